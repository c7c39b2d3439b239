#!/bin/bash
kubectl apply -f ~/diary-with-claim.yaml
kubectl rollout status deployment/diary --timeout=120s
kubectl delete pod -l app=diary
kubectl rollout status deployment/diary --timeout=120s
