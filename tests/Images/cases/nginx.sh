# shellcheck shell=bash disable=SC2154,SC2016 # set by images.sh; the dollars are for the container
# nginx: the version the tag says, the official image's habits.

for tag in 1.18 1.22 1.26; do
  name=nginx-$tag
  start "$name" "library/nginx:$tag"
  says "nginx:$tag says it is $tag" "nginx version: nginx/$tag." inside "$name" nginx -v
  within 5 visit "$name" -o /dev/null http://127.0.0.1/ || true
  says "nginx:$tag serves its default page" "Welcome to nginx!" visit "$name" http://127.0.0.1/
  says "nginx:$tag answers with its version" "Server: nginx/$tag." visit "$name" -I http://127.0.0.1/
  says "nginx:$tag logs requests to its output" '"GET / HTTP/1.1" 200' cat "$scratch/bundles/$name/output"
  inside "$name" sh -c 'echo changed >/usr/share/nginx/html/index.html'
  equals "nginx:$tag serves /usr/share/nginx/html" changed visit "$name" http://127.0.0.1/
  equals "nginx:$tag answers 404 for what is not there" 404 visit "$name" -o /dev/null -w '%{http_code}' http://127.0.0.1/none
  says "nginx:$tag logs errors to its output" 'No such file or directory' cat "$scratch/bundles/$name/output"
  succeeds "nginx:$tag has curl, as the official image" inside "$name" curl -s -o /dev/null http://127.0.0.1/
  ends_on "$name" TERM
done

for tag in latest stable 1 1.26.3; do
  says "nginx:$tag is 1.26" "nginx version: nginx/1.26." run_once "nginx-is-$tag" "library/nginx:$tag" nginx -v
done

start nginx-quit library/nginx:1.22 sh -c 'mkdir /etc/nginx/templates \
  && echo "server { listen 8081; return 200 \"\$uri \${GREETING}\"; }" >/etc/nginx/templates/hello.conf.template \
  && GREETING=hello exec /docker-entrypoint.sh nginx -g "daemon off;"'
within 5 visit nginx-quit -o /dev/null http://127.0.0.1/ || true
equals "nginx fills templates and keeps its own variables" '/x hello' visit nginx-quit http://127.0.0.1:8081/x
ends_on nginx-quit QUIT
