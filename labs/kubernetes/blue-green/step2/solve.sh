#!/bin/bash
kubectl apply -f ~/green.yaml -f ~/preview.yaml
kubectl rollout status deployment/web-green --timeout=120s
