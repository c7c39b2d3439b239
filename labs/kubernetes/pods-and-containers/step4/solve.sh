#!/bin/bash
kubectl exec web -c writer -- wget -q -O - http://localhost
