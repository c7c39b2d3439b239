#!/bin/bash
kubectl apply -f ~/late.yaml
kubectl patch configmap sign-settings --patch '{"data": {"TITLE": "The sign"}}'
kubectl wait --for=condition=Ready pod/late --timeout=120s
