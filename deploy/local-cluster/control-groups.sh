#!/usr/bin/env bash
# Makes or removes the control group below which the kubelet keeps its pods, in every hierarchy of the machine (version 1 or 2).
set -euo pipefail
# shellcheck source=deploy/local-cluster/settings.sh
source "$(dirname "$0")/settings.sh"

roots=()
while read -r root; do
  roots+=("$root")
done < <(awk '$3 == "cgroup" || $3 == "cgroup2" { print $2 }' /proc/mounts)

case ${1:-} in
make)
  for root in "${roots[@]}"; do
    mkdir -p "$root/$LP_CGROUP"
    if [[ -e $root/cgroup.subtree_control && ! -e $root/cpuset.cpus ]]; then
      # Version 2: a controller reaches the pods only when every level above hands it down. One that is missing is reported by the kubelet.
      for controller in $(<"$root/cgroup.controllers"); do
        echo "+$controller" >"$root/cgroup.subtree_control" || true
        echo "+$controller" >"$root/$LP_CGROUP/cgroup.subtree_control" || true
      done
    elif [[ -e $root/$LP_CGROUP/cpuset.cpus ]]; then
      cat "$root/cpuset.cpus" >"$root/$LP_CGROUP/cpuset.cpus"
      cat "$root/cpuset.mems" >"$root/$LP_CGROUP/cpuset.mems"
    fi
  done
  ;;
remove)
  for root in "${roots[@]}"; do
    [[ ! -d $root/$LP_CGROUP ]] || find "$root/$LP_CGROUP" -depth -type d -exec rmdir {} +
  done
  ;;
*)
  echo "usage: control-groups.sh make|remove" >&2
  exit 2
  ;;
esac
