"""What a function gave before, so that it need not be worked out again."""

from collections.abc import Callable
from typing import TypeVar

_Key = TypeVar("_Key")
_Found = TypeVar("_Found")

_MOST = 1 << 15
_LONGEST = 32


class Remembered(dict[_Key, _Found]):
    """A function as a table: `table[key]` is `of(key)`, which has to be the same each time.

    It forgets all when it is full. Texts that are long are not kept, so that its memory is bounded.
    """

    __slots__ = ("_of",)

    def __init__(self, of: Callable[[_Key], _Found]) -> None:
        super().__init__()
        self._of = of

    def __missing__(self, key: _Key) -> _Found:
        found = self._of(key)
        if key.__class__ is not str or len(key) <= _LONGEST:  # type: ignore[arg-type]  # only texts have a length
            if len(self) >= _MOST:
                self.clear()
            self[key] = found
        return found
