#!/bin/bash
cd ~ || exit 1
kubectl get pod shelf >/dev/null 2>&1 || kubectl run shelf --image=labplatform/image-shelf:1
kubectl wait --for=condition=Ready pod/shelf --timeout=120s
[ -d bases ] || kubectl exec shelf -- tar -C /images -cf - bases | tar -xf -
for size in large small; do
  [ -d "$size-2024" ] || umoci unpack --image "bases:$size-2024" "$size-2024"
  echo "$size $(dpkg-query --admindir "$size-2024/rootfs/var/lib/dpkg" --show | wc -l)"
done >packages.txt
