#!/bin/bash
kubectl scale deployment/web --replicas=4
kubectl rollout status deployment/web --timeout=120s
pod=$(kubectl get pods -l app=web -o jsonpath='{.items[0].metadata.name}')
kubectl label pod "$pod" app=aside --overwrite
kubectl rollout status deployment/web --timeout=120s
