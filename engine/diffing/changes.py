"""Which events are answered otherwise by another house: found by the solver, and shown when both plans confirm it."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import z3
from attrs import define, evolve, field, frozen

from engine.diffing.alignment import Alignment
from engine.diffing.answers import unlike_in
from engine.diffing.bareness import bare
from engine.diffing.unlike_answers import Part, unlike_parts
from engine.memory.decision import Decision
from engine.model import EventKind, Fact, House, Line, Literal, Recorded, Rule, ServiceFact
from engine.model.parts import parts
from engine.planning.plan import Plan
from engine.planning.plan_from_model import plan_from_model
from engine.proof.decisions import Judged, judged
from engine.proof.formulas import amount, moment, rounded
from engine.proof.groundwork import Groundwork
from engine.proof.history import Scene, Teller, replayed
from engine.proof.search import any_model
from engine.proof.smallest import smallest
from engine.proof.solving import Question
from engine.proof.variables import NO, Figure, Truth, Variables
from engine.proof.world import World

MOST_GROUPS = 12
"""Of one kind of event; a house that has little in common with another has more."""
TRIES = 6
"""How many ways that no history could be made for are passed over before that is said."""


@frozen
class Group:
    """Events of a kind whose answer differs alike: the lines that decide in the old house and in the new, among the
    rules that matter, and a scene with what both plans decide in it. `unlike` are the parts that differ."""

    kind: str
    lines: tuple[tuple[tuple[Rule, Line], ...], tuple[tuple[Rule, Line], ...]]
    unlike: tuple[str, ...]
    scene: Scene
    decisions: tuple[Decision, Decision]


@frozen
class KindCompared:
    """What came of a kind of event. `state` is same (the rules are the same), proved (the answers are), changed, or
    open: no difference was found, and none excluded, for `reason`. `is_all`: there are no more groups than these."""

    kind: str
    state: str
    groups: tuple[Group, ...] = ()
    reason: str = ""
    is_all: bool = True


def compared(alignment: Alignment) -> Iterator[KindCompared]:
    """What comes of each kind of event that a house has rules on, in the order of the new house."""
    old, new = alignment.old_aligned, alignment.new_aligned
    plans = plan_from_model(alignment.old), plan_from_model(alignment.new)
    for name in dict.fromkeys((*new.events, *old.events)):
        if not any(name in rule.events for house in (old, new) for rule in house.rules):
            continue
        if name in old.events and name in new.events:
            if _is_same(alignment, name, set()):
                yield KindCompared(name, "same")
            else:
                yield Comparison.of(alignment, plans, name).outcome()


def _is_same(alignment: Alignment, kind: str, seen: set[str]) -> bool:
    """Whether the rules on a kind of event, and on all that it records, say the same of the same facts."""
    if kind in seen:
        return True
    seen.add(kind)
    both = alignment.old_aligned, alignment.new_aligned
    rules = [[rule for rule in house.rules if kind in rule.events] for house in both]
    bare_rules = [[bare(rule) for rule in of_house] for of_house in rules]
    if Counter(bare_rules[0]) != Counter(bare_rules[1]):
        return False
    if any(unlike_defaults(both[0].events[kind], both[1].events[kind])):
        return False
    nodes = [node for of_house in rules for rule in of_house for node in parts(rule)]
    if both[0].zone.name != both[1].zone.name:
        return False
    reads_prices = any(isinstance(node, ServiceFact) for node in nodes) or any(
        isinstance(node, ServiceFact)
        for house in both
        for declared in house.events[kind].fields.values()
        if declared.default is not None
        for node in parts(declared.default)
    )
    if reads_prices and both[0].services != both[1].services:
        return False
    reads_client = {node.name for node in nodes if isinstance(node, Fact) and node.source == "client"}
    if any(_default(both[0], name) != _default(both[1], name) for name in reads_client):
        return False
    recorded = {node.event for node in nodes if isinstance(node, Recorded)}
    return all(_is_same(alignment, name, seen) for name in sorted(recorded))


def _default(house: House, name: str) -> object:
    declared = house.client_facts.get(name)
    return None if declared is None else declared.default


def unlike_defaults(old: EventKind, new: EventKind) -> list[str]:
    """The facts of an event that two houses take for something else where they are not said."""
    return [
        name
        for name, declared in new.fields.items()
        if name in old.fields and old.fields[name].default != declared.default
    ]


@define(eq=False)
class Comparison:
    """One kind of event as a question to the solver: is there one that is answered otherwise?"""

    alignment: Alignment
    plans: tuple[Plan, Plan]
    kind: str
    worlds: tuple[World, World]
    judged: tuple[Judged, Judged]
    parts: tuple[Part, ...]
    question: Question
    common: frozenset[str]
    open: bool = False
    passed: int = 0
    groups: list[Group] = field(factory=list)

    @classmethod
    def of(cls, alignment: Alignment, plans: tuple[Plan, Plan], kind: str) -> "Comparison":
        """The question about a kind of event that both houses know."""
        houses = alignment.old_aligned, alignment.new_aligned
        variables = Variables(houses[0], Groundwork(*houses))
        both = variables, evolve(variables, house=houses[1])
        now = both[0].number("now", low=both[0].first_moment, high=both[0].last_moment)
        worlds = tuple(
            _with_defaults(World(variables, house.events[kind], now, side=side), houses)
            for variables, house, side in zip(both, houses, ("", " of the new house"), strict=True)
        )
        found = judged(worlds[0]), judged(worlds[1])
        unlike = [*unlike_parts(found[0], found[1], alignment.spoken), *_assumed(worlds[0], worlds[1])]
        question = Question(both[0])
        question.tell(z3.Or([part.differs for part in unlike]))
        question.tell(*(z3.Not(one) for key, one in both[0].by_key.items() if key[0] == "used"))
        texts = [{bare(rule): rule.title for rule in house.rules if kind in rule.events} for house in houses]
        common = frozenset(side[text] for side in texts for text in set(texts[0]) & set(texts[1]))
        return cls(alignment, plans, kind, (worlds[0], worlds[1]), found, tuple(unlike), question, common)

    def outcome(self) -> KindCompared:
        """All groups that there are, and whether there may be more."""
        while len(self.groups) < MOST_GROUPS and self.passed < TRIES:
            if not self._next():
                break
        groups = tuple(self.groups)
        reason = self._reason()
        is_all = len(groups) < MOST_GROUPS and not reason
        state = "changed" if groups else "open" if reason else "proved"
        return KindCompared(self.kind, state, groups, reason, is_all)

    def _reason(self) -> str:
        """Why it is not known that there are no more groups; empty where it is."""
        outside = self.question.variables.outside
        without = next((one.without_formula for one in self.judged if one.without_formula), "")
        if without:
            return without
        if outside and (self.passed or self.question.gave_up):
            return ", ".join(outside)
        if self.passed:
            return "no record could be made for what the solver found"
        return "the solver gave up on it" if self.question.gave_up else ""

    def _next(self) -> bool:
        """Looks for one more group; False where there is none, or none can be found."""
        model = any_model(self.question, self.worlds)
        if model is None:
            return False
        gave_up = self.question.gave_up
        plainest = smallest(self.question, model, [self.worlds[0].now])
        # That it gave up on a wish says nothing of what there is.
        self.question.gave_up = gave_up
        for one in (plainest, model):
            group = self._confirmed(one)
            if group is not None:
                self.groups.append(group)
                self.question.tell(z3.Not(self._way(one)))
                return True
        self.passed += 1
        self.question.tell(z3.Not(self._way(plainest)))
        return True

    def _confirmed(self, model: Any) -> Group | None:
        """The group of a model, where the plans differ too."""
        for with_unread in (False, True):
            scene = Teller(self.worlds[0], model, with_unread).scene()
            found = [replayed(plan, _known_to(plan.house, scene)) for plan in self.plans]
            if found[0] is None or found[1] is None:
                continue
            decisions = found[0].decisions[0], found[1].decisions[0]
            unlike = unlike_in(self.alignment, *decisions)
            if unlike:
                old, new = (self._deciding(side, model) for side in (0, 1))
                return Group(self.kind, (old, new), tuple(unlike), scene, decisions)
        return None

    def _rules(self, model: Any) -> tuple[set[str], set[str]]:
        """The titles of the rules that matter: those that write what differs, and are not the same in both."""
        unlike = [part for part in self.parts if z3.is_true(model.eval(part.differs, True))]
        titles = tuple({title for part in unlike for title in part.rules[side]} for side in (0, 1))
        own = tuple(side - self.common for side in titles)
        return own if any(own) else titles  # type: ignore[return-value]  # two sets either way

    def _deciding(self, side: int, model: Any) -> tuple[tuple[Rule, Line], ...]:
        """The lines that decide in a model, of the rules that matter."""
        titles = self._rules(model)[side]
        return tuple(
            (fitting.rule, fitting.line)
            for taken, one in self.judged[side].all
            for fitting in one.lines
            if fitting.rule.title in titles and z3.is_true(model.eval(z3.And(taken, fitting.fits), True))
        )

    def _way(self, model: Any) -> Truth:
        """That the same lines decide as in a model."""
        rules = self._rules(model)
        return z3.And(
            [
                fits if z3.is_true(model.eval(fits, True)) else z3.Not(fits)
                for side in (0, 1)
                for taken, one in self.judged[side].all
                for fitting in one.lines
                if fitting.rule.title in rules[side]
                for fits in (z3.And(taken, fitting.fits),)
            ]
        )


def _known_to(house: House, scene: Scene) -> Scene:
    """The scene without earlier events of a kind that a house does not know."""
    return evolve(scene, past=tuple(one for one in scene.past if one["type"] in house.events))


def _with_defaults(world: World, houses: tuple[House, House]) -> World:
    """The world with what its house takes a fact for that is not said, where the other takes it for something else."""
    kinds = [house.events[world.kind.name] for house in houses]
    unlike = [name for name in unlike_defaults(kinds[0], kinds[1]) if name not in world.kind.changes]
    prices = houses[0].services != houses[1].services
    if prices:
        unlike += [
            name
            for name, declared in world.kind.fields.items()
            if name not in unlike
            and declared.default is not None
            and any(isinstance(node, ServiceFact) for node in parts(declared.default))
        ]
    defaults = {}
    for name in unlike:
        declared = world.kind.fields[name]
        default: Any = declared.default
        if default is None:
            defaults[name] = Figure(z3.IntVal(0), NO)
        elif declared.kind.base == "moment":
            defaults[name] = moment(world, default)
        elif isinstance(default, Literal) and isinstance(default.value, (int, str, bool)):
            defaults[name] = Figure(z3.IntVal(world.variables.code(declared.kind, default.value)))
        else:
            figure = amount(world, default)
            plain = figure.over == 1 and not z3.is_real(figure.value)
            defaults[name] = figure if plain else Figure(rounded(figure), figure.given)
    return evolve(world, defaults=defaults) if defaults else world


def _assumed(old: World, new: World) -> Iterator[Part]:
    """What is taken for something else where it is not said."""
    for name in dict.fromkeys((*old.defaults, *new.defaults)):
        if name in old.defaults and name in new.defaults:
            one, other = old.defaults[name], new.defaults[name]
            said = old.variables.fact("event", old.kind.fields[name]).given
            unlike = z3.Or(one.given != other.given, z3.And(one.given, one.value != other.value))
            yield Part(("assumed", name), z3.And(z3.Not(said), unlike), (frozenset(), frozenset()))
