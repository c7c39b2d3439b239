"""The protocol's frames: one byte type, four bytes length (big endian), payload. README.md lists them."""

import struct

VERSION = 1
LARGEST = 64 << 10

ATTACH, INPUT, ACKNOWLEDGE, RESIZE, PRESENCE, PING = 0x01, 0x02, 0x03, 0x04, 0x05, 0x06
ATTACHED, OUTPUT, TAKEN, RESIZED, EXITED, PONG, REFUSED = 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87

MAY_TYPE, VISIBLE, NO_OUTPUT, AT_PROMPT = 0x01, 0x02, 0x04, 0x08

NOT_UNDERSTOOD, REPLACED = 0x01, 0x02  # why a peer is refused

HEADER = struct.Struct(">BI")
ATTACH_BODY = struct.Struct(">BBBHHQQ")  # version, terminal, flags, columns, rows, epoch, from offset; then the viewer's id
ATTACHED_BODY = struct.Struct(">BBQQQQQHH")  # version, leads, epoch, accepted, written, output offset, replay until, columns, rows
OFFSET = struct.Struct(">Q")
SIZE = struct.Struct(">HH")
EXIT_CODE = struct.Struct(">I")


def frame(kind: int, payload: bytes) -> bytes:
    return HEADER.pack(kind, len(payload)) + payload


class ProtocolError(Exception):
    """The peer broke the protocol; the text is sent to it."""


class FrameReader:
    """Cuts a stream of bytes into frames."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> list[tuple[int, bytes]]:
        buffer = self._buffer
        buffer += data
        frames = []
        position = 0
        while len(buffer) - position >= HEADER.size:
            kind, length = HEADER.unpack_from(buffer, position)
            if length > LARGEST:
                raise ProtocolError("frame too long")
            end = position + HEADER.size + length
            if end > len(buffer):
                break
            frames.append((kind, bytes(buffer[position + HEADER.size:end])))
            position = end
        del buffer[:position]
        return frames
