"""Sends requests to one address, each on a connection of its own, and says how each was answered. usage: measure-traffic [PATIENCE]

Standard input has the orders, one JSON object a line: {"host": ADDRESS, "port": N, "name": HOST-HEADER, "path": "/", "rate": A-SECOND}.
The newest holds; a rate of 0 is a pause. When it ends, this ends.
Standard output has one JSON object a line for each request: {"at": SECONDS-SINCE-1970, "ms": LATENCY, "status": N, "server": HEADER,
"text": BEGINNING-OF-THE-BODY}; for one that was not answered {"at", "ms", "error": WORDS}.
"""

import http.client
import json
import os
import select
import socket
import sys
import threading
import time

PATIENCE = float(sys.argv[1]) if sys.argv[1:] else 2  # seconds, for a whole request
MOST_AT_ONCE = 64  # more than a second's requests times the patience; what comes beyond is not sent
LONGEST = 2048

places = threading.Semaphore(MOST_AT_ONCE)
printing = threading.Lock()


def main():
    order = {"rate": 0}
    rest = b""
    due = time.monotonic()
    while True:
        rate = order["rate"]
        now = time.monotonic()
        if rate and now >= due:
            due = max(due + 1 / rate, now - 1)  # what was missed for more than a second is not made up for
            if places.acquire(blocking=False):
                threading.Thread(target=ask, args=(order,), daemon=True).start()
            continue
        if select.select([0], [], [], due - now if rate else None)[0]:
            data = os.read(0, 65536)
            if not data:
                return
            *lines, rest = (rest + data).split(b"\n")
            for line in lines:
                order = json.loads(line)
                due = time.monotonic()


def ask(order):
    begun, at = time.monotonic(), time.time()
    try:
        found = answer(order)
    except (OSError, http.client.HTTPException, ValueError, AttributeError) as trouble:
        found = {"error": words(trouble)}
    try:
        tell({"at": at, "ms": (time.monotonic() - begun) * 1000, **found})
    finally:
        places.release()


def answer(order):
    connection = http.client.HTTPConnection(order["host"], order["port"], timeout=PATIENCE)
    late = threading.Event()
    alarm = threading.Timer(PATIENCE, give_up, (connection, late))
    alarm.daemon = True
    alarm.start()
    try:
        connection.request("GET", order["path"], headers={"Host": order["name"], "User-Agent": "labplatform-traffic", "Accept": "text/plain, */*;q=0.5", "Connection": "close"})
        response = connection.getresponse()
        text = response.read1(LONGEST).decode(errors="replace")  # the beginning says who it is; a stream may have no end
        return {"status": response.status, "server": (response.getheader("Server") or "")[:100], "text": text}
    except (OSError, http.client.HTTPException, ValueError, AttributeError):
        if late.is_set():
            raise socket.timeout from None
        raise
    finally:
        alarm.cancel()
        connection.close()


def give_up(connection, late):
    """A server that sends a letter each second would never be late otherwise."""
    late.set()
    try:
        connection.sock.shutdown(socket.SHUT_RDWR)
    except (OSError, AttributeError):
        pass


def words(trouble):
    if isinstance(trouble, socket.timeout):
        return "no answer within %g s" % PATIENCE
    if isinstance(trouble, ConnectionRefusedError):
        return "connection refused"
    if isinstance(trouble, (ConnectionResetError, http.client.RemoteDisconnected)):
        return "connection broken off"
    return str(trouble)[:100]


def tell(found):
    line = json.dumps(found) + "\n"
    with printing:
        sys.stdout.write(line)
        sys.stdout.flush()


main()
