"""A small blocking peer, for the commands that run inside the toolbox."""

import socket

from . import frames, settings


class Client:
    def __init__(self, timeout: float) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.settimeout(timeout)
        self._socket.connect(settings.SOCKET)
        self._reader = frames.FrameReader()
        self._received: list[tuple[int, bytes]] = []

    def send(self, kind: int, payload: bytes) -> None:
        self._socket.sendall(frames.frame(kind, payload))

    def receive(self) -> tuple[int, bytes]:
        while not self._received:
            data = self._socket.recv(frames.LARGEST)
            if not data:
                raise ConnectionError("the holder closed the connection")
            self._received = self._reader.feed(data)
        return self._received.pop(0)
