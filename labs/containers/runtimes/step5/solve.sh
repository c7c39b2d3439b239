#!/bin/bash
n=0
for tool in docker podman containerd runc skopeo umoci; do
  n=$((n + 1))
  sed -i "${n}s/:[^:]*$/: $tool/" ~/tools.txt
done
