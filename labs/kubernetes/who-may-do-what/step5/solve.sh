#!/bin/bash
kubectl apply -f ~/watcher.yaml
sed 's/name: watcher/name: stranger/; /serviceAccountName/d' ~/watcher.yaml | kubectl apply -f -
