"""What a decision allowed, used by a person of the house."""

import json
from typing import Any

import pytest
from desks import desk_on, event, given

from engine.desk.desk import Desk
from engine.desk.journal import MemoryJournal
from engine.desk.retelling import decision_called, explained
from engine.desk.verify import verified
from engine.judging.decide import EventRefused

HOUSE = """
event kindness / kindnesses
    summary: text

rule "Bookings"
    on booking
    otherwise: accept

rule "Payments"
    on payment
    otherwise: noted

rule "Cancelling"
    on cancellation
    otherwise: charge 50% of price, {allowed}

rule "Kindnesses"
    on kindness
    otherwise: tell owner "somebody was kind"

rule "Called"
    on call-back
    otherwise: noted
"""


def after(allowed: str, *more: tuple[str, str, dict[str, object]]) -> list[dict[str, Any] | EventRefused]:
    """What is answered after a cancellation at half the price, whose rule allows something."""
    desk = desk_on(MemoryJournal(), HOUSE.format(allowed=allowed))
    booking = {"service": "cut", "start": "2027-11-19T14:00", "booking": "b-1"}
    desk.take([event(desk, "e-1", "booking", "01T09:00", **booking)])
    desk.take([event(desk, "e-2", "payment", "01T10:00", booking="b-1", amount="EUR 45.00")])
    desk.take([event(desk, "e-3", "cancellation", "10T09:00", booking="b-1", cancelled_by="client")])
    answers = []
    for number, (kind, at, facts) in enumerate(more, start=4):
        told = desk.take([event(desk, f"e-{number}", kind, at, **facts)])
        answers += [one if isinstance(one, EventRefused) else json.loads(one.decision) for one in told]
    assert [] == verified(desk.journal).found
    return answers


def use(decision: str = "e-3", at: str = "10T10:00", **more: object) -> tuple[str, str, dict[str, object]]:
    """Cai uses what a decision allowed."""
    return "used", at, {"decision": decision, "person": "Cai", "because": "she was ill", **more}


def test_what_was_allowed_is_done() -> None:
    """On the booking of the decision, which is named; the line that allowed it is among the reasons."""
    (done,) = after("may excuse charge", use())

    assert isinstance(done, dict)
    assert ("e-3", "b-1") == (done["amends"], done["booking"])
    assert [{"of": "charge", "name": "charge", "amount": "22.50"}] == done["excused"]
    assert ["Cancelling"] == [reason["rule"] for reason in done["because"]]


def test_it_is_done_once() -> None:
    """Who names it again is refused, and so is who names what nobody allowed."""
    _, again, other = after("may excuse charge", use(), use(), use("e-1"))

    assert isinstance(again, EventRefused)
    assert isinstance(other, EventRefused)
    assert ("E809", "the decision on `e-3` allowed this client nothing that is not used yet") == (
        again.code,
        again.message,
    )
    assert "the decision on `e-1` allowed this client nothing that is not used yet" == other.message


def test_of_several_one_is_named() -> None:
    """Each by itself; what is left alone needs no number any more."""
    unsaid, second, wrong, first = after(
        "may excuse charge, may credit EUR 5", use(), use("e-3/2"), use("e-3/7"), use("e-3")
    )

    assert isinstance(unsaid, EventRefused)
    assert "the decision on `e-3` allowed several things" == unsaid.message
    assert "say which: `e-3/1` (excuse charge), `e-3/2` (credit EUR 5)" == unsaid.help
    assert isinstance(second, dict)
    assert ["5.00"] == [entry["amount"] for entry in second["entries"]]
    assert isinstance(wrong, EventRefused)
    assert "there is `e-3/1` (excuse charge)" == wrong.help
    assert isinstance(first, dict)
    assert 1 == len(first["excused"])


def test_another_client_cannot_use_it() -> None:
    """What was allowed is allowed to one client."""
    (refused,) = after("may excuse charge", use(client="c-2"))

    assert isinstance(refused, EventRefused)


@pytest.mark.parametrize(
    ("allowed", "key", "expected"),
    [
        ("may refund 100% of price", "entries", [("refund", "22.50")]),
        ("may credit EUR 1 times party-size", "entries", [("credit", "1.00")]),
        ("may charge EUR 4 as cleaning", "entries", [("charge.cleaning", "4.00")]),
    ],
)
def test_money(allowed: str, key: str, expected: list[tuple[str, str]]) -> None:
    """Amounts of the booking; no more is given back than was paid and not used."""
    (done,) = after(allowed, use())

    assert isinstance(done, dict)
    assert expected == [(entry["slot"], entry["amount"]) for entry in done[key]]


def test_an_amount_is_that_of_the_moment_decided() -> None:
    """An hour later the notice is shorter, and what was allowed is not."""
    late = "may charge EUR 1 for each started 24 hours of notice as fee"
    (done,) = after(late, use(at="12T10:00"))

    assert isinstance(done, dict)
    assert ["10.00"] == [entry["amount"] for entry in done["entries"]]


def test_a_deadline_counts_from_the_use() -> None:
    """A promise that was allowed is made when it is used, and falls due like any other."""
    made, *later = after(
        'may promise call-back within 2 hours\n\nrule "Late"\n    on overdue call-back\n    otherwise: credit EUR 3',
        use(at="12T10:00"),
        ("call-back", "12T13:00", {"re": "e-4"}),
    )

    assert isinstance(made, dict)
    assert [("call-back", "2027-11-12T12:00:00+01:00")] == [(one["what"], one["due"]) for one in made["obligations"]]
    overdue, called = later
    assert isinstance(overdue, dict)
    assert isinstance(called, dict)
    assert ("e-4/call-back/overdue", "3.00") == (overdue["event"], overdue["entries"][0]["amount"])
    assert ["late"] == [one["state"] for one in called["obligations"]]


def test_marks_and_records() -> None:
    """A mark begins with the use; an event that is recorded is judged in the same decision."""
    marked, recorded = after(
        "may client becomes welcome for 1 week, may record kindness", use("e-3/1"), use("e-3/2", "11T09:00")
    )

    assert isinstance(marked, dict)
    assert [("welcome", "2027-11-10T10:00:00+01:00")] == [(mark["name"], mark["from"]) for mark in marked["marks"]]
    assert isinstance(recorded, dict)
    assert ["e-5/kindness"] == [child["event"] for child in recorded["recorded"]]


def test_a_verdict_is_noted() -> None:
    """What was decided stays decided."""
    (done,) = after("may accept", use())

    assert isinstance(done, dict)
    assert ("noted", [], []) == (done["verdict"], done["entries"], done["obligations"])


def test_why_says_which_rule_allowed_it() -> None:
    """Of a use that is in a book."""
    desk = desk_on(MemoryJournal(), HOUSE.format(allowed="may excuse charge"))
    booking = {"service": "cut", "start": "2027-11-19T14:00", "booking": "b-1"}
    given(desk.take([event(desk, "e-1", "booking", "01T09:00", **booking)]))
    given(desk.take([event(desk, "e-3", "cancellation", "10T09:00", booking="b-1", cancelled_by="client")]))
    given(Desk(desk.journal).take([event(desk, "e-4", "used", "10T10:00", decision="e-3", person="C", because="x")]))

    said = 'This uses what the rule "Cancelling" allowed in the decision on e-3.'
    assert said in explained(desk, decision_called(desk.journal, "e-4"), str)
