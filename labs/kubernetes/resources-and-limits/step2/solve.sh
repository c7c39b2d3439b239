#!/bin/bash
sed -i 's/cpu: 50m/cpu: 100m/; s/memory: 32Mi/memory: 64Mi/' ~/steady.yaml
kubectl delete pod steady --ignore-not-found
kubectl apply -f ~/steady.yaml
kubectl wait --for=condition=Ready pod/steady --timeout=120s
