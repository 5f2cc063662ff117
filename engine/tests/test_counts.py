"""Counts and sums of a client's past events."""

from story import Story, amounts


def test_judged_event_is_in_the_count_of_its_kind() -> None:
    """The second abuse finds two; `earlier` leaves the judged one out."""
    story = Story("""
rule "Twice"
    on abuse
    at least 2 abuses ever: tell owner "twice"
    otherwise: noted

rule "First"
    on abuse
    no earlier abuses ever: tell owner "first"
    otherwise: noted
""")
    assert ["first"] == [one["text"] for one in story.tell("abuse", "2027-11-20T10:00", channel="phone")["tells"]]
    assert ["twice"] == [one["text"] for one in story.tell("abuse", "2027-11-21T10:00", channel="phone")["tells"]]


def test_window_of_days_begins_at_the_start_of_a_local_day() -> None:
    """A message at 23:00 seven days back counts at 09:00; one on the day before does not."""
    text = """
rule "Often"
    on message
    at least 2 messages in the last 7 calendar days: tell owner "often"
    otherwise: noted
"""
    story = Story(text)
    story.tell("message", "2027-11-13T00:00", channel="phone")
    assert 1 == len(story.tell("message", "2027-11-20T23:00", channel="phone")["tells"])
    story = Story(text)
    story.tell("message", "2027-11-12T23:59", channel="phone")
    assert [] == story.tell("message", "2027-11-20T09:00", channel="phone")["tells"]


def test_count_of_this_booking() -> None:
    """Moves of another booking are not counted."""
    story = Story("""
rule "Bookings"
    on booking
    otherwise: accept

rule "Two moves are free"
    on move
    at least 2 moves of this booking: charge EUR 10
    otherwise: accept
""")
    story.book()
    story.book(booking="b-2")
    moved = {"moved_by": "client", "channel": "phone"}
    for booking, expected in (("b-1", []), ("b-2", []), ("b-1", [("charge", "10.00")])):
        told = story.tell("move", "2027-11-10T10:00", booking=booking, start="2027-11-23T10:00", **moved)
        assert expected == amounts(told)


def test_sum_over_a_window() -> None:
    """The judged booking is in the sum."""
    story = Story("""
rule "Good clients"
    on booking
    total price of bookings in the last 12 months is more than EUR 200: credit EUR 10 for 12 months
    otherwise: accept
""")
    assert [] == amounts(story.book())
    decision = story.book(booking="b-2", at="2027-11-02T09:00")
    assert [("credit", "10.00")] == amounts(decision)
    assert "2028-11-02T09:00:00+01:00" == decision["entries"][0]["until"]


def test_excused_events_leave_the_counts() -> None:
    """An excused no-show is no longer one."""
    story = Story("""
rule "Bookings"
    on booking
    otherwise: accept

rule "No-shows"
    on no-show
    otherwise: charge EUR 20

rule "Ill"
    on hardship
    otherwise: excuse no-show

rule "Messages"
    on message
    at least 1 no-show ever: tell owner "a no-show"
    otherwise: noted
""")
    story.book()
    story.tell("no-show", "2027-11-19T15:00", booking="b-1")
    assert 1 == len(story.tell("message", "2027-11-20T10:00", channel="phone")["tells"])
    assert [{"of": "event", "name": "no-show", "amount": 1}] == story.tell(
        "hardship", "2027-11-21T10:00", summary="ill"
    )["excused"]
    assert [] == story.tell("message", "2027-11-22T10:00", channel="phone")["tells"]


TWO_STRIKES = """
event strike / strikes of booking
event proof-of-illness / proofs-of-illness of booking    also after its end

rule "Bookings"
    on booking
    otherwise: accept

rule "Late cancellations"
    on cancellation
    otherwise: record strike

rule "Ill"
    on proof-of-illness
    otherwise: excuse strike

rule "How many"
    on arrival
    at least 1 strike ever: tell owner "one"
    otherwise: noted
"""


def test_excused_event_is_the_latest_of_its_booking() -> None:
    """A proof for the first booking takes back that one's strike, not the later one of another booking."""
    story = Story(TWO_STRIKES)
    for booking, day in (("b-1", 19), ("b-2", 20)):
        story.book(booking=booking)
        story.cancel(f"2027-11-{day}T09:00", booking)
    taken = story.tell("proof-of-illness", "2027-11-21T09:00", booking="b-1")
    assert [{"of": "event", "name": "strike", "amount": 1}] == taken["excused"]
    assert (0, 1) == tuple(story.record.count_of("strike", booking) for booking in ("b-1", "b-2"))
    assert [] == story.tell("proof-of-illness", "2027-11-22T09:00", booking="b-1")["excused"]
    assert 1 == story.record.count("strike")


def test_excused_events_are_all_of_its_booking() -> None:
    """The plural takes back all strikes of the booking, and leaves those of others."""
    story = Story(TWO_STRIKES.replace("otherwise: excuse strike", "otherwise: excuse strikes"))
    for booking in ("b-1", "b-2"):
        story.book(booking=booking)
        story.tell("strike", "2027-11-18T09:00", booking=booking)
        story.cancel("2027-11-19T09:00", booking)
    taken = story.tell("proof-of-illness", "2027-11-21T09:00", booking="b-1")
    assert [{"of": "event", "name": "strike", "amount": 2}] == taken["excused"]
    assert (0, 2) == tuple(story.record.count_of("strike", booking) for booking in ("b-1", "b-2"))
