#!/bin/bash
# shellcheck disable=SC2016  # the container's shell expands it
kubectl create job sum --image=busybox:1.37 -- sh -c 's=0; for i in $(seq 1000); do s=$((s + i)); done; echo $s'
kubectl wait --for=condition=Complete job/sum --timeout=120s
