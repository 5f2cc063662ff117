"""Each phrase about facts and conditions, read into its exact tree."""

import pytest
from reading import condition, name, tree

START = name("start")
PRICE = name("price")


def elapsed(count: int, unit: str = "hours") -> object:
    """A duration of elapsed time."""
    return tree.Duration(count, unit, None, False)


def before_start(count: int, unit: str, calendar: str | None = None, full: bool = False) -> object:
    """So long before `start`."""
    return tree.Offset(tree.Duration(count, unit, calendar, full), "before", START)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("price is at least EUR 300", tree.Compare(PRICE, "at least", tree.Money("EUR", "300"))),
        ("price is at most EUR 12.50", tree.Compare(PRICE, "at most", tree.Money("EUR", "12.50"))),
        ("party-size is more than 8", tree.Compare(name("party-size"), "more than", tree.Number(8))),
        ("party-size is less than 8", tree.Compare(name("party-size"), "less than", tree.Number(8))),
        ("party-size is exactly 8", tree.Compare(name("party-size"), "exactly", tree.Number(8))),
        ("sessions is at least 1", tree.Compare(name("sessions"), "at least", tree.Number(1))),
        ("notice is at least 24 hours", tree.Compare(name("notice"), "at least", elapsed(24))),
        ("service is bridal", tree.Compare(name("service"), "is", name("bridal"))),
        ("service is not cut", tree.Compare(name("service"), "is not", name("cut"))),
        ("booking.channel is phone", tree.Compare(name("booking.channel"), "is", name("phone"))),
        ("client is prepay-only", tree.Compare(name("client"), "is", name("prepay-only"))),
        ("booking is confirmed", tree.Compare(name("booking"), "is", name("confirmed"))),
        ("deposit is open", tree.Compare(name("deposit"), "is", name("open"))),
        ("refilled is yes", tree.Compare(name("refilled"), "is", tree.YesNo(True))),
        ("refilled is not no", tree.Compare(name("refilled"), "is not", tree.YesNo(False))),
        ('name is "Ann"', tree.Compare(name("name"), "is", tree.Text("Ann"))),
        ("refilled", name("refilled")),
        ("channel is one of sms, email", tree.OneOf(name("channel"), False, (name("sms"), name("email")))),
        ("channel is not one of sms, email", tree.OneOf(name("channel"), True, (name("sms"), name("email")))),
        ("reason is given", tree.IsGiven(name("reason"))),
        ("reason is not nothing", tree.IsGiven(name("reason"))),
        ("reason is nothing", tree.IsNothing(name("reason"))),
        ("reason is not given", tree.IsNothing(name("reason"))),
        ("client has accepted these rules", tree.Accepted()),
        ("every promise is kept", tree.PromisesKept()),
    ],
)
def test_facts(text: str, expected: object) -> None:
    """A fact is compared, given, or a condition of its own."""
    assert expected == condition(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at least 48 hours before start", tree.Compare(None, "at least", before_start(48, "hours"))),
        ("at most 2 calendar days before start", tree.Compare(None, "at most", before_start(2, "days", "calendar"))),
        ("exactly 7 weeks before start", tree.Compare(None, "exactly", before_start(7, "weeks"))),
        (
            "less than 4 opening hours before start",
            tree.Compare(None, "less than", before_start(4, "hours", "opening")),
        ),
        (
            "more than 15 minutes after start",
            tree.Compare(None, "more than", tree.Offset(elapsed(15, "minutes"), "after", START)),
        ),
        (
            "sent is at least 1 opening hour before start",
            tree.Compare(name("sent"), "at least", before_start(1, "hours", "opening")),
        ),
        ("at least 2 working days before start", tree.Compare(None, "at least", before_start(2, "days", "working"))),
        (
            "at least 2 full working days before start",
            tree.Compare(None, "at least", before_start(2, "days", "working", full=True)),
        ),
    ],
)
def test_distances(text: str, expected: object) -> None:
    """How far now, or a named moment, is from a moment."""
    assert expected == condition(text)


CLOCK_BEFORE = tree.ClockOn(tree.Clock(18 * 60), tree.DayBefore(None, START))
MARCH = tree.Date(1, 3, 2027)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("by 18:00 on the day before start", tree.Compare(None, "by", CLOCK_BEFORE)),
        (
            "before 12:00 on the opening day before start",
            tree.Compare(None, "before", tree.ClockOn(tree.Clock(720), tree.DayBefore("opening", START))),
        ),
        (
            "by 17:30 on Friday before start",
            tree.Compare(None, "by", tree.ClockOn(tree.Clock(1050), tree.WeekdayBefore(4, START))),
        ),
        (
            "by 12:00 on the day 3 opening days before start",
            tree.Compare(None, "by", tree.ClockOn(tree.Clock(720), tree.DayAt(before_start(3, "days", "opening")))),
        ),
        ("after 1 March 2027", tree.Compare(None, "after", MARCH)),
        ("start is before 1 March 2027", tree.Compare(START, "before", MARCH)),
        ("start is after now", tree.Compare(START, "after", name("now"))),
        ("sent is by 18:00 on the day before start", tree.Compare(name("sent"), "by", CLOCK_BEFORE)),
    ],
)
def test_edges(text: str, expected: object) -> None:
    """Now, or a named moment, is on one side of another."""
    assert expected == condition(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("start falls on Saturday", tree.FallsOn(START, (tree.Weekday(5),))),
        (
            "start falls on one of Saturday, Sunday, a public holiday",
            tree.FallsOn(START, (tree.Weekday(5), tree.Weekday(6), tree.PublicHoliday())),
        ),
        ("start falls on 25 December", tree.FallsOn(START, (tree.Date(25, 12, None),))),
        ("now falls outside phone hours", tree.FallsInHours(name("now"), False, "phone")),
        ("now falls within opening hours", tree.FallsInHours(name("now"), True, "opening")),
        ("now falls within working hours", tree.FallsInHours(name("now"), True, "working")),
        (
            "start falls between 1 November and 5 January",
            tree.FallsBetween(START, tree.Date(1, 11, None), tree.Date(5, 1, None)),
        ),
        ("start falls between 18:00 and 22:00", tree.FallsBetween(START, tree.Clock(1080), tree.Clock(1320))),
    ],
)
def test_calendars(text: str, expected: object) -> None:
    """A moment falls on days, in hours, in a season."""
    assert expected == condition(text)


LAST_YEAR = tree.InTheLast(elapsed(12, "months"))


def count(number: int, events: str, scope: object, earlier: bool = False, overdue: bool = False) -> object:
    """So many events of a client."""
    return tree.Count(tree.Number(number), earlier, overdue, name(events), scope)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "at least 3 no-shows in the last 12 months",
            tree.Compare(None, "at least", count(3, "no-shows", LAST_YEAR)),
        ),
        ("no earlier bookings ever", tree.NoneOf(True, False, name("bookings"), tree.Ever())),
        (
            "no illness-waivers this calendar year",
            tree.NoneOf(False, False, name("illness-waivers"), tree.ThisCalendar("year")),
        ),
        (
            "exactly 2 moves of this booking",
            tree.Compare(None, "exactly", count(2, "moves", tree.OfThisBooking())),
        ),
        (
            "at least 2 earlier moves of this booking",
            tree.Compare(None, "at least", count(2, "moves", tree.OfThisBooking(), earlier=True)),
        ),
        (
            "at least 2 no-shows since the last arrival",
            tree.Compare(None, "at least", count(2, "no-shows", tree.Since(tree.TheLast(name("arrival"))))),
        ),
        (
            "at least 3 overdue answers since 1 March 2027",
            tree.Compare(None, "at least", count(3, "answers", tree.Since(MARCH), overdue=True)),
        ),
        (
            "at most 1 waiver this calendar month",
            tree.Compare(None, "at most", count(1, "waiver", tree.ThisCalendar("month"))),
        ),
    ],
)
def test_counts(text: str, expected: object) -> None:
    """So many events in a window."""
    assert expected == condition(text)


A, B, C = name("a"), name("b"), name("c")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a and b and c", tree.And((A, B, C))),
        ("a or b or c", tree.Or((A, B, C))),
        ("not a", tree.Not(A)),
        ("not a and b", tree.And((tree.Not(A), B))),
        ("not not a", tree.Not(tree.Not(A))),
        ("(a or b) and c", tree.And((tree.Group(tree.Or((A, B))), C))),
        ("a or (b and c)", tree.Or((A, tree.Group(tree.And((B, C)))))),
        ("a is one of b, c and b", tree.And((tree.OneOf(A, False, (B, C)), B))),
    ],
)
def test_connectives(text: str, expected: object) -> None:
    """Conditions are joined by and, or, not, and parentheses."""
    assert expected == condition(text)
