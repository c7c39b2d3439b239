#!/bin/bash
kubectl replace --force -f ~/visitor.yaml
kubectl wait --for=condition=Ready pod/visitor --timeout=120s
sleep 2
kubectl patch service web --patch '{"spec": {"selector": {"color": "purple"}}}'
sleep 3
kubectl patch service web --patch '{"spec": {"selector": {"color": "blue"}}}'
kubectl logs -f visitor
