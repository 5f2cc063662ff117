"""What becomes of the rest when it is kept for the client, and what refunds and credits see of one decision."""

from typing import Any

import pytest
from story import Story, amounts

HOUSE = """
unit session / sessions

rule "Bookings"
    on booking
    otherwise: accept

rule "Payments"
    on payment
    otherwise: noted

rule "Asked to pay"
    on move
    otherwise: charge EUR 20

rule "What is left"
    on confirmation
    otherwise: refund rest
"""


def on_arrival(*consequences: str, more: str = "") -> Story:
    """A house with a rule for each on arrivals, and EUR 50 paid on the booking."""
    rules = "".join(f'rule "Asked {one}"\n    on arrival\n    otherwise: {one}\n\n' for one in consequences)
    story = Story(f"{more}\n{HOUSE}\n{rules}")
    story.book()
    story.tell("payment", "2027-11-02T09:00", booking="b-1", amount="EUR 50")
    return story


def arrive(story: Story) -> dict[str, Any]:
    """The answer to the arrival."""
    return story.tell("arrival", "2027-11-19T14:00", booking="b-1")


def charge(story: Story, at: str = "2027-11-03T09:00") -> None:
    """Charges the booking EUR 20."""
    story.tell("move", at, booking="b-1", start="2027-11-19T14:00", moved_by="client", channel="phone")


def left(story: Story) -> str:
    """What goes back when all that is left goes back."""
    return str(amounts(story.tell("confirmation", "2027-11-20T09:00", booking="b-1", channel="phone"))[0][1])


DEFINES = """
define kept: rest capped at EUR 20
define by-size:
    rest is at least EUR 100: EUR 0
    otherwise: rest minus EUR 30
define thanks:
    rest is at least EUR 10: EUR 5
    otherwise: EUR 1
"""


@pytest.mark.parametrize(
    ("credit", "credited", "is_left"),
    [
        ("rest", "50.00", "0.00"),
        ("rest for 12 months", "50.00", "0.00"),
        ("50% of rest", "25.00", "25.00"),
        ("rest minus EUR 10", "40.00", "10.00"),
        ("EUR 20 capped at rest", "20.00", "30.00"),
        ("kept", "20.00", "30.00"),
        ("by-size", "20.00", "30.00"),
        ("150% of rest", "75.00", "0.00"),
    ],
)
def test_credit_of_the_rest_uses_it(credit: str, credited: str, is_left: str) -> None:
    """What is kept for the client is not given back a second time; no more is used than there was."""
    story = on_arrival(f"credit {credit}", more=DEFINES)
    assert [("credit", credited)] == amounts(arrive(story))
    assert is_left == left(story)


@pytest.mark.parametrize("credit", ["EUR 10", "paid", "10% of price", "thanks", "3 sessions times rest out of paid"])
def test_credit_that_does_not_speak_of_the_rest_is_a_gift(credit: str) -> None:
    """It leaves the rest alone, also where a condition of its define asks how much that is."""
    story = on_arrival(f"credit {credit}", more=DEFINES)
    arrive(story)
    assert "50.00" == left(story)


@pytest.mark.parametrize(
    "consequences",
    [
        ("refund 40% of rest, credit rest",),
        ("credit rest, refund 40% of rest",),
        ("refund 40% of rest", "credit rest"),
        ("credit rest", "refund 40% of rest"),
    ],
)
def test_credit_sees_what_the_refund_left(consequences: tuple[str, ...]) -> None:
    """However they are written: EUR 20 of 50 goes back, EUR 30 is kept, nothing is left."""
    story = on_arrival(*consequences)
    assert {("refund", "20.00"), ("credit", "30.00")} == set(amounts(arrive(story)))
    assert "0.00" == left(story)


def test_line_that_credits_shows_the_rest_it_saw() -> None:
    """Its reason names what the refund of another rule had left."""
    decision = arrive(on_arrival("refund 40% of rest", "credit rest"))
    assert [{"rest": "50.00 EUR"}, {"rest": "30.00 EUR"}] == [one["facts"] for one in decision["because"]]


def test_credit_comes_after_the_charge_of_its_event() -> None:
    """The charge is met first."""
    story = on_arrival("credit rest, charge EUR 15")
    assert {("charge", "15.00"), ("credit", "35.00")} == set(amounts(arrive(story)))
    assert "0.00" == left(story)


def test_what_was_kept_meets_no_later_charge() -> None:
    """The client owes what is charged after it."""
    story = on_arrival("credit rest")
    arrive(story)
    charge(story, "2027-11-19T15:00")
    assert (2000, "0.00") == (story.record.money_owed, left(story))


def test_a_kept_rest_is_told_as_gone() -> None:
    """`{rest}` is what is left after the decision."""
    words = 'words kept-words\n    en "{credit} is kept, {rest} is left."\n'
    story = on_arrival("credit 60% of rest, say kept-words", more=words)
    assert {"credit": "30.00 EUR", "rest": "20.00 EUR"} == arrive(story)["words"]["values"]


def test_what_is_excused_after_it_is_left() -> None:
    """The charge was met, and is taken back: that much is left again."""
    never_mind = '\nrule "Never mind"\n    on departure\n    otherwise: excuse charge, refund rest\n'
    story = on_arrival("credit rest", more=never_mind)
    charge(story)
    assert [("credit", "30.00")] == amounts(arrive(story))
    assert [("refund", "20.00")] == amounts(story.tell("departure", "2027-11-20T09:00", booking="b-1"))


@pytest.mark.parametrize(
    "consequences",
    [
        ("excuse charge, refund paid",),
        ("refund paid, excuse charge",),
        ("excuse charge", "refund paid"),
        ("refund paid", "excuse charge"),
        ("excuse charge, refund rest",),
    ],
)
def test_excuse_comes_before_the_refund(consequences: tuple[str, ...]) -> None:
    """The charge of EUR 20 is gone when the refund is worked out, so that all that was paid goes back."""
    story = on_arrival(*consequences)
    charge(story)
    assert [("refund", "50.00")] == amounts(arrive(story))
    assert ("0.00", 0) == (left(story), story.record.money_owed)


@pytest.mark.parametrize("consequences", [("excuse charge, credit rest",), ("credit rest", "excuse charge")])
def test_excuse_comes_before_the_credit(consequences: tuple[str, ...]) -> None:
    """Likewise for what is kept."""
    story = on_arrival(*consequences)
    charge(story)
    assert [("credit", "50.00")] == amounts(arrive(story))


def test_excuse_leaves_the_charge_of_its_own_event() -> None:
    """What was charged before is taken back; what the event itself charges stands, and is met first."""
    story = on_arrival("excuse charge, charge EUR 5, refund rest")
    charge(story)
    assert {("charge", "5.00"), ("refund", "45.00")} == set(amounts(arrive(story)))
