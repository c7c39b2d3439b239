#!/bin/bash
kubectl apply -f ~/headless.yaml
