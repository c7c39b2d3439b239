"""Joins standard input and output with one TCP connection. usage: relay HOST PORT [PATIENCE]

First it says in one line what has become of the connection: "connected", or else "refused", "late" or why not in words. After "connected"
every byte goes through as it is, both ways. Ends with the connection, and with standard input: whoever wrote there has gone then.
"""

import os
import socket
import sys
import threading

PATIENCE = float(sys.argv[3]) if sys.argv[3:] else 5  # seconds until somebody has to have answered


def main():
    try:
        link = socket.create_connection((sys.argv[1], int(sys.argv[2])), PATIENCE)
    except ConnectionRefusedError:
        return say("refused")
    except socket.timeout:
        return say("late")
    except OSError as trouble:
        return say((trouble.strerror or str(trouble))[:100])
    link.settimeout(None)
    link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    say("connected")
    threading.Thread(target=send, args=(link,), daemon=True).start()
    try:
        while True:
            data = link.recv(65536)
            if not data:
                break
            write(data)
    except OSError:
        pass
    os._exit(0)  # not waiting for a thread that reads


def send(link):
    try:
        while True:
            data = os.read(0, 65536)
            if not data:
                break
            link.sendall(data)
    except OSError:
        pass
    os._exit(0)


def say(word):
    write(word.encode(errors="replace") + b"\n")


def write(data):
    while data:
        data = data[os.write(1, data):]


main()
