#!/bin/bash
kubectl set env deployment/customer PLACES='front menu orders kitchen mailer stock'
kubectl rollout status deployment/customer --timeout=120s
