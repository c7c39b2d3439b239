#!/bin/bash
kubectl apply -f ~/blue.yaml -f ~/service.yaml
kubectl rollout status deployment/web-blue --timeout=120s
