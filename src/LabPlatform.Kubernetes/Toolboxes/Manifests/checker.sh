# First process of the checker. usage: checker KUBECONFIG SERVER
# Writes the kubeconfig, then waits. Bash as process 1 reaps whatever a check leaves behind.
umask 077
mkdir -p /root/.kube
host=${KUBERNETES_SERVICE_HOST:?}
case $host in *:*) host="[$host]" ;; esac
rm -f /root/.kube/config
printf '%s' "$1" | sed "s|@SERVER@|${2:-https://$host:${KUBERNETES_SERVICE_PORT:?}}|" >/root/.kube/config
chmod 400 /root/.kube/config
trap 'exit 0' TERM INT
while :; do
  sleep 3600 &
  wait $!
done
