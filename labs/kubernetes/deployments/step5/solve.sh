#!/bin/bash
kubectl set image deployment/web nginx=nginx:1.62
kubectl annotate --overwrite deployment/web kubernetes.io/change-cause="a newer nginx"
# It is meant to fail: the rollout gets stuck.
kubectl rollout status deployment/web --timeout=60s || true
