"""Each phrase about durations, moments and amounts, read into its exact tree."""

import pytest
from reading import amount, consequence, moment, name, tree

START = name("start")
PRICE = name("price")


def elapsed(count: int, unit: str = "hours") -> object:
    """A duration of elapsed time."""
    return tree.Duration(count, unit, None, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30 seconds", elapsed(30, "seconds")),
        ("1 minute", elapsed(1, "minutes")),
        ("24 hours", elapsed(24)),
        ("2 days", elapsed(2, "days")),
        ("2 weeks", elapsed(2, "weeks")),
        ("2 calendar weeks", elapsed(2, "weeks")),
        ("1 month", elapsed(1, "months")),
        ("6 calendar months", elapsed(6, "months")),
        ("1 year", elapsed(1, "years")),
        ("2 calendar years", elapsed(2, "years")),
        ("2 calendar days", tree.Duration(2, "days", "calendar", False)),
        ("90 opening minutes", tree.Duration(90, "minutes", "opening", False)),
        ("4 opening hours", tree.Duration(4, "hours", "opening", False)),
        ("1 opening day", tree.Duration(1, "days", "opening", False)),
        ("90 working minutes", tree.Duration(90, "minutes", "working", False)),
        ("8 working hours", tree.Duration(8, "hours", "working", False)),
        ("2 working days", tree.Duration(2, "days", "working", False)),
        ("2 full working days", tree.Duration(2, "days", "working", True)),
        ("30 phone minutes", tree.Duration(30, "minutes", "phone", False)),
        ("2 phone hours", tree.Duration(2, "hours", "phone", False)),
        ("1 phone day", tree.Duration(1, "days", "phone", False)),
        ("2 full phone days", tree.Duration(2, "days", "phone", True)),
    ],
)
def test_durations(text: str, expected: object) -> None:
    """A duration names its calendar."""
    assert expected == consequence(f"promise answer within {text}").within


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("now", name("now")),
        ("sent", name("sent")),
        ("booking.start", name("booking.start")),
        ("the booking", tree.The(name("booking"))),
        ("the last arrival", tree.TheLast(name("arrival"))),
        ("1 March 2027", tree.Date(1, 3, 2027)),
        ("24 December", tree.Date(24, 12, None)),
        ("2 hours before start", tree.Offset(elapsed(2), "before", START)),
        ("12 months after now", tree.Offset(elapsed(12, "months"), "after", name("now"))),
        (
            "2 hours after 1 opening day before start",
            tree.Offset(elapsed(2), "after", tree.Offset(tree.Duration(1, "days", "opening"), "before", START)),
        ),
        ("next opening after start", tree.NextOpening("opening", START)),
        ("next phone opening after now", tree.NextOpening("phone", name("now"))),
        ("end of this calendar month", tree.EndOf("this month")),
        ("end of next calendar month", tree.EndOf("next month")),
        ("18:00 on the day before start", tree.ClockOn(tree.Clock(1080), tree.DayBefore(None, START))),
        ("18:00 on the opening day before start", tree.ClockOn(tree.Clock(1080), tree.DayBefore("opening", START))),
        ("18:00 on the working day before start", tree.ClockOn(tree.Clock(1080), tree.DayBefore("working", START))),
        ("18:00 on the phone day before start", tree.ClockOn(tree.Clock(1080), tree.DayBefore("phone", START))),
        ("the day before start", tree.DayBefore(None, START)),
        ("the opening day before start", tree.DayBefore("opening", START)),
        ("the working day before start", tree.DayBefore("working", START)),
        ("the phone day before start", tree.DayBefore("phone", START)),
        ("the Friday before start", tree.WeekdayBefore(4, START)),
        ("the day of start", tree.DayOf(START)),
        (
            "the day 61 calendar days before start",
            tree.DayAt(tree.Offset(tree.Duration(61, "days", "calendar"), "before", START)),
        ),
        ("the day before the day before start", tree.DayBefore(None, tree.DayBefore(None, START))),
        ("18:00 on Friday before start", tree.ClockOn(tree.Clock(1080), tree.WeekdayBefore(4, START))),
        (
            "18:00 on the day 3 opening days after the booking",
            tree.ClockOn(
                tree.Clock(1080),
                tree.DayAt(tree.Offset(tree.Duration(3, "days", "opening"), "after", tree.The(name("booking")))),
            ),
        ),
        ("24:00 on the day of start", tree.ClockOn(tree.Clock(1440), tree.DayOf(START))),
    ],
)
def test_moments(text: str, expected: object) -> None:
    """A moment is a name, a date, or stands at a distance from another."""
    assert expected == moment(text)


FIVE, TEN = tree.Money("EUR", "5"), tree.Money("EUR", "10")
HALF = tree.PercentOf(tree.Percent("50"), PRICE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("EUR 25", tree.Money("EUR", "25")),
        ("price", PRICE),
        ("charged.parking", name("charged.parking")),
        ("10 sessions", tree.UnitAmount(10, name("sessions"))),
        ("1 session", tree.UnitAmount(1, name("session"))),
        ("50% of price", HALF),
        ("12.5% of 50% of price", tree.PercentOf(tree.Percent("12.5"), HALF)),
        ("50% of (price minus paid)", tree.PercentOf(tree.Percent("50"), tree.Group(tree.Minus(PRICE, name("paid"))))),
        ("EUR 10 times party-size", tree.Times(TEN, name("party-size"))),
        ("price times held out of sessions", tree.Times(PRICE, name("held"), name("sessions"))),
        (
            "EUR 5 for each started 15 minutes of lateness",
            tree.ForEach(FIVE, True, elapsed(15, "minutes"), name("lateness")),
        ),
        ("EUR 5 for each full 2 hours of notice", tree.ForEach(FIVE, False, elapsed(2), name("notice"))),
        ("EUR 5 plus EUR 10 minus paid", tree.Minus(tree.Plus(FIVE, TEN), name("paid"))),
        ("50% of price plus EUR 5", tree.Plus(HALF, FIVE)),
        ("50% of price capped at EUR 10", tree.CappedAt(HALF, TEN)),
        ("50% of price but at least EUR 5", tree.ButAtLeast(HALF, FIVE)),
        ("50% of price capped at EUR 10 but at least EUR 5", tree.ButAtLeast(tree.CappedAt(HALF, TEN), FIVE)),
        (
            "EUR 5 times party-size capped at EUR 10",
            tree.CappedAt(tree.Times(FIVE, name("party-size")), TEN),
        ),
        ("(EUR 5 plus price) capped at EUR 10", tree.CappedAt(tree.Group(tree.Plus(FIVE, PRICE)), TEN)),
        (
            "total price of bookings in the last 12 months",
            tree.Total(PRICE, name("bookings"), tree.InTheLast(elapsed(12, "months"))),
        ),
        (
            "price as of 7 calendar days before start",
            tree.AsOf(PRICE, tree.Offset(tree.Duration(7, "days", "calendar"), "before", START)),
        ),
    ],
)
def test_amounts(text: str, expected: object) -> None:
    """An amount is a figure, a fact, or reckoned from others."""
    assert expected == amount(text)
