#!/bin/bash
kubectl --context kitchen create deployment soup --image=labplatform/web:v2 --replicas=2
kubectl --context kitchen expose deployment soup --port=80 --target-port=8080
kubectl --context kitchen rollout status deployment/soup --timeout=120s
