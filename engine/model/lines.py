"""The lines of a rule with those that stand within them, and what they say."""

from collections.abc import Iterable, Iterator

from engine.model.consequences import Consequence, May
from engine.model.house import Line


def all_lines(lines: Iterable[Line]) -> Iterator[Line]:
    """Every line, each before those within it."""
    for line in lines:
        yield line
        yield from all_lines(line.lines)


def leaves(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines that have consequences: they decide."""
    return (line for line in all_lines(lines) if not line.lines)


def consequences_in(lines: Iterable[Line]) -> Iterator[Consequence]:
    """What lines and those within them say; what they only allow (`may …`) as if they said it."""
    for line in all_lines(lines):
        for one in line.consequences:
            yield one.consequence if isinstance(one, May) else one
