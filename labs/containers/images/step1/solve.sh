#!/bin/bash
cd ~ || exit 1
kubectl run shelf --image=labplatform/image-shelf:1
kubectl wait --for=condition=Ready pod/shelf --timeout=120s
kubectl exec shelf -- tar -C /images -cf - hello | tar -xf -
