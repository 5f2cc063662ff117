"""What a table cannot answer: the lines that ask for more than stands in a row."""

from collections.abc import Callable, Iterator
from functools import partial

from engine.events.event_problem import EventProblem
from engine.model import (
    Amount,
    And,
    ClockOn,
    Compared,
    Condition,
    Counted,
    Distance,
    EndOfMonth,
    Entry,
    EventKind,
    Fact,
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
    LastOf,
    Least,
    Ledger,
    Line,
    Literal,
    Made,
    Moment,
    NextOpening,
    Not,
    Notice,
    Now,
    OnDays,
    Or,
    Order,
    Product,
    Quotient,
    Recorded,
    Rule,
    Sent,
    ServiceFact,
    Shifted,
    Steps,
    Sum,
    Summed,
)
from engine.model.lines import all_lines, leaves
from engine.model.parts import parts
from engine.nearest import listed

_IN_A_ROW = (
    And, ClockOn, Compared, Distance, EndOfMonth, Fact, FirstFitting, Greatest, Holds, InClock, InDays, InHours,
    InSeason, Is, IsNothing, Least, Literal, Made, NextOpening, Not, Notice, Now, OnDays, Or, Order, Product, Quotient,
    Sent, ServiceFact, Shifted, Steps, Sum,
)  # fmt: skip
"""Conditions, amounts and moments that a row has all for; what else there is asks for more."""
_USED = "used"


def refusals(house: House, kind: EventKind, no_history: bool) -> tuple[EventProblem, ...]:
    """Every line on a kind of event that reads what a row does not have, or does what its columns cannot hold.

    With `no_history` there is none to read, but of the event that made the booking.
    """
    if kind.cause is not None:
        message = f"`{kind.name}` comes by itself when its time has come, and is not asked"
        return (EventProblem("E802", message),)
    if kind.name == _USED:
        message = f"`{kind.name}` uses what an earlier decision allowed, and a row has no earlier one"
        return (EventProblem("E811", message, "use `House.decide` with the record of the client"),)
    rules = house.rules_by_event.get(kind.name, ())
    asks = partial(_asks, house, kind, no_history)
    return tuple(dict.fromkeys(problem for rule in rules for problem in _of_rule(house, rule, asks)))


def _of_rule(house: House, rule: Rule, asks: Callable[[object], Iterator[str]]) -> Iterator[EventProblem]:
    yield from _problem(place_of_rule(rule), asks(rule.when))
    for line in all_lines(rule.lines):
        where = place_of_line(rule, line)
        entries = tuple(one for one in line.consequences if isinstance(one, Entry))
        yield from _problem(where, asks((line.condition, entries)))
        for one in line.consequences:
            if isinstance(one, Recorded) and _makes_entries(house, one.event):
                why = f"{where}: it records `{one.event}`, which has entries of its own"
                yield EventProblem("E811", why, "judge these with `House.decide` and a record, or with `evenhand run`")


_MEND = "judge these with a record or `evenhand run`, or say `no_history=True` if nothing came before"


def _problem(where: str, labels: Iterator[str]) -> Iterator[EventProblem]:
    unknown = dict.fromkeys(labels)
    if unknown:
        yield EventProblem("E811", f"{where}: a row does not say {listed(unknown, 'and')}", _MEND)


def _asks(house: House, kind: EventKind, no_history: bool, node: object) -> Iterator[str]:
    """What a piece of the model reads that a row does not say, by the names that the house has for it."""
    opening = [] if kind.life == "opens" else [one for one in house.events.values() if one.life == "opens"]
    for part in parts(node):
        match part:
            case Counted() | Summed() | LastOf():
                if not no_history or (kind.about == "booking" and part.event in [one.name for one in opening]):
                    yield part.label
            case Ledger():
                if not no_history or any(one.pays is not None for one in opening):
                    yield part.label
            case Entry("refund"):
                if not no_history:
                    yield "paid"
            case _:
                is_read = isinstance(part, Condition | Amount | Moment) and not isinstance(part, _IN_A_ROW)
                if is_read and not no_history:
                    yield part.label  # type: ignore[attr-defined]  # all that has to be known before has one


def _makes_entries(house: House, event: str) -> bool:
    lines = [line for rule in house.rules_by_event.get(event, ()) for line in leaves(rule.lines)]
    return any(isinstance(one, Entry | Recorded) for line in lines for one in line.consequences)


def place_of_rule(rule: Rule) -> str:
    """`rule “Late” (salon.house:50)`."""
    return f"rule “{rule.title}” ({rule.span.place})"


def place_of_line(rule: Rule, line: Line) -> str:
    """`rule “Late”, line `otherwise` (salon.house:53)`."""
    return f"rule “{rule.title}”, line `{line.text or 'otherwise'}` ({line.span.place})"
