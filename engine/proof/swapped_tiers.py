"""Tiers that swap over: who tells earlier pays more, and no guarantee says a word about it."""

from collections.abc import Callable, Iterator

import z3
from attrs import frozen

from engine.memory.decision import NOT_HAPPENED
from engine.model import Entry, EventKind, Fact, House, NeverRises
from engine.model.parts import parts
from engine.proof.formulas import moment
from engine.proof.groundwork import Groundwork
from engine.proof.history import Replayed
from engine.proof.search import Search, Witness, decision_on
from engine.proof.solving import LITTLE_PATIENCE
from engine.proof.variants import total
from engine.proof.world import start_of

MOST = 5
"""How many charges of an event are told of at once."""


@frozen
class SwappedTiers:
    """A charge of an event that is larger when the event comes earlier, with the two events."""

    event: str
    charge: str
    witness: Witness


def tiers_that_swap_over(house: House, ground: Groundwork | None = None) -> Iterator[SwappedTiers]:
    """The charges on what ends or changes a booking that rise with notice. Where a guarantee says on which of these
    events the charge never does, the house has thought of it. After so many on one event the others are left for when
    these are mended."""
    ground = ground or Groundwork(house)
    for event, kind in house.events.items():
        if not _is_told_ahead(house, kind) or not _has_tiers(house, event):
            continue
        said = {
            promise.what
            for guarantee in house.guarantees
            if event in guarantee.events
            for promise in guarantee.promises
            if isinstance(promise, NeverRises)
        }
        found = decision_on(ground, event, later=True)
        world = found[0].world
        start = moment(world, start_of(world))
        now, then = (one.world.now for one in found)
        both = z3.And([one.happened for one in found])
        swapped = 0
        for slot in sorted(_charges(ground, event) - said):
            earlier, later = (one.total(slot, house.currency) for one in found)
            wanted = z3.And(both, start.given, now < then, then <= start.value, earlier > later)
            witness, _ = Search(found, wanted, _confirms(slot), patience=LITTLE_PATIENCE).witness()
            if witness is not None:
                yield SwappedTiers(event, slot, witness)
                swapped += 1
            if swapped == MOST:
                break


def _is_told_ahead(house: House, kind: EventKind) -> bool:
    """Whether it ends or changes a booking that has a start, and somebody sends it."""
    opens = [one for one in house.events.values() if one.life == "opens"]
    return kind.life in ("ends", "changes") and kind.cause is None and any("start" in one.fields for one in opens)


def _has_tiers(house: House, event: str) -> bool:
    """Whether a line on the event asks how far it is from the start, or what is charged hangs on it."""
    rules = house.rules_by_event.get(event, ())
    return any(isinstance(one, Fact) and one.name == "start" for one in parts(tuple(rule.lines for rule in rules)))


def _charges(ground: Groundwork, event: str) -> set[str]:
    """The slots of charges in money on an event, and on those it may record."""
    (decision,) = decision_on(ground, event)
    said = (one.consequence for _, judged in decision.all for one in judged.said)
    unit = ground.house.currency
    return {one.slot for one in said if isinstance(one, Entry) and one.kind == "charge" and one.unit == unit}


def _confirms(slot: str) -> Callable[[Replayed], bool]:
    def confirms(replayed: Replayed) -> bool:
        earlier, later = (total(one, slot, replayed.plan.house.currency) for one in replayed.decisions)
        return earlier > later and not any(one.verdict in NOT_HAPPENED for one in replayed.decisions)

    return confirms
