#!/bin/bash
kubectl patch deployment web --patch "$(cat ~/careful.yaml)"
kubectl set image deployment/web nginx=nginx:1.26
kubectl annotate --overwrite deployment/web kubernetes.io/change-cause="nginx 1.26"
kubectl rollout status deployment/web --timeout=110s
