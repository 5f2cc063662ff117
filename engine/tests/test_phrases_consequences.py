"""What each consequence does."""

import pytest
from houses import problems
from phrase import BOOKINGS, answer, arrivals
from story import Story, amounts, owed


def on_message(consequence: str, more: str = "") -> Story:
    """A house with one consequence of a message about prices, and `noted` for others."""
    return Story(f"""
{more}
rule "Messages"
    on message
    topic is price: {consequence}
    otherwise: noted
""")


def told(story: Story, at: str = "2027-11-20T10:00", **fields: object) -> dict[str, object]:
    """The answer to a message about prices."""
    return story.tell("message", at, topic="price", **fields)


# --- verdicts ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("consequence", "verdict"),
    [
        ("noted", "noted"),
        ("accept", "accept"),
        ("ask deposit within 2 hours", "ask"),
        ("redirect to website", "redirect"),
        ("decline", "decline"),
        ("free", "noted"),
        ("charge EUR 5", "noted"),
        ("promise answer within 2 hours", "noted"),
    ],
)
def test_verdict_of_a_line(consequence: str, verdict: str) -> None:
    """Five words and `ask …` say a verdict; what else a line does is noted."""
    event = "event deposit / deposits\n    amount: money\n"
    lines = f"""
{event if "deposit" in consequence else ""}
rule "Asked"
    on booking
    otherwise: {consequence}

rule "Unpaid"
    on message
    otherwise: noted
"""
    assert verdict == Story(lines).book()["verdict"]


@pytest.mark.parametrize(
    ("weaker", "stricter"),
    [
        ("noted", "accept"),
        ("accept", "ask deposit within 2 hours"),
        ("ask deposit within 2 hours", "redirect to website"),
        ("redirect to website", "decline"),
    ],
)
def test_the_strictest_verdict_wins(weaker: str, stricter: str) -> None:
    """Whichever rule stands first."""
    for first, second in ((weaker, stricter), (stricter, weaker)):
        story = Story(f"""
rule "One"
    on booking
    otherwise: {first}

rule "Other"
    on booking
    otherwise: {second}
""")
        assert stricter.split()[0] == story.book()["verdict"]


def test_redirect_names_the_channel() -> None:
    """It says where to, and the event has not happened."""
    story = on_message("redirect to website")
    decision = told(story)
    assert ("redirect", "website") == (decision["verdict"], decision["channel"])
    assert 0 == story.record.count("message")


# --- money -------------------------------------------------------------------------------------


def test_free_is_a_charge_of_nothing() -> None:
    """It writes the charge, so that no other rule may."""
    assert [("charge", "0.00")] == amounts(told(on_message("free")))
    found = problems("""
rule "One"
    on message
    otherwise: free

rule "Other"
    on message
    otherwise: charge EUR 5
""")
    assert ["E401"] == [code for code, *_ in found]


def test_named_charge_stands_beside() -> None:
    """One slot each: the charge of the event, and the one for parking."""
    assert [("charge", "2.00"), ("charge.parking", "5.00")] == amounts(
        told(on_message("charge EUR 2, charge EUR 5 as parking"))
    )


def test_refund_is_at_most_the_rest() -> None:
    """Of EUR 50 paid and EUR 20 charged no more than EUR 30 goes back, and the decision says so."""
    for wanted, back, notes in (
        ("EUR 29.99", "29.99", []),
        ("EUR 30", "30.00", []),
        ("EUR 30.01", "30.00", ["the refund of 30.01 EUR became 30.00 EUR: no more was paid and not used"]),
        ("paid", "30.00", ["the refund of 50.00 EUR became 30.00 EUR: no more was paid and not used"]),
    ):
        story = Story(f"""
{BOOKINGS}
rule "Payments"
    on payment
    otherwise: charge EUR 20

rule "Asked"
    on arrival
    otherwise: refund {wanted}
""")
        story.book()
        story.tell("payment", "2027-11-02T09:00", booking="b-1", amount="EUR 50")
        decision = story.tell("arrival", "2027-11-19T14:00", booking="b-1")
        assert ([("refund", back)], notes) == (amounts(decision), decision["because"][0]["notes"])


def test_charges_come_before_refunds() -> None:
    """What is left after the charge of the same event goes back, whichever is written first."""
    for consequences in ("charge EUR 20, refund rest", "refund rest, charge EUR 20"):
        story = Story(f"""
{BOOKINGS}
rule "Payments"
    on payment
    otherwise: noted

rule "Asked"
    on arrival
    otherwise: {consequences}
""")
        story.book()
        story.tell("payment", "2027-11-02T09:00", booking="b-1", amount="EUR 50")
        decision = story.tell("arrival", "2027-11-19T14:00", booking="b-1")
        assert {("charge", "20.00"), ("refund", "30.00")} == set(amounts(decision))


def test_nothing_paid_twice_is_refunded() -> None:
    """A second refund finds nothing left."""
    story = Story(f"""
{BOOKINGS}
rule "Payments"
    on payment
    otherwise: noted

rule "Asked"
    on arrival
    otherwise: refund paid
""")
    story.book()
    story.tell("payment", "2027-11-02T09:00", booking="b-1", amount="EUR 50")
    found = [amounts(story.tell("arrival", f"2027-11-19T14:0{n}", booking="b-1")) for n in (0, 1)]
    assert [[("refund", "50.00")], [("refund", "0.00")]] == found


def test_credit_has_an_end() -> None:
    """For a length from now, until a moment, until a date with that day in it, or none."""
    expected = {
        "credit EUR 10": None,
        "credit EUR 10 for 12 months": "2028-11-20T10:00:00+01:00",
        "credit EUR 10 for 90 calendar days": "2028-02-18T10:00:00+01:00",
        "credit EUR 10 until 31 December 2027": "2028-01-01T00:00:00+01:00",
        "credit EUR 10 until end of next calendar month": "2028-01-01T00:00:00+01:00",
    }
    found = {one: told(on_message(one))["entries"][0]["until"] for one in expected}  # type: ignore[index]  # JSON
    assert expected == found


def test_excused_charge_is_taken_back() -> None:
    """The charge, or the named one; the other stays."""
    for name, left in (("charge", "5.00"), ("parking", "2.00")):
        story = Story(f"""
rule "Bookings"
    on booking
    otherwise: charge EUR 2, charge EUR 5 as parking

rule "Never mind"
    on confirmation
    otherwise: excuse {name}

rule "Asked"
    on arrival
    otherwise: do tell with charged = charged
""")
        story.book()
        story.tell("confirmation", "2027-11-02T09:00", booking="b-1")
        action = answer(story, "arrival", "2027-11-19T14:00", booking="b-1")["actions"][0]
        assert left == action["with"]["charged"]


def test_excused_event_leaves_the_counts() -> None:
    """The name alone takes the latest out, the plural all of them."""
    for name, left in (("abuse", 1), ("abuses", 0)):
        story = Story(f"""
rule "Rude"
    on abuse
    otherwise: noted

rule "Never mind"
    on hardship
    otherwise: excuse {name}
""")
        story.tell("abuse", "2027-11-02T09:00")
        story.tell("abuse", "2027-11-03T09:00")
        story.tell("hardship", "2027-11-04T09:00", summary="ill")
        assert left == story.record.count("abuse")


# --- the rest ----------------------------------------------------------------------------------


def test_booking_ends_and_later_events_hear_what_ended_it() -> None:
    """The event that ended it is named."""
    story = arrivals("price is at least EUR 1: booking ends")
    story.book()
    story.tell("arrival", "2027-11-19T14:00", booking="b-1")
    assert ("E806", "the booking `b-1` has ended: `e2` ended it on 2027-11-19T14:00:00+01:00") == story.refuse(
        "arrival", "2027-11-19T15:00", booking="b-1"
    )


def test_recorded_event_is_judged_inside_its_parent() -> None:
    """Its decision is in the parent's, and its own rules have decided it."""
    story = Story(f"""
{BOOKINGS}
rule "Late"
    on arrival
    more than 15 minutes after start: record no-show, charge EUR 1 as waiting
    otherwise: noted

rule "No-shows"
    on no-show
    otherwise: charge price minus charged
""")
    story.book()
    decision = story.tell("arrival", "2027-11-19T14:15:01", booking="b-1")
    assert [("charge.waiting", "1.00")] == amounts(decision)
    assert [[("charge", "119.00")]] == [amounts(child) for child in decision["recorded"]]
    assert 1 == story.record.count("no-show")


def test_recorded_event_that_lacks_something_is_not_judged() -> None:
    """It has happened all the same, and its decision says what was missing."""
    story = Story("""
rule "Messages"
    on message
    otherwise: record complaint

rule "Complaints"
    on complaint
    channel is phone: charge EUR 5
    otherwise: noted
""")
    child = story.tell("message", "2027-11-20T10:00")["recorded"][0]
    assert ["not judged: `complaint` lacks `channel`, which the rules on `complaint` read"] == child["notes"]
    assert 1 == story.record.count("complaint")


def test_values_of_an_action_are_read_after_the_charges() -> None:
    """What is owed has the charge of the same event in it."""
    decision = told(on_message("charge EUR 5, do send-bill with amount = owed"))
    assert [{"do": "send-bill", "with": {"amount": "5.00"}}] == decision["actions"]


def test_say_tell_and_do() -> None:
    """Words to the client, to somebody inside, and for another system."""
    decision = told(
        on_message(
            'say thanks, tell owner "a question", tell team-lead "look", '
            'do send-voucher with amount = 50% of EUR 25 and why = "price" and at = 2 hours after now',
            'words thanks\n    en "Thank you."\n',
        )
    )
    assert "thanks" == decision["words"]["name"]  # type: ignore[index]  # JSON
    assert [{"role": "owner", "text": "a question"}, {"role": "team-lead", "text": "look"}] == decision["tells"]
    assert [
        {"do": "send-voucher", "with": {"amount": "12.50", "why": "price", "at": "2027-11-20T12:00:00+01:00"}}
    ] == decision["actions"]


def test_do_without_values() -> None:
    """An action may be its name alone."""
    assert [{"do": "ring-bell", "with": {}}] == told(on_message("do ring-bell"))["actions"]


@pytest.mark.parametrize(
    "allowed",
    [
        "charge EUR 10",
        "refund rest",
        "client becomes warned",
        "decline",
        "ask confirmation within 1 hour",
        "promise answer within 1 hour",
    ],
)
def test_may_changes_nothing(allowed: str) -> None:
    """Whatever it allows stands in `allowed`, and nowhere else."""
    story = arrivals(f"price is at least EUR 1: may {allowed}")
    story.book()
    decision = story.tell("arrival", "2027-11-19T14:00", booking="b-1")
    assert [allowed] == [one["text"] for one in decision["allowed"]]
    assert ("noted", [], [], []) == (decision["verdict"], amounts(decision), owed(decision), decision["marks"])


def test_each_slot_has_one_writer() -> None:
    """The charge, a named charge, refund, credit, words, a mark, what is owed, a recorded event, the booking's end."""
    slots = (
        "charge EUR 1", "charge EUR 1 as parking", "refund paid", "credit EUR 1", "say thanks", "client becomes warned",
        "promise answer within 1 hour", "record waiver", "booking ends",
    )  # fmt: skip
    found = {}
    for slot in slots:
        codes = problems(f"""
event waiver / waivers
words thanks
    en "Thank you."

rule "One"
    on arrival
    otherwise: {slot}

rule "Other"
    on arrival
    otherwise: {slot}
""")
        found[slot] = "E401" in [code for code, *_ in codes]
    assert dict.fromkeys(slots, True) == found
