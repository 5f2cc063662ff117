"""The past events of one kind of one client."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping

from msgspec import Struct

from engine.events.event import Value


class Occurrences(Struct, gc=False):
    """Events of one kind in order of time: the moments, and beside each its booking and its fields.

    The oldest may be forgotten: `gone` says how many, `sums` what their facts added up to.
    """

    moments: list[int] = []
    bookings: list[str | None] = []
    fields: list[Mapping[str, Value]] = []
    gone: int = 0
    sums: dict[str, int] = {}

    def add(self, moment: int, booking: str | None, fields: Mapping[str, Value]) -> None:
        """One more event, after those of the same second."""
        moments = self.moments
        if not moments or moments[-1] <= moment:
            moments.append(moment)
            self.bookings.append(booking)
            self.fields.append(fields)
            return
        index = bisect_right(moments, moment)
        moments.insert(index, moment)
        self.bookings.insert(index, booking)
        self.fields.insert(index, fields)

    @property
    def last(self) -> int | None:
        """The moment of the latest; None if there is none."""
        return self.moments[-1] if self.moments else None

    def count(self, since: int | None = None) -> int:
        """How many happened at or after a moment; None for ever."""
        if since is None:
            return self.gone + len(self.moments)
        return len(self.moments) - bisect_left(self.moments, since)

    def count_of(self, booking: str) -> int:
        """How many were about a booking."""
        return self.bookings.count(booking)

    def total(self, fact: str, since: int | None = None) -> int:
        """The sum of a fact over those at or after a moment; `nothing` adds nothing."""
        start = 0 if since is None else bisect_left(self.moments, since)
        known = sum(_number(fields.get(fact)) for fields in self.fields[start:])
        return known + (self.sums.get(fact, 0) if since is None else 0)

    def total_of(self, fact: str, booking: str) -> int:
        """The sum of a fact over those about a booking."""
        pairs = zip(self.bookings, self.fields, strict=True)
        return sum(_number(fields.get(fact)) for about, fields in pairs if about == booking)

    def drop_last(self, booking: str | None = None) -> None:
        """The latest, or the latest about a booking, never counted."""
        indexes = range(len(self.moments) - 1, -1, -1)
        index = next((index for index in indexes if booking in (None, self.bookings[index])), None)
        if index is not None:
            del self.moments[index], self.bookings[index], self.fields[index]
        elif self.gone:
            self.gone -= 1

    def forget_before(self, moment: int, summed: tuple[str, ...]) -> None:
        """Keeps only the number, and the sums of some facts, of those before a moment; the latest stays."""
        index = min(bisect_left(self.moments, moment), len(self.moments) - 1)
        if index <= 0:
            return
        for fact in summed:
            self.sums[fact] = self.sums.get(fact, 0) + sum(_number(f.get(fact)) for f in self.fields[:index])
        self.gone += index
        del self.moments[:index], self.bookings[:index], self.fields[:index]

    def copy(self) -> "Occurrences":
        """Another one with the same events."""
        return Occurrences(list(self.moments), list(self.bookings), list(self.fields), self.gone, dict(self.sums))


def _number(value: Value) -> int:
    return value if isinstance(value, int) else 0
