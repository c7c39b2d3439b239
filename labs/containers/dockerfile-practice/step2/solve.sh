#!/bin/bash
cd ~ || exit 1
for image in large-2024 large-2026 small-2024 small-2026; do
  [ -d "$image" ] || umoci unpack --image "bases:$image" "$image"
  echo "$image $(./scan "$image" | wc -l)"
done >flaws.txt
