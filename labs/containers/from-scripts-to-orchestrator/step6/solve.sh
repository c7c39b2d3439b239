#!/bin/bash
kubectl delete pod -l app=hand --ignore-not-found
kubectl create deployment shop --image=labplatform/web:v3 --replicas=3 --dry-run=client -o yaml |
  kubectl set env --local -f - COLOR=teal -o yaml |
  kubectl set resources --local -f - --limits=memory=64Mi -o yaml |
  kubectl apply -f -
kubectl expose deployment shop --port=80 --target-port=8080
kubectl rollout status deployment/shop --timeout=120s
