#!/bin/bash
kubectl apply -f ~/cache.yaml
kubectl set resources deployment cache --limits=memory=128Mi
kubectl rollout status deployment/cache --timeout=120s
