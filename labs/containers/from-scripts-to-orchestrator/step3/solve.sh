#!/bin/bash
kubectl expose deployment auto --port=80 --target-port=8080
kubectl rollout status deployment/auto --timeout=120s
