"""All nodes of a piece of the model."""

from collections.abc import Iterator

from engine.model import AsOf, May
from engine.model.node import Node


def nodes(node: object) -> Iterator[object]:
    """A node and everything in it, but for what is only allowed, and for the fact whose earlier value is read."""
    yield node
    if isinstance(node, tuple):
        for item in node:
            yield from nodes(item)
    elif isinstance(node, AsOf):
        yield from nodes(node.moment)
    elif isinstance(node, Node) and not isinstance(node, May):
        for name in node.__struct_fields__:
            if name not in ("span", "places"):
                yield from nodes(getattr(node, name))
