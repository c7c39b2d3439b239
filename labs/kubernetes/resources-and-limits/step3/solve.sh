#!/bin/bash
kubectl apply -f ~/worker.yaml
kubectl set resources deployment worker --limits=cpu=500m
kubectl rollout status deployment/worker --timeout=120s
