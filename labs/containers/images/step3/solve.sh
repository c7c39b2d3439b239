#!/bin/bash
digest=$(cat ~/v2.digest)
jq -r '.layers[-1].digest' ~/hello/blobs/sha256/"${digest#sha256:}" >~/page.layer
