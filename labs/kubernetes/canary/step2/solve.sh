#!/bin/bash
kubectl apply -f ~/canary.yaml
kubectl rollout status deployment/web-canary --timeout=120s
