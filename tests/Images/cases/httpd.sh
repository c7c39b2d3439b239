# shellcheck shell=bash disable=SC2154
# httpd: the official image's layout on Debian's Apache.

start httpd library/httpd:2.4
within 5 visit httpd -o /dev/null http://127.0.0.1/ || true
says "httpd:2.4 says it is 2.4" "Apache/2.4." inside httpd httpd -v
says "httpd serves its default page" "It works!" visit httpd http://127.0.0.1/
says "httpd logs requests to its output" '"GET / HTTP/1.1" 200' cat "$scratch/bundles/httpd/output"
inside httpd sh -c 'echo changed >/usr/local/apache2/htdocs/index.html'
equals "httpd serves /usr/local/apache2/htdocs" changed visit httpd http://127.0.0.1/
inside httpd sh -c 'sed -i "s/^Listen 80/Listen 8080/" conf/httpd.conf && httpd -k restart'
succeeds "httpd takes changes of conf/httpd.conf" within 5 visit httpd -f http://127.0.0.1:8080/
ends_on httpd TERM

start httpd-winch library/httpd
within 5 visit httpd-winch -o /dev/null http://127.0.0.1/ || true
ends_on httpd-winch WINCH
