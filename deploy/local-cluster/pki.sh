#!/usr/bin/env bash
# Makes the cluster's certificates and the kubeconfigs of its components, once per cluster.
set -euo pipefail
# shellcheck source=deploy/local-cluster/settings.sh
source "$(dirname "$0")/settings.sh"

pki=$LP_CLUSTER/pki
[[ -e $pki/.complete ]] && exit 0
rm -rf "$pki"
umask 077
mkdir -p "$pki" "$LP_CLUSTER/kubeconfigs"
cd "$pki"

openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.crt -days 3650 -subj /CN=labplatform-local-cluster \
  -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign,digitalSignature 2>/dev/null
openssl genrsa -out service-accounts.key 2048 2>/dev/null
openssl rsa -in service-accounts.key -pubout -out service-accounts.pub 2>/dev/null

# certificate FILE SUBJECT USAGE [NAMES]
certificate() {
  openssl req -new -newkey rsa:2048 -nodes -keyout "$1.key" -out "$1.csr" -subj "$2" 2>/dev/null
  {
    echo "basicConstraints=CA:FALSE"
    echo "keyUsage=critical,digitalSignature,keyEncipherment"
    echo "extendedKeyUsage=$3"
    [[ -z ${4:-} ]] || echo "subjectAltName=$4"
  } >"$1.ext"
  openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -days 3650 -extfile "$1.ext" -out "$1.crt" 2>/dev/null
  rm "$1.csr" "$1.ext"
}

# user NAME SUBJECT FILE: a client certificate inside a kubeconfig
user() {
  certificate "$1" "$2" clientAuth
  cat >"$3" <<END
apiVersion: v1
kind: Config
clusters:
- name: local
  cluster:
    server: $LP_API
    certificate-authority-data: $(base64 -w0 ca.crt)
users:
- name: $1
  user:
    client-certificate-data: $(base64 -w0 "$1.crt")
    client-key-data: $(base64 -w0 "$1.key")
contexts:
- name: local
  context: {cluster: local, user: $1}
current-context: local
END
}

certificate apiserver /CN=kube-apiserver serverAuth \
  "DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc,DNS:kubernetes.default.svc.cluster.local,DNS:localhost,IP:$LP_NODE_IP,IP:$LP_KUBERNETES_SERVICE_IP"
certificate kubelet "/O=system:nodes/CN=system:node:$LP_NODE_NAME" serverAuth "DNS:$LP_NODE_NAME,IP:$LP_NODE_IP"
certificate apiserver-kubelet-client /O=system:masters/CN=kube-apiserver-kubelet-client clientAuth
user controller-manager /CN=system:kube-controller-manager "$LP_CLUSTER/kubeconfigs/controller-manager"
user scheduler /CN=system:kube-scheduler "$LP_CLUSTER/kubeconfigs/scheduler"
user node "/O=system:nodes/CN=system:node:$LP_NODE_NAME" "$LP_CLUSTER/kubeconfigs/kubelet"
user proxy /CN=system:kube-proxy "$LP_CLUSTER/kubeconfigs/kube-proxy"
user dns /CN=labplatform:dns "$LP_CLUSTER/kubeconfigs/dns"
user local-path /CN=labplatform:local-path "$LP_CLUSTER/kubeconfigs/local-path"
user admin /O=system:masters/CN=labplatform-admin "$LP_ADMIN_KUBECONFIG"
touch .complete
