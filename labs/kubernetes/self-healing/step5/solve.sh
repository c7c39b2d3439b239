#!/bin/bash
for pod in $(kubectl get pods -l app=web -o name); do kubectl exec "$pod" -- touch /usr/share/nginx/html/ready; done
kubectl apply -f ~/slow.yaml
kubectl patch deployment slow --patch "$(cat ~/startup.yaml)"
kubectl rollout status deployment/slow --timeout=120s
