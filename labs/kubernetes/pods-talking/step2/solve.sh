#!/bin/bash
kubectl expose pod cook --port=80 --target-port=8080
kubectl exec waiter -- wget -q -O - "http://$(kubectl get pod cook -o jsonpath='{.status.podIP}'):8080/soup"
