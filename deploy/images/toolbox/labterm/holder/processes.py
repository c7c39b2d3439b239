"""The duties of a container's first process: signals as events, children that nobody waits for, an orderly end."""

import os
import signal
from collections.abc import Iterator

_read_end, _write_end = -1, -1


def signal_descriptor(*numbers: signal.Signals) -> int:
    """Turns signals into bytes of a pipe that the loop can watch."""
    global _read_end, _write_end
    _read_end, _write_end = os.pipe()
    os.set_blocking(_read_end, False)
    os.set_blocking(_write_end, False)
    signal.set_wakeup_fd(_write_end, warn_on_full_buffer=False)
    for number in numbers:
        signal.signal(number, lambda *_: None)  # Python writes to the pipe only for signals that have a handler
    return _read_end


def read_signals() -> list[int]:
    try:
        return list(dict.fromkeys(os.read(_read_end, 4096)))
    except BlockingIOError:
        return []


def reaped() -> Iterator[tuple[int, int]]:
    """Every child that has ended, adopted ones too, with its exit code as a shell reports it (128 + signal)."""
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        code = os.waitstatus_to_exitcode(status)
        yield pid, code if code >= 0 else 128 - code


def has_children() -> bool:
    try:
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        return True
    except ChildProcessError:
        return False


def ask_to_end(shells: list[int]) -> None:
    """Hangs up the shells, as a closed terminal does; as first process also tells everything else."""
    signal_groups(shells, signal.SIGHUP)
    signal_groups(shells, signal.SIGCONT)
    if os.getpid() == 1:
        try:
            os.kill(-1, signal.SIGTERM)
        except ProcessLookupError:
            pass  # there is nothing but us


def kill_groups(shells: list[int]) -> None:
    """For shells that did not go; what else is left ends with the container's first process."""
    signal_groups(shells, signal.SIGKILL)


def signal_groups(leaders: list[int], number: signal.Signals) -> None:
    for pid in leaders:
        try:
            os.killpg(pid, number)
        except ProcessLookupError:
            pass  # ended by itself
