"""All that a piece of the model is made of."""

from collections.abc import Callable, Iterator
from typing import Any

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


def mapped(node: object, change: Callable[[Any], Any]) -> Any:
    """The node with every node of the model in it changed, the innermost first."""
    if isinstance(node, tuple):
        return tuple(mapped(item, change) for item in node)
    if not (type(node).__module__.startswith(_HERE) and attrs.has(type(node))):
        return node
    names = [field.name for field in attrs.fields(type(node))]  # type: ignore[arg-type]  # `has` says so
    found = {name: mapped(getattr(node, name), change) for name in names}
    unlike = {name: value for name, value in found.items() if value is not getattr(node, name)}
    return change(attrs.evolve(node, **unlike) if unlike else node)  # type: ignore[misc]  # `has` says so
