"""The past events of one kind of one client."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import accumulate

from msgspec import Struct

from engine.events.event import Value


class Occurrences(Struct, gc=False, eq=False):
    """Events of one kind in order of time: the moments, and beside each its booking and its fields.

    The oldest may be forgotten: `gone` says how many, `sums` what their facts added up to. `of_booking` counts those
    that are kept by booking; `running` and `running_of` add up the facts that were asked for, from the first kept one
    on, and by booking: so no question and no new event takes longer when there are many. With `many` it is time to
    forget.
    """

    moments: list[int] = []
    bookings: list[str | None] = []
    fields: list[Mapping[str, Value]] = []
    gone: int = 0
    sums: dict[str, int] = {}
    of_booking: dict[str | None, int] = {}
    running: dict[str, list[int]] = {}
    running_of: dict[str, dict[str | None, int]] = {}
    many: int = 32

    def __eq__(self, other: object) -> bool:
        """Whether it knows the same; what was added up for a question does not count."""
        if not isinstance(other, Occurrences):
            return NotImplemented
        mine = self.moments, self.bookings, self.fields, self.gone, self.sums
        return mine == (other.moments, other.bookings, other.fields, other.gone, other.sums)

    def add(self, moment: int, booking: str | None, fields: Mapping[str, Value]) -> None:
        """One more event, after those of the same second."""
        moments = self.moments
        if not moments or moments[-1] <= moment:
            moments.append(moment)
            self.bookings.append(booking)
            self.fields.append(fields)
            for fact, sums in self.running.items():
                sums.append(sums[-1] + _number(fields.get(fact)))
        else:
            index = bisect_right(moments, moment)
            moments.insert(index, moment)
            self.bookings.insert(index, booking)
            self.fields.insert(index, fields)
            self.running.clear()
        self.of_booking[booking] = self.of_booking.get(booking, 0) + 1
        for fact, known in self.running_of.items():
            known[booking] = known.get(booking, 0) + _number(fields.get(fact))

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
        return self.of_booking.get(booking, 0)

    def total(self, fact: str, since: int | None = None) -> int:
        """The sum of a fact over those at or after a moment; `nothing` adds nothing."""
        sums = self.running.get(fact)
        if sums is None:
            sums = self.running[fact] = list(accumulate((_number(f.get(fact)) for f in self.fields), initial=0))
        if since is None:
            return sums[-1] + self.sums.get(fact, 0)
        return sums[-1] - sums[bisect_left(self.moments, since)]

    def total_of(self, fact: str, booking: str) -> int:
        """The sum of a fact over those about a booking."""
        known = self.running_of.get(fact)
        if known is None:
            known = self.running_of[fact] = {}
            for about, fields in zip(self.bookings, self.fields, strict=True):
                known[about] = known.get(about, 0) + _number(fields.get(fact))
        return known.get(booking, 0)

    def drop_last(self, booking: str | None = None) -> None:
        """The latest, or the latest about a booking, never counted."""
        indexes = range(len(self.moments) - 1, -1, -1)
        index = next((index for index in indexes if booking in (None, self.bookings[index])), None)
        if index is not None:
            self._leave_out(index, index + 1)
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
        self._leave_out(0, index)

    def _leave_out(self, first: int, end: int) -> None:
        for about in self.bookings[first:end]:
            self.of_booking[about] -= 1
            if not self.of_booking[about]:
                del self.of_booking[about]
        del self.moments[first:end], self.bookings[first:end], self.fields[first:end]
        self.running.clear()
        self.running_of.clear()

    def copy(self) -> "Occurrences":
        """Another one with the same events."""
        return Occurrences(
            list(self.moments),
            list(self.bookings),
            list(self.fields),
            self.gone,
            dict(self.sums),
            dict(self.of_booking),
        )


def _number(value: Value) -> int:
    return value if isinstance(value, int) else 0
