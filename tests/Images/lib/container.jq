# Turns "runc spec" into what a node would run. Input: the specification; $images: the image's configuration.
($images[0]) as $image
| (["CHOWN", "DAC_OVERRIDE", "FSETID", "FOWNER", "MKNOD", "NET_RAW", "SETGID", "SETUID", "SETFCAP", "SETPCAP",
    "NET_BIND_SERVICE", "SYS_CHROOT", "KILL", "AUDIT_WRITE"] | map("CAP_" + .)) as $capabilities
| (($image.User // "") | split(":") | map(tonumber)) as $user
| .root = {path: $root, readonly: false}
| .hostname = $host
| .process.terminal = false
| .process.cwd = ($image.WorkingDir // "/" | if . == "" then "/" else . end)
| .process.args = ($image.Entrypoint // []) + (if $command == [] then ($image.Cmd // []) else $command end)
| .process.env = ($image.Env // []) + ["HOSTNAME=" + $host] + ($env | split(" "))
| .process.user = {uid: ($user[0] // 0), gid: ($user[1] // 0)}
| .process.capabilities |= map_values($capabilities)
| if $user[0] // 0 != 0 then .process.capabilities |= with_entries(.value = if .key == "bounding" then .value else [] end) else . end
| del(.process.rlimits)
| if $beside != "" then .linux.namespaces |= map(if .type == "network" then .path = "/proc/\($beside)/ns/net" else . end) else . end
