# shellcheck shell=bash
# Sourced by ssh and scp. Scenarios written for several machines name them; in a lab each of those is this one.

is_here() {
  case $1 in
    host01 | host02 | host03 | controlplane | master | node01 | node02 | node03 | client) ;;
    localhost | 127.0.0.1 | ::1 | 172.30.1.2 | 172.30.2.2 | 172.30.3.2) ;;
    *) [ "$1" = "$(hostname)" ] ;;
  esac
}

# Ends the program, as ssh does when it cannot connect: refuse PROGRAM HOST
refuse() {
  echo "$1: $2 cannot be reached from here. A lab has one machine; host01, controlplane and node01 are all names of it." >&2
  exit 255
}
