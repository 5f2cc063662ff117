"""What every piece of the model is: a frozen record that is quick to make, to write down and to read back."""

from functools import cache
from operator import attrgetter
from typing import Any, ClassVar

from msgspec import Struct

_PLACES = ("announced", "begins", "places", "span")


class Node(Struct, frozen=True, array_like=True, tag=True):
    """A piece of the model. Two are equal when they are of one class and say the same."""


class Worded(Node, frozen=True, eq=False):
    """A piece of the model with words about it, or its place: those fields (`beside`) do not count between two.

    Its `repr` leaves out the places.
    """

    beside: ClassVar[tuple[str, ...]] = ("label",)

    def __eq__(self, other: object) -> bool:
        kind = type(self)
        if type(other) is not kind:
            return NotImplemented
        counted = _counted(kind)
        return bool(counted(self) == counted(other))

    def __ne__(self, other: object) -> bool:
        # Said here since `Struct` has an answer of its own.
        return not self == other

    def __repr__(self) -> str:
        told = (name for name in self.__struct_fields__ if name not in _PLACES)
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in told)})"

    def __hash__(self) -> int:
        return hash((type(self), _counted(type(self))(self)))


@cache
def _counted(kind: type[Worded]) -> "attrgetter[Any]":
    return attrgetter("__class__", *(name for name in kind.__struct_fields__ if name not in kind.beside))
