"""Zones and moments."""

from datetime import UTC, date, datetime, timedelta, timezone
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.time.days import (
    day_number,
)
from engine.time.moments import (
    DAY,
    FIRST_YEAR,
    LAST_YEAR,
    Zone,
    clock_text,
    date_from_text,
    moment_from_text,
    moment_text,
    zone_from_name,
    zone_names,
)
from engine.values import Misfit

# Daylight saving of an hour and of half an hour, a negative one, changes at and around midnight, a skipped day.
NAMES = [
    "Europe/Brussels",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Asia/Beirut",
    "America/St_Johns",
    "Pacific/Apia",
    "America/Havana",
    "UTC",
]
EPOCH = date(1970, 1, 1)


def zone(name: str) -> Zone:
    """The zone of a name that exists."""
    found = zone_from_name(name)
    assert found is not None
    return found


BRUSSELS = zone("Europe/Brussels")


def at(text: str, where: Zone = BRUSSELS) -> int:
    """The moment of a text that can be read."""
    found = moment_from_text(text, where)
    assert isinstance(found, int), found
    return found


def rules(name: str) -> ZoneInfo:
    """The zone as the standard library has it, from the same data."""
    with (files("tzdata") / "zoneinfo").joinpath(*name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


RULES = {name: rules(name) for name in NAMES}
MOMENTS = st.integers(day_number(1970, 1, 1) * DAY, day_number(2101, 1, 1) * DAY - 1)
ZONES = st.sampled_from(NAMES)
# Within two days of a change, where the mistakes are.
NEAR_CHANGES = ZONES.flatmap(
    lambda name: st.tuples(
        st.just(name),
        st.builds(
            int.__add__, st.sampled_from(zone(name).starts[1:] or (1_800_000_000,)), st.integers(-2 * DAY, 2 * DAY)
        ),
    )
)


@given(ZONES, MOMENTS)
@example("America/St_Johns", at("2006-10-29T02:20:00Z"))
def test_local_time_agrees_with_the_standard_library(name: str, moment: int) -> None:
    """The frozen table shows the same wall clock as zoneinfo, at any moment of the span."""
    expected = datetime.fromtimestamp(moment, RULES[name]).replace(tzinfo=UTC)
    assert int(expected.timestamp()) == zone(name).local_from_utc(moment)


@given(NEAR_CHANGES)
def test_local_time_agrees_near_changes(case: tuple[str, int]) -> None:
    """So it does on the days on which clocks change."""
    name, moment = case
    expected = datetime.fromtimestamp(moment, RULES[name]).replace(tzinfo=UTC)
    assert int(expected.timestamp()) == zone(name).local_from_utc(moment)


@given(NEAR_CHANGES)
def test_readings_are_all_moments_that_show_a_local_time(case: tuple[str, int]) -> None:
    """A local time has as many readings as moments show it, and the taken one is the first, or the first after."""
    name, local = case
    where = zone(name)
    wall = datetime(1970, 1, 1) + timedelta(seconds=local)
    candidates = {
        int(wall.replace(tzinfo=RULES[name], fold=fold).timestamp()) for fold in (0, 1)
    }  # both readings of the standard library, real ones or not
    expected = tuple(sorted(moment for moment in candidates if where.local_from_utc(moment) == local))
    assert expected == where.readings(local)
    taken = where.utc_from_local(local)
    if expected:
        assert expected[0] == taken
    else:
        assert where.local_from_utc(taken) > local > where.local_from_utc(taken - 1)
    assert ("skipped", "", "doubled")[len(expected)] == where.local_note(local)


@given(NEAR_CHANGES, st.integers(0, 2 * DAY))
def test_later_local_times_are_not_earlier_moments(case: tuple[str, int], later: int) -> None:
    """The moment taken for a local time never goes back while the wall clock goes on."""
    name, local = case
    assert zone(name).utc_from_local(local) <= zone(name).utc_from_local(local + later)


@given(NEAR_CHANGES)
def test_moment_text_reads_back(case: tuple[str, int]) -> None:
    """What is printed is read as the same moment, in doubled hours too."""
    name, moment = case
    assert moment == moment_from_text(moment_text(moment, zone(name)), zone(name))


@pytest.mark.parametrize(
    "text",
    [
        "2027-11-19T09:00",
        "2027-11-19 09:00",
        "2027-11-19T09:00:00",
        "2027-11-19T09:00:00.999",
        "2027-11-19T09:00:00+01:00",
        "2027-11-19T08:00:00Z",
        "2027-11-19T08:00:00.25z",
        "2027-11-19T10:00+0200",
        "2027-11-19T03:00-05",
        " 2027-11-19T09:00 ",
    ],
)
def test_moments_as_people_and_programs_write_them(text: str) -> None:
    """One moment in the ways of ISO 8601; without an offset it is the house's local time."""
    assert "2027-11-19T09:00:00+01:00" == moment_text(at(text), BRUSSELS)


@given(MOMENTS, st.integers(-23 * 60, 23 * 60), st.sampled_from(["T", "t", " "]))
def test_a_moment_with_an_offset_is_that_of_the_standard_library(moment: int, minutes: int, between: str) -> None:
    """In whatever zone the house is, and whether it was read before or not."""
    text = datetime.fromtimestamp(moment, timezone(timedelta(minutes=minutes))).isoformat(between)
    local = int(text[:4])
    expected = moment if FIRST_YEAR <= local <= LAST_YEAR else Misfit
    for _ in range(2):
        found = moment_from_text(text, zone("Europe/Brussels"))
        assert expected == (found if isinstance(found, int) else type(found))


def test_midnight_at_the_end_of_a_day() -> None:
    """24:00 is the next day's 00:00."""
    assert at("2027-11-20T00:00") == at("2027-11-19T24:00")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2027-11-19", "`2027-11-19` is a date, and a moment was expected"),
        ("2027-02-29T10:00", "`2027-02-29T10:00` is not in the calendar: there is no such date"),
        ("2027-11-19T25:00", "`2027-11-19T25:00` is not a moment: there is no such time of day"),
        ("2027-11-19T24:01", "`2027-11-19T24:01` is not a moment: there is no such time of day"),
        ("2027-11-19T10:00+30:00", "`2027-11-19T10:00+30:00` is not a moment: there is no such offset"),
        ("0001-01-01T00:00", "`0001-01-01T00:00` lies outside the years 1970 to 2100"),
        ("9999-12-31T00:00Z", "`9999-12-31T00:00Z` lies outside the years 1970 to 2100"),
        ("tomorrow", "`tomorrow` is not a moment"),
        ("19/11/2027 10:00", "`19/11/2027 10:00` is not a moment"),
        ("", "`` is not a moment"),
    ],
)
def test_what_is_no_moment_is_told(text: str, message: str) -> None:
    """A date alone, an impossible one, or another notation comes back as a sentence."""
    found = moment_from_text(text, BRUSSELS)
    assert isinstance(found, Misfit)
    assert message == found.message


def test_a_skipped_hour_is_refused_with_both_readings() -> None:
    """An input in the hour that clocks skip shows what either offset would mean."""
    found = moment_from_text("2027-03-28T02:30", BRUSSELS)
    message = "`2027-03-28T02:30` does not exist in Europe/Brussels, since clocks go forward then"
    help = "write `2027-03-28T01:30:00+01:00` or `2027-03-28T03:30:00+02:00`"
    assert Misfit(message, help, "E805") == found


def test_a_doubled_hour_is_refused_with_both_readings() -> None:
    """An input in the hour that comes twice shows both moments."""
    found = moment_from_text("2027-10-31T02:30", BRUSSELS)
    message = "`2027-10-31T02:30` comes twice in Europe/Brussels, since clocks go back then"
    help = "write `2027-10-31T02:30:00+02:00` or `2027-10-31T02:30:00+01:00`"
    assert Misfit(message, help, "E805") == found


@pytest.mark.parametrize(
    ("start", "count", "unit", "direction", "expected"),
    [
        ("2027-03-27T14:00", 24, "hours", "after", "2027-03-28T15:00:00+02:00"),
        ("2027-03-27T14:00", 1, "days", "after", "2027-03-28T14:00:00+02:00"),
        ("2027-03-27T02:30", 1, "days", "after", "2027-03-28T03:00:00+02:00"),
        ("2027-10-30T02:30", 1, "days", "after", "2027-10-31T02:30:00+02:00"),
        ("2027-04-04T02:30", 1, "weeks", "before", "2027-03-28T03:00:00+02:00"),
        ("2027-01-31T10:00", 1, "months", "after", "2027-02-28T10:00:00+01:00"),
        ("2028-02-29T10:00", 1, "years", "before", "2027-02-28T10:00:00+01:00"),
        ("2027-11-19T10:00", 90, "minutes", "before", "2027-11-19T08:30:00+01:00"),
        ("2027-10-31T02:30+01:00", 0, "days", "after", "2027-10-31T02:30:00+01:00"),
    ],
)
def test_steps_by_the_clock_and_by_the_calendar(
    start: str, count: int, unit: str, direction: str, expected: str
) -> None:
    """Hours are elapsed; days, weeks, months and years go to the same wall clock."""
    assert expected == moment_text(BRUSSELS.step(at(start), count, unit, direction), BRUSSELS)


@pytest.mark.parametrize(
    ("count", "unit", "expected"),
    [
        (12, "months", "2026-11-19T00:00:00+01:00"),
        (2, "days", "2027-11-17T00:00:00+01:00"),
        (4, "weeks", "2027-10-22T00:00:00+02:00"),
        (1, "years", "2026-11-19T00:00:00+01:00"),
        (48, "hours", "2027-11-17T14:30:00+01:00"),
    ],
)
def test_windows_begin_at_the_start_of_a_day(count: int, unit: str, expected: str) -> None:
    """Windows in days or longer begin at a local midnight, those in hours are elapsed."""
    assert expected == moment_text(BRUSSELS.window_start(at("2027-11-19T14:30"), count, unit), BRUSSELS)


def test_months_and_years_begin_and_end_at_midnight() -> None:
    """A month ends where the next begins, over the new year too."""
    now = at("2027-12-19T14:30")
    edges = [
        BRUSSELS.start_of_year(now),
        BRUSSELS.start_of_month(now),
        BRUSSELS.end_of_month(now),
        BRUSSELS.end_of_month(now, 1),
    ]
    assert ["2027-01-01T00:00:00+01:00", "2027-12-01T00:00:00+01:00", "2028-01-01T00:00:00+01:00",
            "2028-02-01T00:00:00+01:00"] == [moment_text(edge, BRUSSELS) for edge in edges]  # fmt: skip


def test_a_midnight_that_clocks_skip() -> None:
    """Where clocks go from 00:00 to 01:00, the day begins at 01:00."""
    beirut = zone("Asia/Beirut")
    assert "2027-03-28T01:00:00+03:00" == moment_text(beirut.start_of_day(day_number(2027, 3, 28)), beirut)


def test_a_clock_on_a_day() -> None:
    """18:00 on a local day; 24:00 is the midnight at its end."""
    day = day_number(2027, 11, 19)
    assert (at("2027-11-19T18:00"), at("2027-11-20T00:00")) == (
        BRUSSELS.clock_on(day, 1080),
        BRUSSELS.clock_on(day, 1440),
    )
    assert (1080, day) == (BRUSSELS.clock_of(at("2027-11-19T18:00:59")), BRUSSELS.day_of(at("2027-11-19T23:59:59")))


@pytest.mark.parametrize(
    ("clock", "evening", "night"),
    [("17:59", False, False), ("18:00", True, False), ("21:59", True, False), ("22:00", False, True),
     ("05:59", False, True), ("06:00", False, False)],
)  # fmt: skip
def test_hours_include_the_first_and_not_the_last(clock: str, evening: bool, night: bool) -> None:
    """Between 18:00 and 22:00 begins at 18:00 and is over at 22:00; 22:00 to 06:00 passes midnight."""
    moment = at(f"2027-11-19T{clock}")
    assert (evening, night) == (
        BRUSSELS.is_between_clocks(moment, 1080, 1320),
        BRUSSELS.is_between_clocks(moment, 1320, 360),
    )


@pytest.mark.parametrize(
    ("later", "expected"),
    [("2027-11-19T23:00", 0), ("2027-11-20T01:00", 0), ("2027-11-22T01:00", 2), ("2027-11-01T01:00", 0)],
)
def test_full_days_lie_strictly_between(later: str, expected: int) -> None:
    """Full days leave out the days of both moments."""
    assert expected == BRUSSELS.full_days_between(at("2027-11-19T10:00"), at(later))


def test_the_names_of_zones() -> None:
    """A name that is no zone is None, and a path is no name."""
    assert "Europe/Brussels" in zone_names()
    assert [None, None, None] == [zone_from_name(name) for name in ("Europe/Atlantis", "../zones", "")]


def test_a_frozen_span_holds_its_last_offset() -> None:
    """After the span that was frozen clocks change no more, and the table says all there is."""
    short = zone_from_name("Europe/Brussels", 2027, 2027)
    assert short is not None
    assert 3 == len(short.transitions)
    assert "2028-07-01T12:00:00+01:00" == moment_text(at("2028-07-01T11:00:00Z"), short)
    assert short != BRUSSELS
    assert short == Zone(short.name, *zip(*short.transitions, strict=True))
    assert hash(short) == hash(Zone(short.name, *zip(*short.transitions, strict=True)))


def test_date_from_text_takes_a_date_alone() -> None:
    """A date may lie in any year, and a moment is no date."""
    assert day_number(1948, 2, 29) == date_from_text("1948-02-29")
    assert day_number(2027, 11, 19) == date_from_text("2027-11-19")
    assert isinstance(date_from_text("2027-11-19T10:00"), Misfit)
    assert isinstance(date_from_text("2027-13-01"), Misfit)


def test_clock_text() -> None:
    """Clocks have two digits on both sides."""
    assert ["00:00", "09:05", "24:00"] == [clock_text(minutes) for minutes in (0, 545, 1440)]
