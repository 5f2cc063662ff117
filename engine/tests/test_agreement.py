"""The compiled plan and the interpreter give the same answers, on generated houses and events.

EVENHAND_DECISIONS says how many decisions are compared at least, EVENHAND_SEED from which seed they are made.
"""

import os
from collections.abc import Iterator
from random import SystemRandom

import pytest
from attrs import define, field
from hypothesis import HealthCheck, given, note, seed, settings
from interpreter import Interpreter
from past import END, Debt, Past, state_of
from strategies_events import Chooser, Step, steps
from strategies_houses import HouseText, houses
from wall_clock import Clock

from engine.compiler import check_text
from engine.judging.advance import advance
from engine.judging.decide import EventRefused, decide
from engine.memory.decision import Decision
from engine.memory.record import HouseRecord, Record
from engine.model import House
from engine.planning.plan import Plan
from engine.planning.plan_from_model import plan_from_model

DECISIONS = int(os.environ.get("EVENHAND_DECISIONS", "2000"))
SEED = int(os.environ.get("EVENHAND_SEED") or SystemRandom().randrange(2**32))
STREAM = 40
START = 1_804_233_600  # 5 March 2027, 12:00 UTC


@define
class Records:
    """The records of all clients of a house, and of the house itself."""

    house: HouseRecord = field(factory=HouseRecord)
    records: dict[str | None, Record] = field(factory=dict)

    def of(self, client: str | None) -> Record:
        """The record of a client."""
        return self.records.setdefault(client, Record(client, self.house))

    def coming(self, plan: Plan, moment: int) -> Decision | None:
        """The first decision on what falls due by itself up to a moment."""
        found = (decision for record in self.records.values() for decision in advance(plan, record, moment)[:1])
        return min(found, key=lambda decision: (decision.event.at, decision.event.id), default=None)


def of_plan(decision: Decision) -> Iterator[object]:
    """What is compared of a decision, and then of those it records."""
    yield {
        "event": (decision.event.id, decision.event.kind, decision.event.at, dict(decision.event.fields)),
        "verdict": (decision.verdict, decision.channel),
        "lines": [reason.line.id for reason in decision.because],
        "entries": [(e.kind, e.account, e.amount, e.unit, e.until) for e in decision.entries],
        "obligations": sorted((o.id, o.kind, o.what, o.amount, o.due, o.state, o.got) for o in decision.obligations),
        "marks": [(m.subject, m.name, m.since, m.until) for m in decision.marks if not m.ends and m.name != "ended"],
        "unmarked": [(m.subject, m.name) for m in decision.marks if m.ends],
        "ends": any(m.name == "ended" for m in decision.marks),
        "words": decision.words.name if decision.words else None,
        "tells": [(told.role, told.text) for told in decision.tells],
        "actions": [(a.name, [(name, value) for name, _, value in a.arguments]) for a in decision.actions],
        "allowed": [allowed.text for allowed in decision.allowed],
    }
    for child in decision.recorded:
        yield from of_plan(child)


def of_meaning(house: House, past: Past, known: int) -> Iterator[object]:
    """The same of what the interpreter judged last: all of the past after the first `known`."""
    for index in range(known, len(past)):
        event, outcome = past[index].event, past[index].outcome
        yield {
            "event": (event.id, event.kind, event.at, dict(event.fields)),
            "verdict": (outcome.verdict, outcome.channel),
            "lines": list(outcome.lines),
            "entries": [(p.kind, p.account, p.amount, p.unit, p.until) for p in outcome.posted],
            "obligations": sorted(changed(house, past[:index], past[: index + 1])),
            "marks": [(m.subject, m.name, m.since, m.until) for m in outcome.marked],
            "unmarked": list(outcome.unmarked),
            "ends": outcome.ends,
            "words": outcome.words,
            "tells": list(outcome.tells),
            "actions": [(name, list(values)) for name, values in outcome.actions],
            "allowed": list(outcome.allowed),
        }


def changed(house: House, before: Past, after: Past) -> Iterator[tuple[object, ...]]:
    """The obligations that were made between two pasts, or stand otherwise after the second."""

    def shown(debt: Debt) -> tuple[object, ...]:
        owed = debt.owed
        return owed.id, owed.kind, owed.what, owed.amount, owed.due, debt.state, debt.given

    known = [shown(debt) for debt in state_of(house, before).debts]
    return (one for debt in state_of(house, after).debts if (one := shown(debt)) not in known)


def house_of(text: str) -> House:
    """The house that a text says; every generated text is right by construction."""
    checked = check_text(text)
    problems = [f"{d.span.place} {d.code} {d.message}" for d in checked.diagnostics]
    assert checked.house is not None, problems
    return checked.house


@define
class Comparison:
    """Runs streams through the plan and the interpreter side by side, and counts the decisions compared."""

    compared: int = 0

    def run(self, house: House, plan: Plan, stream: list[Step]) -> None:
        """One stream of events."""
        meaning, chooser = Interpreter.of(house), Chooser.of(house, Clock.of(house))
        records, now = Records(), START
        past: Past = ()
        for number, step in enumerate(stream):
            now = chooser.moment(step.moment, now, state_of(house, past))
            past = self.advance(plan, records, meaning, past, now - 1)
            event = chooser.event(step, number, now, state_of(house, past))
            decision = decide(plan, records.of(event.client), event)
            assert not isinstance(decision, EventRefused), decision
            past = self.same(decision, records, meaning, past, meaning.judged(past, event))
        self.advance(plan, records, meaning, past, now)

    def advance(self, plan: Plan, records: Records, meaning: Interpreter, past: Past, moment: int) -> Past:
        """Both come to a moment; every decision on the way is compared."""
        while (due := meaning.next_due(past, moment)) is not None:
            after = meaning.come(past, due)
            if due.kind == END and not any(changed(meaning.house, past, after)):
                past = after
                continue
            decision = records.coming(plan, moment)
            assert decision is not None, due
            past = self.same(decision, records, meaning, past, after)
        coming = records.coming(plan, moment)
        assert coming is None, coming
        return past

    def same(self, decision: Decision, records: Records, meaning: Interpreter, past: Past, after: Past) -> Past:
        """Both decided the same; what they decided is taken into what they know."""
        expected = list(of_meaning(meaning.house, after, len(past)))
        assert expected == list(of_plan(decision))
        records.of(decision.event.client).apply(decision)
        self.compared += len(expected)
        return after


@pytest.mark.filterwarnings("ignore::hypothesis.errors.NonInteractiveExampleWarning")
def test_the_plan_and_the_meaning_agree(capsys: pytest.CaptureFixture[str]) -> None:
    """What the compiled plan decides is what the model means, whatever the house and whatever happens."""
    comparison = Comparison()

    @settings(max_examples=20, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(houses(), steps(STREAM))
    def compare(written: HouseText, stream: list[Step]) -> None:
        note(written.text())
        house = house_of(written.text())
        comparison.run(house, plan_from_model(house), stream)

    rounds = 0
    while comparison.compared < DECISIONS:
        seed(SEED + rounds)(compare)()
        rounds += 1
    with capsys.disabled():
        print(f" {comparison.compared} decisions compared, seed {SEED}", end="")
    assert comparison.compared >= DECISIONS
