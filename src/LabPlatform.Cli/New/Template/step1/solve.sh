#!/bin/bash
kubectl create deployment web --image=nginx:1.26
kubectl rollout status deployment/web --timeout=60s
