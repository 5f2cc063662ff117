"""Counts of a client's events, and the windows they are counted in."""

from phrase import BOOKINGS, answer
from story import Story


def counting(condition: str, event: str = "message") -> Story:
    """A house that says whether a count on this event fits."""
    return Story(f"""
{BOOKINGS}
rule "Counted"
    on {event}
    {condition}: tell owner "it fits"
    otherwise: noted
""")


def heard(story: Story, at: str, **fields: object) -> bool:
    """Whether the line fitted a message, which is then one of the past."""
    return bool(story.tell("message", at, **fields)["tells"])


def seen(story: Story, at: str) -> bool:
    """Whether the line would fit a message, which the house then forgets."""
    return bool(answer(story, "message", at)["tells"])


def test_judged_event_is_in_its_own_count() -> None:
    """The second message is the first of which there are at least two."""
    story = counting("at least 2 messages ever")
    assert [False, True] == [heard(story, "2027-11-01T09:00"), heard(story, "2027-11-01T10:00")]


def test_judged_event_is_not_in_the_count_of_another_kind() -> None:
    """A complaint counts no messages but those before it."""
    story = Story("""
rule "Messages"
    on message
    otherwise: noted

rule "Counted"
    on complaint
    exactly 1 message ever: tell owner "it fits"
    otherwise: noted
""")
    assert [] == story.tell("complaint", "2027-11-01T09:00", summary="cold")["tells"]
    story.tell("message", "2027-11-01T10:00")
    assert 1 == len(story.tell("complaint", "2027-11-01T11:00", summary="cold")["tells"])


def test_earlier_leaves_the_judged_event_out() -> None:
    """The first message has no earlier one; the second has exactly one."""
    story = counting("no earlier messages ever")
    assert [True, False] == [heard(story, "2027-11-01T09:00"), heard(story, "2027-11-01T10:00")]
    story = counting("exactly 1 earlier message ever")
    assert [False, True] == [heard(story, "2027-11-01T09:00"), heard(story, "2027-11-01T10:00")]


def test_each_comparison_of_a_count() -> None:
    """On the second of three messages: at least, at most, more than, less than, exactly two."""
    expected = {"at least 2": 1, "at most 2": 1, "more than 2": 0, "less than 2": 0, "exactly 2": 1}
    found = {}
    for comparison in expected:
        story = counting(f"{comparison} messages ever")
        heard(story, "2027-11-01T09:00")
        found[comparison] = int(heard(story, "2027-11-01T10:00"))
    assert expected == found


def test_events_of_the_same_second_are_before() -> None:
    """A message of the same second that came first is in the count."""
    story = counting("exactly 2 messages ever")
    assert [False, True] == [heard(story, "2027-11-01T09:00"), heard(story, "2027-11-01T09:00")]


def test_window_in_hours_is_elapsed() -> None:
    """A message just 24 hours back is in the last 24 hours; a second earlier it is not."""
    story = counting("at least 1 earlier message in the last 24 hours")
    heard(story, "2027-11-01T09:00:00")
    assert [True, False] == [seen(story, "2027-11-02T09:00:00"), seen(story, "2027-11-02T09:00:01")]


def test_window_in_hours_over_the_change_of_clocks() -> None:
    """When clocks go back, 24 hours reach to 10:00 of the day before, seen from 09:00."""
    story = counting("at least 1 earlier message in the last 24 hours")
    heard(story, "2027-10-30T10:00:00")
    assert [True, False] == [seen(story, "2027-10-31T09:00:00"), seen(story, "2027-10-31T09:00:01")]


def test_window_in_calendar_days_begins_at_midnight() -> None:
    """In the last 7 calendar days begins with the first second of the day 7 days back."""
    for first, expected in (("2027-11-12T23:59:59", False), ("2027-11-13T00:00:00", True)):
        story = counting("at least 1 earlier message in the last 7 calendar days")
        heard(story, first)
        assert [expected, expected] == [seen(story, "2027-11-20T00:00:00"), seen(story, "2027-11-20T23:59:59")]


def test_window_in_opening_days_begins_at_midnight_of_an_opening_day() -> None:
    """From a Monday, the second opening day back is Friday: Saturday is the first."""
    for first, expected in (("2027-11-18T23:59:59", False), ("2027-11-19T00:00:00", True)):
        story = counting("at least 1 earlier message in the last 2 opening days")
        heard(story, first)
        assert expected == seen(story, "2027-11-22T12:00:00")


def test_window_in_opening_hours_counts_open_time() -> None:
    """One opening hour back from Tuesday 09:30 reaches to Saturday 15:30."""
    for first, expected in (("2027-11-20T15:29:59", False), ("2027-11-20T15:30:00", True)):
        story = counting("at least 1 earlier message in the last 1 opening hour")
        heard(story, first)
        assert expected == seen(story, "2027-11-23T09:30:00")


def test_window_in_weeks_and_months_begins_at_midnight() -> None:
    """2 weeks and 12 months reach to the start of the day on the same weekday, or date."""
    for window, before, first in (
        ("2 weeks", "2027-11-05T23:59:59", "2027-11-06T00:00:00"),
        ("12 months", "2026-11-19T23:59:59", "2026-11-20T00:00:00"),
        ("1 year", "2026-11-19T23:59:59", "2026-11-20T00:00:00"),
    ):
        found = []
        for moment in (before, first):
            story = counting(f"at least 1 earlier message in the last {window}")
            heard(story, moment)
            found.append(seen(story, "2027-11-20T15:00:00"))
        assert [False, True] == found


def test_window_in_months_from_a_month_end() -> None:
    """One month back from 31 March is the last day of February."""
    for moment, expected in (("2027-02-27T23:59:59", False), ("2027-02-28T00:00:00", True)):
        story = counting("at least 1 earlier message in the last 1 month")
        heard(story, moment)
        assert expected == seen(story, "2027-03-31T15:00:00")


def test_this_calendar_year_and_month() -> None:
    """They begin with the first second of the year or month, and not before."""
    for period, before, first in (
        ("year", "2026-12-31T23:59:59", "2027-01-01T00:00:00"),
        ("month", "2027-10-31T23:59:59", "2027-11-01T00:00:00"),
    ):
        found = []
        for moment in (before, first):
            story = counting(f"at least 1 earlier message this calendar {period}")
            heard(story, moment)
            found.append(seen(story, "2027-11-20T15:00:00"))
        assert [False, True] == found


def test_this_calendar_month_is_the_one_of_the_house() -> None:
    """The first second of November in Brussels is still October in UTC."""
    story = counting("at least 1 earlier message this calendar month")
    heard(story, "2027-10-31T23:30:00Z")
    assert seen(story, "2027-11-20T15:00:00")


def test_of_this_booking_counts_no_other() -> None:
    """Two moves of one booking, none of the other."""
    story = counting("exactly 2 moves of this booking", "move")
    story.book()
    story.book(booking="b-2")
    found = [
        len(story.tell("move", f"2027-11-0{n}T10:00", booking=one, start="2027-11-24T10:00")["tells"])
        for n, one in ((2, "b-1"), (3, "b-2"), (4, "b-1"), (5, "b-1"))
    ]
    assert [0, 0, 1, 0] == found


def test_since_the_last_begins_anew_after_each() -> None:
    """Three messages in a row without a complaint between them."""
    story = Story("""
rule "Messages"
    on message
    at least 3 messages since the last complaint: tell owner "it fits"
    otherwise: noted

rule "Complaints"
    on complaint
    otherwise: noted
""")
    assert [False, False, True] == [heard(story, f"2027-11-01T0{n}:00") for n in (1, 2, 3)]
    story.tell("complaint", "2027-11-01T04:00", summary="cold")
    assert [False, False, True] == [heard(story, f"2027-11-01T0{n}:00") for n in (5, 6, 7)]


def test_since_a_kind_that_never_was_is_ever() -> None:
    """Without a complaint, all messages count."""
    story = counting("at least 2 messages since the last complaint")
    assert [False, True] == [heard(story, "2020-01-01T09:00"), heard(story, "2027-11-01T09:00")]


def test_since_the_last_of_its_own_kind() -> None:
    """On an arrival, the last arrival is the one before it; what came at its very second counts."""
    story = Story(f"""
{BOOKINGS}
rule "Messages"
    on message
    otherwise: noted

rule "Arrivals"
    on arrival
    exactly 1 message since the last arrival: tell owner "it fits"
    otherwise: noted
""")
    story.book()
    story.tell("message", "2027-11-18T09:00:00")
    story.tell("arrival", "2027-11-18T10:00:00", booking="b-1")
    assert [] == answer(story, "arrival", "2027-11-18T11:00", booking="b-1")["tells"]
    story.tell("message", "2027-11-18T10:00:00")
    assert 1 == len(answer(story, "arrival", "2027-11-18T11:00", booking="b-1")["tells"])


def test_since_a_moment() -> None:
    """Since 09:00 of the day of the start includes 09:00."""
    story = Story(f"""
{BOOKINGS}
rule "Messages"
    on message
    otherwise: noted

rule "Arrivals"
    on arrival
    exactly 1 message since 09:00 on the day of start: tell owner "it fits"
    otherwise: noted
""")
    story.book()
    story.tell("message", "2027-11-19T08:59:59")
    assert [] == answer(story, "arrival", "2027-11-19T14:00", booking="b-1")["tells"]
    story.tell("message", "2027-11-19T09:00:00")
    assert 1 == len(answer(story, "arrival", "2027-11-19T14:00", booking="b-1")["tells"])


def test_count_of_overdue_obligations() -> None:
    """Each overdue answer counts, the judged one too, until one is given."""
    story = Story("""
rule "Messages"
    on message
    otherwise: promise answer within 1 hour

rule "Late"
    on overdue answer
    at least 3 overdue answers since the last answer: tell owner "it fits"
    otherwise: promise answer within 1 hour

rule "Answers"
    on answer
    otherwise: noted
""")
    story.tell("message", "2027-11-01T09:00")
    assert [0, 0, 1] == [len(one["tells"]) for one in story.wait("2027-11-01T20:00")]
    story.tell("answer", "2027-11-01T20:00")
    story.tell("message", "2027-11-01T21:00")
    assert [0, 0, 1] == [len(one["tells"]) for one in story.wait("2027-11-02T20:00")]


def test_no_overdue_obligations() -> None:
    """`no overdue answers` fits until one was."""
    story = Story("""
rule "Messages"
    on message
    no overdue answers ever: promise answer within 1 hour
    otherwise: noted

rule "Late"
    on overdue answer
    otherwise: tell owner "late"
""")
    assert 1 == len(story.tell("message", "2027-11-01T09:00")["obligations"])
    story.wait("2027-11-01T12:00")
    assert [] == story.tell("message", "2027-11-01T13:00")["obligations"]


def test_count_of_recorded_events() -> None:
    """Two waivers a year: what a condition cannot count is recorded under a name and counted."""
    story = Story("""
event waiver / waivers

rule "Fees"
    on message
    topic is price and at most 1 waiver this calendar year: free, record waiver
    otherwise: charge EUR 5
""")
    charged = [story.tell("message", f"2027-0{n}-01T09:00", topic="price")["entries"][0]["amount"] for n in range(1, 5)]
    assert ["0.00", "0.00", "5.00", "5.00"] == charged
    assert "0.00" == story.tell("message", "2028-01-01T00:00", topic="price")["entries"][0]["amount"]


def test_declined_and_redirected_events_are_not_counted() -> None:
    """Only what happened counts."""
    story = Story("""
rule "Messages"
    on message
    topic is price: decline
    topic is hours: redirect to website
    exactly 1 message ever: tell owner "it fits"
    otherwise: noted
""")
    story.tell("message", "2027-11-01T09:00", topic="price")
    story.tell("message", "2027-11-01T09:30", topic="hours")
    assert [True, False] == [heard(story, "2027-11-01T10:00"), heard(story, "2027-11-01T11:00")]


def test_nothing_counts_across_clients() -> None:
    """Another client's messages are their own."""
    story = counting("at least 2 messages ever")
    event = story.event("message", "2027-11-01T09:00")
    story.judge(event)
    story.record = type(story.record)("c-18", story.record.house)
    assert not heard(story, "2027-11-02T09:00", client="c-18")


def test_total_over_a_window_includes_the_judged_event() -> None:
    """EUR 120 and EUR 120 are at least EUR 240; a cent more is not reached."""
    for bound, expected in (("EUR 240", 1), ("EUR 240.01", 0)):
        story = Story(f"""
rule "Good clients"
    on booking
    total price of bookings in the last 12 months is at least {bound}: tell owner "it fits"
    otherwise: accept
""")
        assert [] == story.book()["tells"]
        assert expected == len(story.book(booking="b-2")["tells"])


def test_total_of_what_fell_out_of_the_window() -> None:
    """The sum begins where the window begins."""
    story = Story("""
rule "Good clients"
    on booking
    total party-size of bookings in the last 2 weeks is exactly 5: tell owner "it fits"
    otherwise: accept
""")
    story.book("2027-11-05T23:59:59", "b-1", party_size=7)
    story.book("2027-11-06T00:00:00", "b-2", party_size=2)
    assert 1 == len(story.book("2027-11-20T12:00", "b-3", party_size=3)["tells"])


def test_total_of_this_booking() -> None:
    """What was paid for this booking, not for another."""
    story = Story(f"""
{BOOKINGS}
rule "Payments"
    on payment
    total amount of payments of this booking is at least EUR 50: tell owner "it fits"
    otherwise: noted
""")
    story.book()
    story.book(booking="b-2")
    paid = [
        len(story.tell("payment", f"2027-11-0{n}T09:00", booking=one, amount="EUR 25")["tells"])
        for n, one in ((2, "b-1"), (3, "b-2"), (4, "b-1"))
    ]
    assert [0, 0, 1] == paid
