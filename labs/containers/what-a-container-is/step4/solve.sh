#!/bin/bash
kubectl run witness --image=busybox:1.37 --restart=Never -- \
  sh -c 'uname -r; date -s 2030-01-01 2>&1; dmesg 2>&1; true'
for _ in {1..60}; do
  [[ $(kubectl get pod witness -o jsonpath='{.status.phase}') == Succeeded ]] && break
  sleep 0.5
done
