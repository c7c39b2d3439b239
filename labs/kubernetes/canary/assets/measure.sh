#!/bin/bash
# Sends 200 requests to the Service web, from a pod of your own, and prints who answered.
kubectl replace --force -f ~/measure.yaml >/dev/null
# The log cannot be read before the container has started.
until kubectl logs -f measure 2>/dev/null; do sleep 0.5; done
