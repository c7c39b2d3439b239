#!/bin/bash
kubectl apply -f ~/sign-with-file.yaml
kubectl rollout status deployment/sign --timeout=120s
