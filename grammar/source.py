"""Where a piece of text stands."""

import os
import re
from bisect import bisect_right
from functools import cached_property
from typing import Final

LANGUAGE_LINE = re.compile(r"#[ \t]*language[ \t]*:[ \t]*([^\s#]*)[^\n]*")


class Source:
    """A text and the name a reader knows it by (a path as given, `<standard input>`, …).

    `ships` is whether it comes with evenhand, so that it is not for the owner of a house to mend.
    """

    def __init__(self, name: str, text: str, ships: bool = False) -> None:
        self.name: Final = name
        self.text: Final = text
        self.ships: Final = ships

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Source):
            return NotImplemented
        return (self.name, self.text) == (other.name, other.text)

    def __hash__(self) -> int:
        return hash((self.name, self.text))

    def __repr__(self) -> str:
        return f"Source({self.name!r})"

    @cached_property
    def language(self) -> str:
        """The language that the first line names, as in `# language: nl`; English without it."""
        match = LANGUAGE_LINE.match(self.text)
        return match[1] if match else "en"

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets at which the lines begin; one more than there are newlines."""
        starts = [0]
        starts.extend(offset + 1 for offset, char in enumerate(self.text) if char == "\n")
        return tuple(starts)

    @cached_property
    def file_name(self) -> str:
        """The name without folders."""
        return os.path.basename(self.name)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its newline."""
        start = self.line_starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start:] if end < 0 else self.text[start:end]


class Span:
    """A stretch of a source: offsets `start` (included) to `end` (not included)."""

    # Written out, since a text has thousands of them.
    __slots__ = ("end", "source", "start")

    def __init__(self, source: Source, start: int, end: int) -> None:
        self.source: Final = source
        self.start: Final = start
        self.end: Final = end

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Span):
            return NotImplemented
        return (self.start, self.end, self.source) == (other.start, other.end, other.source)

    def __hash__(self) -> int:
        return hash((self.start, self.end))

    def __repr__(self) -> str:
        return f"Span({self.start}, {self.end})"

    @property
    def line(self) -> int:
        """The line it starts on, counted from 1."""
        return self.source.position(self.start)[0]

    @property
    def column(self) -> int:
        """The column it starts in, counted from 1."""
        return self.source.position(self.start)[1]

    @property
    def end_line(self) -> int:
        """The line its last character stands on."""
        return self.source.position(max(self.start, self.end - 1))[0]

    @property
    def text(self) -> str:
        """The text it covers."""
        return self.source.text[self.start : self.end]

    @property
    def head(self) -> "Span":
        """Its first line, without the space at the end."""
        return Span(self.source, self.start, self.start + len(self.text.split("\n")[0].rstrip()))

    @property
    def place(self) -> str:
        """`salon.house:47`: the file without its folder, so that a decision is the same wherever the house lies."""
        return f"{self.source.file_name}:{self.line}"

    def to(self, other: "Span") -> "Span":
        """From the start of this one to the end of the other."""
        return Span(self.source, self.start, other.end)
