"""What a table cannot answer: the lines that ask for more than stands in a row."""

from collections.abc import Iterator

from engine.events.event_problem import EventProblem
from engine.model import (
    Amount,
    And,
    ClockOn,
    Compared,
    Condition,
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
    Least,
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
)
from engine.model.parts import parts

_IN_A_ROW = (
    And, ClockOn, Compared, Distance, EndOfMonth, Fact, FirstFitting, Greatest, Holds, InClock, InDays, InHours,
    InSeason, Is, IsNothing, Least, Literal, Made, NextOpening, Not, Notice, Now, OnDays, Or, Order, Product, Quotient,
    Sent, ServiceFact, Shifted, Steps, Sum,
)  # fmt: skip
"""Conditions, amounts and moments that a row has all for; what else there is asks for more."""
_USED = "used"


def refusals(house: House, kind: EventKind) -> tuple[EventProblem, ...]:
    """Every line on a kind of event that reads what a row does not have, or does what its columns cannot hold."""
    if kind.cause is not None:
        message = f"`{kind.name}` comes by itself when its time has come, and is not asked"
        return (EventProblem("E802", message),)
    if kind.name == _USED:
        message = f"`{kind.name}` uses what an earlier decision allowed, and a row has no earlier one"
        return (EventProblem("E811", message, "use `House.decide` with the record of the client"),)
    rules = house.rules_by_event.get(kind.name, ())
    return tuple(dict.fromkeys(problem for rule in rules for problem in _of_rule(house, rule)))


def _of_rule(house: House, rule: Rule) -> Iterator[EventProblem]:
    where = place_of_rule(rule)
    for label in _past(rule.when):
        yield _problem(where, label)
    for line in _lines(rule.lines):
        where = place_of_line(rule, line)
        entries = [one for one in line.consequences if isinstance(one, Entry)]
        for label in _past((line.condition, tuple((one.amount, one.until) for one in entries))):
            yield _problem(where, label)
        if any(one.kind == "refund" for one in entries):
            yield _problem(where, "paid")
        for one in line.consequences:
            if isinstance(one, Recorded) and _makes_entries(house, one.event):
                why = f"{where}: it records `{one.event}`, which has entries of its own"
                yield EventProblem("E811", why, _MEND)


_MEND = "judge these with `House.decide` and a record, or with `evenhand run`"


def _problem(where: str, label: str) -> EventProblem:
    return EventProblem("E811", f"{where}: a row does not say `{label}`", _MEND)


def _past(node: object) -> Iterator[str]:
    """What a piece of the model reads of the client's past, by the names that the house has for it."""
    for part in parts(node):
        if isinstance(part, Condition | Amount | Moment) and not isinstance(part, _IN_A_ROW):
            yield part.label


def _lines(lines: tuple[Line, ...]) -> Iterator[Line]:
    for line in lines:
        yield line
        yield from _lines(line.lines)


def _makes_entries(house: House, event: str) -> bool:
    lines = [line for rule in house.rules_by_event.get(event, ()) for line in _lines(rule.lines)]
    return any(isinstance(one, Entry | Recorded) for line in lines for one in line.consequences)


def place_of_rule(rule: Rule) -> str:
    """`rule “Late” (salon.house:50)`."""
    return f"rule “{rule.title}” ({rule.span.place})"


def place_of_line(rule: Rule, line: Line) -> str:
    """`rule “Late”, line `otherwise` (salon.house:53)`."""
    return f"rule “{rule.title}”, line `{line.text or 'otherwise'}` ({line.span.place})"
