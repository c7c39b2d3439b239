#!/bin/bash
kubectl apply -f ~/diary.yaml
kubectl rollout status deployment/diary --timeout=120s
