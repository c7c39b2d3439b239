#!/bin/sh
# Runs the scripts of /docker-entrypoint.d before nginx (not before other commands), then becomes the command.
set -e
case $1 in
  nginx | nginx-debug)
    for script in /docker-entrypoint.d/*.sh; do
      [ ! -x "$script" ] || "$script"
    done
    ;;
esac
exec "$@"
