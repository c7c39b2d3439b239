# shellcheck shell=bash disable=SC2034,SC2154 # what images.sh sets, and what it reads
# A registry of our own on loopback, and the tools, taken out of Debian's packages without installing them
# (the registry's package would start a service that listens on every interface).

registry=
registry_pid=

get_tools() {
  mkdir "$scratch/packages" "$scratch/tools"
  (
    cd "$scratch/packages"
    chmod 777 .
    apt-get -o DPkg::Lock::Timeout=300 update -qq
    apt-get download -qq docker-registry runc
    local package
    for package in *.deb; do
      dpkg-deb -x "$package" "$scratch/tools"
    done
  ) >"$scratch/tools.log" 2>&1 || { cat "$scratch/tools.log" >&2 && return 1; }
  PATH=$scratch/tools/usr/bin:$scratch/tools/usr/sbin:$PATH
  command -v jq >/dev/null || apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends jq >&2
}

start_registry() {
  cat >"$scratch/registry.yml" <<END
version: 0.1
storage:
  filesystem: {rootdirectory: $scratch/registry}
http: {addr: "127.0.0.1:0"}
END
  OTEL_TRACES_EXPORTER=none docker-registry serve "$scratch/registry.yml" >"$scratch/registry.log" 2>&1 &
  registry_pid=$!
  within 10 grep -q 'listening on 127' "$scratch/registry.log" || { cat "$scratch/registry.log" >&2 && return 1; }
  registry=$(grep -om1 '127\.0\.0\.1:[0-9]\+' "$scratch/registry.log")
}

end_registry() {
  [ -z "$registry_pid" ] || kill "$registry_pid" 2>/dev/null || true
}
