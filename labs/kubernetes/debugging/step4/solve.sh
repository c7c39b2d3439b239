#!/bin/bash
kubectl patch deployment kitchen --type=json \
  --patch '[{"op": "replace", "path": "/spec/template/spec/containers/0/readinessProbe/httpGet/path", "value": "/"}]'
kubectl rollout status deployment/kitchen --timeout=120s
