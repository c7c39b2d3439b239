# shellcheck shell=bash
# Bounded waiting on a condition. Sourced.

# wait_for SECONDS COMMAND...: true as soon as the command is, false when it was not within the time.
wait_for() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < deadline)) || return 1
    sleep 0.1
  done
}

# True when something accepts connections at HOST PORT.
accepts() {
  (exec 3<>"/dev/tcp/$1/$2") 2>/dev/null
}
