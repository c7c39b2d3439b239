#!/bin/bash
kubectl create configmap settings --from-literal=WEB_URL="http://web.$NS_DEFAULT.svc.cluster.local"
