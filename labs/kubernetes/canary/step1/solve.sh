#!/bin/bash
kubectl apply -f ~/stable.yaml -f ~/service.yaml
kubectl rollout status deployment/web-stable --timeout=120s
