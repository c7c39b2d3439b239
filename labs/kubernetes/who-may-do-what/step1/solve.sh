#!/bin/bash
kubectl create serviceaccount robot
