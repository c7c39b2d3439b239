#!/bin/bash
kubectl apply -f ~/endless.yaml
kubectl patch job endless --patch '{"spec": {"activeDeadlineSeconds": 10}}'
kubectl wait --for=condition=Failed job/endless --timeout=120s
