#!/bin/bash
kubectl apply -f ~/service.yaml
