#!/bin/sh
# A configuration file alone means "serve it"; anything else is a command.
case ${1:-} in
  *.yaml | *.yml) set -- registry serve "$@" ;;
  serve | garbage-collect | help | -*) set -- registry "$@" ;;
esac
exec "$@"
