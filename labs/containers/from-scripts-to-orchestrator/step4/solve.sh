#!/bin/bash
kubectl set image deployment/auto web=labplatform/web:v2
kubectl rollout status deployment/auto --timeout=120s
