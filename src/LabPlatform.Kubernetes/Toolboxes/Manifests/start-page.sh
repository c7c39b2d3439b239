# usage: start-page PAGE LOG BACKGROUND FOREGROUND <scripts    (the last two: their lengths in bytes, 0 for none)
# Starts a page's scripts, which stand one after the other on standard input. Waits for neither; a page that was started is left alone.
# Each leaves its exit code beside the page's mark when it has ended.
set -eu
page=$1 log=/var/log/killercoda/$2 background=$3 foreground=$4
state=/var/lib/labplatform/pages
mkdir -p "$state" /var/log/killercoda /ks
exec 9>"$state/lock"
flock 9
[ ! -e "$state/$page" ] || exit 0

scripts=/tmp/.lab
mkdir -p "$scripts"
head -c "$background" >"$scripts/$page-background.sh"
head -c "$foreground" >"$scripts/$page.sh"
cd /root
if [ "$background" -gt 0 ]; then
  setsid bash -c 'bash "$1"; echo $? >"$2"' background "$scripts/$page-background.sh" "$state/$page.background" \
    </dev/null >"${log}_stdout.log" 2>"${log}_stderr.log" 9>&- &
fi
if [ "$foreground" -gt 0 ]; then
  printf '\n{ echo $? >%s; } 2>/dev/null\n' "$state/$page.foreground" >>"$scripts/$page.sh"
  # Sourced, so that variables, functions and directories stay; the blank keeps it out of the history.
  printf ' . %s\r' "$scripts/$page.sh" | setsid /usr/local/bin/labterm type 1 --as "page-$page" --at-prompt >/dev/null 2>"${log}_typing.log" 9>&- &
fi
touch "$state/$page"
