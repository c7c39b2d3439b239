#!/usr/bin/env python3
"""The rival of "keystroke echo": kubectl exec -it in a pseudo-terminal of its own.

Usage: plain-echo.py COUNT kubectl exec -it ... -- cat
Prints one line a keystroke: milliseconds from write to the echoed byte.
"""
import os
import pty
import select
import sys
import time
import tty

count = int(sys.argv[1])
child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[2], sys.argv[2:])


def read(limit: float) -> bytes:
    ready, _, _ = select.select([terminal], [], [], limit)
    return os.read(terminal, 65536) if ready else b""


# The outer terminal must not echo itself; kubectl sets it raw, this only closes the gap until it has.
tty.setraw(terminal)

# The remote side answers once it is there.
deadline = time.monotonic() + 30
while not read(0.2):
    os.write(terminal, b"\r")
    if time.monotonic() > deadline:
        sys.exit("kubectl exec did not answer within 30 s")
while read(0.5):
    pass

for number in range(count):
    key = b"abcdefghijklmnopqrstuvwxyz"[number % 26:number % 26 + 1]
    start = time.perf_counter()
    os.write(terminal, key)
    while key not in read(5):
        if time.perf_counter() - start > 5:
            sys.exit("an echo did not come back within 5 s")
    print(f"{(time.perf_counter() - start) * 1000:.3f}")
    if number % 26 == 25:
        os.write(terminal, b"\r")
        while read(0.05):
            pass
    time.sleep(0.02)  # a fast typist; back-to-back keys would be batched
os.write(terminal, b"\x03")
