#!/bin/bash
kubectl delete rolebinding robot-reads-pods robot-scales-shop
kubectl delete serviceaccount robot
kubectl delete role shop-scaler
