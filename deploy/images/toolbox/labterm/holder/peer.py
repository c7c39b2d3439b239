"""What a peer asks for, frame by frame."""

import re

from . import frames, settings
from .frames import ProtocolError
from .link import Link
from .terminal import Terminal
from .viewer import Viewer

NAME = re.compile(rb"[A-Za-z0-9_.:-]{1,64}\Z")


class Peer:
    """Attaches itself to one terminal with its first frame and acts on it with the others."""

    def __init__(self, loop, link: Link, terminals: dict[int, Terminal]) -> None:
        self._loop = loop
        self.link = link
        self._terminals = terminals
        self._terminal: Terminal | None = None
        self._viewer: Viewer | None = None
        self._at_prompt = False
        link.on_frame = self._act
        link.on_writable = self._writable
        link.on_closed = self._closed

    def _act(self, kind: int, payload: bytes) -> None:
        if kind == frames.PING:
            self.link.send(frames.frame(frames.PONG, payload))
        elif kind == frames.ATTACH and self._viewer is None:
            self._attach(payload)
        elif self._viewer is None:
            raise ProtocolError("not attached")
        elif kind == frames.ACKNOWLEDGE:
            self._terminal.acknowledge(self._viewer, _unpack(frames.OFFSET, payload)[0])
        elif kind == frames.PRESENCE:
            self._viewer.visible = payload == b"\1"
            self._terminal.regulate()
        elif not self._viewer.may_type:
            raise ProtocolError("this viewer only watches")
        elif kind == frames.INPUT:
            type_text = self._terminal.type_at_prompt if self._at_prompt else self._terminal.type
            type_text(self._viewer, _unpack(frames.OFFSET, payload[:8])[0], payload[8:])
        elif kind == frames.RESIZE:
            self._terminal.resize(self._viewer, _clamped(*_unpack(frames.SIZE, payload)))
        else:
            raise ProtocolError("unknown frame")

    def _attach(self, payload: bytes) -> None:
        length = frames.ATTACH_BODY.size
        version, number, flags, columns, rows, epoch, offset = _unpack(frames.ATTACH_BODY, payload[:length])
        name = payload[length:]
        if version != frames.VERSION:
            raise ProtocolError(f"protocol {version} is not spoken here")
        if not 1 <= number <= settings.TERMINALS or not NAME.match(name):
            raise ProtocolError("no such terminal or viewer")
        terminal = self._terminals.get(number)
        if terminal is None:
            terminal = self._terminals[number] = Terminal(self._loop, number)
        ring = terminal.ring
        start = min(offset, ring.head) if epoch == terminal.epoch else 0
        if start < ring.tail:
            start = ring.line_start(ring.tail)
        if flags & frames.NO_OUTPUT:
            start = ring.head
        viewer = Viewer(self.link, self._loop, ring, name.decode(), flags, start)
        terminal.attach(viewer, _clamped(columns, rows) if columns and rows else None)
        self._terminal, self._viewer = terminal, viewer
        self._at_prompt = bool(flags & frames.AT_PROMPT)

    def _writable(self) -> None:
        if self._viewer:
            self._terminal.show_rest(self._viewer)

    def _closed(self) -> None:
        if self._viewer:
            self._terminal.detach(self._viewer)


def _unpack(layout, payload: bytes) -> tuple:
    if len(payload) != layout.size:
        raise ProtocolError("malformed frame")
    return layout.unpack(payload)


def _clamped(columns: int, rows: int) -> tuple[int, int]:
    return min(max(columns, 2), 500), min(max(rows, 1), 200)
