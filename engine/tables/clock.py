"""Local time and calendars for all rows of a table: each step is looked up in a list worked out for its span.

What a moment becomes depends on the local day it lies on, or on the edge before it; so the functions of `engine.time`
are asked once for each day or edge of the span that the table covers, and never for a row.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

import polars as pl
from attrs import define

from engine.model import EVERY_DAY, Days, Elapsed, House, Length, Months, Open, shifted
from engine.tables.term import NOTHING, Term, Test, constant, greatest, known, least, not_below_zero, plus, times
from engine.time.calendars import Calendar
from engine.time.days import add_months
from engine.time.moments import DAY, Zone
from engine.time.openings import FIRST_DAY, LAST_DAY


@define
class Clock:
    """The local time and the calendars of a house. `strays`: something led out of the years that calendars know."""

    house: House
    strays: bool = False

    @property
    def zone(self) -> Zone:
        """The zone of the house."""
        return self.house.zone

    def local(self, moment: Term) -> Term:
        """What the wall clock shows, in seconds."""
        zone = self.zone
        return plus(moment, after_edges(zone.starts[1:], zone.offsets, moment))

    def from_local(self, local: Term) -> Term:
        """The moment of a local time: the first after a skipped one, the first of a doubled one."""
        zone = self.zone
        ends = [start + offset for start, offset in zip(zone.starts[1:], zone.offsets, strict=False)]
        moment = plus(local, after_edges(ends, zone.offsets, local), -1)
        return greatest(moment, after_edges(ends, zone.starts, local)) if self._changes(ends, local) else moment

    def day(self, moment: Term) -> Term:
        """The local day."""
        local = self.local(moment)
        return Term(local.number // DAY, local.low // DAY, local.high // DAY, nullable=local.nullable)

    def minute(self, moment: Term) -> Term:
        """Whole minutes since local midnight."""
        local = self.local(moment)
        return Term(local.number % DAY // 60, 0, 1439, nullable=local.nullable)

    def same_clock(self, moment: Term, day: Callable[[int], int | None]) -> Term:
        """The same wall clock on another local day."""
        local = self.local(moment)
        found = by_day(self.day(moment), day)
        in_day = Term(local.number % DAY, 0, DAY - 1, nullable=local.nullable)
        return self.from_local(plus(times(found, constant(DAY)), in_day))

    def shifted(self, anchor: Term, length: Length, direction: str) -> Term:
        """The moment a length before or after another."""
        sign = 1 if direction == "after" else -1
        match length:
            case Elapsed(seconds):
                return plus(anchor, constant(seconds), sign)
            case Open(seconds, calendar):
                return self.open_time_away(self.house.calendars[calendar], anchor, sign * seconds)
            case Months(0):
                return anchor
            case Days(_, _, True):
                zone = self.zone
                return by_day(
                    self.day(anchor), lambda day: shifted(self.house, zone.start_of_day(day), length, direction)
                )
            case Days(0):
                return anchor
            case Months(count):
                return self.same_clock(anchor, lambda day: add_months(day, sign * count))
            case Days(count, calendar):
                if calendar == EVERY_DAY:
                    return self.same_clock(anchor, lambda day: day + sign * count)
                days = self.house.calendars[calendar]
                return self.same_clock(anchor, lambda day: days.nth_day(day, sign * count))

    # --- calendars ---------------------------------------------------------------------------

    def is_open(self, calendar: Calendar, moment: Term) -> Test:
        """Whether a calendar is open."""
        self._look(moment)
        stretches = calendar.intervals(moment.low, moment.high + 1)
        edges = [edge for stretch in stretches for edge in stretch]
        inside = after_edges(edges, [number % 2 for number in range(len(edges) + 1)], moment)
        if isinstance(inside.number, int):
            return bool(inside.number)
        return known(inside.number == 1, inside.nullable)

    def next_opening(self, calendar: Calendar, moment: Term) -> Term:
        """The first moment at or after another at which a calendar is open; nothing where it never is."""
        self._look(moment)
        last = calendar.next_opening(moment.high)
        stretches = calendar.intervals(moment.low, (moment.high if last is None else last) + 1)
        starts = [start for start, _ in stretches]
        return greatest(moment, after_edges([end for _, end in stretches], [*starts, None], moment))

    def open_seconds(self, calendar: Calendar, first: Term, last: Term) -> Term:
        """The open seconds from one moment to another; below 0 when the other comes first."""
        self._look(first, last)
        stretches = calendar.intervals(min(first.low, last.low), max(first.high, last.high) + 1)
        return plus(open_before(stretches, last), open_before(stretches, first), -1)

    def full_days(self, calendar: Calendar, first: Term, last: Term) -> Term:
        """The whole open days strictly between the local days of two moments."""
        self._look(first, last)
        a, b = self.day(first), self.day(last)
        begin = min(a.low, b.low)
        open_days = [day for day in range(begin, max(a.high, b.high) + 1) if calendar.is_open_day(day)]
        before_last = by_day(b, lambda day: bisect_left(open_days, day))
        up_to_first = by_day(a, lambda day: bisect_right(open_days, day))
        return not_below_zero(plus(before_last, up_to_first, -1))

    def open_time_away(self, calendar: Calendar, moment: Term, seconds: int) -> Term:
        """The moment so many open seconds after another, or before it (below 0); nothing beyond the years known."""
        if seconds == 0:
            return moment
        self._look(moment)
        edge = calendar.add_open_time(moment.high if seconds > 0 else moment.low, seconds)
        if edge is None:
            self.strays = True
            return NOTHING
        low, high = min(moment.low, edge), max(moment.high, edge) + 1
        stretches = calendar.intervals(low, high)
        before = [0, *accumulate(end - start for start, end in stretches)]
        target = plus(open_before(stretches, moment), constant(seconds))
        # After so much open time a closing stays one; before it, the opening is the latest such moment.
        edges = [total + (seconds > 0) for total in before[1:-1]]
        lead = [start - total for (start, _), total in zip(stretches, before, strict=False)]
        return plus(target, after_edges(edges, lead, target))

    def _look(self, *moments: Term) -> None:
        known = self.zone.start_of_day(FIRST_DAY), self.zone.start_of_day(LAST_DAY + 1)
        self.strays |= any(moment.low < known[0] or moment.high >= known[1] for moment in moments)

    def _changes(self, ends: Sequence[int], local: Term) -> bool:
        return bisect_right(ends, local.low) != bisect_right(ends, local.high)


def after_edges(edges: Sequence[int], values: Sequence[int | None], term: Term) -> Term:
    """The value after the last edge at or below a whole number: `values[0]` below `edges[0]`, and so on."""
    first, last = bisect_right(edges, term.low), bisect_right(edges, term.high)
    span, found = edges[first:last], values[first : last + 1]
    if not span or isinstance(term.number, int):
        return NOTHING if found[0] is None else constant(found[0])
    place = pl.lit(pl.Series(span, dtype=pl.Int64)).search_sorted(term.number, side="right")
    return _looked_up(place, found, term)


def by_day(day: Term, value: Callable[[int], int | None]) -> Term:
    """A function of a day."""
    if isinstance(day.number, int):
        found = value(day.number)
        return NOTHING if found is None else constant(found)
    return _looked_up(day.number - day.low, [value(one) for one in range(day.low, day.high + 1)], day)


def open_before(stretches: Sequence[tuple[int, int]], moment: Term) -> Term:
    """The open seconds of some stretches before a moment."""
    if not stretches:
        return constant(0)
    before = [0, *accumulate(end - start for start, end in stretches)]
    starts, ends = zip(*stretches, strict=True)
    since = after_edges(starts[1:], starts, moment)
    until = after_edges(starts[1:], ends, moment)
    return plus(after_edges(starts[1:], before, moment), not_below_zero(plus(least(moment, until), since, -1)))


def _looked_up(place: pl.Expr, values: Sequence[int | None], term: Term) -> Term:
    number = pl.lit(pl.Series(values, dtype=pl.Int64)).gather(place)
    if term.nullable:
        number = pl.when(term.expression.is_not_null()).then(number)
    there = [value for value in values if value is not None] or [0]
    return Term(number, min(there), max(there), nullable=term.nullable or None in values)
