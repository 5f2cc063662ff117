"""The guarantees of a house: each proved, or refuted by the smallest witness that the plan confirms.

A guarantee is proved when the solver finds no event at all against it, in the span of moments that `Variables` states.
A model against it is made into a scene and replayed; only what the real plan answers counts. The first is the one
with the fewest earlier events, then the least money, then the moment latest before the start.
"""

from collections.abc import Iterator
from time import monotonic
from typing import Any

import z3
from attrs import evolve, field, frozen

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
from engine.planning.plan_from_model import plan_from_model
from engine.proof.decisions import VERDICTS, Judged, judged
from engine.proof.formulas import holds, moment
from engine.proof.history import Replayed, Scene, Teller, replayed
from engine.proof.model_nodes import nodes
from engine.proof.smallest import smallest
from engine.proof.solving import Question
from engine.proof.variables import NO, Truth, Variables
from engine.proof.variants import house_with_used, is_so, total, with_totals
from engine.proof.world import World
from engine.time.moments import DAY

TRIES = 12
"""How many ways of breaking a promise are tried, before it is said that none could be shown."""


NEAR = (5, 40)
"""Within how many days a witness is looked for first."""


@frozen
class Witness:
    """A scene in which something does not hold, with what the plan decided there."""

    scene: Scene
    replayed: Replayed
    house: House = field(repr=False)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions on the scene's events."""
        return self.replayed.decisions


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


def check_guarantees(house: House) -> Iterator[Finding]:
    """What comes of every promise of every guarantee, in the order of the house."""
    for guarantee in house.guarantees:
        for event in guarantee.events:
            for promise in guarantee.promises:
                yield check_promise(house, guarantee, event, promise)


def check_promise(house: House, guarantee: Guarantee, event: str, promise: Promise) -> Finding:
    """What comes of one promise on one kind of event."""
    began = monotonic()
    if isinstance(promise, ReadsNo):
        return _check_unread(house, guarantee, event, promise)
    case = Case.of(house, guarantee, event, promise)
    found, reason = case.search()
    state = "refuted" if found else "open" if reason else "proved"
    if state == "proved" and any(one.world.opens and one.recorded for one in case.judged):
        # What such an event records sees a booking that is only being made; its formulas do not always agree with that.
        state, reason = "outside", "an event that opens a booking and records others"
    if state == "open" and case.question.variables.outside:
        state, reason = "outside", ", ".join(case.question.variables.outside)
    return Finding(guarantee, promise, event, state, found, reason, monotonic() - began)


def _check_unread(house: House, guarantee: Guarantee, event: str, promise: ReadsNo) -> Finding:
    """Lines on the event itself were looked at when the house was checked; those on what it records are here."""
    name = promise.fact.rpartition(".")[2]
    source = "client" if promise.fact.startswith("client.") else None
    world = _world(Variables(house), event)
    for _, one in judged(world).all:
        rules = [rule for rule in house.rules if one.world.kind.name in rule.events]
        for fact in nodes(tuple((rule.when, rule.lines) for rule in rules)):
            if isinstance(fact, Fact) and fact.name == name and source in (None, fact.source):
                if one.world.kind.name == event:
                    continue
                reason = f"the rules on the recorded `{one.world.kind.name}` read it"
                return Finding(guarantee, promise, event, "open", None, reason)
    return Finding(guarantee, promise, event, "proved")


def _world(variables: Variables, event: str, name: str = "now") -> World:
    now = variables.number(name, low=variables.first_moment, high=variables.last_moment)
    return World(variables, variables.house.events[event], now)


@frozen(eq=False)
class Case:
    """One promise as a question to the solver: is there an event on which it is broken?

    `nows` are the moments of the events: two for what never rises with notice, the earlier one first."""

    guarantee: Guarantee
    promise: Promise
    worlds: tuple[World, ...]
    judged: tuple[Judged, ...]
    broken: Truth
    question: Question

    @classmethod
    def of(cls, house: House, guarantee: Guarantee, event: str, promise: Promise) -> "Case":
        """The question for a promise."""
        variables = Variables(house)
        names = ("now", "later") if isinstance(promise, NeverRises) else ("now",)
        worlds = tuple(_world(variables, event, name) for name in names)
        found = tuple(judged(world) for world in worlds)
        broken = z3.And(_broken(promise, worlds, found), *(holds(world, guarantee.when) for world in worlds))
        question = Question(variables)
        question.tell(broken)
        return cls(guarantee, promise, worlds, found, broken, question)

    def search(self) -> tuple[Witness | None, str]:
        """A witness that the plan confirms; without one, why not (empty: it is proved that there is none)."""
        for _ in range(TRIES):
            model = self._first()
            if model is None:
                return None, "the solver gave up on it" if self.question.gave_up else self._none_left()
            model = smallest(self.question, model, [world.now for world in self.worlds])
            witness = self.confirmed(model)
            if witness is not None:
                return witness, ""
            # Without the wishes it may be possible after all.
            model = self.question.answer()
            witness = None if model is None else self.confirmed(model)
            if witness is not None:
                return witness, ""
            self.question.tell(z3.Not(z3.And(self._way(model))) if model is not None else NO)
            self._tried.append(model)
        return None, "no record could be made in which it is broken, and none excluded"

    def _first(self) -> Any | None:
        """Any model against the promise: within a few days, then weeks, where the solver soon knows the calendars, else
        anywhere. Where there is none within these, nothing is said yet."""
        variables, question = self.question.variables, self.question
        gave_up = question.gave_up
        starts = [one for key, one in variables.by_key.items() if key[0] == "value" and key[-1] == "start"]
        for days in NEAR:
            begin, end = variables.first_moment + 40 * DAY, variables.first_moment + (40 + days) * DAY
            near = [z3.And(begin <= world.now, world.now < end) for world in self.worlds]
            near += [z3.And(begin <= start, start < end) for start in starts]
            model = question.answer(*near)
            if model is not None:
                return model
        question.gave_up = gave_up
        return question.answer()

    @property
    def _tried(self) -> list[Any]:
        return self.question.tried

    def _none_left(self) -> str:
        return "" if not self._tried else "no record could be made in which it is broken, and none excluded"

    def _way(self, model: Any) -> list[Truth]:
        """Which lines fitted in a model, so that the next one is another way."""
        fits = [fitting.fits for found in self.judged for _, one in found.all for fitting in one.lines]
        return [fit if z3.is_true(model.eval(fit, True)) else z3.Not(fit) for fit in fits]

    def confirmed(self, model: Any) -> Witness | None:
        """The witness of a model, where the plan breaks the promise too."""
        for with_unread in (False, True):
            scene = Teller(self.worlds[0], model, with_unread).scene(*(world.now for world in self.worlds))
            house = house_with_used(self.worlds[0].house, scene.used)
            found = replayed(plan_from_model(house), scene)
            if found is None or not all(is_so(found, one, self.guarantee.when) for one in found.decisions):
                continue
            if is_broken(self.promise, found):
                return Witness(scene, found, house)
        return None


def _broken(promise: Promise, worlds: tuple[World, ...], found: tuple[Judged, ...]) -> Truth:
    """That a promise does not hold, as a formula."""
    world, first = worlds[0], found[0]
    match promise:
        case Always(condition):
            slots = {slot: first.total(slot, unit) for slot, unit in sorted(_slots(first))}
            return z3.Not(holds(evolve(world, decided=slots), condition))
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
            start = moment(world, _start_of(world))
            unit = world.house.currency
            earlier, later = (one.total(what, unit) for one in found)
            now, then = (one.now for one in worlds)
            return z3.And(start.given, now < then, then <= start.value, earlier > later)
    raise AssertionError(f"{promise} is not asked of the solver")


def _start_of(world: World) -> Fact:
    """The start of the booking."""
    kinds = [world.kind] if world.opens else [kind for kind in world.house.events.values() if kind.life == "opens"]
    declared = next(kind.fields["start"] for kind in kinds if "start" in kind.fields)
    return Fact("event" if world.opens else "booking", "start", declared.kind, True, "start")


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
