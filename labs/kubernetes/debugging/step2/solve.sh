#!/bin/bash
kubectl patch service menu --patch '{"spec": {"selector": {"app": "menu"}}}'
