#!/bin/bash
kubectl run order --image=busybox:1.37 --restart=Never -- wget -q -O - "http://soup.$NS_KITCHEN"
