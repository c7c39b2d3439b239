#!/bin/bash
kubectl scale deployment/web --replicas=4
kubectl rollout status deployment/web --timeout=120s
