# First process of the toolbox. usage: toolbox KUBECONFIG SERVER PREVIEWS
umask 022
host=${KUBERNETES_SERVICE_HOST:?}
case $host in *:*) host="[$host]" ;; esac
config=$(printf '%s' "$1" | sed "s|@SERVER@|${2:-https://$host:${KUBERNETES_SERVICE_PORT:?}}|")

# These are on the container's own file system, which a restart makes anew.
printf '%s\n' "$3" >/etc/killercoda/host
printf '%s\n' "$config" >/etc/kubernetes/admin.conf
chmod 600 /etc/kubernetes/admin.conf

# The volume on /root hides the image's: fill it once, a container that is restarted finds it full, and what the learner made of it.
if [ ! -e /root/.kube/config ]; then
  cp -a /usr/share/labplatform/home/. /root/
  mkdir -p /root/.kube /var/lib/labplatform/pages
  cp /etc/kubernetes/admin.conf /root/.kube/config.new
  mv /root/.kube/config.new /root/.kube/config
fi
exec /usr/local/bin/labterm serve
