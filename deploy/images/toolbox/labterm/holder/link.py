"""The byte channel to one peer: an accepted socket, or the stdin and stdout that attach handed over."""

import fcntl
import os
import socket

from . import frames, settings


class Link:
    """Frames in, frames out, never waiting. The owner sets `on_frame` and `on_closed`."""

    def __init__(self, loop, connection: socket.socket) -> None:
        self._loop = loop
        self._connection = connection
        self._input = self._output = connection.fileno()
        self._descriptors: list[int] = []
        self._reader = frames.FrameReader()
        self._pending = bytearray()
        self._greeted = False
        self.closed = False
        self.heard_at = loop.now
        self.on_frame = lambda kind, payload: None
        self.on_writable = lambda: None
        self.on_closed = lambda: None
        connection.setblocking(False)
        loop.watch(connection.fileno(), loop.CLIENT, readable=self._connection_readable, writable=self._flush)

    @property
    def blocked(self) -> bool:
        return bool(self._pending)

    def send(self, *parts: bytes | memoryview) -> None:
        """Sends at once what the channel takes and keeps a copy of the rest. Output is only sent when not `blocked`."""
        if self.closed:
            return
        if self._pending:
            for part in parts:
                self._pending += part
            if len(self._pending) > 4 * frames.LARGEST:
                self.close()
            return
        try:
            count = os.writev(self._output, parts)
        except BlockingIOError:
            count = 0
        except OSError:
            self.close()
            return
        total = sum(map(len, parts))
        if count < total:
            self._pending += b"".join(parts)[count:]
            self._loop.want_write(self._output, True)

    def refuse(self, reason: int, text: str) -> None:
        self.send(frames.frame(frames.REFUSED, bytes([reason]) + text.encode()))
        self.close()

    def close(self) -> None:
        if self.closed:
            return
        self.closed = True
        for descriptor in {self._connection.fileno(), *self._descriptors}:
            self._loop.unwatch(descriptor)
        for descriptor in self._descriptors:
            os.close(descriptor)
        self._connection.close()  # attach sees the end and exits
        self.on_closed()

    def _connection_readable(self) -> None:
        try:
            if self._greeted:
                data = self._connection.recv(2 * frames.LARGEST)
            else:
                data, self._descriptors, _, _ = socket.recv_fds(self._connection, 2 * frames.LARGEST, 2)
        except BlockingIOError:
            return
        except OSError:
            self.close()
            return
        if not self._greeted:
            self._greeted = True
            if self._descriptors:
                self._take_over(data)
                return
        self._received(data)

    def _take_over(self, data: bytes) -> None:
        """From here on the peer is at the other end of attach's stdin and stdout; the socket only tells that attach lives."""
        if len(self._descriptors) != 2 or data != b"\0":
            self.close()
            return
        self._input, self._output = self._descriptors
        try:
            for descriptor in self._descriptors:
                os.set_inheritable(descriptor, False)
                os.set_blocking(descriptor, False)
            self._loop.watch(self._input, self._loop.CLIENT, readable=self._input_readable)
            self._loop.watch(self._output, self._loop.CLIENT, writable=self._flush, broken=self.close)
        except OSError:  # a plain file cannot be watched
            self.close()
            return
        try:
            fcntl.fcntl(self._output, fcntl.F_SETPIPE_SZ, 4 * settings.OUTPUT_FRAME)
        except OSError:
            pass  # not a pipe, or the user's limit for pipes is reached: 64 KiB do

    def _input_readable(self) -> None:
        try:
            self._received(os.read(self._input, 2 * frames.LARGEST))
        except BlockingIOError:
            pass
        except OSError:
            self.close()

    def _received(self, data: bytes) -> None:
        if not data:
            self.close()
            return
        self.heard_at = self._loop.now
        try:
            for kind, payload in self._reader.feed(data):
                if self.closed:
                    return
                self.on_frame(kind, payload)
        except frames.ProtocolError as error:
            self.refuse(frames.NOT_UNDERSTOOD, str(error))

    def _flush(self) -> None:
        try:
            count = os.write(self._output, self._pending)
        except BlockingIOError:
            return
        except OSError:
            self.close()
            return
        del self._pending[:count]
        if not self._pending:
            self._loop.want_write(self._output, False)
            self.on_writable()
