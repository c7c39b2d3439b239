#!/bin/bash
# Starts the broken shop.
for _ in {1..30}; do
  kubectl apply -f ~/shop/ && break
  sleep 2
done
