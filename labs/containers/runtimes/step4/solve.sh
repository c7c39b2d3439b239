#!/bin/bash
cd ~ || exit 1
mkdir -p example
[ -e example/config.json ] || runc spec --bundle example
runc run --bundle bundle tides >runc.log 2>&1
true
