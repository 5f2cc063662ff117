"""All nodes of a piece of the model."""

from collections.abc import Iterator

from attrs import fields, has


def nodes(node: object) -> Iterator[object]:
    """A node and everything in it, from the outside in."""
    if isinstance(node, tuple):
        for item in node:
            yield from nodes(item)
    elif has(kind := type(node)):
        yield node
        for attribute in fields(kind):
            if attribute.name not in ("span", "places", "kind"):
                yield from nodes(getattr(node, attribute.name))
