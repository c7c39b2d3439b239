#!/bin/bash
# Passes when the log of "box" holds a line that is a kernel version: written to the output of process 1 from inside.

phase=$(kubectl get pod box --ignore-not-found -o jsonpath='{.status.phase}') || { echo "The cluster did not answer. Try again in a moment."; exit 1; }
if [[ $phase != Running ]]; then
  echo "The pod box from step 1 is not running (${phase:-there is none}). Start it with: kubectl run box --image=busybox:1.37 -- sleep infinity"
  exit 1
fi

log=$(kubectl logs box --tail=200) || { echo "The log of box cannot be read yet. Try again in a moment."; exit 1; }
if [[ -z $log ]]; then
  echo "The log of box is still empty. Write the kernel's version into it, as shown under 'Leave proof'."
  exit 1
fi

if ! grep -Eq '^[0-9]+\.[0-9]+[^ ]*$' <<<"$log"; then
  echo "The log of box has text, but no line that is a kernel version. Use: uname -r > /proc/1/fd/1"
  exit 1
fi

echo "The log of box names its kernel: $(grep -E '^[0-9]+\.[0-9]+[^ ]*$' <<<"$log" | tail -n 1). Compare it with uname -r in the toolbox."
