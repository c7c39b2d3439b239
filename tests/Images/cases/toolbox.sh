# shellcheck shell=bash disable=SC2154,SC2016 # the dollars are for the shell in the container
# The toolbox: every tool scenarios use, an interactive shell as learners expect it, the holder as process 1.

host=controlplane env=NS_SHOP=lab-x-shop start toolbox labplatform/toolbox
succeeds "the holder answers" within 5 inside toolbox labterm ready

for tool in awk bash bc clear column curl dig envsubst find git gpg grep hexdump host htop ip jq kill killall kubectl launch.sh \
  less lsns nano nc nsenter nslookup openssl ping pgrep pstree python3 ps runc scp screen sed seq skopeo socat ss ssh sudo tar tee \
  timeout tmux top traceroute tree umoci unshare unzip vi vim watch wget xargs xxd zip; do
  succeeds "the toolbox has $tool" inside toolbox bash -c "command -v $tool"
done
says "kubectl is the cluster's version" 'GitVersion:"v1.20.2' inside toolbox kubectl version --client
equals "python3 reads YAML" "{'a': [1]}" inside toolbox python3 -c 'import yaml; print(yaml.safe_load("a: [1]"))'
equals "sudo works without a question" root inside toolbox sudo -n id -un
equals "sudo keeps the names of namespaces" lab-x-shop inside toolbox sudo printenv NS_SHOP
equals "the user is root, at home" "root /root /root" inside toolbox bash -c 'echo $(id -un) $HOME $PWD'
equals "the language is UTF-8" "UTF-8 3" inside toolbox bash -c 'x=äöü; echo $(locale charmap) ${#x}'
succeeds "the terminal type is known" inside toolbox bash -c '[ $TERM = xterm-256color ] && tput colors | grep -x 256'
for folder in /ks /etc/killercoda /var/log/killercoda /etc/kubernetes /root/.kube /opt /usr/local/bin /tmp; do
  succeeds "$folder can be written" inside toolbox touch "$folder/probe"
done
equals "the home a volume hides is kept" "" inside toolbox diff -r -x .kube /root /usr/share/labplatform/home
equals "man pages are left out" "" inside toolbox sh -c 'find /usr/share/man -type f'

# One machine under the names of several.
equals "ssh host01 runs a command here, in /root" $'controlplane /root\na  b' inside toolbox bash -c \
  'cd /tmp && ssh -q -o StrictHostKeyChecking=no root@host01 -p 22 "echo \$(hostname) \$PWD; echo \"a  b\""'
equals "ssh node01 gives the exit code" 7 inside toolbox bash -c 'ssh node01 exit 7; echo $?'
equals "ssh controlplane reads a script" 42 inside toolbox bash -c 'echo "echo \$((6 * 7))" | ssh controlplane'
equals "ssh hands on what is piped into its command" piped inside toolbox bash -c 'echo piped | ssh -T root@node02 cat'
equals "ssh -n reads nothing, so that a loop goes on" $'1\n2' inside toolbox bash -c 'printf "1\n2\n" | while read -r i; do ssh -n host01 "echo $i; cat"; done'
equals "ssh knows the users there are" $'ann\n/home/ann' inside toolbox bash -c 'useradd -m ann && ssh ann@host01 "id -un; pwd"'
says "ssh to another machine says why not" "other.example cannot be reached from here. A lab has one machine" inside toolbox ssh user@other.example ls
refuses "ssh to another machine fails" inside toolbox ssh other.example true
equals "scp copies to host01 and back" $'one\none' inside toolbox bash -c \
  'cd /tmp && echo one >scp-a && scp -q scp-a root@host01:scp-b && scp -o BatchMode=yes host01:/root/scp-b scp-c && scp scp-a host01:/tmp/ && cat /root/scp-b scp-c && rm /root/scp-b'
says "scp to another machine says why not" "cannot be reached from here" inside toolbox scp /etc/hostname other.example:/tmp

# Images in a folder, without a registry or an engine.
says "htpasswd writes what a registry reads" 'learner:$2y$' inside toolbox htpasswd -Bbn learner coral
equals "runc writes an example of a bundle's order" sh inside toolbox bash -c 'mkdir /tmp/example && cd /tmp/example && runc spec && jq -r ".process.args[0]" config.json'
succeeds "umoci makes an image" inside toolbox bash -c 'cd /tmp && umoci init --layout box && umoci new --image box:v1 && mkdir files && echo hello >files/hello && umoci insert --image box:v1 files /srv'
equals "skopeo reads it" "1 layer, linux" inside toolbox bash -c 'skopeo inspect oci:/tmp/box:v1 | jq -r "\"\(.Layers | length) layer, \(.Os)\""'
succeeds "skopeo copies it" inside toolbox skopeo copy -q oci:/tmp/box:v1 dir:/tmp/box-copy
equals "umoci unpacks it" hello inside toolbox bash -c 'cd /tmp && umoci unpack --image box:v1 bundle && cat bundle/rootfs/srv/hello'

# Runs a line in a shell as a learner's.
typed() {
  inside toolbox bash -ic "$1" 2>&1 | grep -v -e 'cannot set terminal process group' -e 'no job control'
}
equals "k is kubectl" "alias k='kubectl'" typed 'alias k'
equals "the history is kept at once" "history -a /root/.bash_history" typed 'echo $PROMPT_COMMAND $HISTFILE'
for command in kubectl k; do
  equals "Tab completes $command" "version " typed "
    COMP_WORDS=($command vers) COMP_CWORD=1 COMP_LINE='$command vers' COMP_POINT=\${#COMP_LINE}
    declare -F __start_kubectl >/dev/null || { [ $command = k ] || _completion_loader kubectl; }
    if [ $command = k ]; then _complete_k; else __start_kubectl; fi
    echo \"\${COMPREPLY[*]} \""
done
says "docker is missing for a reason" "this machine is a container itself and cannot run others" typed 'docker ps'
equals "a missing program has its exit code" $'bash: nonsense: command not found\n127' typed 'nonsense; echo $?'
succeeds "a prompt is made without noise" inside toolbox bash -c '[ -z "$(bash -ic true 2>&1 >/dev/null | grep -v -e "process group" -e "job control")" ]'
succeeds "the toolbox is below 380 MB" bash -c "[ \$(du -sm '$(jq -r .root.path "$scratch/bundles/toolbox/config.json")' | cut -f1) -lt 380 ]"
ends_on toolbox TERM
