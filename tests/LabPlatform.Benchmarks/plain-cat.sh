#!/usr/bin/env bash
# The rival of "throughput": cat of a file through kubectl exec -it. `script` lends the terminal that kubectl insists on.
# Usage: KUBECONFIG=… plain-cat.sh NAMESPACE POD CONTAINER FILE   → prints "bytes N seconds S"
set -euo pipefail
start=$EPOCHREALTIME
bytes=$(script -qefc "kubectl -n $1 exec -it $2 -c $3 -- cat $4" /dev/null </dev/null | wc -c)
end=$EPOCHREALTIME
awk -v b="$bytes" -v s="$start" -v e="$end" 'BEGIN { printf "bytes %d seconds %.3f\n", b, e - s }'
