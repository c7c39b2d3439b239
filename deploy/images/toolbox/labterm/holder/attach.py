"""labterm attach: joins exec's stdin and stdout with the holder.

Nothing is copied here: the holder gets the two descriptors themselves, and this process only stays
until the holder closes the connection (or dies with exec, which the holder then notices).
"""

import _socket  # not socket: its imports would double the start-up of every attach
import os
import sys

from .settings import SOCKET


def attach() -> int:
    connection = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
    try:
        connection.connect(SOCKET)
    except OSError as error:
        os.write(2, f"labterm: no holder at {SOCKET}: {error}\n".encode())
        return 69  # EX_UNAVAILABLE
    descriptors = b"".join(number.to_bytes(4, sys.byteorder) for number in (0, 1))
    connection.sendmsg([b"\0"], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, descriptors)])
    connection.recv(1)
    return 0
