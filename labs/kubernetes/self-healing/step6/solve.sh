#!/bin/bash
sed -i '/livenessProbe/,/periodSeconds/s/port: 80$/port: 8080/; s/port: 8008$/port: 8080/' ~/shop.yaml
kubectl apply -f ~/shop.yaml
kubectl rollout status deployment/shop --timeout=120s
