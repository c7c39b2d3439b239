#!/bin/bash
kubectl delete pod -l app=aside
kubectl apply -f ~/shop.yaml
sed -i 's/app: wbe/app: web/' ~/shop.yaml
kubectl apply -f ~/shop.yaml
