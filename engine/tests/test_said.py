import pytest

from engine.model import Days, Elapsed, Months, Open
from engine.testing.said import count_said, length_said, moment_said, money_said, window_said
from engine.time.calendars import EVERY_DAY, Calendar, Hours
from engine.time.moments import Zone, moment_text, zone_from_name
from engine.values import Misfit


@pytest.fixture
def zone() -> Zone:
    """The zone of the salon."""
    found = zone_from_name("Europe/Brussels")
    assert found is not None
    return found


@pytest.fixture
def calendars(zone: Zone) -> dict[str, Calendar]:
    """The shipped calendar of every day, and one called opening."""
    weekly = (((540, 1080),),) * 5 + ((),) * 2
    return {
        "calendar": Calendar("calendar", EVERY_DAY, zone),
        "opening": Calendar("opening", Hours(weekly=weekly), zone),
    }


def said(text: str, zone: Zone, now: str | None = None, date_alone: bool = False) -> str:
    """The moment that a text says, or why it says none."""
    at = None if now is None else moment_said(now, zone, None)
    assert not isinstance(at, Misfit)
    found = moment_said(text, zone, at, date_alone)
    return found.message if isinstance(found, Misfit) else moment_text(found, zone)[:16]


@pytest.mark.parametrize(
    "text",
    [
        "Friday 19 November 2027 14:00",
        "Friday, 19 November 2027 at 14:00",
        "19 November 2027 14:00",
        "2027-11-19 14:00",
        "2027-11-19T14:00",
        "2027-11-19T14:00:00+01:00",
        "friday 19 november 2027 14:00",
    ],
)
def test_a_moment_in_full(text: str, zone: Zone) -> None:
    """However it is written, it is the same moment."""
    assert "2027-11-19T14:00" == said(text, zone)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Tuesday 10:00", "2027-11-02T10:00"),
        ("Tuesday 9:59", "2027-11-09T09:59"),
        ("Wednesday 09:00", "2027-11-03T09:00"),
        ("Monday 23:00", "2027-11-08T23:00"),
        ("10:00", "2027-11-02T10:00"),
        ("09:59", "2027-11-03T09:59"),
        ("today 08:00", "2027-11-02T08:00"),
        ("tomorrow 08:00", "2027-11-03T08:00"),
    ],
)
def test_what_is_left_out_comes_from_the_moment_it_is(text: str, moment: str, zone: Zone) -> None:
    """A weekday or a clock alone is the next such moment; on the dot it is now."""
    assert moment == said(text, zone, now="Tuesday 2 November 2027 10:00")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Thursday 19 November 2027 14:00", "`19 November 2027` is not a Thursday"),
        ("30 February 2027 14:00", "there is no 30 February 2027"),
        ("19 Novembre 2027 14:00", "`Novembre` is not a month"),
        ("Fryday 14:00", "`Fryday` is not a day"),
        ("soon", "`soon` is not a day"),
        ("14.00", "`14.00` is not a moment"),
        ("19 November 2027", "`19 November 2027` does not say the time of day"),
        ("Tuesday 10:00", "`Tuesday 10:00` does not say which day"),
        ("28 March 2027 02:30", "`2027-03-28T02:30` does not exist in Europe/Brussels, since clocks go forward then"),
    ],
)
def test_what_is_no_moment_says_why(text: str, message: str, zone: Zone) -> None:
    """Each mistake has a sentence of its own."""
    assert message == said(text, zone)


def test_a_date_alone_is_its_first_second_where_that_is_meant(zone: Zone) -> None:
    """`until 19 November 2028` ends a mark when that day begins."""
    assert "2028-11-19T00:00" == said("19 November 2028", zone, date_alone=True)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("26 hours", Elapsed(26 * 3600)),
        ("1 hour 30 minutes", Elapsed(5400)),
        ("1 hour and 30 minutes", Elapsed(5400)),
        ("4 opening hours", Open(4 * 3600, "opening")),
        ("2 opening days", Days(2, "opening")),
        ("2 full opening days", Days(2, "opening", True)),
        ("7 calendar days", Days(7, "calendar")),
        ("2 weeks", Days(14, "calendar")),
        ("12 months", Months(12)),
        ("2 calendar months", Months(2)),
        ("1 year", Months(12)),
    ],
)
def test_a_length_of_time(text: str, length: object, calendars: dict[str, Calendar], zone: Zone) -> None:
    """Lengths are said as in the house language."""
    assert length == length_said(text, calendars, zone)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2 days", "`2 days` does not say which days are counted"),
        ("2 phone hours", "this house has no hours called `phone`"),
        ("2 fortnights", "`fortnights` is not a unit of time"),
        ("1 opening hour 30 minutes", "`1 opening hour 30 minutes` mixes clocks and calendars"),
        ("a while", "`a while` is not a length of time"),
    ],
)
def test_what_is_no_length_says_why(text: str, message: str, calendars: dict[str, Calendar], zone: Zone) -> None:
    """A bare day is refused here too."""
    found = length_said(text, calendars, zone)

    assert isinstance(found, Misfit)
    assert message == found.message


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("in the last 12 months", "2026-11-02T00:00"),
        ("in the last 24 hours", "2027-11-01T10:00"),
        ("this calendar year", "2027-01-01T00:00"),
        ("this calendar month", "2027-11-01T00:00"),
    ],
)
def test_a_window_begins_where_the_house_language_has_it_begin(text: str, begins: str, zone: Zone) -> None:
    """Windows in months begin with a local day, those in hours are elapsed."""
    now = moment_said("2 November 2027 10:00", zone, None)
    assert isinstance(now, int)
    since = window_said(text, zone, now)

    assert isinstance(since, int)
    assert begins == moment_text(since, zone)[:16]


def test_ever_begins_nowhere(zone: Zone) -> None:
    """`ever` has no beginning."""
    assert None is window_said("ever", zone, 0)


@pytest.mark.parametrize("text", ["EUR 30.00", "EUR 30", "€30", "€ 30.00", "30 EUR", "30.00"])
def test_money_however_it_is_written(text: str) -> None:
    """All are three thousand cents."""
    assert 3000 == money_said(text, "EUR")


def test_money_of_another_currency_is_a_mistake() -> None:
    """A house has one currency."""
    found = money_said("USD 30", "EUR")

    assert isinstance(found, Misfit)
    assert "`USD 30` is not in EUR, the currency of this house" == found.message


def test_how_many() -> None:
    """Digits, or the words for one and none."""
    assert [3, 1, 1, 0] == [count_said(text) for text in ("3", "a", "an", "no")]
