#!/bin/bash
sed -i 's/completions: 1/completions: 6/; s/parallelism: 1/parallelism: 2/' ~/letters.yaml
kubectl apply -f ~/letters.yaml
kubectl wait --for=condition=Complete job/letters --timeout=120s
