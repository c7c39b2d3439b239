#!/bin/bash
kubectl delete pods -l app=web
kubectl rollout status deployment/web --timeout=120s
