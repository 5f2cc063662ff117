"""How deep a tree goes, found without going deep."""

from collections.abc import Iterator
from typing import Any

from attrs import has

from grammar import syntax as s
from grammar.source import Span


def too_deep(block: s.Block, most: int) -> Span | None:
    """The first piece of a line that is nested deeper than `most`, if there is one; lines in lines do not count."""
    return next((node.span for node, depth in _pieces(block) if depth > most), None)


def depth(block: s.Block) -> int:
    """How many pieces stand in one another at the deepest place of a block without lines in lines."""
    return max(depth for _, depth in _pieces(block))


def _pieces(block: s.Block) -> Iterator[tuple[Any, int]]:
    waiting: list[tuple[Any, int]] = [(block, 0)]
    while waiting:
        node, depth = waiting.pop()
        yield node, depth
        inner = 0 if isinstance(node, s.Line) else depth + 1
        waiting += [(child, inner) for child in _children(node)]


def _children(node: Any) -> Iterator[Any]:
    for attribute in type(node).__attrs_attrs__:
        value = getattr(node, attribute.name)
        for child in value if isinstance(value, tuple) else (value,):
            if has(type(child)) and not isinstance(child, Span):
                yield child
