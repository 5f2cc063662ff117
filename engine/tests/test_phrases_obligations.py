"""What the client or the house owes: made, met, added up, overdue, dropped, excused."""

from phrase import answer
from story import Story, amounts, owed

DEPOSITS = """
rule "Deposits first"
    on booking
    otherwise: ask deposit of EUR 40 within 24 hours

rule "Money that came"
    on deposit
    deposit is met: tell owner "met"
    deposit is overdue: tell owner "late"
    otherwise: noted

rule "The chair is free again"
    on overdue deposit
    otherwise: booking ends

rule "Cancelling"
    on cancellation
    deposit is open: free, tell owner "still open"
    otherwise: free, refund rest
"""

ANSWERS = """
rule "Messages"
    on message
    otherwise: promise answer within 1 hour

rule "Answers"
    on answer
    otherwise: noted

rule "Late"
    on overdue answer
    otherwise: credit EUR 5
"""


def told(decision: dict[str, object]) -> list[str]:
    """What was told inside the house."""
    return [one["text"] for one in decision["tells"]]  # type: ignore[attr-defined]  # JSON


def test_ask_binds_the_client_and_is_the_verdict() -> None:
    """The decision asks, with the amount and the last moment that is in time."""
    decision = Story(DEPOSITS).book()
    made = decision["obligations"][0]
    assert ("ask", "ask", "deposit", "40.00", "2027-11-02T09:00:00+01:00", "open") == (
        decision["verdict"],
        *(made[key] for key in ("kind", "what", "amount", "due", "state")),
    )


def test_promise_binds_the_house_and_is_no_verdict() -> None:
    """To promise is not to ask."""
    decision = Story(ANSWERS).tell("message", "2027-11-01T09:00")
    assert ("noted", "promise") == (decision["verdict"], decision["obligations"][0]["kind"])


def test_what_comes_on_the_deadline_is_in_time() -> None:
    """At the very second it is met; a second later it was overdue."""
    story = Story(DEPOSITS)
    story.book()
    assert ["met"] == told(story.tell("deposit", "2027-11-02T09:00:00", booking="b-1", amount="EUR 40"))
    assert [] == story.wait("2027-11-03T09:00")


def test_overdue_comes_at_the_deadline_after_the_others_of_that_second() -> None:
    """It is judged at the second of the deadline, and only once that second is over for other events."""
    story = Story(DEPOSITS)
    story.book()
    assert [] == story.wait("2027-11-02T08:59:59")
    overdue = story.wait("2027-11-02T09:00:00")
    assert [("The chair is free again", "2027-11-02T09:00:00+01:00")] == [
        (one["because"][0]["rule"], one["at"]) for one in overdue
    ]


def test_overdue_event_has_the_fields_of_the_one_that_made_it() -> None:
    """The rule on an overdue answer reads what the message was about."""
    story = Story("""
rule "Messages"
    on message
    otherwise: promise answer within 1 hour

rule "Late"
    on overdue answer
    topic is price: credit EUR 5
    otherwise: noted
""")
    story.tell("message", "2027-11-01T09:00", topic="price")
    story.tell("message", "2027-11-01T09:30", topic="hours")
    assert [[("credit", "5.00")], []] == [amounts(one) for one in story.wait("2027-11-01T12:00")]


def test_amounts_add_up() -> None:
    """A cent short is still open; the cent meets it."""
    story = Story(DEPOSITS)
    story.book()
    first = story.tell("deposit", "2027-11-01T10:00", booking="b-1", amount="EUR 39.99")
    assert ([("deposit", "open")], []) == (owed(first), told(first))
    second = story.tell("deposit", "2027-11-01T11:00", booking="b-1", amount="EUR 0.01")
    assert ([("deposit", "met")], ["met"]) == (owed(second), told(second))


def test_partial_amount_does_not_stop_the_deadline() -> None:
    """What is a cent short becomes overdue; what came in stays on the booking."""
    story = Story(DEPOSITS.replace("otherwise: booking ends", "otherwise: refund rest"))
    story.book()
    story.tell("deposit", "2027-11-01T10:00", booking="b-1", amount="EUR 39.99")
    assert [[("refund", "39.99")]] == [amounts(one) for one in story.wait("2027-11-03T09:00")]


def test_the_oldest_open_one_is_met_first() -> None:
    """Two messages, one answer: the later promise stays open."""
    story = Story(ANSWERS)
    first = story.tell("message", "2027-11-01T09:00")["obligations"][0]["id"]
    story.tell("message", "2027-11-01T09:30")
    assert [first] == [one["id"] for one in story.tell("answer", "2027-11-01T09:45")["obligations"]]
    assert ["2027-11-01T10:30:00+01:00"] == [one["at"] for one in story.wait("2027-11-01T12:00")]


def test_re_names_the_one_that_is_met() -> None:
    """An answer to the second message meets that promise, by its own id or that of the message."""
    for by_event in (True, False):
        story = Story(ANSWERS)
        story.tell("message", "2027-11-01T09:00")
        second = story.tell("message", "2027-11-01T09:30")
        named = second["event"] if by_event else second["obligations"][0]["id"]
        story.tell("answer", "2027-11-01T09:45", re=named)
        assert ["2027-11-01T10:00:00+01:00"] == [one["at"] for one in story.wait("2027-11-01T12:00")]


def test_one_booking_meets_its_own() -> None:
    """A deposit for the second booking leaves the first one's open."""
    story = Story(DEPOSITS)
    story.book()
    story.book("2027-11-01T09:30", "b-2")
    story.tell("deposit", "2027-11-01T10:00", booking="b-2", amount="EUR 40")
    assert ["b-1"] == [one["booking"] for one in story.wait("2027-11-03T09:00")]


def test_what_comes_late_is_late_and_meets_it() -> None:
    """An overdue promise that is kept after all is `late`, and no longer overdue."""
    story = Story(ANSWERS)
    story.tell("message", "2027-11-01T09:00")
    story.wait("2027-11-01T10:00")
    assert [("answer", "late")] == owed(story.tell("answer", "2027-11-01T11:00"))
    assert [] == owed(story.tell("answer", "2027-11-01T12:00"))


def test_a_declined_event_meets_nothing() -> None:
    """A deposit in cash that the house declines has not come."""
    story = Story("""
rule "Deposits first"
    on booking
    otherwise: ask deposit of EUR 40 within 24 hours

rule "No cash"
    on deposit
    method is cash: decline
    otherwise: noted

rule "The chair is free again"
    on overdue deposit
    otherwise: booking ends
""")
    story.book()
    assert [] == owed(story.tell("deposit", "2027-11-01T10:00", booking="b-1", amount="EUR 40", method="cash"))
    assert 1 == len(story.wait("2027-11-03T09:00"))


def test_a_declined_event_makes_no_obligation_but_its_own() -> None:
    """What another rule would have asked is not asked; what the declining line promises is."""
    story = Story("""
rule "Deposits first"
    on booking
    otherwise: ask deposit of EUR 40 within 24 hours

rule "Too many"
    on booking when party-size is more than 3
    otherwise: decline, promise call-back within 2 hours

rule "Unpaid"
    on overdue deposit
    otherwise: booking ends
""")
    assert [("call-back", "open")] == owed(story.book(party_size=4))
    assert [("deposit", "open")] == owed(story.book(booking="b-2", party_size=3))


def test_asks_are_dropped_when_the_booking_ends() -> None:
    """Who cancels no longer owes the deposit, and nothing becomes overdue."""
    story = Story(DEPOSITS)
    story.book()
    decision = story.cancel("2027-11-01T12:00")
    assert ([("deposit", "dropped")], ["still open"]) == (owed(decision), told(decision))
    assert [] == story.wait("2027-12-01T09:00")


def test_promises_stand_when_the_booking_ends() -> None:
    """What the house promised about a booking is still owed after it."""
    story = Story("""
rule "Bookings"
    on booking
    otherwise: promise call-back within 2 calendar days

rule "Cancelling"
    on cancellation
    otherwise: free

rule "Nobody called"
    on overdue call-back
    otherwise: credit EUR 5
""")
    story.book()
    assert [] == owed(story.cancel("2027-11-01T12:00"))
    assert [[("credit", "5.00")]] == [amounts(one) for one in story.wait("2027-11-03T09:00")]


def test_states_of_an_obligation() -> None:
    """None before it is made, then open, overdue, and met when it came after all."""
    story = Story("""
rule "Messages"
    on message
    topic is booking: promise answer within 1 hour
    otherwise: noted

rule "Answers"
    on answer
    otherwise: noted

rule "Late"
    on overdue answer
    otherwise: noted

rule "How it stands"
    on hardship
    answer is open: tell owner "open"
    answer is met: tell owner "met"
    answer is overdue: tell owner "overdue"
    answer is not open: tell owner "none"
    otherwise: noted
""")

    def stands(at: str) -> list[str]:
        return told(answer(story, "hardship", at, summary="ill"))

    assert ["none"] == stands("2027-11-01T08:00")
    story.tell("message", "2027-11-01T09:00", topic="booking")
    assert ["open"] == stands("2027-11-01T09:30")
    story.wait("2027-11-01T10:00")
    assert ["overdue"] == stands("2027-11-01T10:00")
    story.tell("answer", "2027-11-01T10:30")
    assert ["met"] == stands("2027-11-01T10:30")


def test_states_of_several_obligations() -> None:
    """With one answer given and another to come, one is met and one is open."""
    story = Story("""
rule "Messages"
    on message
    otherwise: promise answer within 1 hour

rule "Answers"
    on answer
    otherwise: noted

rule "Late"
    on overdue answer
    otherwise: noted

rule "How it stands"
    on hardship
    answer is met and answer is open and answer is not overdue: tell owner "both"
    otherwise: noted
""")
    story.tell("message", "2027-11-01T09:00")
    story.tell("answer", "2027-11-01T09:10")
    assert [] == told(answer(story, "hardship", "2027-11-01T09:20", summary="ill"))
    story.tell("message", "2027-11-01T09:30")
    assert ["both"] == told(answer(story, "hardship", "2027-11-01T09:40", summary="ill"))


def test_excuse_drops_what_is_open() -> None:
    """An excused deposit is never overdue; the plural drops them all, the name alone the oldest."""
    for name, left in (("answer", 1), ("answers", 0)):
        story = Story(f"""
rule "Messages"
    on message
    otherwise: promise answer within 1 hour

rule "Never mind"
    on hardship
    otherwise: excuse {name}

rule "Late"
    on overdue answer
    otherwise: credit EUR 5
""")
        story.tell("message", "2027-11-01T09:00")
        story.tell("message", "2027-11-01T09:10")
        assert (2 - left) * [("answer", "dropped")] == owed(story.tell("hardship", "2027-11-01T09:20", summary="ill"))
        assert left == len(story.wait("2027-11-02T09:00"))


def test_deadline_that_is_past_when_it_is_made() -> None:
    """It is due at once, and the receipt says why."""
    story = Story("""
rule "Deposits first"
    on booking
    otherwise: ask deposit of EUR 40 by 12:00 on the day before start

rule "Unpaid"
    on overdue deposit
    otherwise: booking ends
""")
    made = story.book("2027-11-18T12:00:01")["obligations"][0]
    assert ("2027-11-18T12:00:01+01:00", ["the deadline was past when it was made, so it is due now"]) == (
        made["due"],
        made["receipt"],
    )


def test_receipt_of_a_deadline_says_what_was_skipped() -> None:
    """Four opening hours from Saturday 15:00: an hour, a closed weekend, three hours."""
    story = Story("""
rule "Messages"
    on message
    otherwise: promise answer within 4 opening hours

rule "Late"
    on overdue answer
    otherwise: credit EUR 5
""")
    made = story.tell("message", "2027-11-20T15:00")["obligations"][0]
    assert "2027-11-23T12:00:00+01:00" == made["due"]
    assert [
        "Saturday 20 November 2027 15:00 to 16:00: 1 hour counted in opening hours",
        "Saturday 20 November 2027 16:00 to 24:00: skipped, outside opening hours",
        "Sunday 21 November 2027 to Monday 22 November 2027: skipped, no opening day",
        "Tuesday 23 November 2027 00:00 to 09:00: skipped, outside opening hours",
        "Tuesday 23 November 2027 09:00 to 12:00: 3 hours counted in opening hours",
    ] == made["receipt"]


def test_a_promise_in_another_unit() -> None:
    """What is owed may be counted in sessions."""
    story = Story("""
unit session / sessions
event gift / gifts by house
    amount: sessions

rule "Hardship"
    on hardship
    otherwise: promise gift of 2 sessions within 1 week

rule "Gifts"
    on gift
    otherwise: noted

rule "Late"
    on overdue gift
    otherwise: tell owner "late"
""")
    assert "2" == story.tell("hardship", "2027-11-01T09:00", summary="ill")["obligations"][0]["amount"]
    assert [("gift", "open")] == owed(story.tell("gift", "2027-11-02T09:00", amount=1))
    assert [("gift", "met")] == owed(story.tell("gift", "2027-11-03T09:00", amount=1))
