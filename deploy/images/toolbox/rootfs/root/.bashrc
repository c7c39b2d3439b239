# Yours to change. Prompt, history and completion are set in /etc/bash.bashrc.
