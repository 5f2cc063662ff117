"""Every consequence that a rule could have, wherever it stands."""

from collections.abc import Iterable, Iterator

from grammar import syntax


def consequences_of(rule: syntax.Rule) -> Iterator[syntax.Consequence]:
    """The consequences of all lines, nested ones too, and what is allowed by `may`."""
    return _of_lines(rule.lines)


def _of_lines(lines: Iterable[syntax.Line]) -> Iterator[syntax.Consequence]:
    for line in lines:
        for one in line.consequences:
            yield one.consequence if isinstance(one, syntax.May) else one
        yield from _of_lines(line.lines)
