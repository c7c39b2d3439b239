# usage: await-page PAGE SECONDS FOREGROUND BACKGROUND    (the last two: empty where the page has no such script)
# Waits until the scripts of a page have ended; prints the exit codes of the two, or "-" for one that still runs when the time is up.
set -u
marks=/var/lib/labplatform/pages/$1 until=$((SECONDS + $2)) foreground=${3:+-} background=${4:+-}
while :; do
  [ ! -s "$marks.foreground" ] || foreground=$(<"$marks.foreground")
  [ ! -s "$marks.background" ] || background=$(<"$marks.background")
  { [ "${foreground:-0}" = - ] || [ "${background:-0}" = - ]; } && ((SECONDS < until)) || break
  sleep 0.1
done
echo "${foreground:-0} ${background:-0}"
