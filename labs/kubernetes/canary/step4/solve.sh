#!/bin/bash
kubectl scale deployment/web-canary --replicas=5
kubectl rollout status deployment/web-canary --timeout=120s
kubectl scale deployment/web-stable --replicas=5
kubectl rollout status deployment/web-stable --timeout=120s
