#!/bin/bash
# ./freeze.sh POD: stops the worker processes of nginx, as if they hung. The container goes on running.
# The brackets keep this very command from being found.
kubectl exec "$1" -- sh -c 'for p in /proc/[0-9]*; do if grep -q "[w]orker process" $p/cmdline; then kill -STOP ${p#/proc/}; fi; done'
