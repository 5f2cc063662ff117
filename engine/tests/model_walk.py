"""All nodes of a piece of the model."""

from collections.abc import Iterator

from attrs import fields, has

from engine.model import AsOf, May


def nodes(node: object) -> Iterator[object]:
    """A node and everything in it, but for what is only allowed, and for the fact whose earlier value is read."""
    yield node
    if isinstance(node, tuple):
        for item in node:
            yield from nodes(item)
    elif isinstance(node, AsOf):
        yield from nodes(node.moment)
    elif has(kind := type(node)) and not isinstance(node, May):
        for attribute in fields(kind):
            if attribute.name not in ("span", "places"):
                yield from nodes(getattr(node, attribute.name))
