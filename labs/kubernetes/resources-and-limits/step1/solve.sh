#!/bin/bash
kubectl run plain --image=busybox:1.37 -- sleep infinity
kubectl wait --for=condition=Ready pod/plain --timeout=120s
