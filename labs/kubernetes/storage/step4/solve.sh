#!/bin/bash
kubectl apply -f ~/keeper.yaml
kubectl rollout status statefulset/keeper --timeout=120s
