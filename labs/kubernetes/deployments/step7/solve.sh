#!/bin/bash
kubectl create deployment shop --image=httpd:2.4 --replicas=2
kubectl patch deployment shop --patch '{"spec": {"strategy": {"rollingUpdate": {"maxUnavailable": 0}}}}'
kubectl rollout status deployment/shop --timeout=120s
