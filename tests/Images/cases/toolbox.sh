# shellcheck shell=bash disable=SC2154,SC2016 # the dollars are for the shell in the container
# The toolbox: every tool scenarios use, an interactive shell as learners expect it, the holder as process 1.

host=controlplane start toolbox labplatform/toolbox
succeeds "the holder answers" within 5 inside toolbox labterm ready

for tool in awk bash bc column curl dig envsubst find git grep hexdump host htop ip jq kill killall kubectl less lsns \
  nano nc nsenter nslookup openssl ping pgrep pstree python3 ps screen sed seq socat ss sudo tar tee timeout \
  tmux top traceroute tree unshare unzip vi vim watch wget xargs xxd zip; do
  succeeds "the toolbox has $tool" inside toolbox bash -c "command -v $tool"
done
says "kubectl is the cluster's version" 'GitVersion:"v1.20.2' inside toolbox kubectl version --client
equals "python3 reads YAML" "{'a': [1]}" inside toolbox python3 -c 'import yaml; print(yaml.safe_load("a: [1]"))'
equals "sudo works without a question" root inside toolbox sudo -n id -un
equals "the user is root, at home" "root /root /root" inside toolbox bash -c 'echo $(id -un) $HOME $PWD'
equals "the language is UTF-8" "UTF-8 3" inside toolbox bash -c 'x=äöü; echo $(locale charmap) ${#x}'
succeeds "the terminal type is known" inside toolbox bash -c '[ $TERM = xterm-256color ] && tput colors | grep -x 256'
for folder in /ks /etc/killercoda /var/log/killercoda /etc/kubernetes /root/.kube /opt /usr/local/bin /tmp; do
  succeeds "$folder can be written" inside toolbox touch "$folder/probe"
done
equals "the home a volume hides is kept" "" inside toolbox diff -r -x .kube /root /usr/share/labplatform/home
equals "man pages are left out" "" inside toolbox sh -c 'find /usr/share/man -type f'

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
succeeds "a prompt is made without noise" inside toolbox bash -c '[ -z "$(bash -ic true 2>&1 >/dev/null | grep -v -e "process group" -e "job control")" ]'
succeeds "the toolbox is below 350 MB" bash -c "[ \$(du -sm '$(jq -r .root.path "$scratch/bundles/toolbox/config.json")' | cut -f1) -lt 350 ]"
ends_on toolbox TERM
