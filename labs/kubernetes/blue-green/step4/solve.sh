#!/bin/bash
kubectl replace --force -f ~/visitor.yaml
kubectl wait --for=condition=Ready pod/visitor --timeout=120s
until kubectl logs visitor | grep -q 'after 10 '; do sleep 0.5; done
kubectl patch service web --patch '{"spec": {"selector": {"color": "green"}}}'
kubectl logs -f visitor
