# shellcheck shell=bash disable=SC2034 # the counts are printed by images.sh
# What a check prints and counts.

passed=0
failed=0

ok() {
  passed=$((passed + 1))
  printf 'ok %s\n' "$1"
}

# not_ok DESCRIPTION DETAILS
not_ok() {
  failed=$((failed + 1))
  printf 'not ok %s\n' "$1"
  printf '%s\n' "$2" | head -n 20 | sed 's/^/    /'
}

# The command succeeds: succeeds DESCRIPTION COMMAND...
succeeds() {
  local output status=0
  output=$("${@:2}" 2>&1 </dev/null) || status=$?
  if [ "$status" = 0 ]; then ok "$1"; else not_ok "$1" "exit code $status: $output"; fi
}

# The command fails: refuses DESCRIPTION COMMAND...
refuses() {
  local output
  if output=$("${@:2}" 2>&1 </dev/null); then not_ok "$1" "succeeded: $output"; else ok "$1"; fi
}

# The command's output has the text in it: says DESCRIPTION TEXT COMMAND...
says() {
  local output status=0
  output=$("${@:3}" 2>&1 </dev/null) || status=$?
  case $output in
    *"$2"*) ok "$1" ;;
    *) not_ok "$1" "no \"$2\" in (exit code $status): $output" ;;
  esac
}

# The command's whole output is the text: equals DESCRIPTION TEXT COMMAND...
equals() {
  local output status=0
  output=$("${@:3}" 2>&1 </dev/null) || status=$?
  if [ "$output" = "$2" ]; then ok "$1"; else not_ok "$1" "not \"$2\" (exit code $status): $output"; fi
}

# Tries the command every tenth of a second until it succeeds, at most so many seconds: within SECONDS COMMAND...
within() {
  local until=$((${EPOCHREALTIME/[.,]/} + $1 * 1000000))
  until "${@:2}" >/dev/null 2>&1 </dev/null; do
    [ "${EPOCHREALTIME/[.,]/}" -lt "$until" ] || return 1
    sleep 0.1
  done
}
