"""The last output of a terminal, addressed by how many bytes came before."""

import os


class Ring:
    def __init__(self, size: int) -> None:
        self._size = size
        self._bytes = memoryview(bytearray(size))
        self.head = 0  # offset of the next byte

    @property
    def tail(self) -> int:
        """Offset of the oldest byte that is kept."""
        return max(0, self.head - self._size)

    def read_from(self, descriptor: int, limit: int) -> int:
        """Reads once from a descriptor into the ring; 0 means end of file."""
        position = self.head % self._size
        count = os.readv(descriptor, [self._bytes[position:position + min(limit, self._size - position)]])
        self.head += count
        return count

    def slices(self, offset: int, count: int) -> list[memoryview]:
        """The bytes from `offset`, without a copy: valid until the ring turns over."""
        position = offset % self._size
        first = min(count, self._size - position)
        parts = [self._bytes[position:position + first]]
        if first < count:
            parts.append(self._bytes[:count - first])
        return parts

    def line_start(self, offset: int) -> int:
        """The first start of a line at or after `offset`, so that a replay does not begin inside an escape sequence."""
        if offset == 0:
            return 0
        window = b"".join(self.slices(offset, min(4096, self.head - offset)))
        return offset + window.find(b"\n") + 1
