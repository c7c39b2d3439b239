#!/bin/bash
kubectl apply -f ~/web.yaml
kubectl wait --for=condition=Ready pod/web --timeout=120s
