# shellcheck shell=bash
# Counts what passed and failed, over test projects, shell tests and single commands. Sourced by test.sh.

passed=0 failed=0
LP_RESULTS=$LP_REPO/TestResults

start_counting() {
  rm -rf "$LP_RESULTS"
  mkdir -p "$LP_RESULTS"
}

# count NAME PASSED FAILED STARTED LOG
count() {
  passed=$((passed + $2)) failed=$((failed + $3))
  printf '%-28s %5d passed %4d failed %6d s\n' "$1" "$2" "$3" $((SECONDS - $4))
  (($3 == 0)) || echo "      the whole log: $5"
}

# counted NAME COMMAND...: one command is one test.
counted() {
  local name=$1 log=$LP_RESULTS/${1// /-}.log started=$SECONDS
  shift
  if "$@" </dev/null >"$log" 2>&1; then
    count "$name" 1 0 "$started" "$log"
  else
    tail -n 40 "$log" | sed 's/^/      | /'
    count "$name" 0 1 "$started" "$log"
  fi
}

# dotnet_tests PROJECT: a project that is not there yet is not counted; one that ran nothing has failed.
dotnet_tests() {
  local project=$1 log=$LP_RESULTS/$1.log started=$SECONDS code=0 numbers filter='Category!=Corpus'
  [[ -e tests/$project/$project.csproj ]] || return 0
  [[ -n $soak ]] || filter+='&Category!=Soak'
  timeout 40m dotnet test "tests/$project/$project.csproj" -c Release --no-build --nologo --filter "$filter" \
    --results-directory "$LP_RESULTS" --logger "trx;LogFileName=$project.trx" </dev/null >"$log" 2>&1 || code=$?
  numbers=$(python3 deploy/commands/trx.py "$LP_RESULTS/$project.trx" "$code" "$log")
  count "$project" "${numbers% *}" "${numbers#* }" "$started" "$log"
}

# shell_tests FILE...: each prints "ok NAME" or "not ok NAME" lines. Ending badly without a "not ok", or without any line, is one failure.
shell_tests() {
  local file name log started good bad code
  for file in "$@"; do
    name=$(basename "$(dirname "$file")")/$(basename "$file" .sh) code=0 started=$SECONDS
    log=$LP_RESULTS/${name//\//-}.log
    timeout 20m "$file" </dev/null >"$log" 2>&1 || code=$?
    good=$(grep -c '^ok ' "$log" || true) bad=$(grep -c '^not ok ' "$log" || true)
    if ((bad == 0)) && ((code != 0 || good == 0)); then
      bad=1
      tail -n 30 "$log" | sed 's/^/      | /'
    fi
    grep -A 10 '^not ok ' "$log" | sed 's/^/      | /' || true
    count "$name" "$good" "$bad" "$started" "$log"
  done
}

finish_counting() {
  ((passed > 0)) || failed=$((failed + 1))
  echo "$passed passed, $failed failed"
  exit $((failed > 0))
}
