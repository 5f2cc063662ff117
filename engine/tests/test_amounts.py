"""Amounts of entries, and the ledger they go into."""

from story import CANCELLING, Story, amounts


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


def test_declined_event_is_in_no_amount() -> None:
    """What a declined event would have paid does not go back, and it is not counted."""
    story = Story("""
event top-up / top-ups of booking pays amount
    amount: money

rule "Bookings"
    on booking
    otherwise: accept

rule "Top-ups"
    on top-up
    at least 1 top-up ever: decline, refund paid, do count with number = total amount of top-ups ever
    otherwise: noted
""")
    story.book()
    decision = story.tell("top-up", "2027-11-02T09:00", booking="b-1", amount="EUR 10")
    assert ("decline", [("refund", "0.00")]) == (decision["verdict"], amounts(decision))
    assert [{"do": "count", "with": {"number": "0.00"}}] == decision["actions"]
