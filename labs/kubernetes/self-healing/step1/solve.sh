#!/bin/bash
kubectl apply -f ~/web.yaml
kubectl rollout status deployment/web --timeout=90s
pod=$(kubectl get pods -l app=web -o jsonpath='{.items[0].metadata.name}')
kubectl exec "$pod" -- nginx -s stop
