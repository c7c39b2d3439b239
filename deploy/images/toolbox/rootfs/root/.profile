# A login shell is set up as any other interactive one.
[ -z "$BASH_VERSION" ] || [ ! -r ~/.bashrc ] || . ~/.bashrc
