"""A stream of events through the compiled plan and through the interpreter, side by side."""

from collections.abc import Iterator
from itertools import zip_longest

from attrs import define, field
from hypothesis import reject
from interpreter import Interpreter
from past import END, Debt, Past, state_of
from strategies_events import Chooser, Step

from engine.compiler import Checked, check_text
from engine.events.event import Event
from engine.judging.advance import advance
from engine.judging.decide import EventRefused, decide
from engine.memory.decision import Decision
from engine.memory.record import HouseRecord, Record
from engine.model import House
from engine.planning.plan import Plan

START = 1_804_233_600
"""5 March 2027, 12:00 UTC."""

Said = dict[str, object]


def house_of(text: str) -> House:
    """The house that a generated text says."""
    house = checked_of(text).house
    assert house is not None
    return house


def checked_of(text: str) -> Checked:
    """A generated text with the house that it says.

    Generated texts are right by construction, but that one line may happen to cover a later one: such a text is passed
    over.
    """
    checked = check_text(text)
    problems = [f"{d.span.place} {d.code} {d.message}" for d in checked.diagnostics if d.code.startswith("E")]
    if checked.house is None and {d.code for d in checked.diagnostics if d.code.startswith("E")} == {"E404"}:
        reject()
    assert checked.house is not None, problems
    return checked


@define
class Clients:
    """The records of all clients of a house, and of the house itself."""

    plan: Plan
    house: HouseRecord = field(factory=HouseRecord)
    records: dict[str | None, Record] = field(factory=dict)

    def of(self, client: str | None) -> Record:
        """The record of a client."""
        return self.records.setdefault(client, Record(client, self.house))

    def coming(self, moment: int) -> Decision | None:
        """The first decision on what falls due by itself up to a moment, in order of (moment, client, id)."""
        found = (decision for record in self.records.values() for decision in advance(self.plan, record, moment)[:1])
        return min(found, key=lambda one: (one.event.at, one.event.client or "", one.event.id), default=None)

    def apply(self, decision: Decision) -> None:
        """What follows from a decision."""
        self.of(decision.event.client).apply(decision)


@define
class Comparison:
    """One stream, judged by both. `events` came from outside; `decisions` are the plan's, those on what came by
    itself among them; `compared` counts these and the recorded ones."""

    plan: Plan
    clients: Clients = field(init=False)
    meaning: Interpreter = field(init=False)
    past: Past = ()
    now: int = START
    events: list[Event] = field(factory=list)
    decisions: list[Decision] = field(factory=list)
    compared: int = 0

    def __attrs_post_init__(self) -> None:
        self.clients = Clients(self.plan)
        self.meaning = Interpreter.of(self.plan.house)

    def run(self, stream: list[Step]) -> "Comparison":
        """Judges the stream; an assertion fails at the first decision on which both differ."""
        house = self.plan.house
        chooser = Chooser.of(house, self.meaning.clock)
        for number, step in enumerate(stream):
            self.now = chooser.moment(step.moment, self.now, state_of(house, self.past))
            self.advance(self.now - 1)
            event = chooser.event(step, number, self.now, state_of(house, self.past))
            decision = decide(self.plan, self.clients.of(event.client), event)
            if isinstance(decision, EventRefused):
                # What is made up as the name of a decision is none, and test_used has what a use does.
                unused = event.kind == "used" and decision.code == "E809"
                assert unused or ("E803", True) == (decision.code, self.meaning.refuses(self.past, event)), decision
                continue
            self.events.append(event)
            self.same(decision, self.meaning.judged(self.past, event))
        self.advance(self.now)
        return self

    def advance(self, moment: int) -> None:
        """Both come to a moment."""
        while (due := self.meaning.next_due(self.past, moment)) is not None:
            after = self.meaning.come(self.past, due)
            if due.kind == END and not any(changed(self.plan.house, self.past, after)):
                self.past = after
                continue
            decision = self.clients.coming(moment)
            assert decision is not None, due
            self.same(decision, after)
        assert self.clients.coming(moment) is None

    def same(self, decision: Decision, after: Past) -> None:
        """Both decided the same, which is taken into what they know."""
        expected = list(of_meaning(self.plan.house, after, len(self.past)))
        found = list(of_plan(decision))
        assert expected == found, "\n".join(differences(expected, found))
        self.clients.apply(decision)
        self.decisions.append(decision)
        self.past = after
        self.compared += len(expected)


def differences(expected: list[Said], found: list[Said]) -> Iterator[str]:
    """What a reader of a failure looks at: where the two first differ."""
    nothing: Said = {}
    for one, other in zip_longest(expected, found, fillvalue=nothing):
        for name in [name for name in {**one, **other} if one.get(name) != other.get(name)]:
            yield f"{one.get('event')} {name}: the meaning is {one.get(name)!r}, the plan says {other.get(name)!r}"


def of_plan(decision: Decision) -> Iterator[Said]:
    """What is compared of a decision, and then of those it records."""
    event = decision.event
    marks = [mark for mark in decision.marks if (mark.subject, mark.name) != ("booking", "ended")]
    yield {
        "event": (event.id, event.kind, event.at, event.client, decision.booking, dict(event.fields)),
        "verdict": (decision.verdict, decision.channel),
        "lines": [reason.line.id for reason in decision.because],
        "entries": [(e.kind, e.account, e.amount, e.unit, e.until) for e in decision.entries],
        "obligations": sorted((o.id, o.kind, o.what, o.amount, o.due, o.state, o.got) for o in decision.obligations),
        "marks": [(m.subject, m.name, m.since, m.until) for m in marks if not m.ends],
        "unmarked": [(m.subject, m.name) for m in marks if m.ends],
        "ends": len(marks) < len(decision.marks),
        "words": decision.words.name if decision.words else None,
        "tells": [(told.role, told.text) for told in decision.tells],
        "actions": [(a.name, [(name, value) for name, _, value in a.arguments]) for a in decision.actions],
        "allowed": [allowed.text for allowed in decision.allowed],
        "not before": decision.not_before,
    }
    for child in decision.recorded:
        yield from of_plan(child)


def of_meaning(house: House, past: Past, known: int) -> Iterator[Said]:
    """The same of what the interpreter judged last: all of the past after the first `known`."""
    for index in range(known, len(past)):
        event, outcome = past[index].event, past[index].outcome
        yield {
            "event": (event.id, event.kind, event.at, event.client, event.booking, dict(event.fields)),
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
            "not before": outcome.not_before,
        }


def changed(house: House, before: Past, after: Past) -> Iterator[tuple[object, ...]]:
    """The obligations that were made between two pasts, or stand otherwise after the second."""

    def shown(debt: Debt) -> tuple[object, ...]:
        owed = debt.owed
        return owed.id, owed.kind, owed.what, owed.amount, owed.due, debt.state, debt.given

    known = [shown(debt) for debt in state_of(house, before).debts]
    return (one for debt in state_of(house, after).debts if (one := shown(debt)) not in known)
