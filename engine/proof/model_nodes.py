"""All nodes of a piece of the model."""

from collections.abc import Iterator

from engine.model.node import Node


def nodes(node: object) -> Iterator[object]:
    """A node and everything in it, from the outside in."""
    if isinstance(node, tuple):
        for item in node:
            yield from nodes(item)
    elif isinstance(node, Node):
        yield node
        for name in node.__struct_fields__:
            if name not in ("span", "places", "kind"):
                yield from nodes(getattr(node, name))
