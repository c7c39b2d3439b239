#!/bin/bash
kubectl set image deployment/web-stable web=labplatform/web:v2
kubectl rollout status deployment/web-stable --timeout=120s
kubectl scale deployment/web-stable --replicas=8
kubectl rollout status deployment/web-stable --timeout=120s
kubectl scale deployment/web-canary --replicas=0
