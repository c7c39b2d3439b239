"""Runs a check script. usage: run-check LIMIT leave|tidy [POD-UID] <script

Prints the script's output, cut at 64 KB, and on standard error one line that says how it ended: "exit N", "signal N" or "time".
With a POD-UID that is not ours it runs nothing and says "replaced".
"tidy" ends everything the script has left running; "leave" does that only when its time is up.
"""

import ctypes
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

HEAD, TAIL = 48 << 10, 16 << 10
DRAIN = 0.3  # seconds; what was printed by then is shown, also when somebody still holds the other end
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
PR_SET_CHILD_SUBREAPER = 36


def main(limit, leave):
    # Whatever the script starts and detaches becomes our child, so that it can be found.
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    folder = tempfile.mkdtemp(prefix=".check-")
    try:
        path = os.path.join(folder, "check")
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o700), "wb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
        return run(path, limit, leave)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run(path, limit, leave):
    child = subprocess.Popen(
        ["/usr/bin/env", "-i", "HOME=/root", "PATH=" + PATH, "TERM=dumb", "LANG=C.UTF-8", *namespaces(), "bash", path],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd="/root", start_new_session=True)
    output = Output(child.stdout.fileno())
    deadline = time.monotonic() + limit
    while child.poll() is None and time.monotonic() < deadline:
        output.read(min(0.05, deadline - time.monotonic()))
    late = child.poll() is None
    if late or not leave:
        end_all(child)
    drain_until = time.monotonic() + DRAIN
    while output.open and time.monotonic() < drain_until:
        output.read(drain_until - time.monotonic())
    output.write()
    if late:
        return tell("time", 124)
    code = child.returncode
    return tell("exit %d" % code, code) if code >= 0 else tell("signal %d" % -code, 128 - code)


def namespaces():
    """The variables NS_..., as the pod was given them: a command that is run in it does not get the learner's."""
    return [name + "=" + value for name, value in sorted(os.environ.items()) if name.startswith("NS_")]


def tell(how, code):
    sys.stderr.write(how + "\n")
    return code


def end_all(child):
    """Kills the script's process group, then whatever of it has escaped to us, until nothing is left."""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    child.wait()
    for _ in range(100):  # each round ends a generation; a fork bomb loses when its cgroup is full of dead
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            return
        for pid in children(os.getpid()):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        time.sleep(0.01)


def children(parent):
    for name in os.listdir("/proc"):
        if name.isdecimal():
            try:
                with open("/proc/%s/stat" % name, "rb") as file:
                    # After the last ")": the name in brackets may hold anything.
                    if int(file.read().rpartition(b")")[2].split()[1]) == parent:
                        yield int(name)
            except OSError:
                pass


class Output:
    """Keeps the beginning and the end of what is printed, and drops what is between."""

    def __init__(self, descriptor):
        self.open = True
        self._descriptor = descriptor
        self._head = bytearray()
        self._tail = bytearray()
        self._dropped = False

    def read(self, seconds):
        if not self.open:
            time.sleep(max(0, min(seconds, 0.01)))
            return
        if not select.select([self._descriptor], [], [], max(0, seconds))[0]:
            return
        data = os.read(self._descriptor, 65536)
        self.open = bool(data)
        room = HEAD - len(self._head)
        self._head += data[:room]
        self._tail += data[room:] if room < len(data) else b""
        if len(self._tail) > TAIL:
            self._dropped = True
            del self._tail[:-TAIL]

    def write(self):
        sys.stdout.buffer.write(self._head)
        if self._dropped:
            sys.stdout.buffer.write(b"\n[...]\n")
        sys.stdout.buffer.write(self._tail)
        sys.stdout.buffer.flush()


if sys.argv[3:] and os.environ.get("POD_UID", sys.argv[3]) != sys.argv[3]:
    sys.exit(tell("replaced", 75))
sys.exit(main(float(sys.argv[1]), sys.argv[2] == "leave"))
