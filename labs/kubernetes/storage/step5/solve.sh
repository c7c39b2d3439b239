#!/bin/bash
kubectl scale statefulset keeper --replicas=1
