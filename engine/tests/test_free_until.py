"""`{free.until}`: words say until when a booking can be cancelled for nothing."""

import pytest
from story import Story

from engine.memory.decision import Decision
from engine.telling.words import reply_text

HOUSE = """
rule "Bookings"
    on booking
    otherwise: accept, say see-you

rule "Moves"
    on move
    otherwise: accept, say see-you

rule "Calling off"
    on cancellation
    {first}
    otherwise: charge 50% of booking.price

rule "Missed"
    on no-show
    otherwise: charge booking.price

words see-you
    en "See you. Free until {{free.until}}."
"""
BOOKED = {"service": "colouring", "start": "2027-11-19T14:00", "channel": "phone"}


def said(story: Story, kind: str, at: str, **fields: object) -> str | None:
    """The words of the answer to an event."""
    decision = story.judge(story.event(kind, at, **fields))
    assert isinstance(decision, Decision), decision
    return reply_text(decision)


@pytest.mark.parametrize(
    ("first", "until"),
    [
        ("at least 48 hours before booking.start: free", "Wednesday, 17 November at 14:00"),
        ("at least 8 opening hours before booking.start: free", "Thursday, 18 November at 15:00"),
        ("by 18:00 on the day 1 calendar day before booking.start: free", "Thursday, 18 November at 18:00"),
        ("before booking.start: free", "Friday, 19 November at 13:59"),
    ],
)
def test_the_moment_is_that_of_the_rules(first: str, until: str) -> None:
    """It is the last second at which the rules charge nothing, and the next one costs."""
    story = Story(HOUSE.format(first=first))
    assert f"See you. Free until {until}." == said(story, "booking", "2027-11-01T09:00", booking="b-1", **BOOKED)


def test_what_is_known_of_the_client_counts() -> None:
    """Who missed a visit may have no free time at all; the sentence is then left out."""
    story = Story(HOUSE.format(first="no no-shows ever and at least 48 hours before booking.start: free"))
    story.book()
    story.tell("no-show", "2027-11-19T14:30", booking="b-1")
    later = BOOKED | {"start": "2027-12-10T14:00"}
    assert "See you." == said(story, "booking", "2027-11-20T09:00", booking="b-2", **later)


def test_a_move_says_it_for_the_new_time() -> None:
    """The booking is the one that stands after the decision."""
    story = Story(HOUSE.format(first="at least 48 hours before booking.start: free"))
    story.book()
    moved = {"booking": "b-1", "start": "2027-11-26T14:00", "channel": "phone"}
    assert "See you. Free until Wednesday, 24 November at 14:00." == said(story, "move", "2027-11-02T09:00", **moved)


def test_the_answer_is_kept_by_the_second_after() -> None:
    """Cancelling at the moment that was said is free, and a second later it costs what the rules say."""
    story = Story(HOUSE.format(first="at least 48 hours before booking.start: free"))
    story.book()
    story.book(booking="b-2")
    on_time = story.cancel("2027-11-17T14:00:00")
    too_late = story.cancel("2027-11-17T14:00:01", "b-2")
    assert ["0.00", "60.00"] == [answer["entries"][0]["amount"] for answer in (on_time, too_late)]
