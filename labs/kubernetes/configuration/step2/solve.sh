#!/bin/bash
kubectl apply -f ~/sign.yaml
kubectl rollout status deployment/sign --timeout=120s
