"""An obligation that is made again once it was overdue, and a promise on a booking that an event without one meets."""

from story import Story, owed

AGAIN = """
rule "Messages"
    on message
    otherwise: promise answer within 1 hour

rule "Answers"
    on answer
    answer is overdue: tell owner "still overdue"
    otherwise: noted

rule "Late"
    on overdue answer
    at least 2 overdue answers since the last answer: tell owner "call"
    otherwise: promise answer within 1 hour
"""

CALLS = """
rule "Arrivals"
    on arrival
    otherwise: promise call-back within 1 hour

rule "Not called"
    on overdue call-back
    otherwise: tell owner "call"
"""

CALL_INSTEAD = """
rule "Messages"
    on message
    otherwise: promise answer within 1 hour

rule "Late"
    on overdue answer
    otherwise: promise call-back within 1 hour

rule "Not called"
    on overdue call-back
    otherwise: tell owner "call"
"""

ASKED_AGAIN = """
rule "Deposits first"
    on booking
    otherwise: ask deposit of EUR 40 within 24 hours

rule "Once more"
    on overdue deposit
    at least 2 overdue deposits of this booking: tell owner "call"
    otherwise: ask deposit of unpaid within 24 hours

rule "Money"
    on deposit
    otherwise: noted
"""


def test_what_comes_meets_the_renewed_promise_and_the_one_before_it() -> None:
    """The answer is in time for the second promise and late for the first; nothing stays overdue."""
    story = Story(AGAIN)
    story.tell("message", "2027-11-01T09:00")
    story.wait("2027-11-01T10:00")
    decision = story.tell("answer", "2027-11-01T10:30")
    assert [("answer", "met"), ("answer", "late")] == owed(decision)
    assert [] == decision["tells"]
    assert {} == story.record.owed


def test_naming_the_first_message_meets_the_promise_as_it_stands() -> None:
    """`re` names the message; what was promised anew because of it is met with it."""
    story = Story(AGAIN)
    message = story.tell("message", "2027-11-01T09:00")["event"]
    story.wait("2027-11-01T10:00")
    story.tell("answer", "2027-11-01T10:30", re=message)
    assert [] == story.wait("2027-11-02T10:00")


def test_where_both_are_overdue_both_are_late() -> None:
    """An answer after the last deadline settles all of them."""
    story = Story(AGAIN)
    story.tell("message", "2027-11-01T09:00")
    story.wait("2027-11-01T12:00")
    assert [("answer", "late"), ("answer", "late")] == owed(story.tell("answer", "2027-11-01T13:00"))


def test_another_promise_of_that_name_is_not_met_with_it() -> None:
    """Two messages, the first promise renewed: one answer leaves the second message's promise."""
    story = Story(AGAIN)
    story.tell("message", "2027-11-01T09:00")
    story.tell("message", "2027-11-01T09:40")
    story.wait("2027-11-01T10:00")
    assert [("answer", "met")] == owed(story.tell("answer", "2027-11-01T10:10"))
    assert [("answer", "met"), ("answer", "late")] == owed(story.tell("answer", "2027-11-01T10:20"))


def test_money_asked_again_is_asked_once() -> None:
    """What is paid after the second request settles the first."""
    story = Story(ASKED_AGAIN)
    story.book()
    story.wait("2027-11-02T09:00")
    decision = story.tell("deposit", "2027-11-02T10:00", booking="b-1", amount="EUR 40")
    assert [("deposit", "met"), ("deposit", "late")] == owed(decision)
    assert [] == story.wait("2027-11-05T09:00")


def test_an_event_without_a_booking_meets_a_promise_made_on_one() -> None:
    """Who calls back has called back, whether or not the call was noted with the booking."""
    for given in ({}, {"booking": "b-1"}):
        story = Story(CALLS)
        story.book()
        story.tell("arrival", "2027-11-19T14:00", booking="b-1")
        assert [("call-back", "met")] == owed(story.tell("call-back", "2027-11-19T14:30", **given))


def test_an_event_without_a_booking_meets_the_oldest_of_all() -> None:
    """Two bookings, one call: the promise of the first is met."""
    story = Story(CALLS)
    for booking, at in (("b-1", "2027-11-19T14:00"), ("b-2", "2027-11-19T14:20")):
        story.book(booking=booking)
        story.tell("arrival", at, booking=booking)
    story.tell("call-back", "2027-11-19T14:30")
    assert ["b-2"] == [one["booking"] for one in story.wait("2027-11-20T14:00")]


def test_another_thing_promised_then_is_not_met_with_it() -> None:
    """A late answer is made up for by a call: the answer does not take the place of that."""
    story = Story(CALL_INSTEAD)
    story.tell("message", "2027-11-01T09:00")
    story.wait("2027-11-01T10:00")
    assert [("answer", "late")] == owed(story.tell("answer", "2027-11-01T10:30"))
