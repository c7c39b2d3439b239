#!/bin/bash
jq -r '.manifests[] | select(.annotations["org.opencontainers.image.ref.name"] == "v2").digest' ~/hello/index.json >~/v2.digest
