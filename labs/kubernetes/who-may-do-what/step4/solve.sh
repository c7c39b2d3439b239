#!/bin/bash
kubectl create deployment shop --image=nginx:1.26
kubectl create deployment office --image=nginx:1.26
kubectl apply -f - <<'END'
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: shop-scaler
rules:
- apiGroups: ["apps"]
  resources: ["deployments"]
  resourceNames: ["shop"]
  verbs: ["get"]
- apiGroups: ["apps"]
  resources: ["deployments/scale"]
  resourceNames: ["shop"]
  verbs: ["get", "update", "patch"]
END
kubectl create rolebinding robot-scales-shop --role=shop-scaler --serviceaccount="$NS_DEFAULT:robot"
kubectl --context robot scale deployment shop --replicas=3
