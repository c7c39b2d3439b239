#!/bin/bash
kubectl patch deployment mailer --type=json \
  --patch '[{"op": "replace", "path": "/spec/template/spec/containers/0/env/0/valueFrom/configMapKeyRef/key", "value": "SENDER_ADDRESS"}]'
kubectl rollout status deployment/mailer --timeout=120s
