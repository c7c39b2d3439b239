"""Answers every path with its version and pod, as text, JSON or a coloured page, whichever is asked for.

Environment: VERSION, COLOR (a CSS colour name or #rrggbb), PORT, HOSTNAME (Kubernetes sets it to the pod's name).
"""

import html
import json
import os
import pathlib
import re
import signal
import socket
import threading
from http import server

VERSION = os.environ.get("VERSION", "v1")
COLOR = os.environ.get("COLOR", "blue")
POD = os.environ.get("HOSTNAME") or socket.gethostname()
PAGE = pathlib.Path(__file__).with_name("page.html").read_text(encoding="utf-8")


class Handler(server.BaseHTTPRequestHandler):
    # HTTP/1.0 closes the connection after each answer, so that a Service balances each request anew;
    # with keep-alive a browser would see one pod for as long as it stays.
    protocol_version = "HTTP/1.0"
    server_version = f"web/{VERSION}"
    sys_version = ""
    timeout = 10

    def do_GET(self) -> None:
        if self.path == "/healthz":
            self.answer("text/plain", "ok\n")
        elif "text/html" in self.headers.get("Accept", ""):
            self.answer("text/html", page())
        elif "application/json" in self.headers.get("Accept", ""):
            self.answer("application/json", json.dumps(facts(self.path)) + "\n")
        else:
            self.answer("text/plain", f"Hello from web {VERSION}, pod {POD}\n")

    do_HEAD = do_GET

    def answer(self, kind: str, text: str) -> None:
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        print(f"{self.client_address[0]} {format % arguments}", flush=True)


def facts(path: str) -> dict[str, str]:
    return {"app": "web", "version": VERSION, "color": COLOR, "pod": POD, "path": path}


def page() -> str:
    color = COLOR if re.fullmatch(r"[a-z]+|#[0-9a-fA-F]{6}", COLOR) else "gray"
    values = {"COLOR": color, "VERSION": html.escape(VERSION), "POD": html.escape(POD)}
    return re.sub(r"\{([A-Z]+)\}", lambda match: values[match[1]], PAGE)


class Server(server.ThreadingHTTPServer):
    # Rollout lessons send bursts; the default of 5 waiting connections would refuse some.
    request_queue_size = 128


def main() -> None:
    # Blocked before any thread starts, so that every thread inherits it and sigwait gets the signal.
    ends = {signal.SIGTERM, signal.SIGINT}
    signal.pthread_sigmask(signal.SIG_BLOCK, ends)
    web = Server(("", int(os.environ.get("PORT", "8080"))), Handler)
    threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
    print(f"web {VERSION} listens on port {web.server_port}", flush=True)
    signal.sigwait(ends)
    web.shutdown()
    web.server_close()


if __name__ == "__main__":
    main()
