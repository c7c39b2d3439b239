# shellcheck shell=bash
# The steps of `up`: one line each with its time, a log each, and the file the site shows its banner from. Sourced.

LP_PHASE_COUNT=0
LP_PHASE_INDEX=0
LP_PHASE_QUIET=''

# Text as the inside of a JSON string; jq may not be installed yet.
json_text() {
  local text=${1//\\/\\\\}
  text=${text//\"/\\\"}
  tr -d '\000-\037' <<<"$text"
}

# progress NAME STATE [MESSAGE]: replaced in one step, so that a reader never sees half a file.
progress() {
  printf '{"phase":"%s","index":%d,"count":%d,"startedAt":"%s","state":"%s","message":"%s"}\n' \
    "$(json_text "$1")" "$LP_PHASE_INDEX" "$LP_PHASE_COUNT" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$2" "$(json_text "${3:-}")" >"$LP_PROGRESS.new"
  mv "$LP_PROGRESS.new" "$LP_PROGRESS"
}

seconds_since() {
  local now=${EPOCHREALTIME/./} start=${1/./}
  printf '%d.%d s' $(((now - start) / 1000000)) $(((now - start) / 100000 % 10))
}

# phase NAME LOG HINT COMMAND...: runs the command with its output in logs/LOG.log. When it fails, shows the end of the log, says what to do, ends.
phase() {
  local name=$1 log=$LP_LOGS/$2.log hint=$3 started=$EPOCHREALTIME
  shift 3
  LP_PHASE_INDEX=$((LP_PHASE_INDEX + 1))
  [[ -n $LP_PHASE_QUIET ]] || progress "$name" running
  printf '[%d/%d] %-38s ' "$LP_PHASE_INDEX" "$LP_PHASE_COUNT" "$name"
  # Without these descriptors no daemon that is started inside keeps a lock.
  if "$@" </dev/null >"$log" 2>&1 8>&- 9>&-; then
    seconds_since "$started"
    echo
    return
  fi
  echo "failed after $(seconds_since "$started")"
  tail -n 15 "$log" | sed 's/^/      | /'
  echo "      the whole log: $log"
  echo "      what to do:    $hint"
  progress "$name" failed "$(tail -n 1 "$log")"
  exit 1
}
