"""One event, judged."""

from story import Story, amounts, owed

from engine.decide import decide

CANCELLING = """
rule "Bookings"
    on booking
    otherwise: accept

rule "Payments"
    on payment
    otherwise: noted

rule "The earlier you tell us, the less it costs"
    on cancellation
    cancelled-by is house: refund paid, credit EUR 10 for 12 months
    at least 48 hours before start: free, refund rest
    by 18:00 on the opening day before start: charge 25% of price capped at EUR 15
    otherwise: charge 50% of price capped at EUR 100, refund rest
"""


def test_first_fitting_line_decides() -> None:
    """Two lines would fit an early cancellation; the first one does."""
    story = Story(CANCELLING)
    story.book()
    decision = story.cancel("2027-11-17T13:00")
    assert [("charge", "0.00"), ("refund", "0.00")] == amounts(decision)


def test_edge_is_included() -> None:
    """48 hours before start is at least 48 hours before; a second later is not."""
    story = Story(CANCELLING)
    story.book()
    story.book(booking="b-2")
    assert "0.00" == story.cancel("2027-11-17T14:00")["entries"][0]["amount"]
    assert "15.00" == story.cancel("2027-11-17T14:00:01", "b-2")["entries"][0]["amount"]


def test_because_names_rule_line_place_and_facts() -> None:
    """The reason of a fee is the line, where it stands, and what it read."""
    story = Story(CANCELLING)
    story.book()
    because = story.cancel("2027-11-19T09:00")["because"]
    assert [
        {
            "rule": "The earlier you tell us, the less it costs",
            "line": because[0]["line"],
            "text": "otherwise",
            "place": "text.house:31",
            "facts": {"price": "120.00 EUR", "rest": "0.00 EUR"},
            "notes": [],
        }
    ] == because


def test_default_that_was_read_is_assumed() -> None:
    """The price came from the price list when the booking was made."""
    story = Story(CANCELLING)
    assert {"price": "120.00 EUR", "party-size": 1} == story.book()["assumed"]
    assert {"price": "120.00 EUR"} == story.cancel("2027-11-19T09:00")["assumed"]


def test_refund_sees_the_charge_of_the_same_event() -> None:
    """Of EUR 100 paid, EUR 60 meet the charge and EUR 40 go back."""
    story = Story(CANCELLING)
    story.book()
    story.tell("payment", "2027-11-02T09:00", booking="b-1", amount="EUR 100")
    decision = story.cancel("2027-11-19T09:00")
    assert [("charge", "60.00"), ("refund", "40.00")] == amounts(decision)
    assert "40.00 EUR" == decision["because"][0]["facts"]["rest"]


def test_refund_is_at_most_what_is_left() -> None:
    """A refund of more than was paid is cut, and the reason says so."""
    story = Story("""
rule "Back"
    on booking
    otherwise: refund EUR 30
""")
    decision = story.book()
    assert [("refund", "0.00")] == amounts(decision)
    assert ["the refund of 30.00 EUR became 0.00 EUR: no more was paid and not used"] == decision["because"][0]["notes"]


def test_amount_below_zero_becomes_zero_and_says_so() -> None:
    """Nobody is charged less than nothing."""
    story = Story("""
rule "Odd"
    on booking
    otherwise: charge EUR 10 minus price
""")
    decision = story.book()
    assert [("charge", "0.00")] == amounts(decision)
    assert ["the charge became 0.00 EUR: it came to -110.00 EUR"] == decision["because"][0]["notes"]


def test_amount_is_rounded_once_half_away_from_zero() -> None:
    """A third of half a cent is lost at the entry only: 12.5% of EUR 0.20 is 2.5 cents, so 3."""
    story = Story("""
rule "Share"
    on booking
    otherwise: charge 12.5% of price
""")
    assert [("charge", "0.03")] == amounts(story.book(price="EUR 0.20"))


def test_charge_for_each_started_step() -> None:
    """16 minutes late are four started steps of five minutes."""
    story = Story("""
rule "Bookings"
    on booking
    otherwise: accept

rule "Late"
    on arrival
    more than 5 minutes after start: charge EUR 5 for each started 5 minutes of lateness
    otherwise: noted
""")
    story.book()
    story.book(booking="b-2")
    assert [("charge", "20.00")] == amounts(story.tell("arrival", "2027-11-19T14:16", booking="b-1"))
    assert [] == amounts(story.tell("arrival", "2027-11-19T14:05", booking="b-2"))


def test_share_of_a_count_is_exact() -> None:
    """EUR 100 times 1 out of 3 is EUR 33.33, and of 0 nothing."""
    story = Story("""
event course-end / course-ends
    price: money
    held: number
    sessions: number

rule "What was not held"
    on course-end
    otherwise: charge price times held out of sessions
""")
    told = {"price": "EUR 100", "held": 1}
    assert [("charge", "33.33")] == amounts(story.tell("course-end", "2027-11-01T09:00", sessions=3, **told))
    assert [("charge", "0.00")] == amounts(story.tell("course-end", "2027-11-01T09:00", sessions=0, **told))


def test_nested_lines_decide_inside_their_line() -> None:
    """The first line that fits holds lines of its own; what follows it is not asked."""
    story = Story("""
rule "Bookings"
    on booking
    service is colouring:
        price is more than EUR 200: decline
        otherwise: ask deposit of EUR 20 within 24 hours
    otherwise: accept

rule "Unpaid"
    on overdue deposit
    otherwise: booking ends
""")
    decision = story.book()
    assert ("ask", ["otherwise"]) == (decision["verdict"], [one["text"] for one in decision["because"]])
    assert {"service": "colouring"} == decision["because"][0]["facts"]
    assert "accept" == story.book(booking="b-2", service="cut")["verdict"]


def test_strictest_verdict_wins_and_keeps_only_its_rules() -> None:
    """A declined booking has not happened: no charge, no booking, no count."""
    story = Story("""
rule "Fee"
    on booking
    otherwise: charge EUR 5

rule "Not so many"
    on booking
    party-size is more than 3: decline, tell owner "too many"
    otherwise: accept

rule "Regulars"
    on message
    at least 1 booking ever: promise answer within 1 hour
    otherwise: noted
""")
    decision = story.book(party_size=4)
    assert ("decline", [], ["Not so many"]) == (
        decision["verdict"],
        amounts(decision),
        [one["rule"] for one in decision["because"]],
    )
    assert [{"role": "owner", "text": "too many"}] == decision["tells"]
    assert ("E806", "the booking `b-1` is not known") == story.refuse("arrival", "2027-11-19T14:00", booking="b-1")
    assert [] == owed(story.tell("message", "2027-11-20T10:00", channel="phone"))


def test_redirect_says_where_to() -> None:
    """The channel stands in the decision."""
    story = Story("""
rule "Online"
    on message
    channel is sms: redirect to website
    otherwise: noted
""")
    decision = story.tell("message", "2027-11-20T10:00", channel="sms")
    assert ("redirect", "website") == (decision["verdict"], decision["channel"])


def test_event_without_rules_is_noted() -> None:
    """It happened, and nobody says more."""
    decision = Story(CANCELLING).tell("complaint", "2027-11-20T10:00", summary="cold", channel="phone")
    assert ("noted", []) == (decision["verdict"], decision["because"])


def test_rule_with_a_when_that_fails_says_nothing() -> None:
    """`when` limits a whole rule."""
    story = Story("""
rule "Big parties"
    on booking when party-size is more than 3
    otherwise: charge EUR 5

rule "Bookings"
    on booking
    otherwise: accept
""")
    assert ["Bookings"] == [one["rule"] for one in story.book()["because"]]
    more = story.book(booking="b-2", party_size=5)
    assert [("Big parties", {"party-size": 5}), ("Bookings", {})] == [
        (one["rule"], one["facts"]) for one in more["because"]
    ]


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


def test_move_reads_the_new_value_else_the_booking_as_it_stands() -> None:
    """A move without a new service keeps the old one; the booking's own `start` is the old one while it is judged."""
    story = Story("""
rule "Bookings"
    on booking
    otherwise: accept

rule "Moves"
    on move
    move.service is colouring and booking.start is before 20 November 2027: accept
    otherwise: decline
""")
    story.book()
    told = story.tell(
        "move", "2027-11-10T10:00", booking="b-1", start="2027-11-23T10:00", moved_by="client", channel="phone"
    )
    assert "accept" == told["verdict"]
    told = story.tell(
        "move", "2027-11-11T10:00", booking="b-1", start="2027-11-19T10:00", moved_by="client", channel="phone"
    )
    assert "decline" == told["verdict"]


def test_value_as_of_an_earlier_moment() -> None:
    """The party was larger a week before."""
    story = Story("""
event resize / resizes of booking changes party-size

rule "Bookings"
    on booking
    otherwise: accept

rule "Who stays away is charged"
    on arrival
    otherwise: charge EUR 10 times party-size as of 7 calendar days before start
""")
    story.book(party_size=6)
    story.tell("resize", "2027-11-18T10:00", booking="b-1", party_size=2)
    assert [("charge", "60.00")] == amounts(story.tell("arrival", "2027-11-19T14:00", booking="b-1"))


def test_marks_hold_from_and_until() -> None:
    """A mark begins when it says, ends with the day it names, and is taken away."""
    story = Story("""
rule "A pause"
    on abuse
    otherwise: client becomes paused from end of this calendar month until 31 December 2027

rule "Sorry"
    on hardship
    otherwise: client is no longer paused

rule "Messages"
    on message
    client is paused: decline
    otherwise: noted
""")
    mark = story.tell("abuse", "2027-11-20T10:00", channel="phone")["marks"][0]
    assert ("2027-12-01T00:00:00+01:00", "2028-01-01T00:00:00+01:00") == (mark["from"], mark["until"])

    def verdict(at: str) -> str:
        return str(story.tell("message", at, channel="phone")["verdict"])

    assert ["noted", "decline", "noted"] == [
        verdict(f"{day}T00:00") for day in ("2027-11-30", "2027-12-01", "2028-01-01")
    ]
    story.tell("hardship", "2027-12-10T00:00", summary="ill")
    assert "noted" == verdict("2027-12-11T00:00")


def test_mark_of_a_booking_and_of_the_house() -> None:
    """Both are read by later events."""
    story = Story("""
rule "Bookings"
    on booking
    otherwise: accept

rule "Confirmed"
    on confirmation
    otherwise: booking becomes confirmed

rule "Broken"
    on disruption
    otherwise: house becomes disrupted

rule "Arrivals"
    on arrival
    booking is confirmed and house is disrupted: tell owner "say sorry"
    otherwise: noted
""")
    story.book()
    story.tell("confirmation", "2027-11-18T10:00", booking="b-1", channel="phone")
    assert [] == story.tell("arrival", "2027-11-19T13:00", booking="b-1")["tells"]
    story.tell("disruption", "2027-11-19T13:30", summary="no water")
    assert 1 == len(story.tell("arrival", "2027-11-19T14:00", booking="b-1")["tells"])


def test_units_have_a_balance_of_their_own() -> None:
    """Sessions are used from the oldest end, and never turn into money."""
    story = Story("""
unit session / sessions
event purchase / purchases
event lesson / lessons

rule "A card"
    on purchase
    otherwise: credit 2 sessions for 30 calendar days

rule "Lessons"
    on lesson
    sessions is at least 1: charge 1 session
    otherwise: charge EUR 20
""")
    story.tell("purchase", "2027-11-01T09:00")
    assert [("charge", "1")] == amounts(story.tell("lesson", "2027-11-02T09:00"))
    assert [("charge", "20.00")] == amounts(story.tell("lesson", "2027-12-02T09:00"))


def test_named_charge_stands_beside() -> None:
    """And is read by its name."""
    story = Story("""
rule "Bookings"
    on booking
    otherwise: charge EUR 5 as parking, charge EUR 2

rule "Arrivals"
    on arrival
    otherwise: charge charged.parking plus charged
""")
    assert [("charge.parking", "5.00"), ("charge", "2.00")] == amounts(story.book())
    assert [("charge", "12.00")] == amounts(story.tell("arrival", "2027-11-19T14:00", booking="b-1"))


def test_owed_is_over_all_bookings() -> None:
    """What one booking was overpaid does not meet another's charge."""
    story = Story("""
rule "Bookings"
    on booking
    otherwise: charge price

rule "Payments"
    on payment
    otherwise: noted

rule "Messages"
    on message
    otherwise: do send-bill with amount = owed
""")
    story.book()
    story.book(booking="b-2")
    story.tell("payment", "2027-11-02T09:00", booking="b-1", amount="EUR 150")
    decision = story.tell("message", "2027-11-03T09:00", channel="phone")
    assert [{"do": "send-bill", "with": {"amount": "120.00"}}] == decision["actions"]


def test_recorded_event_is_judged_inside() -> None:
    """A very late arrival is a no-show, judged after the arrival, its decision inside."""
    story = Story("""
rule "Bookings"
    on booking
    otherwise: accept

rule "Late"
    on arrival
    more than 15 minutes after start: record no-show, charge EUR 1 as parking
    otherwise: noted

rule "No-shows"
    on no-show
    otherwise: charge price minus charged
""")
    story.book()
    decision = story.tell("arrival", "2027-11-19T14:20", booking="b-1")
    child = decision["recorded"][0]
    assert ("e2/no-show", [("charge", "119.00")]) == (child["event"], amounts(child))
    assert ("E806", "the booking `b-1` has ended: `e2/no-show` ended it on 2027-11-19T14:20:00+01:00") == story.refuse(
        "arrival", "2027-11-19T14:30", booking="b-1"
    )


def test_may_is_allowed_and_changes_nothing() -> None:
    """It stands in `allowed` with its line."""
    story = Story("""
rule "Bookings"
    on booking
    otherwise: accept, may charge EUR 10
""")
    decision = story.book()
    assert ([], ["charge EUR 10"]) == (amounts(decision), [one["text"] for one in decision["allowed"]])


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


def test_excused_charge_is_taken_back() -> None:
    """What was paid for it is then not used."""
    story = Story("""
rule "Bookings"
    on booking
    otherwise: charge EUR 20

rule "Payments"
    on payment
    otherwise: noted

rule "Sure"
    on confirmation
    otherwise: excuse charge

rule "Arrivals"
    on arrival
    otherwise: refund rest
""")
    story.book()
    story.tell("payment", "2027-11-02T09:00", booking="b-1", amount="EUR 20")
    told = story.tell("confirmation", "2027-11-03T09:00", booking="b-1", channel="phone")
    assert [{"of": "charge", "name": "charge", "amount": "20.00"}] == told["excused"]
    assert [("refund", "20.00")] == amounts(story.tell("arrival", "2027-11-19T14:00", booking="b-1"))


def test_words_and_what_stands_in_them() -> None:
    """In the language of the client, with values that any language can take."""
    story = Story("""
words thanks
    en "Thank you, {client.name}: {start}, {deposit.amount} before {deposit.due}, {charge}, {house.name}."

rule "Bookings"
    on booking
    otherwise: ask deposit of 30% of price within 24 hours, charge EUR 1, say thanks

rule "Unpaid"
    on overdue deposit
    otherwise: booking ends
""")
    words = story.book(**{"client.name": "Ada"})["words"]
    assert {
        "name": "thanks",
        "language": "en",
        "values": {
            "client.name": "Ada",
            "start": "2027-11-19T14:00:00+01:00",
            "deposit.amount": "36.00 EUR",
            "deposit.due": "2027-11-02T09:00:00+01:00",
            "charge": "1.00 EUR",
            "house.name": "Salon",
        },
    } == words


def test_event_that_lacks_what_the_rules_read_is_refused() -> None:
    """Only what is read has to be given."""
    story = Story(CANCELLING)
    story.book()
    code, message = story.refuse("cancellation", "2027-11-19T09:00", booking="b-1")
    assert ("E803", "`cancellation` lacks `cancelled-by`, which the rules on `cancellation` read") == (code, message)


def test_event_on_an_ended_or_unknown_booking_is_refused() -> None:
    """Naming what ended it; an event that may come after the end is not refused."""
    story = Story(CANCELLING)
    story.book()
    story.cancel("2027-11-19T09:00")
    story.tell("payment", "2027-11-19T10:00", booking="b-1", amount="EUR 60")
    again = story.refuse("cancellation", "2027-11-19T11:00", booking="b-1", cancelled_by="client", channel="phone")
    assert ("E806", "the booking `b-1` has ended: `e2` ended it on 2027-11-19T09:00:00+01:00") == again
    assert ("E806", "the booking `b-7` is not known") == story.refuse("arrival", "2027-11-19T14:00", booking="b-7")
    booked = story.event("booking", "2027-11-20T09:00", booking="b-1", service="cut", start="2027-12-01T10:00")
    assert "E806" == getattr(story.judge(booked), "code", None)


def test_decide_leaves_the_record_as_it_is() -> None:
    """The same question twice has the same answer."""
    story = Story(CANCELLING)
    story.book()
    before = repr(story.record)
    event = story.event("cancellation", "2027-11-19T09:00", booking="b-1", cancelled_by="client", channel="phone")
    first = decide(story.timeline.plans[0], story.record, event)
    assert before == repr(story.record)
    assert first == decide(story.timeline.plans[0], story.record, event)
