#!/bin/bash
kubectl run web --image=nginx:1.26
kubectl wait --for=condition=Ready pod/web --timeout=120s
kubectl get pod web -o jsonpath='{.status.containerStatuses[0].containerID}' | cut -d : -f 1 >~/runtime.txt
