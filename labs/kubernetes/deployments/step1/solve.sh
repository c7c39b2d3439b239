#!/bin/bash
kubectl apply -f ~/web.yaml
kubectl rollout status deployment/web --timeout=120s
