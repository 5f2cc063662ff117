"""Marks of a client, a booking and the house: from when until when."""

from phrase import answer
from story import Story

MARKED = """
rule "Asked"
    on hardship
    client is warned: tell owner "it fits"
    otherwise: noted
"""


def marking(consequence: str) -> Story:
    """A house that marks whoever sends a message."""
    return Story(f"""
{MARKED}
rule "Messages"
    on message
    otherwise: {consequence}
""")


def warned(story: Story, at: str) -> bool:
    """Whether the client has the mark at a moment."""
    return bool(answer(story, "hardship", at, summary="ill")["tells"])


def test_mark_without_an_end_stays() -> None:
    """From its own second on."""
    story = marking("client becomes warned")
    story.tell("message", "2027-11-20T10:00")
    assert [True, True] == [warned(story, at) for at in ("2027-11-20T10:00", "2037-11-20T10:00")]


def test_mark_for_a_length() -> None:
    """For an hour: until the second before it is over."""
    story = marking("client becomes warned for 1 hour")
    story.tell("message", "2027-11-20T10:00")
    assert [True, False] == [warned(story, at) for at in ("2027-11-20T10:59:59", "2027-11-20T11:00:00")]


def test_mark_from_a_moment_until_another() -> None:
    """From the first second of December, until a date with that day in it."""
    story = marking("client becomes warned from end of this calendar month until 10 December 2027")
    story.tell("message", "2027-11-20T10:00")
    moments = ("2027-11-30T23:59:59", "2027-12-01T00:00:00", "2027-12-10T23:59:59", "2027-12-11T00:00:00")
    assert [False, True, True, False] == [warned(story, at) for at in moments]


def test_mark_until_a_distance_from_now() -> None:
    """Until 12 months after now: the same clock a year on, not included."""
    story = marking("client becomes warned until 12 months after now")
    story.tell("message", "2027-11-20T10:00")
    assert [True, False] == [warned(story, at) for at in ("2028-11-20T09:59:59", "2028-11-20T10:00:00")]


def test_marks_are_intervals_and_none_replaces_another() -> None:
    """A short warning does not end a long one."""
    story = Story(f"""
{MARKED}
rule "Long and short"
    on message
    topic is price: client becomes warned for 10 calendar days
    topic is hours: client becomes warned for 1 calendar day
    otherwise: client is no longer warned
""")
    story.tell("message", "2027-11-20T10:00", topic="price")
    story.tell("message", "2027-11-20T11:00", topic="hours")
    assert [True, False] == [warned(story, at) for at in ("2027-11-30T09:59:59", "2027-11-30T10:00:00")]


def test_is_no_longer_ends_them_all_from_now() -> None:
    """Those that hold, and those still to come."""
    story = Story(f"""
{MARKED}
rule "On and off"
    on message
    topic is price: client becomes warned
    topic is hours: client becomes warned from end of this calendar month
    otherwise: client is no longer warned
""")
    story.tell("message", "2027-11-20T10:00", topic="price")
    story.tell("message", "2027-11-20T11:00", topic="hours")
    story.tell("message", "2027-11-20T12:00")
    moments = ("2027-11-20T12:00:00", "2027-12-02T09:00:00")
    assert [False, False] == [warned(story, at) for at in moments]


def test_mark_of_one_booking_is_not_anothers() -> None:
    """And it can be taken away from that booking."""
    story = Story("""
rule "Bookings"
    on booking
    otherwise: accept

rule "Sure"
    on confirmation
    otherwise: booking becomes confirmed

rule "Not so sure"
    on move
    otherwise: booking is no longer confirmed

rule "Asked"
    on arrival
    booking is confirmed: tell owner "it fits"
    otherwise: noted
""")

    def confirmed(booking: str) -> bool:
        return bool(answer(story, "arrival", "2027-11-19T14:00", booking=booking)["tells"])

    story.book()
    story.book(booking="b-2")
    story.tell("confirmation", "2027-11-02T09:00", booking="b-1")
    assert [True, False] == [confirmed("b-1"), confirmed("b-2")]
    story.tell("move", "2027-11-03T09:00", booking="b-1", start="2027-11-20T14:00")
    assert not confirmed("b-1")


def test_mark_of_the_house_is_seen_by_every_client() -> None:
    """Until it is taken away."""
    story = Story("""
rule "Broken"
    on disruption
    otherwise: house becomes disrupted

rule "Mended"
    on restoration
    otherwise: house is no longer disrupted

rule "Asked"
    on message
    house is disrupted: tell owner "it fits"
    otherwise: noted
""")
    story.tell("disruption", "2027-11-20T10:00", summary="no water")
    record = story.record
    story.record = type(record)("c-18", record.house)
    assert 1 == len(answer(story, "message", "2027-11-20T11:00", client="c-18")["tells"])
    story.tell("restoration", "2027-11-20T12:00")
    assert [] == answer(story, "message", "2027-11-20T13:00", client="c-18")["tells"]
