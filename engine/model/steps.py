"""From one moment to another, a length of time away."""

from typing import TYPE_CHECKING

from engine.model.kinds import Days, Elapsed, Length, Months, Open
from engine.time.calendars import Calendar

if TYPE_CHECKING:
    from engine.model.house import House

EVERY_DAY = "calendar"
"""The calendar of all days."""


def shifted(house: "House", moment: int, length: Length, direction: str) -> int | None:
    """The moment a length before or after another; None where a calendar never gets there.

    With full days, the end of the last of so many whole days after, or the last second before so many.
    """
    match length:
        case Elapsed(seconds):
            return moment + (seconds if direction == "after" else -seconds)
        case Open(seconds, calendar):
            return house.calendars[calendar].step(moment, seconds, "seconds", direction)
        case Months(count):
            return house.zone.step(moment, count, "months", direction)
        case Days(count, calendar, True):
            return _full_days(house.calendars[calendar], moment, count, direction)
        case Days(count, calendar):
            if calendar == EVERY_DAY:
                return house.zone.step(moment, count, "days", direction)
            return house.calendars[calendar].step(moment, count, "days", direction)


def _full_days(calendar: Calendar, moment: int, count: int, direction: str) -> int | None:
    zone = calendar.zone
    sign = 1 if direction == "after" else -1
    day = calendar.nth_day(zone.day_of(moment), sign * count)
    if day is None:
        return None
    return zone.start_of_day(day + 1) if direction == "after" else zone.start_of_day(day) - 1
