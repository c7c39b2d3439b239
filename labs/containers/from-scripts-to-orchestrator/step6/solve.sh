#!/bin/bash
kubectl create deployment shop --image=labplatform/web:v3 --replicas=3
kubectl set env deployment/shop COLOR=teal
kubectl set resources deployment/shop --limits=memory=64Mi
kubectl expose deployment shop --port=80 --target-port=8080
kubectl rollout status deployment/shop --timeout=90s
