# shellcheck shell=bash disable=SC2154
# busybox: applets under their names, and the ones that crashed in another build of it.

says "busybox:1.37 says it is 1.37" "BusyBox v1.37." run_once busybox-version library/busybox:1.37 busybox
start busybox library/busybox sh -c 'mkdir /tmp/www && echo page >/tmp/www/index.html && httpd -p 80 -h /tmp/www && trap "exit 0" TERM; while :; do sleep 0.1; done'
for applet in sh ash cat ls sleep wget nslookup ping telnet nc httpd vi top ps date seq timeout tar awk sed grep find id ip netstat env hostname md5sum; do
  succeeds "busybox has $applet" inside busybox sh -c "command -v $applet && test -x /bin/$applet"
done
within 5 visit busybox -o /dev/null http://127.0.0.1/ || true
equals "busybox wget gets a page" page inside busybox wget -q -O - http://127.0.0.1/
equals "busybox wget -T gets a page" page inside busybox wget -q -T 2 -O - http://127.0.0.1/
equals "busybox timeout ends a command with 143" 143 inside busybox sh -c 'timeout 1 sleep 5 2>/dev/null; echo $?'
equals "busybox knows its user's name" root inside busybox id -un
equals "busybox resolves names of /etc/hosts" 0 inside busybox sh -c 'echo 127.0.0.1 there >>/etc/hosts; ping -c 1 there >/dev/null; echo $?'
ends_on busybox TERM
