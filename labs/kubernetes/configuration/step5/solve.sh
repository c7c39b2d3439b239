#!/bin/bash
kubectl create secret generic door --from-literal=CODE=4711
kubectl apply -f ~/guard.yaml
kubectl wait --for=condition=Ready pod/guard --timeout=120s
