# shellcheck shell=bash disable=SC2034,SC2154,SC2016 # set and read elsewhere; the dollars are for the container
# curlimages/curl: options, addresses and other commands all do what they say.

start page library/nginx:1.22
within 5 visit page -o /dev/null http://127.0.0.1/ || true
beside=page
says "curl takes options as arguments" "Welcome to nginx!" run_once curl-options curlimages/curl -s http://127.0.0.1/
says "curl takes an address as argument" "Welcome to nginx!" run_once curl-address curlimages/curl http://127.0.0.1/
says "curl can be named" "Welcome to nginx!" run_once curl-named curlimages/curl curl -s http://127.0.0.1/
equals "curl's image runs shells too, not as root" "100:101" run_once curl-shell curlimages/curl sh -c 'echo $(id -u):$(id -g)'
says "curl:8.14.1 says so" "curl 8.14.1 " run_once curl-version curlimages/curl:8.14.1 --version
refuses "curl's exit code is the container's" run_once curl-refused curlimages/curl -s http://127.0.0.1:81/
beside=
