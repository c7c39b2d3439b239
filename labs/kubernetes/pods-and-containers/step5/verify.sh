#!/bin/bash
# Passes when the container nginx of "web" was restarted and is ready again, and the pod "box" is gone.

ask() { kubectl get pod "$1" --ignore-not-found -o "jsonpath=$2" || { echo "The cluster did not answer. Try again in a moment."; exit 1; }; }

restarts=$(ask web '{.status.containerStatuses[?(@.name=="nginx")].restartCount}') || { echo "$restarts"; exit 1; }
if [[ -z $restarts ]]; then
  echo "There is no pod called web with a container nginx. Make it with: kubectl apply -f web.yaml"
  exit 1
fi

if ((restarts < 1)); then
  echo "The container nginx has not been restarted yet. Stop it with: kubectl exec web -c nginx -- nginx -s stop"
  exit 1
fi

for _ in {1..20}; do
  ready=$(ask web '{.status.containerStatuses[*].ready}')
  if [[ $ready == "true true" ]]; then
    break
  fi
  sleep 1
done

if [[ $ready != "true true" ]]; then
  echo "nginx was restarted $restarts times and is not ready yet. After several ends in a row Kubernetes waits longer each time; try again soon."
  exit 1
fi

for _ in {1..20}; do
  box=$(ask box '{.metadata.name} {.metadata.deletionTimestamp}') || { echo "$box"; exit 1; }
  if [[ -z ${box// /} ]]; then
    echo "nginx came back by itself, box did not: containers are restarted, pods are not."
    exit 0
  fi

  if [[ $box == "box " ]]; then
    echo "nginx came back. The pod box is still there: delete it with 'kubectl delete pod box'."
    exit 1
  fi
  sleep 1
done

echo "The pod box is being deleted but not gone yet. Try again in a moment."
exit 1
