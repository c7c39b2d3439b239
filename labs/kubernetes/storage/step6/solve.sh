#!/bin/bash
kubectl delete pvc diary --wait=false
kubectl delete deployment diary
kubectl wait --for=delete pvc/diary --timeout=120s
kubectl delete pvc data-keeper-1
