#!/bin/bash
kubectl run waiter --image=busybox:1.37 -- sleep infinity
kubectl run cook --image=labplatform/web:v1
kubectl wait --for=condition=Ready pod/waiter pod/cook --timeout=120s
