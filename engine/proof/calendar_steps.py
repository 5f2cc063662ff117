"""Functions of one moment that a calendar decides, and the stretches on which they are simple.

A `Step` leads from a moment to a moment, a `Test` says yes or no of one. Both know their true value at a moment, and a
stretch around it on which the value stays, or moves along with the moment.
"""

from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property

from attrs import field, frozen
from msgspec.structs import replace

from engine.model import (
    EVERY_DAY,
    ClockOn,
    Condition,
    Days,
    EndOfMonth,
    FixedDay,
    House,
    InClock,
    InHours,
    InSeason,
    Length,
    Months,
    NextOpening,
    Now,
    NthDay,
    OnDays,
    Open,
    WeekdayBefore,
    shifted,
)
from engine.time.days import date_of, is_between_yearly, weekday_before, weekday_of
from engine.time.moments import DAY

STAYS, MOVES, DAILY = "stays", "moves", "daily"


def _zone_of(house: House) -> str:
    return house.zone.name


@frozen
class Stretch:
    """From `first` to `last`, both included, the value is `value` (None: there is none), by `how`: it stays; it is so
    at `first` and moves along with the moment; or it is so on the local day of `first` and a day later on each day
    after it, where local time is `offset` ahead."""

    first: int
    last: int
    value: int | bool | None
    how: str = STAYS
    offset: int = 0


@frozen(slots=False)
class Step:
    """From a moment to a moment. `what` is a Length with `direction`, or a moment whose anchor is left open."""

    house: House = field(eq=_zone_of, repr=False)
    what: Length | ClockOn | NextOpening | EndOfMonth
    direction: str = ""

    @property
    def never_later(self) -> bool:
        """Whether it never leads to a later moment."""
        match self.what:
            case Open() | Days() | Months():
                return self.direction == "before"
            case ClockOn(_, NthDay(count, _, direction)):
                return direction == "before" and count > 0
            case ClockOn(_, WeekdayBefore()):
                return True
        return False

    @property
    def never_earlier(self) -> bool:
        """Whether it never leads to an earlier moment."""
        match self.what:
            case Open() | Days() | Months():
                return self.direction == "after"
            case ClockOn(_, NthDay(count, _, direction)):
                return direction == "after" and count > 0
            case NextOpening() | EndOfMonth():
                return True
        return False

    def never_after(self, other: "Step") -> bool:
        """Whether from no moment it leads to a later one than another step, where both lead somewhere."""
        if self.house.zone.name != other.house.zone.name:
            return False
        match self.what, other.what:
            case ClockOn(one, NthDay(count, calendar, direction)), ClockOn(two, NthDay(more, of, way)):
                days = tuple(n if to == "after" else -n for n, to in ((count, direction), (more, way)))
                return calendar == of and (days[0] < days[1] or (days[0] == days[1] and one <= two))
            case Open(near, calendar), Open(far, of) if calendar == of:
                pass
            case Days(near, calendar, full), Days(far, of, also_full) if calendar == of and full == also_full:
                pass
            case Months(near), Months(far):
                pass
            case _:
                return False
        return self.direction == other.direction and (near <= far if self.direction == "after" else near >= far)

    def at(self, moment: int) -> int | None:
        """Where it leads from a moment; None where the calendar never gets there."""
        zone = self.house.zone
        match self.what:
            case ClockOn(minutes, day):
                chosen = self._day(day, zone.day_of(moment))
                return None if chosen is None else zone.clock_on(chosen, minutes)
            case NextOpening(calendar):
                return self.house.calendars[calendar].next_opening(moment)
            case EndOfMonth(ahead):
                return zone.end_of_month(moment, ahead)
            case length:
                return shifted(self.house, moment, length, self.direction)

    def around(self, moment: int) -> Stretch:
        """A stretch around a moment on which the step is simple."""
        zone = self.house.zone
        value = self.at(moment)
        match self.what:
            case EndOfMonth():
                return Stretch(zone.end_of_month(moment, -1), zone.end_of_month(moment) - 1, value)
            case NextOpening(calendar) | Open(calendar=calendar):
                first, last = self._between_openings(calendar, moment)
                if value is not None and self.at(first) == self.at(last):
                    return Stretch(first, last, value)
                return self._moving(moment, value, first, last)
        return self._by_day(moment, value)

    def _by_day(self, moment: int, value: int | None) -> Stretch:
        """Days on which the step goes equally many days on, with steady clocks here and there."""
        zone = self.house.zone
        day = zone.day_of(moment)
        begin, end = zone.start_of_day(day), zone.start_of_day(day + 1) - 1
        if value is None:
            return Stretch(moment, moment, None)
        daily = isinstance(self.what, ClockOn) or (isinstance(self.what, Days) and self.what.full)
        if not self._is_steady(begin, end):
            return Stretch(begin, end, value) if daily else self._by_minute(moment, value, begin, end)
        first = last = day
        while last - day < _DAYS_AT_ONCE and self._goes_on(begin, zone.start_of_day(last + 1), last + 1 - day):
            last += 1
        while day - first < _DAYS_AT_ONCE and self._goes_on(begin, zone.start_of_day(first - 1), first - 1 - day):
            first -= 1
        first_moment, last_moment = zone.start_of_day(first), zone.start_of_day(last + 1) - 1
        start = value - (day - first) * DAY
        if daily:
            return Stretch(first_moment, last_moment, start, DAILY, zone.offset_at(moment))
        return Stretch(first_moment, last_moment, value - (moment - first_moment), MOVES)

    def _by_minute(self, moment: int, value: int, begin: int, end: int) -> Stretch:
        """On a day when a clock changes, here or there: the minutes around that go equally far. Clocks change on whole
        minutes, so that the first and the last second of a minute speak for it."""
        far = value - moment

        def goes(minute: int) -> bool:
            return all(self.at(second) == second + far for second in (minute, minute + 59))

        first = last = moment - moment % 60
        if not goes(first):
            return Stretch(moment, moment, value)
        while first - 60 >= begin and goes(first - 60):
            first -= 60
        while last + 119 <= end and goes(last + 60):
            last += 60
        return Stretch(first, last + 59, first + far, MOVES)

    def _goes_on(self, begin: int, other: int, days: int) -> bool:
        """Whether the step goes as far from another day as from the one that begins at `begin`."""
        here, there = self.at(begin), self.at(other)
        steady = self._is_steady(min(begin, other), max(begin, other) + DAY - 1)
        return steady and here is not None and there == here + days * DAY and other == begin + days * DAY

    def _moving(self, moment: int, value: int | None, first: int, last: int) -> Stretch:
        """Inside a spell the step moves along with the moment, and can only leap ahead of it."""
        if value is None:
            return Stretch(moment, moment, None)
        low, high = moment, moment
        for size in _SIZES:
            while low - size >= first and self.at(low - size) == value - (moment - low) - size:
                low -= size
            while high + size <= last and self.at(high + size) == value + (high - moment) + size:
                high += size
        return Stretch(low, high, value - (moment - low), MOVES)

    def bounds(self, first: int, last: int) -> tuple[int, int] | None:
        """The least and the most that the step goes on (back, below 0) from any moment between two; None where it
        leads nowhere from some."""
        zone = self.house.zone
        found: list[tuple[int, int]] = []
        for day in range(zone.day_of(first), zone.day_of(last) + 1):
            begin, end = zone.start_of_day(day), zone.start_of_day(day + 1) - 1
            low, high = self.at(begin), self.at(end)
            if low is None or high is None:
                return None
            if self._keeps_the_clock:
                ahead = zone.day_of(low) - day
                here, there = self._offsets(day), self._offsets(day + ahead)
                found.append((ahead * DAY + min(here) - max(there), ahead * DAY + max(here) - min(there)))
            else:
                # A step from a later moment leads to a later one, but for an hour that comes twice.
                reach = DAY if isinstance(self.what, Days) else 0
                found.append((low - end - reach, high - begin + reach))
        return min(low for low, _ in found), max(high for _, high in found)

    @property
    def _keeps_the_clock(self) -> bool:
        """Whether it leads to the same time of another day, as far off from every moment of a day."""
        return isinstance(self.what, Months) or (isinstance(self.what, Days) and not self.what.full)

    def _offsets(self, day: int) -> tuple[int, int]:
        """How far local time is ahead when a day begins and when it ends."""
        zone = self.house.zone
        return zone.offset_at(zone.start_of_day(day)), zone.offset_at(zone.start_of_day(day + 1) - 1)

    def _is_steady(self, first: int, last: int) -> bool:
        """Whether no clock changes between two moments, nor around where the step leads from them."""
        one, other = self.at(first), self.at(last)
        if one is None or other is None:
            return False
        starts = self.house.zone.starts
        spans = ((first, last), (min(one, other) - DAY, max(one, other) + DAY))
        changes = {bisect_right(starts, moment) for span in spans for moment in span}
        return len({self.house.zone.offsets[change - 1] for change in changes}) == 1 and all(
            bisect_right(starts, low) == bisect_right(starts, high) for low, high in spans
        )

    def _between_openings(self, calendar: str, moment: int) -> tuple[int, int]:
        return openness(self.house, calendar, moment)[:2]

    def _day(self, day: NthDay | WeekdayBefore | FixedDay, start: int) -> int | None:
        match day:
            case FixedDay(number):
                return number
            case WeekdayBefore(weekday):
                return weekday_before(start, weekday)
            case NthDay(count, calendar, direction):
                signed = count if direction == "after" else -count
                if calendar == EVERY_DAY or not count:
                    return start + signed
                return self.house.calendars[calendar].nth_day(start, signed)


_DAYS_AT_ONCE = 40
_SIZES = (16_384, 2_048, 256, 32, 4, 1)


@frozen(slots=False)
class Test:
    """Whether a moment falls on such days or hours; the moment that `what` names is left open."""

    house: House = field(eq=_zone_of, repr=False)
    what: OnDays | InHours | InSeason | InClock

    def at(self, moment: int) -> bool:
        """Whether the moment does."""
        zone = self.house.zone
        match self.what:
            case InHours(_, calendar, inside):
                return self.house.calendars[calendar].is_open(moment) == inside
            case InClock(_, first, last):
                return zone.is_between_clocks(moment, first, last)
            case _:
                return self._day_fits(zone.day_of(moment))

    @cached_property
    def _day_fits(self) -> Callable[[int], bool]:
        match self.what:
            case OnDays(_, weekdays, dates, days, holidays):
                known = self.house.holidays if holidays else {}
                return lambda day: (
                    weekday_of(day) in weekdays or date_of(day)[1:] in dates or day in days or day in known
                )
            case InSeason(_, first, last):
                return lambda day: is_between_yearly(day, first, last)
        raise AssertionError(f"{self.what} is not about days")

    def around(self, moment: int) -> Stretch:
        """A stretch around a moment on which the answer stays."""
        zone, value = self.house.zone, self.at(moment)
        day = zone.day_of(moment)
        match self.what:
            case InHours(_, calendar):
                first, last, _ = openness(self.house, calendar, moment)
                return Stretch(first, last, value)
            case InClock(_, begin, end):
                edges = sorted({zone.start_of_day(day), zone.start_of_day(day + 1)})
                if bisect_right(zone.starts, edges[0]) != bisect_right(zone.starts, edges[1]):
                    return Stretch(moment, moment, value)
                edges = sorted({*edges, zone.clock_on(day, begin), zone.clock_on(day, end)})
                index = bisect_right(edges, moment)
                return Stretch(edges[index - 1], edges[index] - 1, value)
        first_day = last_day = day
        while day - first_day < 400 and self._day_fits(first_day - 1) == value:
            first_day -= 1
        while last_day - day < 400 and self._day_fits(last_day + 1) == value:
            last_day += 1
        return Stretch(zone.start_of_day(first_day), zone.start_of_day(last_day + 1) - 1, value)


def openness(house: House, calendar: str, moment: int) -> tuple[int, int, bool]:
    """The spell or the pause of a calendar around a moment, both ends included, and whether it is open; a pause
    is looked at for some weeks."""
    far = 40 * DAY
    spells = house.calendars[calendar].intervals(moment - far, moment + far)
    first, last = moment - far, moment + far - 1
    for start, end in spells:
        if start <= moment < end:
            return start, end - 1, True
        if end <= moment:
            first = end
        elif start > moment:
            last = start - 1
            break
    return first, last, False


def without_moment(condition: OnDays | InHours | InSeason | InClock) -> Condition:
    """The condition with its moment taken out, so that equal ones are one test."""
    return replace(condition, moment=Now())
