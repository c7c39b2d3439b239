#!/bin/bash
sed -i 's/nineteen/19/' ~/invoice.yaml
kubectl delete job invoice --ignore-not-found
kubectl apply -f ~/invoice.yaml
kubectl wait --for=condition=Complete job/invoice --timeout=120s
