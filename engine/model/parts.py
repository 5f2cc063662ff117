"""All that a piece of the model is made of."""

from collections.abc import Callable, Iterator
from typing import Any

from msgspec.structs import replace

from engine.model.node import Node


def parts(node: object) -> Iterator[object]:
    """The node itself and every node of the model below it, in the order of their fields."""
    if isinstance(node, tuple):
        for item in node:
            yield from parts(item)
    elif isinstance(node, Node):
        yield node
        for name in node.__struct_fields__:
            yield from parts(getattr(node, name))


def mapped(node: object, change: Callable[[Any], Any]) -> Any:
    """The node with every node of the model in it changed, the innermost first."""
    if isinstance(node, tuple):
        return tuple(mapped(item, change) for item in node)
    if not isinstance(node, Node):
        return node
    found = {name: mapped(getattr(node, name), change) for name in node.__struct_fields__}
    unlike = {name: value for name, value in found.items() if value is not getattr(node, name)}
    return change(replace(node, **unlike) if unlike else node)
