"""How a deadline was reached, from the moment as the model has it."""

from engine.model import (
    EVERY_DAY,
    ClockOn,
    Days,
    Elapsed,
    FixedDay,
    House,
    Length,
    Moment,
    Months,
    NextOpening,
    NthDay,
    Open,
    Shifted,
)
from engine.time.days import weekday_before
from engine.time.moments import DAY, Zone
from engine.time.receipts import (
    Receipt,
    clock_receipt,
    next_opening_receipt,
    nth_day_receipt,
    open_step_receipt,
    receipt_text,
    step_receipt,
)


def anchors_of(moment: Moment) -> tuple[Moment, ...]:
    """The moments that a moment is counted from, the nearest first; empty for one that is not counted."""
    match moment:
        case Shifted(anchor) | NextOpening(_, anchor):
            return (anchor, *anchors_of(anchor))
        case ClockOn(_, day) if not isinstance(day, FixedDay):
            return (day.anchor, *anchors_of(day.anchor))
    return ()


def deadline_receipt(house: House, moment: Moment, anchors: tuple[int, ...]) -> tuple[str, ...]:
    """What was counted and skipped on the way to a moment, first things first.

    `anchors` are the values of `anchors_of(moment)`.
    """
    if not anchors:
        return ()
    anchor = anchors[0]
    before = deadline_receipt(house, anchors_of(moment)[0], anchors[1:])
    return (*before, *receipt_text(_receipt(house, moment, anchor), house.zone))


def _receipt(house: House, moment: Moment, anchor: int) -> Receipt:
    zone = house.zone
    match moment:
        case Shifted(ClockOn(), Elapsed(1), "before"):
            # The last second of a whole day, to which nothing is counted.
            return ()
        case Shifted(_, length, direction):
            return _length_receipt(house, anchor, length, direction)
        case NextOpening(calendar):
            return next_opening_receipt(house.calendars[calendar], anchor)
        case ClockOn(minutes, NthDay(count, calendar, direction)):
            return _clock_on_receipt(house, anchor, minutes, count if direction == "after" else -count, calendar)
        case ClockOn(minutes, day) if not isinstance(day, FixedDay | NthDay):
            return clock_receipt(zone, weekday_before(zone.day_of(anchor), day.weekday), minutes)
    return ()


def _length_receipt(house: House, anchor: int, length: Length, direction: str) -> Receipt:
    zone = house.zone
    match length:
        case Elapsed(seconds):
            return step_receipt(zone, anchor, seconds, "seconds", direction)
        case Open(seconds, calendar):
            return open_step_receipt(house.calendars[calendar], anchor, seconds, "seconds", direction)
        case Months(count):
            return step_receipt(zone, anchor, count, "months", direction)
        case Days(count, calendar, full):
            sign = 1 if direction == "after" else -1
            if full:
                return nth_day_receipt(house.calendars[calendar], zone.day_of(anchor), sign * count)
            if calendar == EVERY_DAY:
                return step_receipt(zone, anchor, count, "days", direction)
            return open_step_receipt(house.calendars[calendar], anchor, count, "days", direction)


def _clock_on_receipt(house: House, anchor: int, minutes: int, count: int, calendar: str) -> Receipt:
    zone: Zone = house.zone
    day = zone.local_from_utc(anchor) // DAY
    if calendar == EVERY_DAY:
        return clock_receipt(zone, day + count, minutes)
    found = house.calendars[calendar].nth_day(day, count)
    if found is None:
        return ()
    return (*nth_day_receipt(house.calendars[calendar], day, count), *clock_receipt(zone, found, minutes))
