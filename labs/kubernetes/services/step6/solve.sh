#!/bin/bash
kubectl apply -f ~/news.yaml
sed -i 's/targetPort: 80$/targetPort: 8080/' ~/news.yaml
kubectl apply -f ~/news.yaml
