#!/bin/bash
kubectl apply -f ~/crowd.yaml
kubectl set resources deployment crowd --limits=cpu=50m --requests=cpu=10m
kubectl rollout status deployment/crowd --timeout=120s
