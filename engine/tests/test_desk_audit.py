"""Like cases with unlike answers are found, and what staff did otherwise than the rules is listed."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from comparison import Comparison
from desks import desk_on, event, given
from hypothesis import HealthCheck, settings
from hypothesis import given as generated
from msgspec.structs import replace
from strategies_events import Step, steps
from strategies_houses import HouseText, houses, money_houses

from engine.compiler import check_file, check_text
from engine.desk import desk as desk_module
from engine.desk import verify as verify_module
from engine.desk.audit import Audit, audited
from engine.desk.desk import Desk
from engine.desk.journal import Journal, MemoryJournal
from engine.desk.sqlite_journal import create_book
from engine.desk.verify import verified
from engine.desk.versions import found_book
from engine.events.event import Event
from engine.events.event_streams import read_events
from engine.events.timeline_reader import TimelineReader
from engine.planning.plan import Plan
from engine.planning.plan_from_model import plan_from_model

YEAR = 366 * 86400
KIT = Path(__file__).parents[2] / "features" / "conformance"

RULES = """
rule "Bookings"
    on booking
    otherwise: accept

rule "Cancelling"
    on cancellation
    at least 24 hours before start: free
    at least 2 cancellations in the last 60 calendar days: charge price
    otherwise: charge 50% of price, may refund EUR 5

rule "We answer"
    on complaint
    otherwise: promise answer within 1 hour
"""


MISSED = """
rule "No-shows"
    on no-show
    otherwise: noted
"""


def cancelled(desk: Desk, *clients: str, service: str = "cut") -> list[Event]:
    """Each client books for Saturday at ten, and calls it off an hour before."""
    events = []
    for number, client in enumerate(clients):
        name, minute = f"b-{client}", f"{number:02d}"
        booked = event(desk, name, "booking", f"02T09:{minute}", client, service=service, start="2027-11-06T10:00")
        events += [
            booked,
            event(desk, f"c-{client}", "cancellation", f"06T09:{minute}", client, booking=name, cancelled_by="client"),
        ]
    return sorted(events, key=lambda one: one.at)


@pytest.fixture
def journal() -> MemoryJournal:
    """An empty journal."""
    return MemoryJournal()


def answers(audit: Audit) -> list[list[tuple[int, str]]]:
    """Of each group of like cases the answers, with how often each was given."""
    return [[(given.times, given.answer) for given in one.answers] for one in audit.unlike]


def test_a_book_in_which_all_were_treated_alike(journal: Journal) -> None:
    """Three on the same terms, and one whose booking cost something else."""
    desk = desk_on(journal, RULES)
    given(desk.take(cancelled(desk, "a", "b", "c")))
    given(desk.take(cancelled(desk, "d", service="colouring")))

    audit = audited(desk)

    assert ((), (), ()) == (audit.unlike, audit.departures, audit.broken)
    assert (8, 3) == (audit.decisions, audit.cases)
    assert "8 decisions on 3 sorts of cases, none of them with unlike answers; 0 departures\n" == audit.text


def test_a_decision_that_somebody_changed(tmp_path: Path) -> None:
    """A friend pays less than the others did."""
    journal = create_book(tmp_path / "salon.book")
    desk = desk_on(journal, RULES)
    given(desk.take(cancelled(desk, "a", "b", "c")))
    with sqlite3.connect(tmp_path / "salon.book") as other:
        other.execute("update decisions set decision = replace(decision, '22.50', '0.00') where event = 'c-b'")
    other.close()

    audit = audited(desk)

    assert [[(2, "noted, charge 22.50 EUR, may refund EUR 5"), (1, "noted, charge 0.00 EUR, may refund EUR 5")]] == (
        answers(audit)
    )
    (unlike,) = audit.unlike
    assert (("2027-01-01", "cancellation"), ((5, 7), (6,))) == (
        (unlike.version, unlike.type),
        tuple(one.decisions for one in unlike.answers),
    )
    facts = dict(unlike.facts)
    assert ("EUR 45.00", "1", "no") == (
        facts["price"],
        facts["cancellations in the last 60 calendar days"],
        facts["at least 24 hours before start"],
    )
    assert audit.broken
    journal.close()


def favouring(plan: Plan, client: str) -> Plan:
    """A plan with a fault: for one client it takes the first line of each rule, whatever the rule says."""

    def faulty(judge: Callable[[Any], tuple[int, ...]]) -> Callable[[Any], tuple[int, ...]]:
        return lambda situation: (0,) if situation.event.client == client else judge(situation)

    kinds = {}
    for name, kind in plan.kinds.items():
        kinds[name] = replace(kind, judge=faulty(kind.judge)) if name == "cancellation" else kind
    return replace(plan, kinds=kinds)


def test_a_fault_of_the_program_that_repeats_itself(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each decision would be given again, so that verifying finds nothing; held against one another they differ."""

    def faulty(house: Any) -> Plan:
        return favouring(plan_from_model(house), "⟦client 2⟧")

    monkeypatch.setattr(desk_module, "plan_from_model", faulty)
    monkeypatch.setattr(verify_module, "plan_from_model", faulty)
    desk = desk_on(journal, RULES)
    given(desk.take(cancelled(desk, "a", "b", "c")))

    assert [] == verified(journal).found
    assert [[(2, "noted, charge 22.50 EUR, may refund EUR 5"), (1, "noted, charge 0.00 EUR")]] == answers(audited(desk))


def staff(desk: Desk, kind: str, decision: str, client: str, **more: object) -> Event:
    """What somebody at the house did about a decision."""
    return event(desk, f"{kind}-{decision}", kind, "07T12:00", client, decision=decision, **more)


def test_what_was_left_open_and_used_for_some(journal: Journal) -> None:
    """The rules allow both, and so it is for people to look at."""
    desk = desk_on(journal, RULES)
    given(desk.take(cancelled(desk, "a", "b", "c")))
    given(desk.take([staff(desk, "used", "c-c", "c", person="Ines", because="a regular")]))

    audit = audited(desk)

    open_to_all = "noted, charge 22.50 EUR, may refund EUR 5"
    assert [[(2, open_to_all), (1, f"{open_to_all}, made use of")]] == answers(audit)
    assert () == audit.departures


def test_departures_are_listed_with_person_reason_and_cost(journal: Journal) -> None:
    """And with how many there were whose case was alike, and who got the answer of the rules."""
    desk = desk_on(journal, RULES)
    given(desk.take(cancelled(desk, "a", "b", "c")))
    told = {"person": "Ines", "because": "her son was ill", "cost": "EUR 22.50"}
    given(desk.take([staff(desk, "override", "c-b", "b", **told), staff(desk, "override", "c-x", "a", **told)]))

    audit = audited(desk)

    assert () == audit.unlike
    assert [
        ("b", "6", "noted, charge 22.50 EUR, may refund EUR 5", 3, "Ines", "her son was ill", "22.50 EUR"),
        ("a", "c-x", None, None, "Ines", "her son was ill", "22.50 EUR"),
    ] == [
        (one.client, one.decision, one.answer, one.alike, one.person, one.because, one.cost) for one in audit.departures
    ]
    heading, header, first, *_ = audit.text.splitlines()
    assert ("Departures from the rules", "  number  at ") == (heading, header[:13])
    assert first.endswith("3  Ines    her son was ill  22.50 EUR")
    assert json.loads(json.dumps(audit.json)) == audit.json


def test_an_answer_counts_on_what_was_known_when_it_was_given(journal: Journal) -> None:
    """A visit missed that is heard of late amends one answer; neither that answer nor the amendment is uneven."""
    desk = desk_on(journal, RULES.replace("cancellations in the last 60", "no-shows in the last 60") + MISSED)
    given(desk.take(cancelled(desk, "a", "b")))
    for number in (1, 2):
        early = {"booking": f"old-{number}", "service": "cut", "start": f"2027-10-0{number}T10:00"}
        given(desk.take([event(desk, f"b-{number}", "booking", "2027-10-01T08:00", "a", **early)]))
        missed = event(desk, f"m-{number}", "no-show", f"2027-10-0{number}T11:00", "a", booking=f"old-{number}")
        given(desk.take([missed]))

    audit = audited(desk)

    assert ((), ()) == (audit.unlike, audit.broken)
    assert any(row.amends is not None for row in journal.rows("decisions"))  # type: ignore[union-attr]


def test_a_declined_booking_sees_what_its_client_paid_otherwise(journal: Journal) -> None:
    """Two are declined alike; what the one had paid outside bookings is given back."""
    gives_back = """
event gift / gifts pays amount
    amount: money
rule "Bookings"
    on booking
    channel is phone: decline, credit rest
    otherwise: accept
rule "Gifts"
    on gift
    otherwise: noted
"""
    desk = desk_on(journal, gives_back)
    given(desk.take([event(desk, "p-1", "gift", "01T08:00", "a", amount="EUR 19.99")]))
    told = {"service": "cut", "start": "2027-11-06T10:00", "channel": "phone"}
    both = [event(desk, f"b-{client}", "booking", "02T09:00", client, **told) for client in "ab"]
    given_back = [json.loads(answer.decision)["entries"][0]["amount"] for answer in given(desk.take(both))]

    assert ["19.99", "0.00"] == given_back
    assert ((), ()) == ((audit := audited(desk)).unlike, audit.broken)


def test_a_dropped_charge_counts_with_what_was_paid(journal: Journal) -> None:
    """Nothing is left of either booking; the one that was paid for is given its money back."""
    dropped = RULES.replace("otherwise: accept", "otherwise: charge price").replace(
        "otherwise: promise", "otherwise: excuse charge, refund rest, promise"
    )
    paid = """
rule "Payments"
    on payment
    otherwise: noted
"""
    desk = desk_on(journal, dropped.replace("on complaint", "on arrival") + paid)
    told = {"service": "cut", "start": "2027-11-06T10:00"}
    given(desk.take([event(desk, f"b-{client}", "booking", "02T09:00", client, **told) for client in "ab"]))
    given(desk.take([event(desk, "p-a", "payment", "03T09:00", "a", booking="b-a", amount="EUR 45.00")]))
    arrived = [event(desk, f"a-{client}", "arrival", "06T10:00", client, booking=f"b-{client}") for client in "ab"]
    given_back = [json.loads(answer.decision)["entries"][0]["amount"] for answer in given(desk.take(arrived))]

    assert ["45.00", "0.00"] == given_back
    assert ((), ()) == ((audit := audited(desk)).unlike, audit.broken)


# --- books in which nobody was favoured ----------------------------------------------------------


def taken_by_a_desk(house: str, events: list[Event]) -> Desk:
    """A desk that took all events that it does not refuse."""
    journal = MemoryJournal()
    found_book(journal, [check_text(house)], 0)
    desk = Desk(journal)
    desk.take(events)
    return desk


@settings(max_examples=10, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@generated(houses() | money_houses(), steps(60))
def test_like_cases_get_like_answers(written: HouseText, stream: list[Step]) -> None:
    """Whatever the house and whatever happens, the engine gives no cause for complaint."""
    checked = check_text(written.text())
    assert checked.house is not None
    events = Comparison(plan_from_model(checked.house)).run(stream).events

    audit = audited(taken_by_a_desk(written.text(), events))

    assert ((), ()) == (audit.unlike, audit.broken)


CASES = [pytest.param(path.parent, id=path.parent.name) for path in sorted(KIT.glob("*/decisions.jsonl"))]


@pytest.mark.parametrize("case", CASES)
def test_like_cases_of_the_conformance_kit(case: Path) -> None:
    """Each construct of the language is among its cases."""
    journal = MemoryJournal()
    checked = check_file(case / "house.house")
    found_book(journal, [checked], 0)
    desk = Desk(journal)
    with (case / "events.jsonl").open("rb") as lines:
        read = read_events(TimelineReader(desk.houses), lines, name="events.jsonl")
        events = [one for _, one in read if isinstance(one, Event)]
    desk.take(events)
    list(desk.fire(events[-1].at + YEAR))

    audit = audited(desk)

    assert ((), ()) == (audit.unlike, audit.broken)
