"""A decision to explain: a house, what happened before, and the event."""

from shlex import split

from attrs import frozen
from houses import HEAD, house

from engine.events.event_from_words import event_from_words
from engine.judging.advance import advance
from engine.judging.decide import EventRefused, decide
from engine.memory.decision import Decision
from engine.memory.record import Record
from engine.planning.plan import Plan
from engine.planning.plan_from_model import plan_from_model
from engine.time.moments import moment_from_text

UNTIL = "until "


@frozen
class Explained:
    """The decision, the plan that made it, and the record as it was before."""

    plan: Plan
    record: Record
    decision: Decision


def explained(lines: str, *events: str, head: str = HEAD) -> Explained:
    """The decision on the last of some events of one client, on those before it.

    An event is written `kind key=value …`. `until MOMENT` is what falls due up to then; of several the first.
    """
    plan = plan_from_model(house(lines, head))
    record = Record("c-1")
    for event in events[:-1]:
        for decision in _decisions(plan, record, event):
            record.apply(decision)
    return Explained(plan, record, _decisions(plan, record, events[-1])[0])


def _decisions(plan: Plan, record: Record, written: str) -> list[Decision]:
    if written.startswith(UNTIL):
        moment = moment_from_text(written.removeprefix(UNTIL), plan.house.zone)
        assert isinstance(moment, int), moment
        return advance(plan, record, moment)
    kind, *words = split(written)
    question = event_from_words(plan.house, kind, ["client=c-1", *words])
    assert question.event is not None, question.problems
    decision = decide(plan, record, question.event)
    assert not isinstance(decision, EventRefused), decision
    return [decision]
