# shellcheck shell=bash
# Finds the node's first process. Sourced.

# True when the node runs. The command line is compared, because after a reboot the number in the file may be anyone's.
node_runs() {
  local pid
  [[ -s $LP_PIDFILE ]] && pid=$(<"$LP_PIDFILE") && [[ -e /proc/$pid/cmdline ]] &&
    tr '\0' ' ' <"/proc/$pid/cmdline" | grep -qF "$LP_SCRIPTS/"
}

# Runs a command in the node's network and mount namespaces, as the components see the machine.
in_node() {
  nsenter --target "$(<"$LP_PIDFILE")" --mount --net --uts --ipc --pid -- "$@"
}
