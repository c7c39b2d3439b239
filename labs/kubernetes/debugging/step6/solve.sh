#!/bin/bash
kubectl set resources deployment stock --limits=memory=128Mi
kubectl rollout status deployment/stock --timeout=120s
