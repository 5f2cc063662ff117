"""What follows from a line beside money: marks, recorded events, what is allowed, excused and said."""

from story import Story, amounts


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


def test_use_of_what_was_allowed_names_its_decision() -> None:
    """A person says which decision they acted on, and why."""
    story = Story("""
rule "Bookings"
    on booking
    otherwise: accept, may charge EUR 10
""")
    story.book()
    assert "e1" == story.tell("used", "2027-11-02T09:00", decision="e1", person="Ada", because="long drive")["amends"]


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
