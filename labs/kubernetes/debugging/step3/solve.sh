#!/bin/bash
kubectl patch service orders --type=json --patch '[{"op": "replace", "path": "/spec/ports/0/targetPort", "value": 8080}]'
