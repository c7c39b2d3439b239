#!/bin/bash
# Passes when the Service "web" has port 80. The last line is the reason the learner reads.

ports=$(kubectl get service web --ignore-not-found -o jsonpath='{.spec.ports[*].port}') || { echo "The cluster did not answer. Try again in a moment."; exit 1; }
if [[ -z $ports ]]; then
  echo "There is no Service called web yet."
  exit 1
fi

if [[ " $ports " != *" 80 "* ]]; then
  echo "The Service web listens on port $ports instead of 80. Delete it with 'kubectl delete service web' and make it again."
  exit 1
fi

echo "The Service web is there, on port 80."
