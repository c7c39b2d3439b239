#!/bin/bash
# Passes when the pod "web" has two ready containers, nginx and writer, that mount the same emptyDir.

ask() { kubectl get pod web --ignore-not-found -o "jsonpath=$1" || { echo "The cluster did not answer. Try again in a moment."; exit 1; }; }

names=$(ask '{.spec.containers[*].name}') || { echo "$names"; exit 1; }
if [[ -z $names ]]; then
  echo "There is no pod called web yet. Make it with: kubectl apply -f web.yaml"
  exit 1
fi

for name in nginx writer; do
  if [[ " $names " != *" $name "* ]]; then
    echo "The pod web has no container called $name (it has: $names). Delete it and apply web.yaml as it was."
    exit 1
  fi
done

volumes=$(ask '{.spec.volumes[?(@.emptyDir)].name}')
shared=""
for volume in $volumes; do
  if [[ $(ask "{.spec.containers[?(@.name==\"nginx\")].volumeMounts[?(@.name==\"$volume\")].name}") == "$volume" &&
        $(ask "{.spec.containers[?(@.name==\"writer\")].volumeMounts[?(@.name==\"$volume\")].name}") == "$volume" ]]; then
    shared=$volume
  fi
done

if [[ -z $shared ]]; then
  echo "The containers nginx and writer have no emptyDir volume in common. Compare your pod with web.yaml."
  exit 1
fi

# Containers that are on their way get some time; those that cannot start say why.
for _ in {1..20}; do
  ready=$(ask '{.status.containerStatuses[*].ready}')
  waiting=$(ask '{.status.containerStatuses[*].state.waiting.reason}')
  if [[ $ready == "true true" ]]; then
    echo "Both containers of web are ready and share the volume $shared."
    exit 0
  fi

  case $waiting in
    *ErrImagePull* | *ImagePullBackOff* | *InvalidImageName*) echo "An image of web cannot be pulled. Look for it with: kubectl describe pod web"; exit 1 ;;
    *CrashLoopBackOff*) echo "A container of web ends again and again. Look for it with: kubectl describe pod web"; exit 1 ;;
  esac
  sleep 1
done

echo "The pod web is not ready yet${waiting:+ ($waiting)}. Look at it with: kubectl describe pod web"
exit 1
