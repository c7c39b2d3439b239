"""labterm ready: exits 0 when the holder answers within two seconds."""

import sys

from . import frames
from .client import Client


def ready() -> int:
    try:
        client = Client(timeout=2)
        client.send(frames.PING, b"ready")
        return 0 if client.receive() == (frames.PONG, b"ready") else 1
    except OSError as error:
        print(f"labterm: not ready: {error}", file=sys.stderr)
        return 1
