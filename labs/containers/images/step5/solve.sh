#!/bin/bash
cd ~ || exit 1
htpasswd -Bbn learner coral >htpasswd
kubectl create secret generic registry-users --from-file=htpasswd
kubectl apply -f registry.yaml
kubectl rollout status deployment/registry --timeout=120s
