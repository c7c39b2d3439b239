#!/bin/bash
kubectl patch configmap sign-settings --patch '{"data": {"GREETING": "Good evening"}}'
kubectl rollout restart deployment/sign
kubectl rollout status deployment/sign --timeout=120s
