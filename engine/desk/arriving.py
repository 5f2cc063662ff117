"""Lines as they arrive."""

from collections import deque
from collections.abc import Iterator
from typing import Protocol

_CHUNK = 1 << 18


class Stream(Protocol):
    """A file or a pipe of bytes."""

    def read1(self, size: int, /) -> bytes:
        """What is there, up to so many bytes; waits only while nothing is. Nothing at the end."""


class ArrivingLines:
    """The lines of a file or a pipe. `waiting`: there are lines that came with those that were taken already.

    Where nothing waits, whoever reads on may have to wait for the sender, who may wait for an answer.
    """

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._lines: deque[bytes] = deque()
        self._rest: list[bytes] = []

    @property
    def waiting(self) -> bool:
        """Whether the next line is here."""
        return bool(self._lines)

    def __iter__(self) -> Iterator[bytes]:
        """Each line with its newline; the last as it is."""
        while self._lines or self._fill():
            yield self._lines.popleft()

    def _fill(self) -> bool:
        """Whether there are more lines."""
        while chunk := self._stream.read1(_CHUNK):
            first, *others = chunk.split(b"\n")
            self._rest.append(first)
            if others:
                self._lines.append(b"".join(self._rest) + b"\n")
                self._lines.extend(line + b"\n" for line in others[:-1])
                self._rest = [others[-1]]
                return True
        last = b"".join(self._rest)
        self._rest = []
        if last:
            self._lines.append(last)
        return bool(last)
