"""Tells what listens on TCP in this machine. usage: listening-ports [PAUSE]

Says so at once, and again when that has changed: one line of JSON, [[PORT, PROGRAM or null], ...]. Ends with standard input.
"""

import json
import os
import select
import sys

PAUSE = float(sys.argv[1]) if sys.argv[1:] else 3  # seconds
MOST = 200
LISTENS = "0A"


def main():
    told = known = None
    while True:
        found = sockets()
        if found != known:
            known = found
            names = programs(set(found.values()))
            now = sorted({port: names.get(inode) for port, inode in found.items()}.items())[:MOST]
            if now != told:
                told = now
                print(json.dumps(now), flush=True)
        if select.select([0], [], [], PAUSE)[0] and not os.read(0, 4096):
            return


def sockets():
    """Of each port one socket that listens on it."""
    found = {}
    for name in ("/proc/net/tcp", "/proc/net/tcp6"):
        try:
            with open(name) as table:
                next(table)
                for line in table:
                    fields = line.split()
                    if fields[3] == LISTENS:
                        found.setdefault(int(fields[1].rsplit(":", 1)[1], 16), fields[9])
        except (OSError, StopIteration):
            pass  # no IPv6
    return found


def programs(inodes):
    """Who holds a socket, as its process is called."""
    names = {}
    for process in filter(str.isdigit, os.listdir("/proc")):
        try:
            mine = inodes.intersection(link[8:-1] for link in opened("/proc/%s/fd/" % process) if link.startswith("socket:["))
            if mine:
                with open("/proc/%s/comm" % process, errors="replace") as comm:
                    name = comm.read().strip()
                for inode in mine:
                    names.setdefault(inode, name)
        except OSError:
            pass  # it has just ended, or is somebody else's
    return names


def opened(folder):
    """What the descriptors of a process are."""
    for descriptor in os.listdir(folder):
        try:
            yield os.readlink(folder + descriptor)
        except OSError:
            pass  # closed in between, which says nothing of the others


main()
