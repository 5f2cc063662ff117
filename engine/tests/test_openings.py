"""Opening hours held against a second, plain meaning of them: minutes counted by the standard library's clocks."""

from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from engine.time.calendars import Calendar, Hours
from engine.time.days import day_number
from engine.time.moments import DAY, Zone, zone_from_name


def zone(name: str) -> Zone:
    """The zone of a name that exists."""
    found = zone_from_name(name)
    assert found is not None
    return found


ZONES = {
    "Europe/Brussels": (day_number(2027, 3, 28), day_number(2027, 10, 31)),
    "Australia/Lord_Howe": (day_number(2027, 4, 4), day_number(2027, 10, 3)),
    "Africa/Casablanca": (day_number(2027, 2, 7), day_number(2027, 3, 14)),
    "Asia/Beirut": (day_number(2027, 3, 28), day_number(2027, 10, 31)),
}


@cache
def rules(name: str) -> ZoneInfo:
    """The zone as the standard library has it, from the same data."""
    with (files("tzdata") / "zoneinfo").joinpath(*name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


def clock(name: str, day: int, minutes: int) -> int:
    """The first moment that shows a wall clock, or else the next one that exists, minute by minute."""
    wall = datetime(1970, 1, 1) + timedelta(days=day, minutes=minutes)
    while True:
        for fold in (0, 1):
            moment = int(wall.replace(tzinfo=rules(name), fold=fold).timestamp())
            if datetime.fromtimestamp(moment, rules(name)).replace(tzinfo=None) == wall:
                return moment
        wall += timedelta(minutes=1)


def open_minutes(calendar: Calendar, first: int, last: int) -> list[int]:
    """Every open minute that belongs to some days, as moments."""
    minutes: set[int] = set()
    for day in range(first, last + 1):
        for start, end in calendar.spells_on(day):
            minutes.update(range(clock(calendar.zone.name, day, start), clock(calendar.zone.name, day, end), 60))
    return sorted(minutes)


SPELLS = st.lists(
    st.tuples(st.integers(0, 95), st.integers(1, 80)).map(lambda pair: (15 * pair[0], 15 * (pair[0] + pair[1]))),
    max_size=3,
).map(lambda spells: tuple(sorted(spells)))


@st.composite
def cases(draw: st.DrawFn) -> tuple[Calendar, int, int]:
    """A calendar with at least one spell a week, and two moments within three days of a clock change, on a minute."""
    name = draw(st.sampled_from(sorted(ZONES)))
    change = draw(st.sampled_from(ZONES[name]))
    weekly = draw(st.tuples(*[SPELLS] * 7).filter(any))
    closed = draw(st.lists(st.integers(change - 5, change + 5), max_size=2))
    opened = draw(st.lists(st.tuples(st.integers(change - 5, change + 5), SPELLS), max_size=1))
    hours = Hours(weekly=weekly, closed_dated=tuple((day, day) for day in closed), open_dated=tuple(opened))
    moments = st.integers(change * 1440 - 4320, change * 1440 + 4320).map(lambda minute: 60 * minute)
    return Calendar("opening", hours, zone(name)), draw(moments), draw(moments)


@settings(deadline=None)
@given(cases())
def test_open_time_agrees_with_counting_minutes(case: tuple[Calendar, int, int]) -> None:
    """The open time between two moments is the open minutes between them, on days with a clock change too."""
    calendar, a, b = case
    a, b = sorted((a, b))
    day = calendar.zone.day_of(a)
    minutes = open_minutes(calendar, day - 3, calendar.zone.day_of(b) + 2)
    assert 60 * sum(a <= minute < b for minute in minutes) == calendar.open_seconds_between(a, b)
    assert (a in minutes) == calendar.is_open(a)


@settings(deadline=None)
@given(cases(), st.integers(1, 4000))
def test_deadlines_agree_with_counting_minutes(case: tuple[Calendar, int, int], count: int) -> None:
    """So many open minutes after a moment, and before it, are found by counting them one by one."""
    calendar, now, _ = case
    day = calendar.zone.day_of(now)
    minutes = open_minutes(calendar, day - 40, day + 40)
    later = [minute for minute in minutes if minute >= now]
    earlier = [minute for minute in minutes if minute < now]
    if len(later) >= count:
        assert later[count - 1] + 60 == calendar.add_open_time(now, 60 * count)
        assert later[0] == calendar.next_opening(now)
    if len(earlier) >= count:
        assert earlier[-count] == calendar.subtract_open_time(now, 60 * count)


@settings(deadline=None)
@given(cases(), st.integers(1, 10**6))
def test_open_time_there_and_back(case: tuple[Calendar, int, int], seconds: int) -> None:
    """Adding and subtracting the same open time leads back to the moment, or to the opening it waited for."""
    calendar, now, _ = case
    later = calendar.add_open_time(now, seconds)
    assert later is not None
    assert seconds == calendar.open_seconds_between(now, later)
    assert calendar.next_opening(now) == calendar.subtract_open_time(later, seconds)
    earlier = calendar.subtract_open_time(now, seconds)
    assert earlier is not None
    assert seconds == calendar.open_seconds_between(earlier, now)


@settings(deadline=None)
@given(cases(), st.integers(0, 10**6), st.integers(0, 10**5))
def test_later_moments_have_later_deadlines(case: tuple[Calendar, int, int], seconds: int, more: int) -> None:
    """A deadline never moves back when the moment or the time allowed grows."""
    calendar, a, b = case
    a, b = sorted((a, b))
    found = [calendar.add_open_time(a, seconds), calendar.add_open_time(b, seconds)]
    found.append(calendar.add_open_time(b, seconds + more))
    assert found == sorted(moment for moment in found if moment is not None)


@settings(deadline=None)
@given(cases(), st.integers(-(10**7), 10**7))
def test_open_time_adds_up(case: tuple[Calendar, int, int], ahead: int) -> None:
    """The open time over two stretches is that of both, in any order."""
    calendar, a, b = case
    c = b + ahead
    total = calendar.open_seconds_between(a, b) + calendar.open_seconds_between(b, c)
    assert total == calendar.open_seconds_between(a, c)


@settings(deadline=None)
@given(cases(), st.integers(-60, 60))
def test_days_agree_with_counting_days(case: tuple[Calendar, int, int], count: int) -> None:
    """The n-th open day is found by counting the days on which something opens."""
    calendar, now, other = case
    day = calendar.zone.day_of(now)
    name = calendar.zone.name
    opens = [
        d
        for d in range(day - 500, day + 500)
        if any(clock(name, d, start) < clock(name, d, end) for start, end in calendar.spells_on(d))
    ]
    later, earlier = [d for d in opens if d > day], [d for d in opens if d < day]
    expected = day if count == 0 else later[count - 1] if count > 0 else earlier[count]
    assert expected == calendar.nth_day(day, count)
    last = calendar.zone.day_of(other)
    assert sum(day < d < last for d in opens) == calendar.full_days_between(now, other)


@settings(max_examples=10, deadline=None)
@given(cases(), st.integers(0, 10**7))
def test_answers_do_not_depend_on_earlier_questions(case: tuple[Calendar, int, int], seconds: int) -> None:
    """A calendar that has been asked about far years answers as a fresh one does."""
    calendar, now, other = case
    asked = replace(calendar)
    asked.next_opening(day_number(1975, 1, 1) * DAY)
    asked.next_opening(day_number(2090, 1, 1) * DAY)
    assert [
        asked.add_open_time(now, seconds),
        asked.subtract_open_time(other, seconds),
        asked.intervals(now, other),
    ] == [
        calendar.add_open_time(now, seconds),
        calendar.subtract_open_time(other, seconds),
        calendar.intervals(now, other),
    ]
