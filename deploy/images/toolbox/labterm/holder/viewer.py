"""One peer that looks at a terminal: what it was sent, what it has shown, how far ahead of it we may be."""

from . import frames, settings
from .link import Link


class Viewer:
    def __init__(self, link: Link, loop, ring, name: str, flags: int, offset: int) -> None:
        self.link = link
        self._loop = loop
        self._ring = ring
        self.name = name
        self.may_type = bool(flags & frames.MAY_TYPE)
        self.visible = bool(flags & frames.VISIBLE)
        self.deaf = bool(flags & frames.NO_OUTPUT)
        self.cursor = self.acknowledged = offset
        self.exits_seen = 0
        self._window = settings.WINDOW_MIN
        self._answered = offset  # the last acknowledgement that came
        self._unanswered_since: float | None = None
        self._probe: tuple[int, float] | None = None  # an offset on its way and when it left
        self._flushed_at = 0.0
        self._flushed = 0

    @property
    def limit(self) -> int:
        """Output up to here may be on its way to this viewer."""
        return self.acknowledged + self._window

    @property
    def patience(self) -> float:
        """Seconds for which its acknowledgement is still waited for; negative when it has stalled."""
        waits = self._loop.now - self._unanswered_since if self._unanswered_since is not None else 0
        return settings.STALLED_AFTER - waits

    def acknowledge(self, offset: int) -> None:
        if offset > self.cursor:
            raise frames.ProtocolError("acknowledged what was not sent")
        if offset <= self._answered:
            return
        self._answered = offset
        self._unanswered_since = self._loop.now if offset < self.cursor else None
        self.acknowledged = max(self.acknowledged, offset)
        if self._probe and offset >= self._probe[0]:
            self._adapt(self._loop.now - self._probe[1])
            self._probe = None

    def _adapt(self, round_trip: float) -> None:
        """As much on its way as the path carries within the wanted time: Ctrl-C has to come through behind it."""
        if round_trip > settings.SLOW_ROUND_TRIP:
            self._window = max(settings.WINDOW_MIN, self._window // 2)
        else:
            self._window = min(settings.WINDOW_MAX, self._window * 2)

    def show(self, at_once: bool = True) -> None:
        """Sends what it may get. After a lot of output small pieces wait for company: each costs every hop its overhead."""
        if self.deaf or self.link.closed:
            return
        if not at_once and self._in_bulk():
            self._loop.call_at(self._flushed_at + settings.BULK_DELAY, self.show)
            return
        self._loop.cancel(self.show)
        start = self.cursor
        while not self.link.blocked and not self.link.closed:
            if self.cursor < self._ring.tail and not self._skip_what_is_gone():
                break
            count = min(self._ring.head - self.cursor, self.limit - self.cursor, settings.OUTPUT_FRAME)
            if count <= 0:
                break
            self._send(count)
        if self.cursor > start:
            self._flushed = self.cursor - start
            self._flushed_at = self._loop.now

    def _in_bulk(self) -> bool:
        return (self._flushed >= settings.BULK_BYTES
                and self._loop.now - self._flushed_at < settings.BULK_DELAY
                and self._ring.head - self.cursor < settings.OUTPUT_FRAME)

    def _send(self, count: int) -> None:
        if self._unanswered_since is None:
            self._unanswered_since = self._loop.now
        header = frames.HEADER.pack(frames.OUTPUT, frames.OFFSET.size + count) + frames.OFFSET.pack(self.cursor)
        self.link.send(header, *self._ring.slices(self.cursor, count))
        self.cursor += count
        if self._probe is None:
            self._probe = (self.cursor, self._loop.now)

    def _skip_what_is_gone(self) -> bool:
        """A viewer that was not waited for goes on with recent output; the jump in offsets tells it so.

        Not before it has answered for all it got: else each turn of the ring would send it another window.
        """
        if self._unanswered_since is not None:
            return False
        recent = max(self._ring.tail, self._ring.head - settings.WINDOW_MIN)
        self.cursor = self.acknowledged = self._answered = self._ring.line_start(recent)
        self._probe = None
        return True
