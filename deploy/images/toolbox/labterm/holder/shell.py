"""One login shell on a pseudo terminal of its own."""

import fcntl
import os
import signal
import struct
import termios

IUTF8 = 0o40000  # missing in Python's termios
SHELL = ("bash", "-l")
DEFAULT_SIZE = (80, 24)


class Shell:
    def __init__(self, number: int, size: tuple[int, int]) -> None:
        self.master, slave = os.openpty()
        self._slave_name = os.ttyname(slave)
        modes = termios.tcgetattr(slave)
        modes[0] |= IUTF8  # backspace erases a character, not a byte
        termios.tcsetattr(slave, termios.TCSANOW, modes)
        self.resize(size)
        self.pid = os.fork()
        if self.pid == 0:
            _become_shell(slave, number)
        os.close(slave)
        os.set_blocking(self.master, False)

    def resize(self, size: tuple[int, int]) -> None:
        """The kernel sends SIGWINCH to the foreground program when the size is another one."""
        columns, rows = size
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def at_prompt(self) -> bool:
        """The shell itself reads (its line editor has switched the terminal to raw), nothing runs in the foreground."""
        return (os.tcgetpgrp(self.master) == self.pid
                and not termios.tcgetattr(self.master)[3] & termios.ICANON)

    def interrupt_character(self) -> bytes | None:
        """What interrupts the foreground program and flushes input typed before it, or None in raw mode."""
        modes = termios.tcgetattr(self.master)
        flushes = modes[3] & termios.ISIG and not modes[3] & termios.NOFLSH
        return modes[6][termios.VINTR] if flushes else None

    def flush_input(self) -> None:
        """Drops what the program has not read yet. Only the slave side reaches those buffers."""
        try:
            slave = os.open(self._slave_name, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
        except OSError:
            return  # the last program has just closed it
        try:
            termios.tcflush(slave, termios.TCIFLUSH)
        finally:
            os.close(slave)

    def close(self) -> None:
        os.close(self.master)


def _become_shell(slave: int, number: int) -> None:
    try:
        os.setsid()
        fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
        for descriptor in (0, 1, 2):
            os.dup2(slave, descriptor)
        os.closerange(3, 65536)
        # Python ignores these two; programs expect them to be fatal ("yes | head" would complain).
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        _prefer_for_oom()
        os.chdir(os.environ.get("HOME", "/"))
        os.execvpe(SHELL[0], SHELL, _environment(number))
    except OSError as error:
        os.write(2, f"cannot start {SHELL[0]}: {error}\r\n".encode())
    finally:
        os._exit(127)


def _prefer_for_oom() -> None:
    """When memory runs out the learner's programs end, not the holder of all terminals."""
    try:
        with open("/proc/self/oom_score_adj", "r+", encoding="ascii") as file:
            if int(file.read()) < 500:
                file.write("500")
    except OSError:
        pass  # raising it is allowed everywhere we know; without it only the comfort is lost


def _environment(number: int) -> dict[str, str]:
    environment = dict(os.environ)
    environment.update(TERM="xterm-256color", COLORTERM="truecolor", SHELL="/bin/bash", LABTERM=str(number))
    environment.setdefault("LANG", "C.UTF-8")
    environment.setdefault("USER", "root")
    environment.setdefault("HOME", "/root")
    for name in ("LABTERM_SOCKET", "LABTERM_SKELETON", "COLUMNS", "LINES"):
        environment.pop(name, None)
    return environment
