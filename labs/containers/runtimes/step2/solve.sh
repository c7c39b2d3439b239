#!/bin/bash
kubectl run twin --image=nginx:1.26
kubectl wait --for=condition=Ready pod/twin --timeout=120s
kubectl exec twin -- grep ' / / ' /proc/self/mountinfo | grep -oE 'lowerdir\+?=[^, ]*' | sed 's/^[a-z+]*=//' | tr ':' '\n' | wc -l >~/layers.txt
