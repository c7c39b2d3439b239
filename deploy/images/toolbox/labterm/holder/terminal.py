"""One terminal: a shell (a new one when the last has ended), its last output, its viewers."""

import os
from collections import deque

from . import frames, settings
from .inbox import Inbox, Typist
from .ring import Ring
from .shell import DEFAULT_SIZE, Shell
from .viewer import Viewer


class Terminal:
    def __init__(self, loop, number: int) -> None:
        self._loop = loop
        self._number = number
        self.epoch = int.from_bytes(os.urandom(6), "big") + 1  # tells this ring's offsets from those of an earlier holder
        self.ring = Ring(settings.RING)
        self.inbox = Inbox()
        self.size = DEFAULT_SIZE
        self._viewers: list[Viewer] = []
        self._leader: Viewer | None = None
        self._shell: Shell | None = None
        self._exits = 0
        self._exit_code = 0
        self._exit_offset = 0
        self._held: deque[tuple[float, Viewer, int, bytes]] = deque()
        self._reading = False

    @property
    def shell_pid(self) -> int | None:
        return self._shell.pid if self._shell else None

    def attach(self, viewer: Viewer, size: tuple[int, int] | None) -> None:
        for other in [v for v in self._viewers if v.name == viewer.name]:
            other.link.refuse(frames.REPLACED, "replaced by a newer attachment")
        if len(self._viewers) >= settings.VIEWERS:
            raise frames.ProtocolError("too many viewers")
        # A second page does not pull the terminal to its size by merely looking.
        if size and viewer.may_type and self._leader is None:
            self.resize(viewer, size)
        viewer.exits_seen = self._exits
        self._viewers.append(viewer)
        self.start()
        typist = self.inbox.typist(viewer.name)
        viewer.link.send(frames.frame(frames.ATTACHED, frames.ATTACHED_BODY.pack(
            frames.VERSION, viewer is self._leader, self.epoch, typist.accepted, typist.written, viewer.cursor, self.ring.head, *self.size)))
        viewer.show()
        self.regulate()

    def detach(self, viewer: Viewer) -> None:
        if viewer in self._viewers:
            self._viewers.remove(viewer)
            if viewer is self._leader:
                self._leader = None
            self._loop.cancel(viewer.show)
            self.regulate()

    def start(self) -> None:
        if self._shell is None:
            self._shell = Shell(self._number, self.size)
            self._loop.watch(self._shell.master, self._loop.TERMINAL, readable=self._read, writable=self._write)
            self._reading = True

    def type(self, viewer: Viewer, offset: int, data: bytes) -> None:
        self.start()
        typist = self.inbox.typist(viewer.name)
        fresh = self.inbox.accept(typist, offset, data)
        if fresh:
            self._interrupt(typist, fresh)
        self._write()

    def type_at_prompt(self, viewer: Viewer, offset: int, data: bytes) -> None:
        """Waits (within limits) until the shell shows a prompt: typed earlier, text appears twice, echoed and then edited."""
        self.start()
        self._held.append((self._loop.now + settings.PROMPT_LIMIT, viewer, offset, data))
        self._release_held()

    def acknowledge(self, viewer: Viewer, offset: int) -> None:
        viewer.acknowledge(offset)
        viewer.show()
        self._tell_exit(viewer)
        self.regulate()

    def resize(self, viewer: Viewer, size: tuple[int, int]) -> None:
        """The viewer leads from now on: its size is the terminal's, and the others hear that they follow."""
        changed = size != self.size
        self.size = size
        if changed and self._shell:
            self._shell.resize(size)
        if changed or viewer is not self._leader:
            self._leader = viewer
            for other in list(self._viewers):
                if other is not viewer:
                    other.link.send(frames.frame(frames.RESIZED, frames.SIZE.pack(*size)))

    def show_rest(self, viewer: Viewer) -> None:
        """The viewer's channel takes more again."""
        viewer.show()
        self._tell_exit(viewer)
        self.regulate()

    def shell_ended(self, exit_code: int) -> None:
        """The shell was reaped; what it still printed is read first."""
        shell = self._shell
        self._loop.unwatch(shell.master)
        try:
            while self.ring.read_from(shell.master, settings.PTY_BATCH):
                pass
        except OSError:
            pass  # EIO or nothing left
        shell.close()
        self._shell = None
        self._loop.cancel(self.regulate)
        self.inbox.discard()
        self._exits += 1
        self._exit_code, self._exit_offset = exit_code, self.ring.head
        for viewer in list(self._viewers):
            self._tell_taken(viewer)
            viewer.show()
            self._tell_exit(viewer)

    def regulate(self) -> None:
        """Reads the terminal only while every viewer that counts can follow: the program waits, nothing is lost, nothing grows."""
        if self._shell is None:
            return
        room = self._room()
        if room is not None and room <= 0:
            self._read_when(False)
            self._loop.call_at(self._loop.now + 1, self.regulate)  # somebody may have stalled by then
        else:
            self._read_when(True)

    def _room(self) -> int | None:
        """How much the slowest viewer that counts can take now, or None when nobody counts."""
        waited_for = [v for v in self._viewers if v.may_type and not v.deaf and v.patience > 0]
        if any(v.visible for v in waited_for):
            waited_for = [v for v in waited_for if v.visible]  # a hidden page is slowed down by its browser
        return min(v.limit for v in waited_for) - self.ring.head if waited_for else None

    def _read(self) -> None:
        room = self._room()
        budget = settings.PTY_BATCH if room is None else min(settings.PTY_BATCH, room)
        start = self.ring.head
        try:
            while budget > 0:
                count = self.ring.read_from(self._shell.master, budget)
                if count == 0:
                    break
                budget -= count
        except BlockingIOError:
            pass
        except OSError:
            # EIO: nobody has the terminal open. The shell's end is reported when it is reaped.
            self._read_when(False)
            return
        for viewer in list(self._viewers):
            viewer.show(at_once=False)
        if room is None:
            self._pace(self.ring.head - start)
        else:
            self.regulate()

    def _pace(self, count: int) -> None:
        """Nobody is waited for: the program runs on, but not at the price of the whole processor."""
        if count >= settings.PTY_BATCH // 2:
            self._read_when(False)
            self._loop.call_at(self._loop.now + count / settings.UNWATCHED_RATE, self.regulate)

    def _write(self) -> None:
        if self._shell is None:
            return
        try:
            self.inbox.drain(lambda data: os.write(self._shell.master, data))
        except BlockingIOError:
            pass
        except OSError:
            self.inbox.discard()  # EIO: the shell is gone
        self._loop.want_write(self._shell.master, bool(self.inbox))
        for viewer in list(self._viewers):
            self._tell_taken(viewer)

    def _release_held(self) -> None:
        while self._held:
            until, viewer, offset, data = self._held[0]
            if self._shell and self._loop.now < until and not self._shell.at_prompt():
                self._loop.call_at(self._loop.now + 0.02, self._release_held)
                return
            self._held.popleft()
            if not viewer.link.closed:
                self.type(viewer, offset, data)

    def _interrupt(self, typist: Typist, fresh: bytes) -> None:
        """Does what the kernel does at an interrupt character, but at once: drops all that was typed before it and not read.

        The kernel alone would see the character only after the program has read a paste that came before.
        """
        character = self._shell.interrupt_character()
        if character and character in fresh:
            rest = fresh[fresh.rindex(character):]
            self.inbox.discard()
            self.inbox.put_back(typist, rest)
            self._shell.flush_input()

    def _tell_taken(self, viewer: Viewer) -> None:
        typist = self.inbox.typist(viewer.name)
        if typist.written != typist.reported:
            typist.reported = typist.written
            viewer.link.send(frames.frame(frames.TAKEN, frames.OFFSET.pack(typist.written)))

    def _tell_exit(self, viewer: Viewer) -> None:
        """Behind the last output of the shell that ended, never before it."""
        if viewer.exits_seen < self._exits and viewer.cursor >= self._exit_offset:
            viewer.exits_seen = self._exits
            viewer.link.send(frames.frame(frames.EXITED, frames.EXIT_CODE.pack(self._exit_code)))

    def _read_when(self, wanted: bool) -> None:
        if wanted != self._reading and self._shell:
            self._reading = wanted
            self._loop.want_read(self._shell.master, wanted)
