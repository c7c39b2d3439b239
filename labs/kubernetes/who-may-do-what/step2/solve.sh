#!/bin/bash
token=$(echo '{"apiVersion": "authentication.k8s.io/v1", "kind": "TokenRequest", "spec": {"expirationSeconds": 7200}}' |
  kubectl create --raw "/api/v1/namespaces/$NS_DEFAULT/serviceaccounts/robot/token" -f - | jq -r .status.token)
kubectl config set users.robot.token "$token"
kubectl config set-context robot --cluster=kubernetes --user=robot --namespace="$NS_DEFAULT"
