"""labterm serve: the first process of the toolbox."""

import os
import signal
import socket
import sys

from . import processes, settings
from .home import seed_home
from .link import Link
from .loop import Loop
from .peer import Peer
from .terminal import Terminal

BACKLOG = 256


def serve() -> int:
    seed_home(os.environ.get("HOME", "/root"), settings.SKELETON)
    Holder(Loop()).run()
    return 0


class Holder:
    def __init__(self, loop: Loop) -> None:
        self._loop = loop
        self._terminals: dict[int, Terminal] = {}
        self._links: set[Link] = set()
        self._ending = False
        loop.watch(processes.signal_descriptor(signal.SIGCHLD, signal.SIGTERM, signal.SIGINT), loop.SIGNAL,
                   readable=self._signalled)
        self._listener = listen(settings.SOCKET)
        loop.watch(self._listener.fileno(), loop.CLIENT, readable=self._accept)
        loop.call_at(loop.now + settings.SILENT_AFTER / 4, self._drop_silent)

    def run(self) -> None:
        print(f"labterm: serving {settings.SOCKET}", file=sys.stderr, flush=True)
        self._loop.run()

    def _accept(self) -> None:
        self._links = {link for link in self._links if not link.closed}
        for _ in range(BACKLOG):
            try:
                connection, _ = self._listener.accept()
            except (BlockingIOError, ConnectionAbortedError):
                return
            link = Link(self._loop, connection)
            Peer(self._loop, link, self._terminals)
            self._links.add(link)

    def _drop_silent(self) -> None:
        """A peer that is gone without a word (a lost node, a dropped flow) must not hold anything."""
        for link in self._links:
            if self._loop.now - link.heard_at > settings.SILENT_AFTER:
                link.close()
        self._loop.call_at(self._loop.now + settings.SILENT_AFTER / 4, self._drop_silent)

    def _signalled(self) -> None:
        for number in processes.read_signals():
            if number == signal.SIGCHLD:
                self._reap()
            elif not self._ending:
                self._end()

    def _reap(self) -> None:
        shells = {terminal.shell_pid: terminal for terminal in self._terminals.values()}
        for pid, exit_code in processes.reaped():
            if pid in shells:
                shells[pid].shell_ended(exit_code)
        if self._ending and not processes.has_children():
            self._loop.running = False

    def _end(self) -> None:
        """Asks every program to end and does not wait long."""
        self._ending = True
        self._loop.unwatch(self._listener.fileno())
        self._listener.close()
        processes.ask_to_end(self._shells())
        if processes.has_children():
            self._loop.call_at(self._loop.now + settings.EXIT_LIMIT, self._stop)
        else:
            self._stop()

    def _stop(self) -> None:
        processes.kill_groups(self._shells())
        self._loop.running = False

    def _shells(self) -> list[int]:
        return [terminal.shell_pid for terminal in self._terminals.values() if terminal.shell_pid]


def listen(path: str) -> socket.socket:
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        os.unlink(path)  # of a holder that was killed
    except FileNotFoundError:
        pass
    before = os.umask(0o177)
    try:
        listener.bind(path)
    finally:
        os.umask(before)
    listener.listen(BACKLOG)
    listener.setblocking(False)
    return listener
