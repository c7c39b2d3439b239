#!/bin/bash
kubectl delete pod hand-2 hand-4
kubectl apply -f ~/auto.yaml
kubectl rollout status deployment/auto --timeout=120s
kubectl delete "$(kubectl get pods -l app=auto -o name | head -n 1)"
kubectl rollout status deployment/auto --timeout=120s
