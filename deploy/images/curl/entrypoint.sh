#!/bin/sh
# "run --image=curlimages/curl -- -s http://web" and "... -- sh" both do what they say.
case ${1:-} in
  '' | -*) set -- curl "$@" ;;
  *) command -v "$1" >/dev/null || set -- curl "$@" ;;
esac
exec "$@"
