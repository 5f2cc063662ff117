"""The spells of a calendar as moments, worked out as far as they were asked for.

They lie in sorted lists, so that a deadline is two searches by bisect. The lists cover a run of days that doubles
whenever a question leads past one of its ends, within the years 1970 to 2100.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import TypeAlias

from engine.time.days import day_number
from engine.time.moments import FIRST_YEAR, LAST_YEAR, Zone

Spell: TypeAlias = tuple[int, int]
"""First minute and end minute since midnight, the end above the start and not included; over 1440 is the next day."""

FIRST_DAY = day_number(FIRST_YEAR, 1, 1)
LAST_DAY = day_number(LAST_YEAR, 12, 31)

# So many days on either side of the first one that is asked about: a question or two need no more.
_BESIDE = 40

# A spell may reach into the day after it, so what holds at a moment is certain two days inside the run.
_MARGIN = 2


class Openings:
    """A run of days with its openings.

    `starts` and `ends` are sorted; openings that touch or overlap are one. `before[i]` is the open seconds of the
    run before `starts[i]`, `total` those of the whole run, `days` the days on which a spell starts.
    From `certain_from` on no opening is missing that began before the run.
    """

    def __init__(self, zone: Zone, spells_on: Callable[[int], tuple[Spell, ...]]) -> None:
        """An empty run, for a zone and what tells the spells that start on a local day."""
        self._zone = zone
        self._spells_on = spells_on
        self._known_from = zone.start_of_day(FIRST_DAY)
        self._known_until = zone.start_of_day(LAST_DAY + 1)
        self._first_day = self._end_day = 0
        self.certain_from = self._certain_until = 0
        self._spells: list[tuple[int, int]] = []
        self.days: list[int] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.before: list[int] = []
        self.total = 0

    def knows(self, moment: int) -> bool:
        """Whether a moment lies in the years known."""
        return self._known_from <= moment < self._known_until

    def around(self, moment: int) -> "Openings":
        """Itself, grown so far that what holds at a moment of the years known is in it."""
        if self.certain_from <= moment < self._certain_until:
            return self
        return self.around_day(self._zone.day_of(moment))

    def around_day(self, day: int) -> "Openings":
        """Itself, grown so far that a local day of the years known is in it, with the days beside it."""
        day = min(max(day, FIRST_DAY), LAST_DAY)
        if self._first_day == self._end_day:
            self._first_day = self._end_day = max(day - _BESIDE, FIRST_DAY)
            self._extend(min(day + _BESIDE, LAST_DAY) + 1)
        while day < self._first_day + _MARGIN and self.grow_earlier():
            pass
        while day >= self._end_day - _MARGIN and self.grow_later():
            pass
        return self

    def grow_later(self) -> bool:
        """Doubles the run towards the future; False when it already ends with the years known."""
        if self._end_day > LAST_DAY:
            return False
        self._extend(min(2 * self._end_day - self._first_day, LAST_DAY + 1))
        return True

    def grow_earlier(self) -> bool:
        """Doubles the run towards the past; False when it already begins with the years known."""
        if self._first_day <= FIRST_DAY:
            return False
        first = max(2 * self._first_day - self._end_day, FIRST_DAY)
        days, spells = self._work_out(range(first, self._first_day))
        self._first_day = first
        self.days = days + self.days
        self._spells = spells + self._spells
        self._join()
        return True

    def open_before(self, moment: int) -> int:
        """The open seconds of the run before a moment."""
        index = bisect_right(self.starts, moment) - 1
        return self.before[index] + min(moment, self.ends[index]) - self.starts[index] if index >= 0 else 0

    def _extend(self, end_day: int) -> None:
        days, spells = self._work_out(range(self._end_day, end_day))
        self._end_day = end_day
        self.days += days
        self._spells += spells
        self._join()

    def _work_out(self, days: Iterable[int]) -> tuple[list[int], list[tuple[int, int]]]:
        """The open ones of some days, and their spells as moments; a spell that clocks skip whole is none."""
        open_days: list[int] = []
        spells: list[tuple[int, int]] = []
        clock_on = self._zone.clock_on
        for day in days:
            known = len(spells)
            for first_minute, end_minute in sorted(self._spells_on(day)):
                start, end = clock_on(day, first_minute), clock_on(day, end_minute)
                if start < end:
                    spells.append((start, end))
            if len(spells) > known:
                open_days.append(day)
        return open_days, spells

    def _join(self) -> None:
        starts: list[int] = []
        ends: list[int] = []
        for start, end in self._spells:
            if ends and start <= ends[-1]:
                ends[-1] = max(end, ends[-1])
            else:
                starts.append(start)
                ends.append(end)
        before = list(accumulate((end - start for start, end in zip(starts, ends, strict=True)), initial=0))
        self.total = before.pop()
        self.starts, self.ends, self.before = starts, ends, before
        self.certain_from = self._zone.start_of_day(self._first_day + _MARGIN)
        self._certain_until = self._zone.start_of_day(self._end_day - _MARGIN)
