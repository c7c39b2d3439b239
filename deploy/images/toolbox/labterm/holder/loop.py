"""One epoll loop for everything: no threads, no locks."""

import select
import sys
import time
import traceback
from collections.abc import Callable
from typing import NamedTuple

Handler = Callable[[], None]


class Watched(NamedTuple):
    priority: int
    readable: Handler | None
    writable: Handler | None
    broken: Handler | None


class Loop:
    """Calls handlers when descriptors are ready: signals first, then peers (what is typed), then the terminals' output."""

    SIGNAL, CLIENT, TERMINAL = 0, 1, 2

    def __init__(self) -> None:
        self._epoll = select.epoll()
        self._watched: dict[int, Watched] = {}
        self._masks: dict[int, int] = {}
        self._timers: dict[Handler, float] = {}
        self.now = time.monotonic()
        self.running = True

    def watch(self, descriptor: int, priority: int, *, readable: Handler | None = None,
              writable: Handler | None = None, broken: Handler | None = None) -> None:
        """`writable` is called only while `want_write`. `broken` hears that the other end of a pipe is gone."""
        mask = select.EPOLLIN if readable else 0
        self._epoll.register(descriptor, mask)
        self._watched[descriptor] = Watched(priority, readable, writable, broken)
        self._masks[descriptor] = mask

    def unwatch(self, descriptor: int) -> None:
        watched = self._watched.pop(descriptor, None)
        if watched and (self._masks.pop(descriptor) or watched.broken):
            self._epoll.unregister(descriptor)

    def want_read(self, descriptor: int, wanted: bool) -> None:
        self._change(descriptor, select.EPOLLIN, wanted)

    def want_write(self, descriptor: int, wanted: bool) -> None:
        self._change(descriptor, select.EPOLLOUT, wanted)

    def call_at(self, moment: float, handler: Handler) -> None:
        """Calls once at (or soon after) a moment of the monotonic clock; an earlier request of the same handler is replaced."""
        self._timers[handler] = moment

    def cancel(self, handler: Handler) -> None:
        self._timers.pop(handler, None)

    def run(self) -> None:
        while self.running:
            events = self._epoll.poll(self._patience())
            self.now = time.monotonic()
            if len(events) > 1:
                events.sort(key=self._priority)
            for descriptor, event in events:
                watched = self._watched.get(descriptor)
                if watched is not None:  # else closed by a handler that ran before
                    self._guarded(descriptor, self._dispatch, descriptor, event, watched)
            for handler, moment in list(self._timers.items()):
                if moment <= self.now and self._timers.pop(handler, None) is not None:
                    self._guarded(None, handler)

    def _dispatch(self, descriptor: int, event: int, watched: Watched) -> None:
        if event & select.EPOLLOUT and watched.writable:
            watched.writable()
            if self._watched.get(descriptor) is not watched:
                return
        if event & (select.EPOLLIN | select.EPOLLHUP | select.EPOLLERR):
            # Where there is something to read, reading tells how the peer ended.
            if watched.readable and self._masks[descriptor] & select.EPOLLIN:
                watched.readable()
            elif watched.broken and event & (select.EPOLLHUP | select.EPOLLERR):
                watched.broken()

    def _guarded(self, descriptor: int | None, handler: Callable[..., None], *arguments: object) -> None:
        """A fault of ours costs one descriptor, never every shell of the toolbox."""
        try:
            handler(*arguments)
        except Exception:  # pylint: disable=broad-except  # this is the last place that can keep the others alive
            traceback.print_exc(file=sys.stderr)
            if descriptor is not None:
                self.unwatch(descriptor)

    def _priority(self, event: tuple[int, int]) -> int:
        watched = self._watched.get(event[0])
        return watched.priority if watched else self.SIGNAL

    def _patience(self) -> float:
        return max(0.0, min(self._timers.values()) - time.monotonic()) if self._timers else -1

    def _change(self, descriptor: int, bit: int, wanted: bool) -> None:
        before = self._masks[descriptor]
        after = before | bit if wanted else before & ~bit
        if after == before:
            return
        self._masks[descriptor] = after
        if self._watched[descriptor].broken or (before and after):
            self._epoll.modify(descriptor, after)
        elif after:
            self._epoll.register(descriptor, after)
        else:
            # Registered for nothing it would still report a hang-up, again and again.
            self._epoll.unregister(descriptor)
