"""A whole day as an edge, as a deadline and as an end."""

from houses import HEAD, house
from phrase import answer, arrivals, due, fits
from story import Story

PHONE = """
hours phone
    Tuesday to Friday    10:00-12:00
"""


def test_by_a_day_includes_all_of_it() -> None:
    """By the day before a Friday ends with the last second of Thursday."""
    assert [True, False] == fits("by the day before start", "2027-11-18T23:59:59", "2027-11-19T00:00:00")


def test_before_a_day_ends_where_it_begins() -> None:
    """Before that day ends with the last second of Wednesday."""
    assert [True, False] == fits("before the day before start", "2027-11-17T23:59:59", "2027-11-18T00:00:00")


def test_after_a_day_begins_when_it_is_over() -> None:
    """After that day begins with the first second of Friday."""
    assert [False, True] == fits("after the day before start", "2027-11-18T23:59:59", "2027-11-19T00:00:00")


def test_day_so_many_days_away() -> None:
    """Days are counted by the date, whatever the clock: 14 days before the 19th is the 5th."""
    condition = "before the day 14 calendar days before start"
    assert [True, False] == fits(condition, "2027-11-04T23:59:59", "2027-11-05T00:00:00")
    assert [True, False] == fits("by the day 2 calendar days after start", "2027-11-21T23:59:59", "2027-11-22T00:00:00")


def test_day_of_a_calendar() -> None:
    """Before Tuesday the 23rd: the opening day is Saturday, the working day Monday, the phone day Friday."""
    expected = {
        "opening": ("2027-11-20T23:59:59", "2027-11-21T00:00:00"),
        "working": ("2027-11-22T23:59:59", "2027-11-23T00:00:00"),
        "phone": ("2027-11-19T23:59:59", "2027-11-20T00:00:00"),
    }
    for calendar, moments in expected.items():
        condition = f"by the {calendar} day before start"
        assert [True, False] == fits(condition, *moments, more=PHONE, start="2027-11-23T10:00")


def test_weekday_before() -> None:
    """By the Friday before a Tuesday includes that Friday; before a Friday it is a week earlier."""
    condition = "by the Friday before start"
    tuesday = {"start": "2027-11-23T10:00"}
    assert [True, False] == fits(condition, "2027-11-19T23:59:59", "2027-11-20T00:00:00", **tuesday)
    assert [True, False] == fits(condition, "2027-11-12T23:59:59", "2027-11-13T00:00:00")


def test_day_of_a_moment() -> None:
    """By the day of the start goes on to its midnight, though the start is past."""
    assert [True, False] == fits("by the day of start", "2027-11-19T23:59:59", "2027-11-20T00:00:00")


def test_edge_of_a_named_moment() -> None:
    """The start, not the event, lies by the thirtieth day after the booking was made."""
    for start, expected in (("2027-12-01T23:59:59", True), ("2027-12-02T00:00:00", False)):
        condition = "start is by the day 30 calendar days after the booking"
        assert [expected] == fits(condition, "2027-11-10T09:00", start=start)


def test_day_falls_on_another() -> None:
    """A day is a moment too, its first, and can be asked what it falls on."""
    condition = "the day 3 calendar days before start falls on Tuesday"
    assert [True] == fits(condition, "2027-11-10T09:00")
    assert [False] == fits(condition, "2027-11-10T09:00", start="2027-11-20T10:00")


def test_day_when_clocks_change() -> None:
    """The day on which clocks go back lasts 25 hours, and all of them are included."""
    assert [True, True, False] == fits(
        "by the day before start",
        "2027-10-31T02:30:00+02:00",
        "2027-10-31T23:59:59+01:00",
        "2027-11-01T00:00:00+01:00",
        at="2027-10-01T09:00",
        start="2027-11-01T10:00",
    )


def test_day_that_begins_at_one_o_clock() -> None:
    """Where clocks skip midnight, the day before ends when the day begins."""
    lines = """
rule "Messages"
    on message
    now is by the day before 30 April 2027: tell owner "by"
    otherwise: noted
"""
    story = Story(house(lines, HEAD.replace("Europe/Brussels", "Africa/Cairo")))
    assert 1 == len(answer(story, "message", "2027-04-29T23:59:59")["tells"])
    assert [] == answer(story, "message", "2027-04-30T01:00:00")["tells"]


def test_deadline_is_the_last_second_of_the_day() -> None:
    """As with a date, what comes on that day is in time; nothing but days is counted on the way."""
    assert "2027-11-16T23:59:59+01:00" == due("by the day 3 calendar days before start", "2027-11-10T09:00")
    assert "2027-11-10T23:59:59+01:00" == due("by the day of now", "2027-11-10T09:00")
    story = arrivals("now is after 1 January 2020: promise answer by the opening day before start")
    story.book(at="2027-11-01T09:00", start="2027-11-23T10:00")
    made = answer(story, "arrival", "2027-11-10T09:00", booking="b-1")["obligations"][0]
    assert "2027-11-20T23:59:59+01:00" == made["due"]
    assert [
        "Saturday 20 November 2027: 1 opening day counted",
        "Sunday 21 November 2027 to Monday 22 November 2027: skipped, no opening day",
    ] == made["receipt"]


def test_until_a_day_includes_it() -> None:
    """A mark until a day ends with it, and one from a day begins with it."""
    line = "now is after 1 January 2020: client becomes away from the day 1 calendar day after now"
    story = arrivals(f"{line} until the day 3 calendar days after now")
    story.book(at="2027-11-01T09:00")
    mark = answer(story, "arrival", "2027-11-10T09:00", booking="b-1")["marks"][0]
    assert ("2027-11-11T00:00:00+01:00", "2027-11-14T00:00:00+01:00") == (mark["from"], mark["until"])


def test_day_of_a_calendar_that_never_comes() -> None:
    """Where the calendar has no such day, no edge on it fits."""
    never = """
hours market
    closed on public holidays
"""
    for edge in ("by", "before", "after"):
        assert [False] == fits(f"{edge} the market day before start", "2027-11-10T09:00", more=never)
