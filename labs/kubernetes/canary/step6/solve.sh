#!/bin/bash
kubectl apply -f ~/canary-v3.yaml
kubectl rollout status deployment/web-canary --timeout=120s
~/measure.sh
kubectl scale deployment/web-canary --replicas=0
kubectl wait --for=delete pod -l track=canary --timeout=120s
~/measure.sh
