#!/bin/bash
kubectl apply -f ~/web.yaml
kubectl run client --image=busybox:1.37 -- sleep infinity
kubectl rollout status deployment/web --timeout=120s
kubectl wait --for=condition=Ready pod/client --timeout=120s
