#!/bin/bash
kubectl create configmap sign-settings --from-literal=GREETING='Good morning'
