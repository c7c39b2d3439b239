#!/bin/bash
kubectl patch service web --patch '{"spec": {"selector": {"color": "green"}}}'
kubectl delete deployment/web-blue service/web-preview pod/visitor
