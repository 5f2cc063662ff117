"""Opening hours, holidays and working time."""

import pytest
from msgspec.structs import replace

from engine.time.calendars import EVERY_DAY, WORKING, Calendar, Closed, Hours, spell
from engine.time.days import date_text, day_number
from engine.time.moments import DAY, Zone, moment_from_text, moment_text, zone_from_name


def zone(name: str) -> Zone:
    """The zone of a name that exists."""
    found = zone_from_name(name)
    assert found is not None
    return found


BRUSSELS = zone("Europe/Brussels")
CHRISTMAS = (day_number(2027, 12, 25), "Christmas Day")
ARMISTICE = (day_number(2027, 11, 11), "Armistice Day")
NINE_TO_SIX = ((540, 1080),)
SALON = Hours(
    weekly=((), NINE_TO_SIX, NINE_TO_SIX, NINE_TO_SIX, NINE_TO_SIX, ((540, 720), (780, 960)), ()),
    closed_on_holidays=True,
    closed_yearly=(((12, 24), (1, 2)),),
)
OPENING = Calendar("opening", SALON, BRUSSELS, (ARMISTICE, CHRISTMAS))
WORK = Calendar("working", WORKING, BRUSSELS, (ARMISTICE, CHRISTMAS))
NEVER = Calendar("never", Hours(weekly=((),) * 7), BRUSSELS)


def at(text: str) -> int:
    """The moment of a text in Brussels."""
    found = moment_from_text(text, BRUSSELS)
    assert isinstance(found, int), found
    return found


def said(moment: int | None) -> str:
    """A moment that was found, in Brussels, to the minute."""
    assert moment is not None
    return moment_text(moment, BRUSSELS)[:16]


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("2027-11-19T08:59:59", False),
        ("2027-11-19T09:00", True),
        ("2027-11-19T17:59:59", True),
        ("2027-11-19T18:00", False),
        ("2027-11-20T12:30", False),
        ("2027-11-20T13:00", True),
        ("2027-11-22T10:00", False),
        ("2027-11-11T10:00", False),
        ("2027-12-28T10:00", False),
        ("2028-01-04T10:00", True),
    ],
)
def test_is_open(text: str, is_open: bool) -> None:
    """The opening time is inside, the closing time outside; breaks, holidays and closures are closed."""
    assert is_open == OPENING.is_open(at(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2027-11-19T10:00", "2027-11-19T10:00"),
        ("2027-11-19T18:00", "2027-11-20T09:00"),
        ("2027-11-20T12:00", "2027-11-20T13:00"),
        ("2027-11-20T16:00", "2027-11-23T09:00"),
        ("2027-12-23T18:00", "2028-01-04T09:00"),
    ],
)
def test_next_opening(text: str, expected: str) -> None:
    """The next opening is the moment itself when open."""
    assert expected == said(OPENING.next_opening(at(text)))


@pytest.mark.parametrize(
    ("start", "hours", "expected"),
    [
        ("2027-11-19T10:00", 4, "2027-11-19T14:00"),
        ("2027-11-19T16:00", 4, "2027-11-20T11:00"),
        ("2027-11-19T16:00", 2, "2027-11-19T18:00"),
        ("2027-11-19T20:00", 1, "2027-11-20T10:00"),
        ("2027-11-20T11:00", 2, "2027-11-20T14:00"),
        ("2027-12-23T17:00", 2, "2028-01-04T10:00"),
        ("2027-11-19T20:00", 0, "2027-11-19T20:00"),
    ],
)
def test_opening_hours_after(start: str, hours: int, expected: str) -> None:
    """Only open time is counted, and what ends with the day ends at closing time."""
    assert expected == said(OPENING.step(at(start), hours, "hours", "after"))


@pytest.mark.parametrize(
    ("start", "hours", "expected"),
    [
        ("2027-11-19T14:00", 4, "2027-11-19T10:00"),
        ("2027-11-20T11:00", 4, "2027-11-19T16:00"),
        ("2027-11-19T11:00", 2, "2027-11-19T09:00"),
        ("2027-11-23T09:00", 2, "2027-11-20T14:00"),
        ("2027-11-22T12:00", 3, "2027-11-20T13:00"),
        ("2028-01-04T10:00", 2, "2027-12-23T17:00"),
    ],
)
def test_opening_hours_before(start: str, hours: int, expected: str) -> None:
    """Backwards the latest moment is meant, so what reaches an opening stays there."""
    assert expected == said(OPENING.step(at(start), hours, "hours", "before"))


@pytest.mark.parametrize(
    ("start", "days", "expected"),
    [
        ("2027-11-19T14:00", 1, "2027-11-22T14:00"),
        ("2027-11-20T14:00", 1, "2027-11-22T14:00"),
        ("2027-11-10T14:00", 1, "2027-11-12T14:00"),
        ("2027-11-22T14:00", -2, "2027-11-18T14:00"),
        ("2027-11-21T14:00", -1, "2027-11-19T14:00"),
        ("2027-11-12T14:00", -1, "2027-11-10T14:00"),
        ("2027-11-21T14:00", 0, "2027-11-21T14:00"),
    ],
)
def test_working_days_keep_the_clock(start: str, days: int, expected: str) -> None:
    """The day itself is not counted, nor are weekends and public holidays."""
    assert expected == said(WORK.add_days(at(start), days))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2027-11-17T23:00", "2027-11-22T01:00", 2),
        ("2027-11-19T10:00", "2027-11-22T10:00", 0),
        ("2027-11-10T10:00", "2027-11-12T10:00", 0),
        ("2027-11-19T10:00", "2027-11-19T18:00", 0),
        ("2027-11-22T10:00", "2027-11-10T10:00", 0),
    ],
)
def test_full_working_days_between(a: str, b: str, expected: int) -> None:
    """Only whole working days strictly between count."""
    assert expected == WORK.full_days_between(at(a), at(b))


def test_the_opening_day_before() -> None:
    """The opening day before a Tuesday is Saturday, and the third one Thursday."""
    found = [OPENING.day_before(at("2027-11-23T14:00"), count) for count in (1, 2, 3)]
    assert ["2027-11-20", "2027-11-19", "2027-11-18"] == [date_text(day) for day in found if day is not None]


def test_windows_in_a_calendar() -> None:
    """A window in opening days begins with a day, one in opening hours at a moment."""
    now = at("2027-11-23T10:00")
    assert "2027-11-19T00:00" == said(OPENING.window_start(now, 2, "days"))
    assert "2027-11-20T13:00" == said(OPENING.window_start(now, 4, "hours"))


def test_a_spell_past_midnight_belongs_to_the_day_it_starts_on() -> None:
    """A bar that opens on Friday until 02:00 is open on Saturday at 01:00, even if it is closed on that Saturday."""
    friday = day_number(2027, 11, 19)
    hours = Hours(weekly=(((),) * 4 + ((spell(1080, 120),), (spell(1080, 120),), ())))
    bar = Calendar("opening", replace(hours, closed_dated=((friday + 1, friday + 1),)), BRUSSELS)
    moments = ("2027-11-20T01:59", "2027-11-20T02:00", "2027-11-20T19:00", "2027-11-21T01:00")
    assert [True, False, False, False] == [bar.is_open(at(text)) for text in moments]
    assert 8 * 3600 == bar.open_seconds_between(at("2027-11-19T00:00"), at("2027-11-22T00:00"))


@pytest.mark.parametrize(("start", "end", "expected"), [(540, 1080, (540, 1080)), (1080, 120, (1080, 1560)),
                                                        (0, 0, (0, 1440)), (0, 1440, (0, 1440))])  # fmt: skip
def test_a_spell_that_ends_before_it_starts_ends_the_next_day(start: int, end: int, expected: tuple[int, int]) -> None:
    """18:00-02:00 ends on the next day."""
    assert expected == spell(start, end)


def test_the_particular_wins_over_the_general() -> None:
    """Opened by date, closed by date, opened each year, closed each year or by holiday, the week: in this order."""
    spells = ((600, 660),)
    day = CHRISTMAS[0]
    hours = replace(SALON, weekly=(NINE_TO_SIX,) * 7)
    opened_yearly = replace(hours, open_yearly=(((12, 25), ((600, 720),)),))
    closed = replace(opened_yearly, closed_dated=((day, day),))
    opened = replace(closed, open_dated=((day, spells),))
    found = [
        Calendar("opening", h, BRUSSELS, (CHRISTMAS,)).spells_on(day) for h in (hours, opened_yearly, closed, opened)
    ]
    assert [(), ((600, 720),), (), spells] == found


def test_why_a_day_is_closed() -> None:
    """A closed day has its reason, an open one has none."""
    may = day_number(2027, 5, 3)
    calendar = Calendar("opening", replace(SALON, closed_dated=((may, may + 6),)), BRUSSELS, (ARMISTICE, CHRISTMAS))
    found = [
        calendar.why_closed(day)
        for day in (may + 1, ARMISTICE[0], CHRISTMAS[0], CHRISTMAS[0] + 1, day_number(2027, 11, 22), may + 8)
    ]
    assert [
        Closed("date", first=may, last=may + 6),
        Closed("holiday", name="Armistice Day"),
        Closed("holiday", name="Christmas Day"),
        Closed("yearly", first=(12, 24), last=(1, 2)),
        Closed("week"),
        None,
    ] == found


def test_holidays_close_only_where_the_house_says_so() -> None:
    """Hours that say nothing of public holidays are open on them."""
    calendar = Calendar("phone", replace(SALON, closed_on_holidays=False), BRUSSELS, (ARMISTICE,))
    assert calendar.is_open(at("2027-11-11T10:00"))


def test_exceptions_come_from_the_newer_version() -> None:
    """A newer version gives the dated exceptions of an older one, and nothing else."""
    monday, tuesday = day_number(2027, 11, 22), day_number(2027, 11, 23)
    old = Calendar("opening", replace(SALON, closed_dated=((tuesday, tuesday),)), BRUSSELS)
    newer = Calendar("opening", replace(EVERY_DAY, open_dated=((monday, NINE_TO_SIX),)), BRUSSELS)
    merged = old.with_exceptions(newer)
    moments = ("2027-11-22T10:00", "2027-11-23T10:00", "2027-11-21T10:00")
    assert [True, True, False] == [merged.is_open(at(text)) for text in moments]
    assert SALON.weekly == merged.hours.weekly


def test_a_calendar_that_never_opens_has_no_deadlines() -> None:
    """Nothing is found, and nothing searches for ever."""
    now = at("2027-11-19T10:00")
    assert not NEVER.is_open(now)
    assert [None] * 5 == [
        NEVER.next_opening(now),
        NEVER.add_open_time(now, 60),
        NEVER.subtract_open_time(now, 60),
        NEVER.add_days(now, 1),
        NEVER.day_before(now),
    ]
    assert (0, 0) == (NEVER.open_seconds_between(now, now + 10**8), NEVER.full_days_between(now, now + 10**8))


def test_what_lies_outside_the_known_years_is_not_found() -> None:
    """A step that begins or ends outside 1970 to 2100 has no result."""
    now = at("2027-11-19T10:00")
    early, late = at("1970-01-01T00:00") - DAY, at("2100-12-31T23:00") + DAY
    found = [WORK.add_days(now, 10**9), WORK.add_days(now, -(10**9)), WORK.add_open_time(now, 10**12)]
    found += [WORK.add_days(early, 1), WORK.add_open_time(early, 60), WORK.next_opening(late), WORK.add_days(late, -1)]
    assert [None] * 7 == found


def test_equal_calendars_stay_equal_in_use() -> None:
    """What a calendar has worked out is no part of what it says."""
    used = Calendar("opening", SALON, BRUSSELS, (ARMISTICE,))
    used.next_opening(at("2027-11-19T10:00"))
    fresh = Calendar("opening", SALON, BRUSSELS, (ARMISTICE,))
    assert fresh == used
    assert hash(fresh) == hash(used)


@pytest.mark.parametrize(("night", "hours"), [("2027-03-27", 7), ("2027-10-30", 9), ("2027-11-20", 8)])
def test_a_night_over_a_clock_change_has_its_real_length(night: str, hours: int) -> None:
    """22:00 to 06:00 is an hour shorter in spring and an hour longer in autumn."""
    guard = Calendar("guard", Hours(weekly=((spell(1320, 360),),) * 7), BRUSSELS)
    start = at(f"{night}T22:00")
    assert hours * 3600 == guard.open_seconds_between(start, start + 12 * 3600)
    assert BRUSSELS.same_clock_on(BRUSSELS.day_of(start) + 1, start - 16 * 3600) == guard.add_open_time(
        start, hours * 3600
    )


def test_a_spell_that_clocks_skip_is_no_opening() -> None:
    """A day whose only spell does not exist is no open day."""
    calendar = Calendar("night", Hours(weekly=(((120, 180),),) * 7), BRUSSELS)
    sunday = day_number(2027, 3, 28)
    assert [True, False, True] == [calendar.is_open_day(day) for day in (sunday - 1, sunday, sunday + 1)]
    assert "2027-03-29T02:00" == said(calendar.next_opening(at("2027-03-27T12:00") + DAY))


def test_a_spell_over_the_new_year() -> None:
    """What began on 31 December is open on 1 January, whichever day is asked about first."""
    bar = Calendar("opening", Hours(weekly=((spell(1080, 120),),) * 7), BRUSSELS)
    assert bar.is_open(at("2027-01-01T01:00"))


def test_hours_back_into_a_long_night() -> None:
    """Hours before are counted in a spell that began in the old year, beside a shorter one within it."""
    eve, day = day_number(2026, 12, 31), day_number(2027, 1, 1)
    hours = Hours(weekly=((),) * 7, open_dated=((eve, (spell(1320, 300),)), (day, ((60, 120),))))
    party = Calendar("opening", hours, BRUSSELS)
    assert "2027-01-01T04:30" == said(party.subtract_open_time(at("2027-01-03T12:00"), 1800))
