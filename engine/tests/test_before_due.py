"""Rules that come before the deadline of what is owed: `on 30 minutes before answer.due`."""

from houses import problems
from story import Story

WARNED = """
rule "Messages"
    on message
    topic is price: promise answer within 20 minutes
    otherwise: promise answer within 2 opening hours

rule "Before it is late"
    on 30 minutes before answer.due
    channel is email: tell owner "answer this client now", say soon
    otherwise: tell owner "answer this client now"

rule "Late"
    on overdue answer
    otherwise: tell owner "late"

words soon
    en "You hear from us by {answer.due}."
"""
UNPAID = """
rule "Deposits first"
    on booking
    otherwise: ask deposit of EUR 40 within 24 hours

rule "We ask once more"
    on 2 hours before deposit.due
    unpaid is at least EUR 20: tell desk "call"
    otherwise: noted, say a-little-left

rule "The chair is free"
    on overdue deposit
    otherwise: booking ends

rule "Cancelling"
    on cancellation
    otherwise: free

words a-little-left
    en "{unpaid} of {deposit.amount} is left to pay by {deposit.due}."
"""


def test_the_house_is_warned_before_the_deadline() -> None:
    """Half an hour before, counted from the deadline; with the facts of the message."""
    story = Story(WARNED)
    story.tell("message", "2027-11-19T17:30", topic="hours", channel="email")
    assert [] == story.wait("2027-11-20T09:59:59")
    [warning] = story.wait("2027-11-20T10:00")
    assert "answer this client now" == warning["tells"][0]["text"]
    assert {"answer.due": "2027-11-20T10:30:00+01:00"} == warning["words"]["values"]
    assert ["late"] == [told["text"] for one in story.wait("2027-11-20T10:30") for told in one["tells"]]


def test_what_was_done_is_not_warned_of() -> None:
    """Whoever answered in time hears nothing."""
    story = Story(WARNED)
    story.tell("message", "2027-11-19T09:00", topic="hours", channel="phone")
    story.tell("answer", "2027-11-19T09:30")
    assert [] == story.wait("2027-11-22T09:00")


def test_a_warning_that_lies_before_the_promise_does_not_come() -> None:
    """Twenty minutes are promised: half an hour before has passed."""
    story = Story(WARNED)
    story.tell("message", "2027-11-19T09:00", topic="price", channel="phone")
    assert ["late"] == [told["text"] for one in story.wait("2027-11-19T12:00") for told in one["tells"]]


def test_what_was_asked_has_its_warning_too() -> None:
    """The client is asked for the rest, and how much that is; once the booking is off, no longer."""
    story = Story(UNPAID)
    story.book()
    story.tell("deposit", "2027-11-01T12:00", booking="b-1", amount="EUR 30")
    [reminder] = story.wait("2027-11-02T07:00")
    assert ("b-1", "a-little-left") == (reminder["booking"], reminder["words"]["name"])
    values = reminder["words"]["values"]
    assert ("10.00 EUR", "40.00 EUR") == (values["unpaid"], values["deposit.amount"])
    story = Story(UNPAID)
    story.book()
    story.cancel("2027-11-01T12:00")
    assert [] == story.wait("2027-11-03T09:00")


def test_nothing_promises_it_nothing_is_due() -> None:
    """A moment before something that nobody owes is refused."""
    text = 'rule "Warned"\n    on 30 minutes before answer.due\n    otherwise: noted\n'
    assert ["E201"] == [code for code, *_ in problems(text)]


def test_a_warning_that_promises_it_again_has_to_end() -> None:
    """Else the new promise is warned of, and so on for ever."""
    text = WARNED.replace(
        'otherwise: tell owner "answer this client now"', "otherwise: promise answer within 2 opening hours"
    )
    assert ["E407"] == [code for code, *_ in problems(text)]
