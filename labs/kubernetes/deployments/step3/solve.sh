#!/bin/bash
kubectl set image deployment/web nginx=nginx:1.22
kubectl annotate --overwrite deployment/web kubernetes.io/change-cause="nginx 1.22"
kubectl rollout status deployment/web --timeout=120s
