"""The nearest other value of each thing that the rules on an event ask for, with which the answer would be another.

An answer is another where other consequences are decided on; that an amount moves along with a price, or a deadline
with the moment, is none. All else stays as it is, and every change was asked of the plan.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from attrs import frozen

from engine.events.event import Value
from engine.judging.decide import situation_of
from engine.judging.edge import edge
from engine.judging.named_moments import named_moments
from engine.memory.decision import Decision
from engine.model import (
    Compared,
    Consequence,
    Counted,
    Fact,
    Holds,
    House,
    Is,
    IsNothing,
    Kind,
    Literal,
    Marked,
    Rule,
)
from engine.model.parts import parts
from engine.planning.plan_from_model import expression_function
from engine.planning.python_from_condition import Conditions
from engine.time.moments import DAY
from engine.turning.variation import Question

MOMENT, FACT, COUNT, MARK = "moment", "fact", "count", "mark"
_FIGURES = ("money", "number", "duration", "units")
_EARLIEST, _LATEST = 90 * DAY, 30 * DAY
_PACE = 3600
_MOST_EVENTS = 24


@frozen
class NearestChange:
    """A change of one thing, and the decision it leads to. `what` is moment, fact, count or mark; `name` the fact, the
    kind of event counted, or the mark with whose it is. `now` and `then` are its values, for a count the numbers."""

    what: str
    name: str
    kind: Kind
    now: Value
    then: Value
    decision: Decision


def nearest_changes(question: Question) -> Iterator[NearestChange]:
    """The nearest changes: earlier and later, then the facts, the counts and the marks in the order of the rules."""
    decision = question.answer()
    if decision is None:
        return
    before = _consequences(decision)
    rules = question.plan.house.rules_by_event.get(question.event.kind, ())

    def turned(other: Question) -> Decision | None:
        """The answer to a question, where it is another."""
        answer = other.answer()
        return None if answer is None or _consequences(answer) == before else answer

    yield from _moments(question, turned)
    for fact in _facts(rules):
        if fact.source != "booking" or (question.event.booking or "") in question.record.bookings:
            yield from _values(question, fact, rules, turned)
    yield from _counts(question, rules, turned)
    yield from _marks(question, rules, turned)


Turned = Callable[[Question], Decision | None]


def _consequences(decision: Decision) -> Counter[Consequence]:
    """What was decided on, with the events that it records."""
    found = Counter(one for because in decision.because for one in because.line.consequences)
    for child in decision.recorded:
        found += _consequences(child)
    return found


# --- the moment ------------------------------------------------------------------------------


def _moments(question: Question, turned: Turned) -> Iterator[NearestChange]:
    event, house = question.event, question.plan.house
    booking = question.record.bookings.get(event.booking or "")
    start = (booking.fields if booking is not None else event.fields).get("start")
    anchor = start if isinstance(start, int) else event.at
    is_fixed = booking is not None and not question.made_now
    first = booking.made if booking is not None and is_fixed else event.at - _EARLIEST
    last = max(anchor, event.at) + _LATEST
    past = [known.last for known in question.record.occurrences.values() if known.last is not None and is_fixed]
    first = max((first, *(moment for moment in past if moment <= event.at)))
    named = named_moments(house, first, last, anchor, booking.made if booking is not None else event.at)
    looks = {moment + beside for moment in named for beside in (-1, 0, 1)} | {*range(first, last, _PACE), first, last}
    inside = sorted(look for look in looks if first <= look <= last)

    def stays(moment: int) -> bool:
        return turned(question.at(moment)) is None

    earlier, later = (
        (look for look in reversed(inside) if look < event.at),
        (look for look in inside if look > event.at),
    )
    for looks_on_side, sign in ((earlier, -1), (later, 1)):
        known = edge(stays, event.at, looks_on_side)
        decision = None if known is None else turned(question.at(known + sign))
        if known is not None and decision is not None:
            yield NearestChange(MOMENT, "now", Kind("moment"), event.at, known + sign, decision)


# --- facts -----------------------------------------------------------------------------------


def _facts(rules: Iterable[Rule]) -> Iterator[Fact]:
    """The facts that conditions ask for, each once; moments and texts are left out."""
    asked: dict[tuple[str, str], Fact] = {}
    for node in parts(tuple(rules)):
        sides: tuple[object, ...] = ()
        if isinstance(node, Holds | Is | IsNothing):
            sides = tuple(part for part in parts(node.fact))
        elif isinstance(node, Compared):
            sides = tuple(part for side in (node.left, node.right) for part in parts(side))
        for fact in sides:
            if isinstance(fact, Fact) and fact.kind.base in (*_FIGURES, "choice", "service", "yes or no"):
                asked.setdefault((fact.source, fact.name), fact)
    yield from asked.values()


def _values(question: Question, fact: Fact, rules: Iterable[Rule], turned: Turned) -> Iterator[NearestChange]:
    house, value = question.plan.house, question.value(fact)
    others: Iterable[Value] = _others(house, fact, value)
    if fact.kind.base in _FIGURES:
        others = _figures(question, fact, value, rules, turned) if isinstance(value, int) else ()
    name = f"client.{fact.name}" if fact.source == "client" else fact.name
    seen: list[Counter[Consequence]] = []
    for other in others:
        decision = turned(question.fact(fact, other))
        if decision is not None and _consequences(decision) not in seen:
            seen.append(_consequences(decision))
            yield NearestChange(FACT, name, fact.kind, value, other, decision)


def _others(house: House, fact: Fact, value: Value) -> list[Value]:
    """All other values that a fact may have."""
    known: tuple[Value, ...]
    match fact.kind.base:
        case "yes or no":
            known = (True, False)
        case "service":
            known = tuple(house.services)
        case _:
            known = house.choices.get(fact.kind.of or "", ())
    return [other for other in (*known, *((None,) if fact.optional else ())) if other != value]


def _figures(question: Question, fact: Fact, value: int, rules: Iterable[Rule], turned: Turned) -> Iterator[int]:
    """The nearest smaller and larger figure with which something else is decided."""
    literals = {part.value for part in parts(tuple(rules)) if isinstance(part, Literal) and type(part.value) is int}
    declared = [kind.fields[fact.name] for kind in question.plan.house.events.values() if fact.name in kind.fields]
    lows = [field.low for field in declared if field.low is not None]
    highs = [field.high for field in declared if field.high is not None]
    low, high = min(lows, default=0), max(highs, default=max((*literals, value, 100)) * 100)
    steps = {value + sign * 2**power for power in range(40) for sign in (-1, 1)}
    looks = sorted(look for one in (*literals, *steps) for look in (one - 1, one, one + 1) if low <= look <= high)

    def stays(figure: int) -> bool:
        return turned(question.fact(fact, figure)) is None

    for on_side, sign in (
        ((look for look in reversed(looks) if look < value), -1),
        ((look for look in looks if look > value), 1),
    ):
        known = edge(stays, value, on_side)
        if known is not None:
            yield known + sign


# --- what was before -------------------------------------------------------------------------


def _counts(question: Question, rules: tuple[Rule, ...], turned: Turned) -> Iterator[NearestChange]:
    house = question.plan.house
    counted = dict.fromkeys(node for node in parts(rules) if isinstance(node, Counted))
    seen: set[str] = set()
    for node in counted:
        kind = house.events[node.event]
        if kind.cause is not None or node.event in seen:
            continue
        number = _count(question, node)
        of_booking = node.window.kind == "booking"
        for sign, most in ((-1, number - (node.event == question.event.kind and not node.earlier)), (1, _MOST_EVENTS)):
            for change in range(1, most + 1):
                decision = turned(question.events(node.event, sign * change, of_booking))
                if decision is not None:
                    seen.add(node.event)
                    yield NearestChange(COUNT, node.event, Kind("number"), number, number + sign * change, decision)
                    break


def _count(question: Question, node: Counted) -> int:
    kind = question.plan.house.events[question.event.kind]
    situation = situation_of(kind, question.record, question.event)
    text = Conditions(question.plan.house, kind).amount(node).rounded()
    value = expression_function(question.plan.house, text)(situation)
    return value if isinstance(value, int) else 0


def _marks(question: Question, rules: tuple[Rule, ...], turned: Turned) -> Iterator[NearestChange]:
    asked = dict.fromkeys((node.subject, node.mark) for node in parts(rules) if isinstance(node, Marked))
    event, record = question.event, question.record
    for subject, mark in asked:
        booking = record.bookings.get(event.booking or "")
        if subject == "booking" and booking is None:
            continue
        holder = {"client": record, "house": record.house, "booking": booking}[subject]
        assert holder is not None
        is_marked = holder.is_marked(mark, event.at)
        decision = turned(question.mark(Marked(subject, mark, ""), is_marked))
        if decision is not None:
            yield NearestChange(MARK, f"{subject} is {mark}", Kind("yes or no"), is_marked, not is_marked, decision)
