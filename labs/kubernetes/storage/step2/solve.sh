#!/bin/bash
kubectl apply -f ~/claim.yaml
