"""All nodes of a piece of the model."""

from collections.abc import Iterator

from attrs import fields, has


def nodes(node: object, skipping: type | tuple[type, ...] = ()) -> Iterator[object]:
    """A node and everything in it, but for what is in nodes of some types."""
    yield node
    if isinstance(node, tuple):
        for item in node:
            yield from nodes(item, skipping)
    elif has(type(node)) and not isinstance(node, skipping):
        for attribute in fields(type(node)):
            if attribute.name not in ("span", "places", "kind"):
                yield from nodes(getattr(node, attribute.name), skipping)
