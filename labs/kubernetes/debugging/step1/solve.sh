#!/bin/bash
until kubectl get deployment front customer >/dev/null 2>&1; do sleep 1; done
kubectl set image deployment/front front=nginx:1.26
kubectl rollout status deployment/front --timeout=120s
