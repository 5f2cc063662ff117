"""Each line that a decision tried, and what every condition of it came to.

Conditions are weighed by the same expressions that the plan is made of, one leaf at a time.
"""

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from attrs import frozen

from engine.judging.decide import situation_of
from engine.memory.decision import Decision, Reading
from engine.memory.record import Record
from engine.memory.situation import Situation
from engine.model import (
    Accepted,
    Amount,
    And,
    Compared,
    Condition,
    Decided,
    Distance,
    EventKind,
    FirstFitting,
    Greatest,
    Holds,
    House,
    InClock,
    InDays,
    InHours,
    InSeason,
    Is,
    IsNothing,
    Kind,
    Least,
    Line,
    Literal,
    Marked,
    Moment,
    Not,
    ObligationIs,
    OnDays,
    Or,
    Order,
    Product,
    PromisesKept,
    Quotient,
    Rule,
    Shifted,
    Steps,
    Sum,
)
from engine.planning.plan import Plan
from engine.planning.plan_from_model import expression_function
from engine.planning.python_from_condition import Conditions, Read, kind_of_read, reads_of
from engine.telling.model_text import amount_label, moment_text

MOMENT, NUMBER = Kind("moment"), Kind("number")

Falls: TypeAlias = OnDays | InHours | InSeason | InDays | InClock
Simple: TypeAlias = (
    Holds | Is | IsNothing | Compared | Distance | Order | Falls | Marked | ObligationIs | Accepted | PromisesKept
)
"""A condition that has none inside it."""


@frozen
class Leaf:
    """A simple condition: whether it holds, what it read, and the values it set side by side.

    `sides` are for a size what stands left and right of it; for a distance the moment, the anchor and the edge so
    far from it; for an edge the moment and the edge; for a day or an hour the moment; else what was read.
    """

    condition: Simple
    holds: bool
    facts: tuple[Reading, ...]
    sides: tuple[Reading, ...]


@frozen
class Branch:
    """`and`, `or` or `not` over other conditions; `word` says which."""

    word: str
    holds: bool
    items: tuple["Weighed", ...]


Weighed: TypeAlias = Leaf | Branch


@frozen
class TriedLine:
    """A line: `outcome` is decides, fits (and its verdict was overruled, or none inside it fits), fails or untried.

    `weighed` is None for `otherwise`, and for a line that was not tried.
    """

    line: Line
    outcome: str
    weighed: Weighed | None
    lines: tuple["TriedLine", ...]


@frozen
class TriedRule:
    """A rule on the event: its `when`, where it has one, and its lines; without lines where `when` does not hold."""

    rule: Rule
    when: Weighed | None
    lines: tuple[TriedLine, ...]


@frozen
class Tried:
    """What a decision tried: its rules in the order of the house, and the same of the decisions it records."""

    rules: tuple[TriedRule, ...]
    recorded: tuple["Tried", ...]


def tried(plan: Plan, record: Record, decision: Decision) -> Tried:
    """How a decision came about: `record` is what the house knew before the event, `plan` what decided it."""
    kind = decision.kind
    situation = situation_of(kind, record, decision.event)
    weigher = Weigher(plan.house, kind, situation)
    deciding = frozenset(because.line.id for because in decision.because)
    # A recorded event that lacks what its rules read has happened, and no rule was asked.
    asked = plan.house.rules_by_event.get(kind.name, ()) if plan.kinds[kind.name].is_whole(situation) else ()
    rules = tuple(weigher.rule(rule, deciding) for rule in asked)
    return Tried(rules, tuple(tried(plan, ahead, child) for ahead, child in recorded_in_turn(record, decision)))


def recorded_in_turn(record: Record, decision: Decision) -> Iterator[tuple[Record, Decision]]:
    """The decisions that a decision records, each with what was known before it: a record that goes on afterwards."""
    if not decision.recorded:
        return
    ahead = record.fork()
    ahead.apply(decision.but(recorded=()))
    for child in decision.recorded:
        yield ahead, child
        ahead.apply(child)


def readings_of(weighed: Weighed) -> tuple[Reading, ...]:
    """All that a condition read, in the order written."""
    if isinstance(weighed, Leaf):
        return weighed.facts
    return tuple(dict.fromkeys(reading for item in weighed.items for reading in readings_of(item)))


def deciding_leaves(weighed: Weighed, wanted: bool = True) -> tuple[tuple[Leaf, bool], ...]:
    """The leaves that made a condition what it is, each with what it had to be for the condition to be `wanted`."""
    if isinstance(weighed, Leaf):
        return ((weighed, wanted),)
    if weighed.word == "not":
        return deciding_leaves(weighed.items[0], not wanted)
    # All items of an `and` that holds, and of an `or` that does not, had their say; else those that settled it.
    settling = [item for item in weighed.items if item.holds == weighed.holds]
    return tuple(leaf for item in settling for leaf in deciding_leaves(item, wanted))


@frozen
class Weigher:
    """Weighs conditions in one situation."""

    house: House
    kind: EventKind
    situation: Situation

    def rule(self, rule: Rule, deciding: frozenset[str]) -> TriedRule:
        """A rule and its lines; `deciding` are the ids of the lines that keep their consequences."""
        when = None if rule.when is None else self.weigh(rule.when)
        if when is not None and not when.holds:
            return TriedRule(rule, when, ())
        return TriedRule(rule, when, self.lines(rule.lines, deciding))

    def lines(self, lines: tuple[Line, ...], deciding: frozenset[str]) -> tuple[TriedLine, ...]:
        """The lines in their order; after the first that fits none is tried."""
        found: list[TriedLine] = []
        is_settled = False
        for line in lines:
            if is_settled:
                found.append(TriedLine(line, "untried", None, ()))
                continue
            weighed = None if line.condition is None else self.weigh(line.condition)
            if weighed is not None and not weighed.holds:
                found.append(TriedLine(line, "fails", weighed, ()))
                continue
            is_settled = True
            outcome = "decides" if line.id in deciding else "fits"
            found.append(TriedLine(line, outcome, weighed, self.lines(line.lines, deciding)))
        return tuple(found)

    def weigh(self, condition: Condition) -> Weighed:
        """A condition down to its leaves, all of them, those that a judge need not look at too."""
        match condition:
            case And(items):
                weighed = tuple(self.weigh(item) for item in items)
                return Branch("and", all(item.holds for item in weighed), weighed)
            case Or(items):
                weighed = tuple(self.weigh(item) for item in items)
                return Branch("or", any(item.holds for item in weighed), weighed)
            case Not(item):
                inner = self.weigh(item)
                return Branch("not", not inner.holds, (inner,))
            case simple:
                holds = bool(self._value(lambda writer: writer.condition(simple)))
                return Leaf(simple, holds, self._facts(simple), self._sides(simple))

    def _value(self, write: Callable[[Conditions], str]) -> Any:
        text = write(Conditions(self.house, self.kind))
        return expression_function(self.house, text)(self.situation)

    def _facts(self, condition: Simple) -> tuple[Reading, ...]:
        reads = {read.label: read for read in reads_of(condition)}
        return tuple(self._reading(read) for read in reads.values())

    def _reading(self, read: Read) -> Reading:
        return read.label, kind_of_read(read, self.house.currency), self._value(lambda writer: writer.reading(read))

    def _sides(self, condition: Simple) -> tuple[Reading, ...]:
        match condition:
            case Holds(fact) | Is(fact) | IsNothing(fact):
                return (self._reading(fact),)
            case Compared(left, _, right):
                kind = kind_of_amount(left, self.house.currency)
                return self._amount(left, kind), self._amount(right, kind)
            case Distance(moment, _, length, direction, anchor):
                edge = Shifted(anchor, length, direction)
                return self._moment(moment), self._moment(anchor), self._moment(edge)
            case Order(moment, _, edge):
                return self._moment(moment), self._moment(edge)
            case Marked() | ObligationIs() | Accepted() | PromisesKept():
                return (self._reading(condition),)
        return (self._moment(condition.moment),)

    def _amount(self, amount: Amount, kind: Kind) -> Reading:
        label = amount_label(amount, self.house)
        return label, kind, self._value(lambda writer: writer.amount(amount).rounded())

    def _moment(self, moment: Moment) -> Reading:
        return moment_text(moment), MOMENT, self._value(lambda writer: writer.moment(moment).when_given())


def kind_of_amount(amount: Amount, currency: str) -> Kind:
    """The kind of value that an amount comes to."""
    match amount:
        case Literal(_, kind):
            return kind
        case Product(left, right) | Quotient(left, right):
            kinds = [kind_of_amount(left, currency), kind_of_amount(right, currency)]
            return next((kind for kind in kinds if kind.base != "number"), NUMBER)
        case Sum(left) | Least(left) | Greatest(left):
            return kind_of_amount(left, currency)
        case FirstFitting(lines):
            return kind_of_amount(lines[0][1], currency)
        case Steps():
            return NUMBER
        case Decided():
            raise AssertionError("only a guarantee speaks of what was decided")
        case read:
            return kind_of_read(read, currency)
