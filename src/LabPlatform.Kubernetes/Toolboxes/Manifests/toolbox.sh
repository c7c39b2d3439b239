# First process of the toolbox. The volume on /root hides the image's: fill it once, a container that is restarted finds it full.
umask 022
if [ ! -e /root/.kube/config ]; then
  cp -a /usr/share/labplatform/home/. /root/
  mkdir -p /root/.kube /var/lib/labplatform/pages
  host=${KUBERNETES_SERVICE_HOST:?}
  case $host in *:*) host="[$host]" ;; esac
  printf '%s' "$1" | sed "s|@SERVER@|${2:-https://$host:${KUBERNETES_SERVICE_PORT:?}}|" >/root/.kube/config.new
  chmod 600 /root/.kube/config.new
  mv /root/.kube/config.new /root/.kube/config
fi
exec /usr/local/bin/labterm serve
