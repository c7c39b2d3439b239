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
