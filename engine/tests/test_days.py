"""Days of the calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.time.days import (
    add_months,
    date_of,
    date_text,
    day_number,
    is_between_yearly,
    is_date,
    weekday_before,
    weekday_of,
)
from engine.time.moments import date_from_text

EPOCH = date(1970, 1, 1)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(DAYS)
def test_day_numbers_are_those_of_the_calendar(day: date) -> None:
    """A day number, its date and its weekday agree with the standard library."""
    number = (day - EPOCH).days
    assert number == day_number(day.year, day.month, day.day)
    assert (day.year, day.month, day.day) == date_of(number)
    assert day.weekday() == weekday_of(number)
    assert day.isoformat() == date_text(number)


@given(st.integers(-(10**7), 10**7))
def test_days_have_dates_in_any_year(day: int) -> None:
    """A step may lead past the year 9999, and the day there still has a date."""
    assert day == day_number(*date_of(day))


@given(st.integers(1, 3000), st.integers(-1, 14), st.integers(-1, 33))
def test_is_date(year: int, month: int, day: int) -> None:
    """There is a date just when the standard library has it."""
    try:
        date(year, month, day)
        expected = True
    except ValueError:
        expected = False
    assert expected == is_date(year, month, day)


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("2027-01-31", 1, "2027-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2027-03-31", -1, "2027-02-28"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2027-12-15", 1, "2028-01-15"),
        ("2027-01-15", -1, "2026-12-15"),
        ("2027-05-31", 0, "2027-05-31"),
    ],
)
def test_a_month_that_is_too_short_gives_its_last_day(start: str, months: int, expected: str) -> None:
    """Months keep the day of the month, as far as the month has it."""
    day = date_from_text(start)
    assert isinstance(day, int)
    assert expected == date_text(add_months(day, months))


def test_weekday_before_is_strictly_before() -> None:
    """The Friday before a Friday is a week earlier."""
    friday = day_number(2027, 11, 19)
    assert friday - 7 == weekday_before(friday, 4)
    assert friday == weekday_before(friday + 1, 4)
    assert friday - 1 == weekday_before(friday, 3)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("2027-11-01", True),
        ("2027-10-31", False),
        ("2028-01-05", True),
        ("2028-01-06", False),
        ("2027-12-31", True),
        ("2028-07-01", False),
    ],
)
def test_a_season_may_pass_the_new_year(text: str, inside: bool) -> None:
    """1 November to 5 January has both its ends and the new year in it."""
    day = date_from_text(text)
    assert isinstance(day, int)
    assert inside == is_between_yearly(day, (11, 1), (1, 5))


def test_a_season_within_a_year() -> None:
    """1 June to 31 August has both its ends in it."""
    inside = [is_between_yearly(day_number(2027, *day), (6, 1), (8, 31)) for day in [(5, 31), (6, 1), (8, 31), (9, 1)]]
    assert [False, True, True, False] == inside
