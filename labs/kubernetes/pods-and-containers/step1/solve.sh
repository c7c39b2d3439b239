#!/bin/bash
kubectl run box --image=busybox:1.37 -- sleep infinity
kubectl wait --for=condition=Ready pod/box --timeout=120s
