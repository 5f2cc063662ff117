"""The public holidays of a region."""

import pytest

from engine.time.days import date_text
from engine.time.public_holidays import holiday_dates, holiday_regions, holiday_years, is_holiday_region


def dates(region: str, year: int) -> dict[str, str]:
    """The holidays of a year by date."""
    return {date_text(day): name for day, name in holiday_dates(region, year, year)}


def test_holidays_of_a_country() -> None:
    """Belgium has ten public holidays and its two Sundays, named in English."""
    found = dates("BE", 2027)
    assert ("Armistice Day", "Easter Monday", 12) == (found["2027-11-11"], found["2027-03-29"], len(found))


def test_holidays_of_a_part() -> None:
    """Bavaria keeps Epiphany, which Germany as a whole does not."""
    assert "2027-01-06" in dates("DE-BY", 2027)
    assert "2027-01-06" not in dates("DE", 2027)


def test_holidays_are_in_order_and_within_their_years() -> None:
    """Both years are included, and days come in order."""
    found = [date_text(day) for day, _ in holiday_dates("PT", 2026, 2028)]
    assert sorted(found) == found
    assert {"2026", "2027", "2028"} == {text[:4] for text in found}


@pytest.mark.parametrize(
    ("region", "known"),
    [("BE", True), ("DE-BY", True), ("be", False), ("DE-XX", False), ("BE-", False), ("", False), ("Belgium", False)],
)
def test_known_regions(region: str, known: bool) -> None:
    """A region is the code of a country, or of one with a part that has holidays of its own."""
    assert known == is_holiday_region(region)
    assert known == (region in holiday_regions())


def test_years_without_data_have_no_holidays(recwarn: pytest.WarningsRecorder) -> None:
    """Where the library knows only some years, it says so through `holiday_years`, and prints nothing."""
    last = holiday_years("IN")[1]
    assert () == holiday_dates("IN", last + 1, last + 2)
    assert [] == list(recwarn)
