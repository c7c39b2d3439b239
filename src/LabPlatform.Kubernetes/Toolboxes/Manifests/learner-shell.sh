[ ! -r /etc/profile ] || . /etc/profile
[ ! -r ~/.bashrc ] || . ~/.bashrc
shopt -s expand_aliases
alias k=kubectl
[ ! -r /tmp/.lab/shell ] || . /tmp/.lab/shell 2>/dev/null
trap 'mkdir -p /tmp/.lab && { declare -p | grep -v "^declare -[A-Za-z]*r"; declare -f; printf "cd %q\n" "$PWD"; } >/tmp/.lab/shell' EXIT
