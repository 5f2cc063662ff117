"""A moment under a name of the house's own, and a moment that a fact has where the event does not say."""

from houses import problems
from phrase import BOOKINGS, answer, due, fits
from story import Story

CHECK_IN = "define check-in: 15:00 on the day of start\n"


def test_defined_moment_stands_wherever_a_moment_can() -> None:
    """As an edge, as what a distance is measured from, as what is compared, as the anchor of another day."""
    expected = {
        "before check-in": [True, False],
        "at least 1 second before check-in": [True, False],
        "check-in is after now": [True, False],
        "before 15:00 on the day of check-in": [True, False],
        "at most 0 seconds after check-in": [False, True],
        "check-in falls on Friday": [True, True],
    }
    moments = ("2027-11-19T14:59:59", "2027-11-19T15:00:00")
    assert expected == {line: fits(line, *moments, more=CHECK_IN) for line in expected}


def test_defined_day_is_a_whole_day() -> None:
    """By a name that is a day includes all of that day, as if the day stood there itself."""
    more = "define last-day: the day before start\ndefine end-of-sale: 1 December 2027\n"
    assert [True, False] == fits("by last-day", "2027-11-18T23:59:59", "2027-11-19T00:00:00", more=more)
    assert [True, False] == fits("by end-of-sale", "2027-12-01T23:59:59", "2027-12-02T00:00:00", more=more)
    assert "2027-11-18T23:59:59+01:00" == due("by last-day", "2027-11-10T09:00", more=more)


def test_defined_by_another_definition() -> None:
    """One may be counted from another."""
    more = f"{CHECK_IN}define doors: 30 minutes before check-in\ndefine opening-time: doors\n"
    assert [True, False] == fits("by opening-time", "2027-11-19T14:30:00", "2027-11-19T14:30:01", more=more)


def test_moment_defined_by_itself() -> None:
    """A definition cannot need itself, directly or by way of another."""
    found = problems("""
        define doors: 1 hour before curtain
        define curtain: 1 hour after doors

        rule "Late"
            on arrival
            after doors: charge EUR 5
            otherwise: noted
    """)
    assert [("E212", "doors", "`doors` is defined by itself", None)] == found


def test_defined_moment_in_another_place() -> None:
    """A moment is no condition and no amount, and neither of those is a moment."""
    found = problems("""
        define doors: 1 hour before start
        define dear: price is at least EUR 100
        define half: 50% of price

        rule "Late"
            on arrival
            doors: noted
            price is at least doors: noted
            after dear: noted
            after half: noted
            otherwise: noted
    """)
    assert [
        ("E304", "doors", "`doors` is a moment, not a condition", "say `before doors`, `by doors` or `after doors`"),
        ("E304", "doors", "`doors` is a moment, not an amount", None),
        ("E301", "dear", "`dear` is not defined as a moment", None),
        ("E301", "half", "`half` is not defined as a moment", None),
    ] == found


def test_deadline_by_a_defined_moment_that_has_passed() -> None:
    """What is hidden under a name is seen all the same."""
    found = problems("""
        define yesterday-noon: 12:00 on the day before now

        rule "Messages"
            on message
            topic is price: promise answer by yesterday-noon
            topic is hours: promise answer by the day before now
            otherwise: promise answer by the Friday before sent

        rule "Late"
            on overdue answer
            otherwise: noted
    """)
    assert [
        ("E502", "yesterday-noon"),
        ("E502", "the day before now"),
        ("E502", "the Friday before sent"),
    ] == [problem[:2] for problem in found]


STAYS = """
event stay / stays opens
    arrival-day: moment
    check-in: moment = 15:00 on the day of arrival-day
    check-out: moment = 11:00 on the day 1 calendar day after check-in
    answered-by: moment = 2 opening hours after sent
    held-until: moment = the day 3 calendar days after now

rule "Stays"
    on stay
    otherwise: do keep with in = check-in and out = check-out and hold = held-until and reply = answered-by
"""


def kept(story: Story, **fields: object) -> dict[str, object]:
    """The moments that are kept of a stay, booked on Saturday 20 November at 15:00."""
    decision = answer(story, "stay", "2027-11-20T15:00", booking="s-1", **fields)
    return dict(decision["actions"][0]["with"])


def test_default_moment_is_worked_out_from_the_event() -> None:
    """From its other facts, from when it came and was sent, in the zone and the calendars of the house."""
    story = Story(f"{STAYS}{BOOKINGS}")
    assert {
        "in": "2027-11-23T15:00:00+01:00",
        "out": "2027-11-24T11:00:00+01:00",
        "hold": "2027-11-23T00:00:00+01:00",
        "reply": "2027-11-23T10:00:00+01:00",
    } == kept(story, arrival_day="2027-11-23T00:00")
    assert "2027-11-20T12:00:00+01:00" == kept(story, arrival_day="2027-11-23T00:00", sent="2027-11-20T10:00")["reply"]


def test_default_moment_gives_way_to_what_the_event_says() -> None:
    """And what is counted from it follows; the decision says what was assumed."""
    story = Story(f"{STAYS}{BOOKINGS}")
    decision = answer(
        story, "stay", "2027-11-20T15:00", booking="s-1", arrival_day="2027-11-23T00:00", check_in="2027-11-25T18:00"
    )
    found = decision["actions"][0]["with"]
    assert ("2027-11-25T18:00:00+01:00", "2027-11-26T11:00:00+01:00") == (found["in"], found["out"])
    assert ["check-out", "answered-by", "held-until"] == list(decision["assumed"])


def test_default_moment_by_a_definition() -> None:
    """A definition is worked in, and reads the facts of the event."""
    story = Story("""
define three-o-clock: 15:00 on the day of start

event booking
    check-in: moment = three-o-clock

rule "Bookings"
    on booking
    check-in is before start: accept
    otherwise: decline
""")
    assert ["accept", "decline"] == [
        story.book(booking=f"b-{h}", start=f"2027-11-19T{h}:00")["verdict"] for h in (16, 14)
    ]


def test_default_moment_of_a_recorded_event() -> None:
    """What a rule records is filled in at its own moment."""
    story = Story(f"""
event reminder / reminders of booking
    answer-by: moment = the day 2 calendar days after now

{BOOKINGS}
rule "Arrivals"
    on arrival
    otherwise: record reminder

rule "Reminders"
    on reminder
    otherwise: do call with by = answer-by
""")
    story.book()
    recorded = story.tell("arrival", "2027-11-19T14:00", booking="b-1")["recorded"][0]
    assert {"by": "2027-11-21T00:00:00+01:00"} == recorded["actions"][0]["with"]


def test_default_that_needs_more_than_its_event() -> None:
    """When a fact is filled in, nothing is known of the client, nor of what happened before."""
    found = problems("""
        define fee:
            client.name is given: EUR 5
            otherwise: EUR 10

        event stay / stays opens
            start: moment = 1 hour after the last arrival
            deposit: money = owed
            price: money = fee
            nights: number = 3

        rule "Stays"
            on stay
            otherwise: accept
    """)
    help = "a default is worked out from what comes with the event: its own facts, `now`, the price list"
    assert [
        (
            "E214",
            "1 hour after the last arrival",
            "`1 hour after the last arrival` cannot be told from a stay alone",
            help,
        ),
        ("E214", "owed", "`owed` cannot be told from a stay alone", help),
        ("E214", "fee", "`fee` cannot be told from a stay alone", help),
    ] == found


def test_default_of_another_kind_than_its_moment() -> None:
    """A fact that is a moment has no amount for a default."""
    found = problems("""
        event stay / stays opens
            start: moment = EUR 5
            end: moment = price
            price: money

        rule "Stays"
            on stay
            otherwise: accept
    """)
    assert [("E301", "EUR 5"), ("E301", "price")] == [problem[:2] for problem in found]
