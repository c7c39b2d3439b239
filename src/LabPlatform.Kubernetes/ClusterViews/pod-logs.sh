# usage: bash -c THIS pod-logs NAMESPACE POD
# Follows the logs of a pod. Ends with them, or with the end of standard input: whoever reads has gone then.
export HOME=/root
exec 3<&0
kubectl logs --follow --tail=200 --all-containers --namespace "$1" "$2" 3<&- &
logs=$!
{ cat <&3; kill $logs; } >/dev/null 2>&1 &
wait $logs
code=$?
kill $! 2>/dev/null
exit $code
