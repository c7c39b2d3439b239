"""What was typed: taken exactly once per viewer, in order, as fast as the program reads."""

from collections import deque
from collections.abc import Callable

from . import frames, settings

REMEMBERED = 256  # viewers whose offsets are kept after they left


class Typist:
    """The input of one viewer id over all its attachments."""

    def __init__(self) -> None:
        self.accepted = 0  # will reach the program even if the viewer leaves
        self.written = 0  # has reached the terminal
        self.reported = 0


class Inbox:
    def __init__(self) -> None:
        self._typists: dict[str, Typist] = {}
        self._queue: deque[tuple[Typist, memoryview]] = deque()

    def __bool__(self) -> bool:
        return bool(self._queue)

    def typist(self, name: str) -> Typist:
        typist = self._typists.pop(name, None) or Typist()
        self._typists[name] = typist  # moved to the end: the longest unused is forgotten first
        if len(self._typists) > REMEMBERED:
            oldest = next(iter(self._typists))
            if self._typists[oldest].accepted == self._typists[oldest].written:
                del self._typists[oldest]
        return typist

    def accept(self, typist: Typist, offset: int, data: bytes) -> bytes:
        """Returns what is new of it."""
        if offset > typist.accepted:
            raise frames.ProtocolError("input is missing before this")
        fresh = data[typist.accepted - offset:]
        if typist.accepted + len(fresh) - typist.written > settings.INPUT_WINDOW:
            raise frames.ProtocolError("more input than was granted")
        if fresh:
            typist.accepted += len(fresh)
            self._queue.append((typist, memoryview(fresh)))
        return fresh

    def discard(self) -> None:
        """Counts everything that waits as written: Ctrl-C drops what was typed before it."""
        for typist, data in self._queue:
            typist.written += len(data)
        self._queue.clear()

    def put_back(self, typist: Typist, data: bytes) -> None:
        """Takes the last bytes of what was discarded for this viewer out of that again."""
        typist.written -= len(data)
        self._queue.append((typist, memoryview(data)))

    def drain(self, write: Callable[[memoryview], int]) -> None:
        """Writes until done; `write` raises BlockingIOError when the program does not read."""
        while self._queue:
            typist, data = self._queue[0]
            count = write(data)
            typist.written += count
            if count == len(data):
                self._queue.popleft()
            else:
                self._queue[0] = (typist, data[count:])
