# For every interactive bash. It stands here and not in /root/.bashrc because a session may mount a volume
# on /root; what scenarios append to /root/.bashrc is read after this and wins.
case $- in
  *i*) ;;
  *) return ;;
esac

PS1='\[\e[1;32m\]\h\[\e[0m\]:\[\e[1;34m\]\w\[\e[0m\]\$ '

# Each command is in the file at once, so that a new terminal and a check see it.
HISTFILE=~/.bash_history
HISTSIZE=5000
HISTFILESIZE=10000
HISTCONTROL=ignoredups
shopt -s histappend checkwinsize
PROMPT_COMMAND='history -a'

export EDITOR=${EDITOR:-vim} LESS=${LESS:--R}
eval "$(dircolors -b)"
alias ls='ls --color=auto' grep='grep --color=auto' ll='ls -alF' k=kubectl

[ ! -r /usr/share/bash-completion/bash_completion ] || . /usr/share/bash-completion/bash_completion
# kubectl's completion is loaded at the first Tab; for the alias it is kubectl's own function.
_complete_k() {
  declare -F __start_kubectl >/dev/null || . /usr/share/bash-completion/completions/kubectl
  complete -o default -F __start_kubectl k
  __start_kubectl
}
complete -o default -F _complete_k k

# What cannot be there, in one sentence instead of "command not found" alone.
command_not_found_handle() {
  case $1 in
    docker | docker-compose | podman | nerdctl | crictl | ctr) echo "$1: this machine is a container itself and cannot run others; kubectl run starts one in the cluster." ;;
    systemctl | journalctl | service) echo "$1: nothing runs as a service here; start the program itself, with & behind it to go on typing." ;;
    kubeadm | kubelet | etcdctl | minikube | kind | k3s | k3d) echo "$1: the cluster is there already and is everybody's; kubectl is the way in." ;;
    helm) echo "$1: not here, as Debian has no package of it; kubectl apply takes manifests." ;;
    snap) echo "$1: not here; packages come from apt-get install." ;;
    *) echo "bash: $1: command not found" ;;
  esac >&2
  return 127
}
