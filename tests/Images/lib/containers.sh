# shellcheck shell=bash disable=SC2154 # the folders are set by images.sh
# Containers as the node makes them: pulled from the registry, run by runc with the usual capabilities, in a
# network of their own that has only loopback.

started=()

storage() {
  buildah --root "$scratch/storage" --runroot "$scratch/run" --storage-driver overlay "$@"
}

# Makes a container of an image: create NAME IMAGE [COMMAND...]; variables in $env, host name in $host,
# arguments instead of the image's command in $args. With $beside, in the network of that container.
create() {
  local name=$1 image=$2 id bundle=$scratch/bundles/$1 command='[]'
  shift 2
  [ $# = 0 ] || command=$(jq -n '$ARGS.positional' --args -- "$@")
  mkdir -p "$bundle"
  id=$(storage from --tls-verify=false "docker://$registry/$image" 2>"$bundle/pull.log") ||
    { cat "$bundle/pull.log" >&2 && return 1; }
  storage inspect "$id" | jq .OCIv1.config >"$bundle/image.json"
  (cd "$bundle" && runc spec)
  jq --slurpfile images "$bundle/image.json" --argjson command "$command" \
    --arg root "$(storage mount "$id")" --arg host "${host:-$name}" --arg env "${env:-}" --arg beside "${beside:+$(pid_of "$beside")}" \
    -f "$tests/lib/container.jq" "$bundle/config.json" >"$bundle/config.new"
  mv "$bundle/config.new" "$bundle/config.json"
  # As the kubelet writes it.
  printf '127.0.0.1 localhost\n127.0.0.1 %s\n' "${host:-$name}" >"$(jq -r .root.path "$bundle/config.json")/etc/hosts"
  started+=("$name")
}

# Starts a container in the background, its output in bundles/NAME/output: start NAME IMAGE [COMMAND...]
start() {
  create "$@"
  launch "$1"
}

# Starts a container that create has made: launch NAME
launch() {
  runc --root "$scratch/runc" run --detach --pid-file "$scratch/bundles/$1/pid" --bundle "$scratch/bundles/$1" "$1" \
    >"$scratch/bundles/$1/output" 2>&1 </dev/null
}

# Runs a container to its end: run_once NAME IMAGE [COMMAND...]
run_once() {
  create "$@"
  runc --root "$scratch/runc" run --bundle "$scratch/bundles/$1" "$1"
}

pid_of() {
  cat "$scratch/bundles/$1/pid"
}

# Runs a command in a started container: inside NAME COMMAND...
inside() {
  runc --root "$scratch/runc" exec "$@"
}

# Asks this machine's curl from within a container's network: visit NAME CURL-ARGUMENTS...
visit() {
  nsenter -t "$(pid_of "$1")" -n curl -sS --noproxy '*' --max-time 5 "${@:2}"
}

# Sends a signal to process 1 and says how the container ends: ends_on NAME SIGNAL
ends_on() {
  local from=${EPOCHREALTIME/[.,]/} process
  process=$(pid_of "$1")
  kill -s "$2" "$process"
  # Nobody here is its parent: gone, or waiting for its reaper (state Z), is ended.
  if within 10 ended "$process"; then
    ok "$1 ends on SIG$2, long before it would be killed ($(((${EPOCHREALTIME/[.,]/} - from) / 1000)) ms)"
  else
    not_ok "$1 ends on SIG$2 within 10 s" "$(ps -o pid,stat,args -p "$process")"
  fi
}

ended() {
  ! grep -Eqs '^State:[[:space:]]+[^ZX[:space:]]' "/proc/$1/status"
}

end_containers() {
  local name
  for name in "${started[@]}"; do
    runc --root "$scratch/runc" delete --force "$name" 2>/dev/null || true
  done
  [ ! -e "$scratch/storage" ] || storage rm --all >/dev/null 2>&1 || true
  awk -v root="$scratch/" 'index($2, root) == 1 { print $2 }' /proc/self/mounts | sort -r | xargs -r umount -l
}
