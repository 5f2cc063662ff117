"""What happens by itself."""

from houses import HEAD, house
from story import Story, amounts, owed

from engine.judging.advance import advance
from engine.memory.decision import Decision

DEPOSITS = """
rule "A deposit"
    on booking
    otherwise: ask deposit of 30% of price within 24 hours

rule "An unpaid deposit frees the chair"
    on overdue deposit
    otherwise: booking ends, refund rest

rule "Arrivals"
    on arrival
    otherwise: charge price, refund rest
"""

ANSWERS = """
rule "Messages"
    on message
    otherwise: promise answer within 1 opening hour

rule "A late answer is our mistake"
    on overdue answer
    at least 3 overdue answers since the last answer: tell owner "left waiting"
    otherwise: credit EUR 10, promise answer within 1 opening hour
"""


def test_deadline_passes_and_is_judged() -> None:
    """The unpaid deposit ends the booking at its deadline, and nobody owes it any more."""
    story = Story(DEPOSITS)
    assert [("deposit", "open")] == owed(story.book())
    assert [] == story.wait("2027-11-02T08:59:59")
    (decision,) = story.wait("2027-11-02T09:00")
    assert ("e1/deposit/overdue", [("deposit", "dropped")]) == (decision["event"], owed(decision))
    assert [("booking", "ended")] == [(mark["of"], mark["name"]) for mark in decision["marks"]]
    assert "E806" == story.refuse("arrival", "2027-11-19T14:00", booking="b-1")[0]


def test_on_the_deadline_is_in_time() -> None:
    """The other events of that second come first."""
    story = Story(DEPOSITS)
    story.book()
    assert [("deposit", "met")] == owed(story.tell("deposit", "2027-11-02T09:00", booking="b-1", amount="EUR 36"))
    assert [] == story.wait("2027-12-01T00:00")


def test_amounts_add_up_until_reached() -> None:
    """Two payments of half the deposit meet it; the first leaves it open."""
    story = Story(DEPOSITS)
    story.book()
    assert [("deposit", "open")] == owed(story.tell("deposit", "2027-11-01T10:00", booking="b-1", amount="EUR 18"))
    assert [("deposit", "met")] == owed(story.tell("deposit", "2027-11-01T11:00", booking="b-1", amount="EUR 18"))


def test_oldest_open_obligation_is_met_else_the_one_named() -> None:
    """`re` names the event that made it, or the obligation."""
    story = Story(ANSWERS)
    for hour in ("10:00", "10:01", "10:02"):
        story.tell("message", f"2027-11-19T{hour}", channel="phone")

    def met(**fields: object) -> list[str]:
        return [one["id"] for one in story.tell("answer", "2027-11-19T10:30", **fields)["obligations"]]

    assert [["e2/answer"], ["e1/answer"], ["e3/answer"]] == [met(re="e2"), met(), met(re="e3/answer")]


def test_chain_of_overdue_promises() -> None:
    """Each new promise falls due an opening hour after the last, over the night; the third overdue one ends it."""
    story = Story(ANSWERS)
    story.tell("message", "2027-11-19T16:30", channel="phone")
    decisions = story.wait("2027-11-25T00:00")
    assert [
        ("2027-11-19T17:30:00+01:00", [("credit", "10.00")]),
        ("2027-11-20T09:30:00+01:00", [("credit", "10.00")]),
        ("2027-11-20T10:30:00+01:00", []),
    ] == [(one["at"], amounts(one)) for one in decisions]
    assert ["left waiting"] == [told["text"] for told in decisions[-1]["tells"]]
    receipt = decisions[0]["obligations"][-1]["receipt"]
    assert [
        "Friday 19 November 2027 17:30 to 18:00: 30 minutes counted in opening hours",
        "Friday 19 November 2027 18:00 to Saturday 20 November 2027 09:00: skipped, outside opening hours",
        "Saturday 20 November 2027 09:00 to 09:30: 30 minutes counted in opening hours",
    ] == receipt


def test_overdue_promise_met_later_is_late() -> None:
    """And so do those that renewed it."""
    story = Story(ANSWERS)
    story.tell("message", "2027-11-19T10:00", channel="phone")
    story.wait("2027-11-19T13:30")
    assert [("answer", "late")] * 3 == owed(story.tell("answer", "2027-11-19T14:00"))


def test_advance_leaves_the_record_as_it_is() -> None:
    """The same question twice has the same answer."""
    story = Story(ANSWERS)
    story.tell("message", "2027-11-19T10:00", channel="phone")
    before = repr(story.record)
    first = advance(story.timeline, story.record, 1_900_000_000)
    assert (3, before) == (len(first), repr(story.record))
    assert first == advance(story.timeline, story.record, 1_900_000_000)


def test_deadline_already_past_is_due_now() -> None:
    """And the receipt says so."""
    story = Story("""
rule "Bookings"
    on booking
    otherwise: ask deposit of EUR 5 by 48 hours before start

rule "Unpaid"
    on overdue deposit
    otherwise: tell owner "unpaid"
""")
    (made,) = story.book(at="2027-11-18T09:00")["obligations"]
    assert ("2027-11-18T09:00:00+01:00", "the deadline was past when it was made, so it is due now") == (
        made["due"],
        made["receipt"][-1],
    )
    assert ["e1/deposit/overdue"] == [one["event"] for one in story.wait("2027-11-18T09:00")]


def test_booking_that_ends_drops_what_was_asked() -> None:
    """What the house promised stands; what the ending event itself asks stands too."""
    story = Story("""
rule "Bookings"
    on booking
    otherwise: ask deposit of EUR 5 within 24 hours, promise call-back within 48 hours

rule "Cancelling"
    on cancellation
    otherwise: charge EUR 10, ask payment of EUR 10 within 7 calendar days

rule "Overdue"
    on overdue deposit, overdue payment, overdue call-back
    otherwise: tell owner "overdue"
""")
    story.book()
    cancelled = story.cancel("2027-11-01T10:00")
    assert [("payment", "open"), ("deposit", "dropped")] == owed(cancelled)
    assert ["e1/call-back/overdue", "e2/payment/overdue"] == [one["event"] for one in story.wait("2027-12-01T00:00")]


def test_booking_that_ends_drops_what_is_overdue_too() -> None:
    """The deposit that did not come is not owed any more; the promise that was not kept is."""
    story = Story("""
rule "Bookings"
    on booking
    otherwise: ask deposit of EUR 5 within 24 hours, promise call-back within 24 hours

rule "Cancelling"
    on cancellation
    deposit is overdue: free, tell owner "unpaid"
    otherwise: free

rule "Overdue"
    on overdue deposit, overdue call-back
    otherwise: tell owner "overdue"

rule "How it stands"
    on message
    deposit is overdue: tell owner "deposit"
    call-back is overdue: tell owner "call-back"
    otherwise: noted
""")
    story.book()
    assert [("call-back", "overdue"), ("deposit", "overdue")] == sorted(
        one for late in story.wait("2027-11-02T09:00") for one in owed(late)
    )
    cancelled = story.cancel("2027-11-03T10:00")
    assert ([("deposit", "dropped")], ["unpaid"]) == (owed(cancelled), [one["text"] for one in cancelled["tells"]])
    assert ["call-back"] == [one["text"] for one in story.tell("message", "2027-11-03T11:00")["tells"]]


def test_overdue_event_that_ends_the_booking_drops_what_was_overdue() -> None:
    """It was overdue at the deadline, for the rules on that event, and is owed no longer after it."""
    story = Story("""
event late-payment / late-payments of booking    pays amount also after its end
    amount: money

rule "Bookings"
    on booking
    otherwise: ask deposit of EUR 5 within 24 hours

rule "Overdue"
    on overdue deposit
    deposit is overdue: booking ends, ask late-payment of EUR 1 within 1 hour
    otherwise: noted

rule "Still"
    on overdue late-payment
    deposit is not overdue and late-payment is overdue: tell owner "only the late payment"
    otherwise: noted
""")
    story.book()
    deposit, late = story.wait("2027-11-03T00:00")
    assert [("late-payment", "open"), ("deposit", "dropped")] == owed(deposit)
    assert [("late-payment", "overdue")] == owed(late)
    assert ["only the late payment"] == [one["text"] for one in late["tells"]]


def test_what_came_of_a_dropped_amount_is_in_the_decision() -> None:
    """A payment that is too little and ends the booking counts towards what it drops."""
    story = Story("""
rule "Bookings"
    on booking
    otherwise: ask deposit of EUR 5 within 24 hours

rule "Deposits"
    on deposit
    otherwise: booking ends, refund rest

rule "Overdue"
    on overdue deposit
    otherwise: noted
""")
    story.book()
    decision = story.judge(story.event("deposit", "2027-11-01T10:00", booking="b-1", amount="EUR 2"))
    assert isinstance(decision, Decision)
    assert [("deposit", "dropped", 200)] == [(one.what, one.state, one.got) for one in decision.obligations]


def test_moment_of_a_live_booking() -> None:
    """A reminder comes once, for a booking made before that moment and still live, at its new time when moved."""
    story = Story("""
rule "Bookings"
    on booking, move, cancellation
    otherwise: noted

rule "We remind you"
    on 24 hours before start
    otherwise: tell owner "remind"
""")
    story.book()
    story.book(booking="b-2")
    story.book(booking="b-3")
    story.book(at="2027-11-18T15:00", booking="b-4")
    story.cancel("2027-11-18T15:01", booking="b-2")
    story.tell("move", "2027-11-18T13:59", booking="b-3", start="2027-11-25T10:00", moved_by="client", channel="phone")
    decisions = story.wait("2027-12-01T00:00")
    assert [
        ("b-1/24 hours before start", "2027-11-18T14:00:00+01:00"),
        ("b-3/24 hours before start", "2027-11-24T10:00:00+01:00"),
    ] == [(one["event"], one["at"]) for one in decisions]


def test_silence_is_told_once_for_each_latest_event() -> None:
    """A new arrival begins the time anew."""
    story = Story("""
rule "Bookings"
    on booking, arrival
    otherwise: noted

rule "We miss you"
    on 6 months without arrival
    otherwise: tell owner "miss"
""")
    story.book()
    story.tell("arrival", "2027-11-19T14:00", booking="b-1")
    story.tell("arrival", "2027-11-30T14:00", booking="b-1")
    assert ["c-17/6 months without arrival/2028-05-30T14:00:00+02:00"] == [
        one["event"] for one in story.wait("2029-11-19T14:00")
    ]
    assert [] == story.wait("2030-11-19T14:00")


def test_booking_life_ends_it_and_drops_what_was_asked() -> None:
    """Without a rule; a decision only says what was dropped."""
    head = HEAD.replace("    holidays BE\n", "    holidays BE\n    booking ends 30 calendar days after start\n")
    story = Story(
        house(
            """
rule "Bookings"
    on booking
    party-size is more than 1: ask deposit of EUR 5 by 1 January 2028
    otherwise: accept

rule "Overdue"
    on overdue deposit
    otherwise: tell owner "overdue"
""",
            head,
        )
    )
    story.book()
    story.book(booking="b-2", party_size=2)
    (decision,) = story.wait("2028-02-01T00:00")
    assert ("b-2/end", "2027-12-19T14:00:00+01:00", [("deposit", "dropped")]) == (
        decision["event"],
        decision["at"],
        owed(decision),
    )
    assert ("E806", "the booking `b-1` has ended: it was over on 2027-12-19T14:00:00+01:00") == story.refuse(
        "arrival", "2028-02-01T00:00", booking="b-1"
    )


def test_booking_life_drops_what_is_overdue() -> None:
    """The end of a booking's life is the end of what its client was asked, whenever it was due."""
    head = HEAD.replace("    holidays BE\n", "    holidays BE\n    booking ends 30 calendar days after start\n")
    story = Story(
        house(
            """
rule "Bookings"
    on booking
    otherwise: ask deposit of EUR 5 within 24 hours

rule "Overdue"
    on overdue deposit
    otherwise: tell owner "overdue"

rule "How it stands"
    on message
    deposit is overdue: tell owner "overdue"
    otherwise: noted
""",
            head,
        )
    )
    story.book()
    overdue, end = story.wait("2028-02-01T00:00")
    assert ("b-1/end", "2027-12-19T14:00:00+01:00") == (end["event"], end["at"])
    assert [[("deposit", "overdue")], [("deposit", "dropped")]] == [owed(overdue), owed(end)]
    assert [] == story.tell("message", "2028-02-01T00:00")["tells"]


def test_ask_made_after_the_end_is_not_dropped_by_it() -> None:
    """The end of the booking's life had nothing to drop when it came."""
    head = HEAD.replace("    holidays BE\n", "    holidays BE\n    booking ends 30 calendar days after start\n")
    story = Story(
        house(
            """
rule "Bookings"
    on booking
    otherwise: accept

rule "Refunds"
    on refund-request
    otherwise: ask payment of EUR 5 within 24 hours

rule "Overdue"
    on overdue payment
    otherwise: tell owner "overdue"
""",
            head,
        )
    )
    story.book()
    story.tell("refund-request", "2028-01-10T09:00", booking="b-1", summary="a chair broke")
    assert ["e2/payment/overdue"] == [one["event"] for one in story.wait("2028-02-01T00:00")]


def test_due_in_order_of_moment_and_id() -> None:
    """Two promises of the same second fall due in order of their ids."""
    story = Story("""
rule "Complaints"
    on complaint
    otherwise: promise follow-up within 1 hour, promise answer within 1 hour, promise call-back within 30 minutes

rule "Overdue"
    on overdue answer, overdue follow-up, overdue call-back
    otherwise: tell owner "overdue"
""")
    story.tell("complaint", "2027-11-19T10:00", summary="cold", channel="phone")
    assert ["e1/call-back/overdue", "e1/answer/overdue", "e1/follow-up/overdue"] == [
        one["event"] for one in story.wait("2027-11-19T12:00")
    ]


def test_consequences_outside_hours_wait() -> None:
    """`sends within opening hours`: what is said at night goes out in the morning."""
    head = HEAD.replace("    holidays BE\n", "    holidays BE\n    sends within opening hours\n")
    story = Story(
        house(
            """
rule "Messages"
    on message
    otherwise: tell owner "a message"
""",
            head,
        )
    )
    assert "2027-11-20T09:00:00+01:00" == story.tell("message", "2027-11-19T18:00", channel="phone")["not_before"]
    assert None is story.tell("message", "2027-11-20T09:00", channel="phone")["not_before"]
