#!/bin/bash
kubectl scale deployment/auto --replicas=6
kubectl set resources deployment/auto --requests=cpu=10m,memory=40Mi
kubectl rollout status deployment/auto --timeout=120s
