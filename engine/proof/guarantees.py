"""The guarantees of a house: each proved, or refuted by the smallest witness that the plan confirms.

A guarantee is proved when the solver finds no event at all against it, in the span of moments that `Variables` states.
"""

from collections.abc import Iterator
from time import monotonic

import z3
from attrs import evolve, frozen

from engine.memory.decision import Decision
from engine.model import (
    Always,
    AlwaysPromises,
    Fact,
    Guarantee,
    House,
    NeverDeclines,
    NeverRises,
    Now,
    Promise,
    ReadsNo,
    Shifted,
    shifted,
)
from engine.model.parts import parts
from engine.proof.decisions import VERDICTS, Judged
from engine.proof.formulas import holds, moment
from engine.proof.groundwork import Groundwork
from engine.proof.history import Replayed
from engine.proof.search import Search, Witness, decision_on
from engine.proof.variables import Truth
from engine.proof.variants import is_so, total, with_totals
from engine.proof.world import start_of


@frozen
class Finding:
    """What came of one promise of a guarantee on one kind of event: `state` is proved, refuted, open or outside.

    `reason` says for the last two what stood in the way. `seconds` is how long it took."""

    guarantee: Guarantee
    promise: Promise
    event: str
    state: str
    witness: Witness | None = None
    reason: str = ""
    seconds: float = 0.0


def check_guarantees(house: House, ground: Groundwork | None = None) -> Iterator[Finding]:
    """What comes of every promise of every guarantee, in the order of the house."""
    ground = ground or Groundwork(house)
    for guarantee in house.guarantees:
        for event in guarantee.events:
            for promise in guarantee.promises:
                yield check_promise(house, guarantee, event, promise, ground)


def check_promise(
    house: House, guarantee: Guarantee, event: str, promise: Promise, ground: Groundwork | None = None
) -> Finding:
    """What comes of one promise on one kind of event."""
    began = monotonic()
    ground = ground or Groundwork(house)
    if isinstance(promise, ReadsNo):
        return _check_unread(ground, guarantee, event, promise)
    search = search_against(ground, guarantee, event, promise)
    found, reason = search.witness()
    state = "refuted" if found else "open" if reason else "proved"
    outside = next((one.without_formula for one in search.judged if one.without_formula), "")
    if state == "proved" and outside:
        state, reason = "outside", outside
    if state == "open" and search.question.variables.outside:
        state, reason = "outside", ", ".join(search.question.variables.outside)
    return Finding(guarantee, promise, event, state, found, reason, monotonic() - began)


def search_against(ground: Groundwork, guarantee: Guarantee, event: str, promise: Promise) -> Search:
    """The search for an event on which a promise is broken."""
    found = decision_on(ground, event, later=isinstance(promise, NeverRises))

    def confirms(replayed: Replayed) -> bool:
        asked = all(is_so(replayed, one, guarantee.when) for one in replayed.decisions)
        return asked and is_broken(promise, replayed)

    return Search(
        found, z3.And(_broken(promise, found), *(holds(one.world, guarantee.when) for one in found)), confirms
    )


def _check_unread(ground: Groundwork, guarantee: Guarantee, event: str, promise: ReadsNo) -> Finding:
    """Lines on the event itself were looked at when the house was checked; those on what it records are here."""
    name = promise.fact.rpartition(".")[2]
    source = "client" if promise.fact.startswith("client.") else None
    house = ground.house
    (decision,) = decision_on(ground, event)
    for _, one in decision.all:
        rules = [rule for rule in house.rules if one.world.kind.name in rule.events]
        for fact in parts(tuple((rule.when, rule.lines) for rule in rules)):
            if isinstance(fact, Fact) and fact.name == name and source in (None, fact.source):
                if one.world.kind.name == event:
                    continue
                reason = f"the rules on the recorded `{one.world.kind.name}` read it"
                return Finding(guarantee, promise, event, "open", None, reason)
    return Finding(guarantee, promise, event, "proved")


def _broken(promise: Promise, found: tuple[Judged, ...]) -> Truth:
    """That a promise does not hold, as a formula."""
    first, world = found[0], found[0].world
    match promise:
        case Always(condition):
            totals = {(slot, unit): first.total(slot, unit) for slot, unit in sorted(_slots(first))}
            return z3.Not(holds(evolve(world, decided=totals), condition))
        case NeverDeclines():
            return z3.Or([z3.And(taken, one.verdict == VERDICTS.index("decline")) for taken, one in first.all])
        case AlwaysPromises(what, within):
            limit = moment(world, Shifted(Now(), within, "after"))
            kept = [
                z3.And(taken, one.when, z3.Not(limit.given) if limit is None else one.due.value <= limit.value)
                for taken, judged_one in first.all
                for one in judged_one.promises
                if (one.kind, one.what) == ("promise", what)
            ]
            return z3.And(limit.given, z3.Not(z3.Or(kept)))
        case NeverRises(what):
            start = moment(world, start_of(world))
            unit = world.house.currency
            earlier, later = (one.total(what, unit) for one in found)
            now, then = (one.world.now for one in found)
            return z3.And(start.given, now < then, then <= start.value, earlier > later)
    raise AssertionError(f"{promise} is not asked of the solver")


def _slots(found: Judged) -> set[tuple[str, str]]:
    return {slot for _, one in found.all for slot in one.slots}


def is_broken(promise: Promise, found: Replayed) -> bool:
    """Whether the decisions of a scene break a promise."""
    decision, house = found.decisions[0], found.plan.house
    match promise:
        case Always(condition):
            return not is_so(found, decision, with_totals(condition, decision))
        case NeverDeclines():
            return any(one.verdict == "decline" for one in _all(decision))
        case AlwaysPromises(what, within):
            limit = shifted(house, decision.event.at, within, "after")
            made = (owed for one in _all(decision) for owed in one.obligations if owed.is_new and owed.what == what)
            return limit is not None and not any(owed.kind == "promise" and owed.due <= limit for owed in made)
        case NeverRises(what):
            earlier, later = (total(one, what, house.currency) for one in found.decisions)
            return earlier > later
    return False


def _all(decision: Decision) -> Iterator[Decision]:
    yield decision
    for child in decision.recorded:
        yield from _all(child)
