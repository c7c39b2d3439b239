#!/usr/bin/env bash
# Builds, starts and stops the web site as a background process of the machine.
# usage: site.sh start PORT | stop | state | clone | build     (the last: makes the site and prints its folder)
set -euo pipefail
# shellcheck source=deploy/commands/common.sh
source "$(dirname "$0")/common.sh"
# shellcheck source=deploy/commands/published.sh
source "$LP_REPO/deploy/commands/published.sh"
cd "$LP_REPO"

pid_file=$LP_HOME/site.pid
# What runs: build, port, clone and a checksum of its settings, one line each.
facts_file=$LP_HOME/site.facts

site_runs() {
  local pid
  [[ -s $pid_file ]] && pid=$(<"$pid_file") && [[ -e /proc/$pid/cmdline ]] && tr '\0' ' ' <"/proc/$pid/cmdline" | grep -q LabPlatform.Web.dll
}

# healthy PORT: our process listens there and says that it is well; another program's answer does not count.
healthy() {
  ss -lntpH "sport = :$1" | grep -q "pid=$(<"$pid_file")," && curl -sf -m 5 -o /dev/null "http://127.0.0.1:$1/healthz"
}

# The folder of the published site.
target() {
  local -a inputs=(src wwwroot Directory.*.props)
  [[ ! -e global.json ]] || inputs+=(global.json)
  echo "$LP_CACHE/site/$(fingerprint "${inputs[@]}")"
}

# A checksum of the settings that the site is given as environment variables (Sessions__Duration and the like).
settings() {
  { env -0 | LC_ALL=C sort -z | grep -zE '^([A-Za-z0-9]+__|ASPNETCORE_)' || true; } | sha256sum | cut -c1-16
}

build() {
  local tool
  [[ ! -e $1/.complete ]] || return 0
  for tool in dotnet node npm; do
    command -v "$tool" >/dev/null || { echo "there is no $tool; install the .NET 10 SDK and Node.js 20 or later" >&2; return 1; }
  done
  publish LabPlatform.Web "$1"
}

start() {
  local port=$1 build facts
  build=$(target)
  facts=$(printf '%s\n' "$build" "$port" "$LP_REPO" "$(settings)")
  if site_runs && [[ -e $facts_file && $(<"$facts_file") == "$facts" ]] && healthy "$port"; then
    echo "runs already (process $(<"$pid_file"))"
    return
  fi
  build "$build"
  # The new build is there before the old process goes.
  stop
  if [[ -n $(ss -lntH "sport = :$port") ]]; then
    ss -lntpH "sport = :$port"
    echo "another program listens on port $port; end it, or choose another: ./lab up --port 7090"
    return 1
  fi
  mkdir -p "$LP_HOME/site" "$LP_LOGS"
  # The keys of the learners' cookies and their results are in there.
  chmod 700 "$LP_HOME/site"
  cd "$build"
  ASPNETCORE_ENVIRONMENT=${ASPNETCORE_ENVIRONMENT:-Production} ASPNETCORE_URLS=http://127.0.0.1:$port \
    LabPlatform__Home=$LP_HOME LabPlatform__Labs=$LP_REPO/labs \
    setsid dotnet LabPlatform.Web.dll </dev/null >>"$LP_LOGS/site.log" 2>&1 &
  echo $! >"$pid_file"
  echo "$facts" >"$facts_file"
  answers() { healthy "$port" || ! site_runs; }
  wait_for 60 answers || true
  if ! site_runs || ! healthy "$port"; then
    tail -n 20 "$LP_LOGS/site.log"
    echo "the site does not answer at http://127.0.0.1:$port/healthz"
    return 1
  fi
}

stop() {
  local pid
  if site_runs; then
    pid=$(<"$pid_file")
    kill "$pid"
    wait_for 30 test ! -e "/proc/$pid" || kill -KILL "$pid"
    wait_for 10 test ! -e "/proc/$pid"
  fi
  rm -f "$pid_file" "$facts_file"
}

case ${1:-} in
start) start "$2" ;;
stop) stop ;;
state)
  if site_runs; then
    mapfile -t facts <"$facts_file"
    port=${facts[1]}
    healthy "$port" && echo "up      http://127.0.0.1:$port (process $(<"$pid_file"), clone ${facts[2]})" && exit
    echo "ailing  http://127.0.0.1:$port does not answer (process $(<"$pid_file")); ./lab logs site"
    exit 1
  fi
  echo "down"
  exit 1
  ;;
build)
  build=$(target)
  build "$build"
  echo "$build"
  ;;
clone) ! site_runs || sed -n 3p "$facts_file" ;;
*)
  echo "usage: site.sh start PORT | stop | state | clone | build" >&2
  exit 2
  ;;
esac
