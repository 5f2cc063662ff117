"""What makes two cases alike: all that the rules on an event read in them, under one version.

A moment is another one in every case. So what counts of it is whether a condition on it holds, and not when it is; and
text, which no rule can compare, counts only as given or not.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from attrs import define, field, frozen

from engine.judging.decide import situation_of
from engine.memory.decision import Decision, Reading
from engine.memory.record import Record
from engine.memory.situation import Situation
from engine.model import (
    Accepted,
    Compared,
    Distance,
    Excuse,
    Holds,
    House,
    InClock,
    InDays,
    InHours,
    InSeason,
    Is,
    IsNothing,
    Kind,
    Marked,
    Moment,
    Now,
    ObligationIs,
    OnDays,
    Order,
    PromisesKept,
)
from engine.model.node import Node
from engine.model.parts import parts
from engine.planning.plan import Plan
from engine.planning.plan_from_model import expression_function
from engine.planning.python_from_condition import Conditions, kind_of_read, reads_of
from engine.telling.model_text import EDGES, days_text, distance_text, moment_text, range_text
from engine.time.days import date_text

_OWN = ("moment", "text")
"""Kinds of which every case has its own."""

_YES_NO = Kind("yes or no")

Simple = (
    Holds | Is | IsNothing | Compared | Distance | Order | OnDays | InHours | InSeason | InDays | InClock | Marked
    | ObligationIs | Accepted | PromisesKept
)  # fmt: skip
"""A condition that has none inside it."""

Values: TypeAlias = tuple[Any, ...]
Case: TypeAlias = tuple[str, str, Values]
"""The day of the version, the kind of event, and all that counts. Two that are equal are alike."""


@frozen
class _Facts:
    """What counts on one kind of event: each fact with its kind, and a function that reads all of them."""

    labels: tuple[tuple[str, Kind], ...]
    read: Callable[[Situation], Values]


@define
class Likeness:
    """Looks at cases of one book. What counts is worked out once for each kind of event of each plan."""

    _facts: dict[tuple[int, str], tuple[Plan, _Facts]] = field(factory=dict, init=False)

    def case(self, plan: Plan, record: Record, decision: Decision) -> Case:
        """The case of a decision; `record` is what was known before it, `plan` what judged it."""
        kind, situation = decision.kind, situation_of(decision.kind, record, decision.event)
        return date_text(plan.house.in_force_from), kind.name, self._of(plan, kind.name).read(situation)

    def facts(self, plan: Plan, case: Case) -> tuple[Reading, ...]:
        """What counts in a case, as readings."""
        _, kind, values = case
        labels = self._of(plan, kind).labels
        return tuple((label, of, value) for (label, of), value in zip(labels, values, strict=True))

    def _of(self, plan: Plan, kind: str) -> _Facts:
        known = self._facts.get((id(plan), kind))
        if known is None:
            known = self._facts[id(plan), kind] = plan, _facts_of(plan.house, kind)
        return known[1]


def _facts_of(house: House, kind: str) -> _Facts:
    """What counts on a kind of event; where it opens a booking, also what would count of money were it declined."""
    found = _counting(house, kind)
    labels, read = tuple(found.values()), _reading(house, found)
    money = {text: (f"{label}, were it declined", of) for text, (label, of) in found.items() if of.base == "money"}
    if not money or house.events[kind].life != "opens":
        return _Facts(labels, read)
    read_declined = _reading(house, money)

    def read_both(situation: Situation) -> Values:
        values = read(situation)
        # A booking that is declined has no money of its own: its amounts see what the client has paid otherwise.
        situation.take_out()
        return values + read_declined(situation)

    return _Facts(labels + tuple(money.values()), read_both)


def _counting(house: House, kind: str) -> dict[str, tuple[str, Kind]]:
    """All that the rules on a kind of event read, and the money that caps what is given back: the Python of each with
    its label and its kind."""
    found: dict[str, tuple[str, Kind]] = {"s.booking is not None": ("the booking is known", _YES_NO)}
    rules = house.rules_by_event.get(kind, ())
    if not rules:
        return found
    writer, money = Conditions(house, house.events[kind]), Kind("money", house.currency)
    found["s.ledger.rest"] = ("paid and not used", money)
    dropped = [part.name for part in parts(rules) if isinstance(part, Excuse) and part.of != "event"]
    if dropped:
        # What was charged beyond what was paid makes no difference to the rest until the charge is dropped.
        found["l.paid - l.refunded - l.kept"] = ("paid and not given back", money)
    for name in dropped:
        label, account = ("charged", "") if name == "charge" else (f"charged as {name}", name)
        found[f"l.charges.get({account!r}, 0)"] = (label, money)
    for read in reads_of(tuple((rule.when, rule.lines) for rule in rules)):
        of = kind_of_read(read, house.currency)
        if of.base not in _OWN:
            found.setdefault(writer.reading(read), (read.label, of))
    for condition in _conditions(tuple((rule.when, rule.lines) for rule in rules)):
        kinds = {kind_of_read(read, house.currency).base for read in reads_of(condition)}
        if not kinds or not kinds.isdisjoint(_OWN):
            found.setdefault(writer.condition(condition), (_text(condition), _YES_NO))
    return found


def _reading(house: House, found: Mapping[str, tuple[str, Kind]]) -> Callable[[Situation], Values]:
    values: Callable[[Situation], Values] = expression_function(house, f"({''.join(f'{text}, ' for text in found)})")
    return values


def _conditions(node: object) -> Iterator[Simple]:
    """The conditions that have none inside them, in lines and in amounts with lines of their own."""
    if isinstance(node, tuple):
        for item in node:
            yield from _conditions(item)
    elif isinstance(node, Simple):
        yield node
    elif isinstance(node, Node):
        for name in node.__struct_fields__:
            yield from _conditions(getattr(node, name))


def _text(condition: Simple) -> str:
    """`at least 48 hours before start`, `start falls on Saturday`; else what it reads."""
    match condition:
        case Distance(moment):
            return f"{_whose(moment)}{distance_text(condition)}"
        case Order(moment, op, edge):
            return f"{_whose(moment)}{EDGES[op]} {moment_text(edge)}"
        case OnDays(moment):
            return f"{moment_text(moment)} falls on {days_text(condition)}"
        case InHours(moment, calendar, inside):
            return f"{moment_text(moment)} falls {'within' if inside else 'outside'} {calendar} hours"
        case InSeason(moment) | InDays(moment) | InClock(moment):
            return f"{moment_text(moment)} falls {range_text(condition)}"
        case IsNothing(fact):
            return f"{fact.label} is nothing"
    return " and ".join(dict.fromkeys(read.label for read in reads_of(condition)))


def _whose(moment: Moment) -> str:
    return "" if isinstance(moment, Now) else f"{moment_text(moment)} is "
