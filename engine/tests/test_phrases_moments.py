"""Edges on a day or a date, and each way to name a moment."""

from houses import HEAD, house
from phrase import answer, arrivals, due, fits
from story import Story

PHONE = """
hours phone
    Tuesday to Friday    10:00-12:00
"""


def test_by_includes_its_edge() -> None:
    """By 18:00 includes 18:00 sharp."""
    assert [True, False] == fits("by 18:00 on the day before start", "2027-11-18T18:00:00", "2027-11-18T18:00:01")


def test_before_leaves_its_edge_out() -> None:
    """Before 12:00 ends a second before 12:00; the opening day before Tuesday is Saturday."""
    assert [True, False] == fits(
        "before 12:00 on the opening day before start",
        "2027-11-20T11:59:59",
        "2027-11-20T12:00:00",
        start="2027-11-23T10:00",
    )


def test_after_leaves_its_edge_out() -> None:
    """After 18:00 begins a second after 18:00."""
    assert [False, True] == fits("after 18:00 on the day before start", "2027-11-18T18:00:00", "2027-11-18T18:00:01")


def test_by_a_clock_on_the_opening_day_before() -> None:
    """The opening day before Friday 12 November is Wednesday, since Thursday is a public holiday."""
    assert [True, False] == fits(
        "by 18:00 on the opening day before start",
        "2027-11-10T18:00:00",
        "2027-11-10T18:00:01",
        start="2027-11-12T09:00",
    )


def test_by_a_clock_on_the_working_day_before() -> None:
    """The working day before Tuesday is Monday, though the house is closed then."""
    assert [True, False] == fits(
        "by 12:00 on the working day before start",
        "2027-11-22T12:00:00",
        "2027-11-22T12:00:01",
        start="2027-11-23T10:00",
    )


def test_by_a_clock_on_a_day_of_a_calendar_of_the_house() -> None:
    """The phone day before Saturday is Friday; before Tuesday it is Friday too."""
    for start in ("2027-11-20T10:00", "2027-11-23T10:00"):
        assert [True, False] == fits(
            "by 12:00 on the phone day before start",
            "2027-11-19T12:00:00",
            "2027-11-19T12:00:01",
            more=PHONE,
            start=start,
        )


def test_weekday_before_is_strictly_before() -> None:
    """Before a Friday, the Friday before is a week earlier; before a Saturday it is the day before."""
    condition = "by 17:30 on Friday before start"
    assert [True, False] == fits(condition, "2027-11-12T17:30:00", "2027-11-12T17:30:01")
    assert [True, False] == fits(condition, "2027-11-19T17:30:00", "2027-11-19T17:30:01", start="2027-11-20T10:00")


def test_day_so_many_days_before() -> None:
    """The third opening day before Tuesday the 23rd is Thursday the 18th: Saturday, Friday, Thursday."""
    assert [True, False] == fits(
        "by 12:00 on the day 3 opening days before start",
        "2027-11-18T12:00:00",
        "2027-11-18T12:00:01",
        start="2027-11-23T10:00",
    )


def test_day_so_many_days_after() -> None:
    """The second calendar day after Friday is Sunday, at any clock."""
    assert [True, False] == fits(
        "by 09:00 on the day 2 calendar days after start", "2027-11-21T09:00:00", "2027-11-21T09:00:01"
    )


def test_clock_on_the_day_itself() -> None:
    """On the day of the start, before or after the start."""
    assert [True, False] == fits("by 15:00 on the day of start", "2027-11-19T15:00:00", "2027-11-19T15:00:01")


def test_clock_that_does_not_exist_or_comes_twice() -> None:
    """A skipped 02:30 is the first moment after, a doubled one the first of the two."""
    condition = "by 02:30 on the day before start"
    assert [True, False] == fits(
        condition, "2027-03-28T03:00:00", "2027-03-28T03:00:01", at="2027-03-01T09:00", start="2027-03-29T10:00"
    )
    assert [True, False] == fits(
        condition,
        "2027-10-31T02:30:00+02:00",
        "2027-10-31T02:30:01+02:00",
        at="2027-10-01T09:00",
        start="2027-11-01T10:00",
    )


def test_day_without_a_midnight() -> None:
    """Where clocks skip midnight, 00:00 on that day is 01:00, and the day begins there."""
    lines = """
rule "Messages"
    on message
    now falls on Friday: tell owner "Friday"
    otherwise: promise answer by 00:00 on the day 1 calendar day after now

rule "Late"
    on overdue answer
    otherwise: credit EUR 5
"""
    story = Story(house(lines, HEAD.replace("Europe/Brussels", "Africa/Cairo")))
    assert "2027-04-30T01:00:00+03:00" == answer(story, "message", "2027-04-29T23:59:59")["obligations"][0]["due"]
    assert 1 == len(answer(story, "message", "2027-04-30T01:00:00")["tells"])


def test_midnight_at_the_end_of_a_day() -> None:
    """24:00 on the day before is the first second of the day itself, and included."""
    assert [True, False] == fits("by 24:00 on the day before start", "2027-11-19T00:00:00", "2027-11-19T00:00:01")


def test_by_a_date_includes_the_day() -> None:
    """By 18 November ends with the last second of the day."""
    assert [True, False] == fits("by 18 November 2027", "2027-11-18T23:59:59", "2027-11-19T00:00:00")


def test_before_a_date_leaves_the_day_out() -> None:
    """Before 18 November ends with the last second of the 17th."""
    assert [True, False] == fits("before 18 November 2027", "2027-11-17T23:59:59", "2027-11-18T00:00:00")


def test_after_a_date_begins_with_the_next_day() -> None:
    """After 18 November begins with the first second of the 19th."""
    assert [False, True] == fits("after 18 November 2027", "2027-11-18T23:59:59", "2027-11-19T00:00:00")


def test_edge_of_a_named_moment() -> None:
    """`start is before 1 March 2027` speaks of the start, whenever the event came."""
    for start, expected in (("2027-02-28T23:59", True), ("2027-03-01T00:00", False)):
        assert [expected] == fits(
            "start is before 1 March 2027", "2027-06-01T09:00:00", at="2027-01-02T09:00", start=start
        )


def test_edge_of_a_named_moment_includes_the_day() -> None:
    """`start is by` a date includes it, `start is after` begins the day after."""
    for start, expected in (("2027-03-01T23:59", [True, False]), ("2027-03-02T00:00", [False, True])):
        given = {"at": "2027-01-02T09:00", "start": start}
        by = fits("start is by 1 March 2027", "2027-06-01T09:00:00", **given)
        after = fits("start is after 1 March 2027", "2027-06-01T09:00:00", **given)
        assert expected == [*by, *after]


def test_sent_is_when_it_was_sent() -> None:
    """Where the event does not say, it was sent when it came."""
    condition = "sent is before 12:00 on the day of start"
    assert [True] == fits(condition, "2027-11-19T13:00:00", sent="2027-11-19T11:59:59")
    assert [True, False] == fits(condition, "2027-11-19T11:59:59", "2027-11-19T12:00:00")


def test_the_booking_is_when_it_was_made() -> None:
    """Within a day of the booking everything is still free."""
    assert [True, False] == fits(
        "at most 24 hours after the booking", "2027-11-02T09:00:00", "2027-11-02T09:00:01", at="2027-11-01T09:00"
    )


def test_the_last_arrival_is_the_latest_before_this_one() -> None:
    """An arrival is measured from the arrival before it, and the first has none to be measured from."""
    story = arrivals('at most 7 calendar days after the last arrival: tell owner "again"')
    story.book()
    story.book(booking="b-2", start="2027-11-26T14:00")
    assert [] == story.tell("arrival", "2027-11-19T14:00", booking="b-1")["tells"]
    in_time, late = (answer(story, "arrival", f"2027-11-26T14:00:0{s}", booking="b-2")["tells"] for s in "01")
    assert (1, 0) == (len(in_time), len(late))


def test_a_distance_from_what_never_was_fits_nothing() -> None:
    """Without an earlier arrival neither `at least` nor `not` of another distance is a trap: only `not` fits."""
    assert [False] == fits("at least 1 hour after the last arrival", "2027-11-19T14:00:00")
    assert [True] == fits("not at least 1 hour after the last arrival", "2027-11-19T14:00:00")


def test_next_opening_after() -> None:
    """From Saturday evening it is Tuesday 09:00; a moment at which the house is open is its own next opening."""
    assert "2027-11-23T09:00:00+01:00" == due("by next opening after now", "2027-11-20T16:00:00")
    assert "2027-11-20T15:59:59+01:00" == due("by next opening after now", "2027-11-20T15:59:59")
    assert "2027-11-20T13:00:00+01:00" == due("by next opening after now", "2027-11-20T12:00:00")


def test_next_opening_of_a_calendar_of_the_house() -> None:
    """The phone opens at 10:00."""
    assert "2027-11-23T10:00:00+01:00" == due("by next phone opening after now", "2027-11-19T12:00:00", more=PHONE)


def test_duration_before_and_after_a_moment() -> None:
    """`D before M` and `D after M` are moments themselves, and can be counted from again."""
    assert "2027-11-19T12:00:00+01:00" == due("by 2 hours before start", "2027-11-18T09:00:00")
    assert "2027-11-22T10:00:00+01:00" == due(
        "by 1 hour after 09:00 on the day 3 calendar days after start", "2027-11-18T09:00:00"
    )
    assert "2027-11-23T10:00:00+01:00" == due("by 1 opening hour after next opening after now", "2027-11-20T17:00:00")


def test_end_of_a_calendar_month() -> None:
    """A month ends with the first moment of the next, at the end of a year and of February too."""
    assert "2027-12-01T00:00:00+01:00" == due("by end of this calendar month", "2027-11-30T23:59:59")
    assert "2028-01-01T00:00:00+01:00" == due("by end of this calendar month", "2027-12-01T00:00:00")
    assert "2028-03-01T00:00:00+01:00" == due("by end of next calendar month", "2028-01-31T12:00:00")


def test_deadline_by_a_date_includes_the_day() -> None:
    """By 1 December is due at the last second of that day."""
    assert "2027-12-01T23:59:59+01:00" == due("by 1 December 2027", "2027-11-20T12:00:00")


def test_within_counts_in_each_calendar() -> None:
    """From Friday 17:00: two hours, opening hours, calendar days, opening days, working days, weeks and months."""
    expected = {
        "2 hours": "2027-11-19T19:00:00+01:00",
        "2 opening hours": "2027-11-20T10:00:00+01:00",
        "90 opening minutes": "2027-11-20T09:30:00+01:00",
        "2 calendar days": "2027-11-21T17:00:00+01:00",
        "2 opening days": "2027-11-23T17:00:00+01:00",
        "2 working days": "2027-11-23T17:00:00+01:00",
        "2 working hours": "2027-11-19T19:00:00+01:00",
        "2 phone hours": "2027-11-23T12:00:00+01:00",
        "2 weeks": "2027-12-03T17:00:00+01:00",
        "3 months": "2028-02-19T17:00:00+01:00",
        "30 seconds": "2027-11-19T17:00:30+01:00",
    }
    assert expected == {length: due(f"within {length}", "2027-11-19T17:00:00", PHONE) for length in expected}


def test_full_days_within_end_with_a_day() -> None:
    """Within 2 full working days leaves two whole working days, to the end of the second."""
    assert "2027-11-24T00:00:00+01:00" == due("within 2 full working days", "2027-11-19T17:00:00")


def test_deadline_in_hours_over_the_change_of_clocks() -> None:
    """24 hours after Saturday 14:00 is 15:00 when clocks go forward, a calendar day after it is 14:00."""
    assert "2027-03-28T15:00:00+02:00" == due("within 24 hours", "2027-03-27T14:00:00")
    assert "2027-03-28T14:00:00+02:00" == due("within 1 calendar day", "2027-03-27T14:00:00")
    assert "2027-03-28T03:00:00+02:00" == due("within 1 calendar day", "2027-03-27T02:30:00")


def test_value_as_of_an_earlier_moment_includes_a_change_at_it() -> None:
    """A change that came just at that moment is in the value; one a second later is not."""
    for changed, expected in (("2027-11-12T14:00:00", "20.00"), ("2027-11-12T14:00:01", "60.00")):
        story = Story("""
event resize / resizes of booking changes party-size

rule "Bookings"
    on booking
    otherwise: accept

rule "A place each"
    on arrival
    otherwise: charge EUR 10 times party-size as of 7 calendar days before start
""")
        story.book(party_size=6)
        story.tell("resize", changed, booking="b-1", party_size=2)
        assert expected == story.tell("arrival", "2027-11-19T14:00", booking="b-1")["entries"][0]["amount"]
