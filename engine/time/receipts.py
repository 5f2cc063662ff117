"""How a deadline was reached: what was counted, what was skipped and why.

A receipt is worked out when somebody asks for it, from the same arguments as the step it explains; the step itself
leaves no trace. Its stretches are data; `receipt_text` says them in fixed English words, as decisions hold them.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TypeAlias

from msgspec import Struct

from engine.time.calendars import Calendar, Closed, DayOfYear
from engine.time.days import date_of, day_after, weekday_of
from engine.time.moments import DAY, ELAPSED, Zone, clock_text
from engine.values import duration_text

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Counted(Struct, frozen=True):
    """From `start` to `end` (moments) `count` of `unit` were counted: seconds, or days, weeks, months, years.

    `calendar` is the name of the calendar that counts; None for elapsed time and calendar steps.
    """

    start: int
    end: int
    count: int
    unit: str
    calendar: str | None = None


class CountedDays(Struct, frozen=True):
    """`first` to `last`, both included, are open days of a calendar, one after the other."""

    first: int
    last: int
    calendar: str


class Outside(Struct, frozen=True):
    """From `start` to `end` (moments) a day that opens was outside its hours."""

    start: int
    end: int
    calendar: str


class Skipped(Struct, frozen=True):
    """The days `first` to `last`, both included, are closed, all for the same reason."""

    first: int
    last: int
    closed: Closed
    calendar: str


class Moved(Struct, frozen=True):
    """A local time that clocks skip (`note` is skipped) or that comes twice (doubled) became the moment `taken`."""

    local: int
    note: str
    taken: int


Stretch: TypeAlias = Counted | CountedDays | Outside | Skipped | Moved
Receipt: TypeAlias = tuple[Stretch, ...]


def step_receipt(zone: Zone, moment: int, count: int, unit: str, direction: str) -> Receipt:
    """What `zone.step` did with the same arguments."""
    reached = zone.step(moment, count, unit, direction)
    start, end = sorted((moment, reached))
    if unit in ELAPSED:
        return (Counted(start, end, end - start, "seconds"),) if count else ()
    if count == 0:
        return ()
    day = day_after(zone.day_of(moment), -count if direction == "before" else count, unit)
    return (Counted(start, end, count, unit), *_moved_clock(zone, moment, day))


def open_step_receipt(calendar: Calendar, moment: int, count: int, unit: str, direction: str) -> Receipt:
    """What `calendar.step` did with the same arguments; empty where it found no moment."""
    reached = calendar.step(moment, count, unit, direction)
    if reached is None or count == 0:
        return ()
    zone = calendar.zone
    if unit != "days":
        return tuple(_open_time(calendar, min(moment, reached), max(moment, reached)))
    day = zone.day_of(moment)
    if direction == "before":
        count = -count
    reached_day = calendar.nth_day(day, count)
    assert reached_day is not None
    return (*nth_day_receipt(calendar, day, count), *_moved_clock(zone, moment, reached_day))


def nth_day_receipt(calendar: Calendar, day: int, count: int) -> Receipt:
    """What `calendar.nth_day` passed on its way: from the day after `day`, or before it, to the day found."""
    found = calendar.nth_day(day, count)
    if found is None or count == 0:
        return ()
    return tuple(_days(calendar, range(day + 1, found + 1) if count > 0 else range(found, day)))


def next_opening_receipt(calendar: Calendar, moment: int) -> Receipt:
    """What lay between a moment and the next opening; empty when it was open or never is."""
    opening = calendar.next_opening(moment)
    return () if opening is None else tuple(_open_time(calendar, moment, opening))


def clock_receipt(zone: Zone, day: int, minutes: int) -> Receipt:
    """A note when the clock on that day is skipped or comes twice; else empty."""
    return _moved(zone, day * DAY + minutes * 60)


def _moved(zone: Zone, local: int) -> Receipt:
    note = zone.local_note(local)
    return (Moved(local, note, zone.utc_from_local(local)),) if note else ()


def _moved_clock(zone: Zone, moment: int, day: int) -> Receipt:
    """The note for the wall clock of `moment` on another day."""
    return _moved(zone, day * DAY + zone.local_from_utc(moment) % DAY)


def _open_time(calendar: Calendar, start: int, end: int) -> Iterator[Stretch]:
    at = start
    for opening, closing in calendar.intervals(start, end):
        yield from _gap(calendar, at, opening)
        yield Counted(opening, closing, closing - opening, "seconds", calendar.name)
        at = closing
    yield from _gap(calendar, at, end)


def _gap(calendar: Calendar, start: int, end: int) -> Iterator[Stretch]:
    """The closed time from one moment to another: outside the hours of open days, and closed days by their reason."""
    zone = calendar.zone
    closed_days: list[int] = []
    outside: list[int] = []
    for day in range(zone.day_of(start), zone.day_of(end) + 1):
        first, last = max(start, zone.start_of_day(day)), min(end, zone.start_of_day(day + 1))
        if first >= last:
            continue
        if calendar.why_closed(day) is None:
            yield from _closed(calendar, closed_days)
            closed_days = []
            outside += (first, last)
        else:
            yield from _outside(calendar, outside)
            outside = []
            closed_days.append(day)
    yield from _closed(calendar, closed_days)
    yield from _outside(calendar, outside)


def _days(calendar: Calendar, days: Iterable[int]) -> Iterator[Stretch]:
    open_days: list[int] = []
    closed_days: list[int] = []
    for day in days:
        if calendar.is_open_day(day):
            yield from _closed(calendar, closed_days)
            closed_days = []
            open_days.append(day)
        else:
            if open_days:
                yield CountedDays(open_days[0], open_days[-1], calendar.name)
            open_days = []
            closed_days.append(day)
    yield from _closed(calendar, closed_days)
    if open_days:
        yield CountedDays(open_days[0], open_days[-1], calendar.name)


def _outside(calendar: Calendar, moments: list[int]) -> Iterator[Outside]:
    """From the first of some moments to the last; nothing for none."""
    if moments:
        yield Outside(moments[0], moments[-1], calendar.name)


def _closed(calendar: Calendar, days: list[int]) -> Iterator[Skipped]:
    """Days in a row, those with one reason together."""
    first = 0
    reasons = [calendar.why_closed(day) or Closed("week") for day in days]
    for index, reason in enumerate(reasons):
        if index + 1 == len(days) or reasons[index + 1] != reason:
            yield Skipped(days[first], days[index], reason, calendar.name)
            first = index + 1


def receipt_text(receipt: Receipt, zone: Zone) -> tuple[str, ...]:
    """One line a stretch, the same words for ever: `Friday 19 November 2027 16:00 to 18:00: 2 hours counted`."""
    return tuple(_stretch_text(stretch, zone) for stretch in receipt)


def _stretch_text(stretch: Stretch, zone: Zone) -> str:
    match stretch:
        case Counted(start, end, count, unit, calendar):
            length = duration_text(count) if unit == "seconds" else f"{count} {unit if count != 1 else unit[:-1]}"
            return f"{_span(start, end, zone)}: {length} counted{f' in {calendar} hours' if calendar else ''}"
        case CountedDays(first, last, calendar):
            count = last - first + 1
            return f"{_days_span(first, last)}: {count} {calendar} day{'' if count == 1 else 's'} counted"
        case Outside(start, end, calendar):
            return f"{_span(start, end, zone)}: skipped, outside {calendar} hours"
        case Skipped(first, last, closed, calendar):
            return f"{_days_span(first, last)}: skipped, {_closed_text(closed, calendar)}"
        case Moved(local, note, taken):
            if note == "doubled":
                return f"{local_time_text(local)}: comes twice, the first of the two taken"
            after = local_time_text(zone.local_from_utc(taken))
            return f"{local_time_text(local)}: does not exist, {after} taken, the first moment after"


def _closed_text(closed: Closed, calendar: str) -> str:
    if closed.kind == "holiday":
        return f"public holiday ({closed.name})"
    if closed.kind == "week":
        return f"no {calendar} day"
    if closed.first == closed.last:
        return f"closed on {_date(closed.first)}"
    return f"closed from {_date(closed.first)} to {_date(closed.last)}"


def _date(date: int | DayOfYear | None) -> str:
    if isinstance(date, int):
        year, month, day = date_of(date)
        return f"{day} {MONTHS[month - 1]} {year}"
    assert date is not None
    return f"{date[1]} {MONTHS[date[0] - 1]}"


def _days_span(first: int, last: int) -> str:
    return _day_text(first) if first == last else f"{_day_text(first)} to {_day_text(last)}"


@lru_cache(maxsize=4096)
def _day_text(day: int) -> str:
    return f"{WEEKDAYS[weekday_of(day)]} {_date(day)}"


def local_time_text(local: int) -> str:
    day, seconds = divmod(local, DAY)
    return f"{_day_text(day)} {_seconds_text(seconds)}"


@lru_cache(maxsize=4096)
def _seconds_text(seconds: int) -> str:
    """The clock so many seconds after midnight, with seconds where there are any."""
    return clock_text(seconds // 60) + (f":{seconds % 60:02d}" if seconds % 60 else "")


def _span(start: int, end: int, zone: Zone) -> str:
    """Both moments in local time, the day said once where it is the same; a midnight at the end is 24:00."""
    first, last = zone.local_from_utc(start), zone.local_from_utc(end)
    if last % DAY == 0 and last - DAY == first // DAY * DAY:
        return f"{local_time_text(first)} to 24:00"
    if first // DAY == last // DAY:
        return f"{local_time_text(first)} to {_seconds_text(last % DAY)}"
    return f"{local_time_text(first)} to {local_time_text(last)}"
