#!/bin/bash
# Passes when the pod "box" runs a container of the busybox image.

ask() { kubectl get pod box --ignore-not-found -o "jsonpath=$1" || { echo "The cluster did not answer. Try again in a moment."; exit 1; }; }

image=$(ask '{.spec.containers[0].image}') || { echo "$image"; exit 1; }
if [[ -z $image ]]; then
  echo "There is no pod called box yet. Start it with: kubectl run box --image=busybox:1.37 -- sleep infinity"
  exit 1
fi

if [[ $image != *busybox* ]]; then
  echo "The pod box uses the image $image instead of busybox. Delete it with 'kubectl delete pod box' and start it again."
  exit 1
fi

# A pod that is on its way gets some time; one that cannot start says why.
for _ in {1..15}; do
  state=$(ask '{.status.phase} {.status.containerStatuses[0].state.waiting.reason} {.status.containerStatuses[0].ready}')
  case $state in
    "Running  true") echo "The pod box is running."; exit 0 ;;
    *ErrImagePull* | *ImagePullBackOff* | *InvalidImageName*) echo "The image $image cannot be pulled. Is its name right?"; exit 1 ;;
    *CrashLoopBackOff* | Succeeded* | Failed*) echo "The container ended by itself. Give it something to do: … -- sleep infinity"; exit 1 ;;
  esac
  sleep 1
done

echo "The pod box is not running yet (${state%% *}). Look at it with: kubectl describe pod box"
exit 1
