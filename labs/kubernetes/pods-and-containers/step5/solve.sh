#!/bin/bash
kubectl exec web -c nginx -- nginx -s stop
kubectl delete pod box --grace-period=1
