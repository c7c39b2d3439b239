#!/bin/bash
sed -i 's/^spec:$/spec:\n  shareProcessNamespace: true/' ~/glass.yaml
kubectl apply -f ~/glass.yaml
kubectl wait --for=condition=Ready pod/glass --timeout=120s
