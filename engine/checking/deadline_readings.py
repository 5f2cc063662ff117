"""What a bare `2 days` could mean, worked out on an example date."""

from collections.abc import Mapping

from engine.time.calendars import Calendar
from engine.time.moments import Zone, date_of, day_number, weekday_of

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_EXAMPLE = (day_number(2027, 1, 8), 10 * 60)


def day_in_words(day: int) -> str:
    """`Friday 8 January`."""
    _, month, number = date_of(day)
    return f"{_WEEKDAYS[weekday_of(day)]} {number} {_MONTHS[month - 1]}"


def bare_day_readings(count: int, calendars: Mapping[str, Calendar], zone: Zone) -> str:
    """The help for a bare day: each reading a house can choose, and where it leads from one Friday morning."""
    start = zone.clock_on(*_EXAMPLE)
    hours = 24 * count
    ends = [(f"{hours} hours", start + hours * 3600)]
    for name in (
        "calendar",
        "working",
        "opening",
        *(n for n in calendars if n not in ("calendar", "working", "opening")),
    ):
        calendar = calendars.get(name)
        end = calendar.add_days(start, count) if calendar else None
        if end is not None:
            ends.append((f"{count} {name} {'day' if count == 1 else 'days'}", end))
    readings = "; ".join(f"`{text}` leads to {_moment_in_words(end, zone)}" for text, end in ends)
    return f"say which: from {_moment_in_words(start, zone)}, {readings}"


def _moment_in_words(moment: int, zone: Zone) -> str:
    clock = zone.clock_of(moment)
    return f"{day_in_words(zone.day_of(moment))} {clock // 60:02}:{clock % 60:02}"
