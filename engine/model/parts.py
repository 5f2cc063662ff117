"""All that a piece of the model is made of."""

from collections.abc import Iterator

import attrs

_HERE = __name__.rpartition(".")[0]


def parts(node: object) -> Iterator[object]:
    """The node itself and every node of the model below it, in the order of their fields."""
    if isinstance(node, tuple):
        for item in node:
            yield from parts(item)
    elif type(node).__module__.startswith(_HERE) and attrs.has(type(node)):
        yield node
        for field in attrs.fields(type(node)):  # type: ignore[arg-type]  # `has` says so
            yield from parts(getattr(node, field.name))
