"""Opening hours, holidays and working time: which spells count, and where so many of them end.

A calendar is what `hours` says, laid on a time zone. A day counts as open when a spell starts on it; a spell past
midnight belongs to the day it starts on, and a closed day takes away just the spells that start there. What is
said of a day goes from the particular to the general: opened by date, closed by date, opened each year, closed
each year or on public holidays, the week.

Calendars know the years 1970 to 2100 and count nothing outside them. A step that begins or ends outside comes
back as None, and so does one in a calendar that never opens: nothing searches for ever.
"""

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from engine.time.days import date_of, is_between_yearly, weekday_of
from engine.time.moments import ELAPSED, Zone
from engine.time.openings import FIRST_DAY, LAST_DAY, Openings, Spell

DayOfYear: TypeAlias = tuple[int, int]
"""Month and day of the month, in every year."""


def spell(start: int, end: int) -> Spell:
    """A spell from two clocks; an end at or before the start lies on the next day."""
    return (start, end if end > start else end + 1440)


class Hours(Struct, frozen=True, array_like=True):
    """What a house says of a calendar. Days are numbers, ranges include both ends, spells are sorted.

    `weekly` has the spells of Monday to Sunday. `closed_yearly` are ranges that may wrap the year. The dated ones
    (with a year) are the exceptions that a newer version gives for older bookings too.
    """

    weekly: tuple[tuple[Spell, ...], ...]
    closed_on_holidays: bool = False
    closed_yearly: tuple[tuple[DayOfYear, DayOfYear], ...] = ()
    open_yearly: tuple[tuple[DayOfYear, tuple[Spell, ...]], ...] = ()
    closed_dated: tuple[tuple[int, int], ...] = ()
    open_dated: tuple[tuple[int, tuple[Spell, ...]], ...] = ()

    def with_exceptions(self, newer: "Hours") -> "Hours":
        """These hours with the dated closures and openings of newer ones in the place of their own."""
        return replace(self, closed_dated=newer.closed_dated, open_dated=newer.open_dated)


WORKING = Hours(weekly=(((0, 1440),),) * 5 + ((),) * 2, closed_on_holidays=True)
"""The shipped calendar `working`: Monday to Friday less public holidays, whole days."""

EVERY_DAY = Hours(weekly=(((0, 1440),),) * 7)
"""The shipped calendar `calendar`: every day, whole."""


class Closed(Struct, frozen=True):
    """Why no spell starts on a day: `kind` is `date`, `yearly`, `holiday` or `week`.

    `name` is the holiday's name for `holiday`, and `first` and `last` are the range for `date` (day numbers) and
    `yearly` (month and day); else they are empty.
    """

    kind: str
    name: str = ""
    first: int | DayOfYear | None = None
    last: int | DayOfYear | None = None


class Calendar(Struct, frozen=True, dict=True, array_like=True):
    """Hours in a zone, with the public holidays (day number, name) that the version keeps.

    Equal, and of the same hash, when what is said is; the spells worked out so far do not count.
    """

    name: str
    hours: Hours
    zone: Zone
    holidays: tuple[tuple[int, str], ...] = ()

    @cached_property
    def _holiday_names(self) -> dict[int, str]:
        return dict(self.holidays) if self.hours.closed_on_holidays else {}

    @cached_property
    def _opened(self) -> dict[int, tuple[Spell, ...]]:
        return dict(self.hours.open_dated)

    @cached_property
    def _openings(self) -> Openings:
        return Openings(self.zone, self.spells_on)

    def with_exceptions(self, newer: "Calendar") -> "Calendar":
        """This calendar with the dated closures and openings of a newer version of it.

        Make it once for two versions, not for each event: its openings are worked out anew.
        """
        return replace(self, hours=self.hours.with_exceptions(newer.hours))

    def spells_on(self, day: int) -> tuple[Spell, ...]:
        """The spells that start on a local day; none when it is closed."""
        hours = self.hours
        if day in self._opened:
            return self._opened[day]
        if any(first <= day <= last for first, last in hours.closed_dated):
            return ()
        if hours.open_yearly:
            for day_of_year, spells in hours.open_yearly:
                if date_of(day)[1:] == day_of_year:
                    return spells
        if day in self._holiday_names or any(is_between_yearly(day, *ends) for ends in hours.closed_yearly):
            return ()
        return hours.weekly[weekday_of(day)]

    def why_closed(self, day: int) -> Closed | None:
        """Why no spell starts on a local day; None when one does."""
        if self.spells_on(day):
            return None
        for first, last in self.hours.closed_dated:
            if first <= day <= last and day not in self._opened:
                return Closed("date", first=first, last=last)
        if day in self._holiday_names:
            return Closed("holiday", name=self._holiday_names[day])
        for ends in self.hours.closed_yearly:
            if is_between_yearly(day, *ends):
                return Closed("yearly", first=ends[0], last=ends[1])
        return Closed("week")

    def is_open(self, moment: int) -> bool:
        """Whether a spell holds the moment; the closing time itself is closed."""
        openings = self._openings.around(moment)
        index = bisect_right(openings.starts, moment) - 1
        return index >= 0 and moment < openings.ends[index]

    def next_opening(self, moment: int) -> int | None:
        """The moment itself if it is open, else the next opening; None if there is none."""
        if not self._openings.knows(moment):
            return None
        openings = self._openings.around(moment)
        while not openings.ends or openings.ends[-1] <= moment:
            if not openings.grow_later():
                return None
        return max(moment, openings.starts[bisect_right(openings.ends, moment)])

    def open_seconds_between(self, a: int, b: int) -> int:
        """The open seconds from `a` to `b`; below 0 when `b` comes first."""
        openings = self._openings.around(a).around(b)
        return openings.open_before(b) - openings.open_before(a)

    def add_open_time(self, moment: int, seconds: int) -> int | None:
        """The moment when so many open seconds have passed (before it, below 0); outside hours they wait for the next
        opening. A result that falls on a closing time stays there. 0 seconds give the moment itself."""
        if seconds <= 0:
            return moment if seconds == 0 else self.subtract_open_time(moment, -seconds)
        if not self._openings.knows(moment):
            return None
        openings = self._openings.around(moment)
        target = openings.open_before(moment) + seconds
        while target > openings.total:
            if not openings.grow_later():
                return None
        index = bisect_left(openings.before, target) - 1
        return openings.starts[index] + target - openings.before[index]

    def subtract_open_time(self, moment: int, seconds: int) -> int | None:
        """The latest moment with so many open seconds from it to `moment`: at an edge the opening, not the closing.

        0 seconds give the moment itself.
        """
        if seconds <= 0:
            return moment if seconds == 0 else self.add_open_time(moment, -seconds)
        if not self._openings.knows(moment):
            return None
        openings = self._openings.around(moment)
        while True:
            target = openings.open_before(moment) - seconds
            if target >= 0:
                index = bisect_right(openings.before, target) - 1
                found = openings.starts[index] + target - openings.before[index]
                if found >= openings.certain_from or not openings.grow_earlier():
                    return found
            elif not openings.grow_earlier():
                return None

    def intervals(self, a: int, b: int) -> tuple[tuple[int, int], ...]:
        """The open stretches from `a` to `b`, cut off at both; spells that touch or overlap are one."""
        if b <= a:
            return ()
        openings = self._openings.around(a).around(b)
        first, last = bisect_right(openings.ends, a), bisect_left(openings.starts, b)
        pairs = zip(openings.starts[first:last], openings.ends[first:last], strict=True)
        return tuple((max(start, a), min(end, b)) for start, end in pairs)

    def is_open_day(self, day: int) -> bool:
        """Whether a spell starts on a local day."""
        days = self._openings.around_day(day).days
        index = bisect_left(days, day)
        return index < len(days) and days[index] == day

    def nth_day(self, day: int, count: int) -> int | None:
        """The `count`-th open day after a local day, or before it (below 0), itself not counted; 0 gives itself."""
        if count == 0:
            return day
        if not FIRST_DAY <= day <= LAST_DAY:
            return None
        openings = self._openings.around_day(day)
        if count > 0:
            while (index := bisect_right(openings.days, day) + count - 1) >= len(openings.days):
                if not openings.grow_later():
                    return None
        else:
            while (index := bisect_left(openings.days, day) + count) < 0:
                if not openings.grow_earlier():
                    return None
        return openings.days[index]

    def add_days(self, moment: int, count: int) -> int | None:
        """The same wall clock on the `count`-th open day after the moment's day, or before it (below 0)."""
        if count == 0:
            return moment
        day = self.nth_day(self.zone.day_of(moment), count)
        return None if day is None else self.zone.same_clock_on(day, moment)

    def day_before(self, moment: int, count: int = 1) -> int | None:
        """The local day that is the `count`-th open day before the moment's day."""
        return self.nth_day(self.zone.day_of(moment), -count)

    def full_days_between(self, a: int, b: int) -> int:
        """How many whole open days lie strictly between the local days of `a` and `b`; 0 when `b` comes first."""
        first, last = self.zone.day_of(a), self.zone.day_of(b)
        if last <= first:
            return 0
        days = self._openings.around_day(first).around_day(last).days
        return bisect_left(days, last) - bisect_right(days, first)

    def step(self, moment: int, count: int, unit: str, direction: str) -> int | None:
        """`count` days, hours, minutes or seconds of this calendar `before` or `after` a moment."""
        if direction == "before":
            count = -count
        return self.add_days(moment, count) if unit == "days" else self.add_open_time(moment, count * ELAPSED[unit])

    def window_start(self, moment: int, count: int, unit: str) -> int | None:
        """Where `in the last COUNT UNIT` of this calendar begins: the start of a day, or so much open time before."""
        if unit != "days":
            return self.subtract_open_time(moment, count * ELAPSED[unit])
        day = self.day_before(moment, count)
        return None if day is None else self.zone.start_of_day(day)
