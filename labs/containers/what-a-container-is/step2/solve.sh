#!/bin/bash
kubectl apply -f ~/small.yaml
cat >>~/eater.yaml <<'YAML'
    resources:
      limits:
        memory: 32Mi
YAML
kubectl apply -f ~/eater.yaml
kubectl wait --for=condition=Ready pod/small --timeout=120s
for _ in {1..60}; do
  [[ $(kubectl get pod eater -o jsonpath='{.status.phase}') == Failed ]] && break
  sleep 0.5
done
