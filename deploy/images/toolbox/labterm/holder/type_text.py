"""labterm type: types standard input into a terminal, as foreground scripts are."""

import os
import sys

from . import frames, settings
from .client import Client


def type_text(arguments: list[str]) -> int:
    """`--as NAME` makes it idempotent: what was typed under a name is not typed again."""
    name, flags, rest = f"type-{os.urandom(8).hex()}", frames.MAY_TYPE | frames.NO_OUTPUT, list(arguments)
    if "--at-prompt" in rest:
        rest.remove("--at-prompt")
        flags |= frames.AT_PROMPT
    if "--as" in rest:
        position = rest.index("--as")
        name = "as:" + "".join(rest[position + 1:position + 2])
        del rest[position:position + 2]
    if len(rest) != 1 or not rest[0].isdecimal():
        print("usage: labterm type TERMINAL [--as NAME] [--at-prompt] < text", file=sys.stderr)
        return 2
    try:
        _type(int(rest[0]), name, flags, sys.stdin.buffer.read())
    except (OSError, frames.ProtocolError) as error:
        print(f"labterm: {error}", file=sys.stderr)
        return 1
    return 0


def _type(number: int, name: str, flags: int, text: bytes) -> None:
    client = Client(timeout=None)
    head = frames.ATTACH_BODY.pack(frames.VERSION, min(number, 255), flags, 0, 0, 0, 0)
    client.send(frames.ATTACH, head + name.encode())
    sent = written = 0
    attached = False
    while not attached or written < len(text):
        kind, payload = client.receive()
        if kind == frames.REFUSED:
            raise frames.ProtocolError(payload[1:].decode(errors="replace"))
        if kind == frames.ATTACHED:
            attached = True
            _, _, _, sent, written, *_ = frames.ATTACHED_BODY.unpack(payload)
        elif kind == frames.TAKEN:
            written, = frames.OFFSET.unpack(payload)
        while attached and sent < min(len(text), written + settings.INPUT_WINDOW):
            piece = text[sent:min(sent + (16 << 10), written + settings.INPUT_WINDOW)]
            client.send(frames.INPUT, frames.OFFSET.pack(sent) + piece)
            sent += len(piece)
