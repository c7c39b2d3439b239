"""Process 1 of the node: starts every component, starts it again when it dies, reaps orphans, stops all on SIGTERM.

Usage: supervisor.py COMPONENTS_DIRECTORY LOG_DIRECTORY

A component is an executable file; its name without the leading number is the component's name. They start in the order of their file names and
wait for what they need themselves. A component that dies at once is started again after 0.5 s, then 1, 2, 4 and at most 8 s; after 30 s of life
the pause is short again.
"""
import os
import signal
import subprocess
import sys
import time

FIRST_PAUSE, LONGEST_PAUSE, STEADY_AFTER = 0.5, 8.0, 30.0
STOP_PATIENCE = 10.0
LOG_LIMIT = 20 * 1024 * 1024
HANDLED = {signal.SIGCHLD, signal.SIGTERM, signal.SIGINT}


class Component:
    def __init__(self, path, logs):
        self.path = path
        self.name = os.path.basename(path).split("-", 1)[1]
        self.log = os.path.join(logs, self.name + ".log")
        self.pause = FIRST_PAUSE
        self.process = None
        self.started = 0.0
        self.due = 0.0

    def start(self):
        # Logs may have been cleared away; process 1 must not die of that.
        os.makedirs(os.path.dirname(self.log), exist_ok=True)
        # Appending, so that the file can be cut while the component writes.
        with open(self.log, "ab") as output:
            self.process = subprocess.Popen([self.path], stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                                            preexec_fn=lambda: signal.pthread_sigmask(signal.SIG_UNBLOCK, HANDLED))
        self.started = time.monotonic()
        say(f"{self.name} started as {self.process.pid}")

    def ended(self, status, stopping):
        code = os.waitstatus_to_exitcode(status)
        # Popen must not wait for a process that was reaped here.
        self.process.returncode = code
        self.process = None
        if stopping:
            say(f"{self.name} stopped")
            return
        if time.monotonic() - self.started > STEADY_AFTER:
            self.pause = FIRST_PAUSE
        self.due = time.monotonic() + self.pause
        say(f"{self.name} ended with {code}, starts again in {self.pause} s")
        self.pause = min(self.pause * 2, LONGEST_PAUSE)

    def cut_log(self):
        if os.path.exists(self.log) and os.path.getsize(self.log) > LOG_LIMIT:
            with open(self.log, "rb") as full, open(self.log + ".1", "wb") as kept:
                full.seek(-LOG_LIMIT // 2, os.SEEK_END)
                kept.write(full.read())
            os.truncate(self.log, 0)


def say(message):
    print(time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), message, flush=True)


def reap(components, stopping=False):
    """Collects every dead child: components, and containers' shims and processes that were orphaned to process 1."""
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        for component in components:
            if component.process and component.process.pid == pid:
                component.ended(status, stopping)


def stop(components):
    """Ends the components in reverse order, etcd last; what is left (shims, pods) dies with process 1."""
    for component in reversed(components):
        if not component.process:
            continue
        process = component.process
        process.terminate()
        deadline = time.monotonic() + STOP_PATIENCE
        while component.process and time.monotonic() < deadline:
            signal.sigtimedwait(HANDLED, 0.1)
            reap(components, stopping=True)
        if component.process:
            process.kill()
    say("stopped")


def main(directory, logs):
    signal.pthread_sigmask(signal.SIG_BLOCK, HANDLED)
    components = [Component(os.path.join(directory, name), logs) for name in sorted(os.listdir(directory)) if name[0].isdigit()]
    next_look_at_logs = 0.0
    while True:
        now = time.monotonic()
        for component in components:
            if component.process is None and now >= component.due:
                component.start()
        if now >= next_look_at_logs:
            next_look_at_logs = now + 60
            for component in components:
                component.cut_log()
        received = signal.sigtimedwait(HANDLED, 0.5)
        if received and received.si_signo in (signal.SIGTERM, signal.SIGINT):
            stop(components)
            return
        reap(components)


main(sys.argv[1], sys.argv[2])
