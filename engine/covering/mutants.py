"""Houses that differ from a house in one figure, one comparison, or the order of two lines.

A figure moves by one of what it counts: a cent, a percent, a piece, and of time the unit that it is written in.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from attrs import evolve, frozen
from msgspec.structs import replace

from engine.model import (
    ClockOn,
    Compared,
    Days,
    Distance,
    Elapsed,
    FixedDay,
    House,
    InClock,
    InDays,
    InSeason,
    Kind,
    Line,
    Literal,
    Months,
    NthDay,
    Open,
    Order,
    Rule,
    Steps,
)
from engine.model.node import Node
from engine.telling.model_text import EDGES, SIZES, length_text
from engine.telling.plain_text import plain_amount, plain_date, plain_day_of_year
from engine.time.moments import clock_text
from engine.values import decimals_of, duration_text

_OTHER = {">=": ">", ">": ">=", "<=": "<", "<": "<=", "==": "!=", "!=": "=="}
_DAYS_BEFORE = (31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30)


@frozen
class Mutant:
    """A house with one change: in which line of which rule, what was written there, and what is there instead.

    `line` is None for the `when` of a rule. `what` is threshold, comparison, amount or order. `nodes` are the piece of
    the model that was there and the one that is: conditions, consequences, or the two lines."""

    house: House
    rule: Rule
    line: Line | None
    what: str
    before: str
    after: str
    nodes: tuple[Any, Any]


@frozen
class _Change:
    """A piece of the model in the place of another."""

    node: Any
    what: str
    before: str
    after: str


def mutants_of(house: House) -> Iterator[Mutant]:
    """The mutants of a house, in the order of its lines."""
    for place, rule in enumerate(house.rules):

        def with_rule(other: Rule, place: int = place) -> House:
            return replace(house, rules=(*house.rules[:place], other, *house.rules[place + 1 :]))

        def with_lines(lines: tuple[Line, ...], rule: Rule = rule, place: int = place) -> House:
            return with_rule(replace(rule, lines=lines), place)

        for one in _changes(house, rule.when, "threshold"):
            yield Mutant(
                with_rule(replace(rule, when=one.node)),
                rule,
                None,
                one.what,
                one.before,
                one.after,
                (rule.when, one.node),
            )
        yield from _of_lines(house, rule, rule.lines, with_lines)


def _of_lines(
    house: House, rule: Rule, lines: tuple[Line, ...], with_lines: Callable[[tuple[Line, ...]], House]
) -> Iterator[Mutant]:
    for place, line in enumerate(lines):

        def with_line(other: Line, place: int = place) -> House:
            return with_lines((*lines[:place], other, *lines[place + 1 :]))

        def with_inner(inner: tuple[Line, ...], line: Line = line, place: int = place) -> House:
            return with_line(replace(line, lines=inner), place)

        for one in _changes(house, line.condition, "threshold"):
            changed = with_line(replace(line, condition=one.node))
            yield Mutant(changed, rule, line, one.what, one.before, one.after, (line.condition, one.node))
        for one in _changes(house, line.consequences, "amount"):
            changed = with_line(replace(line, consequences=one.node))
            yield Mutant(changed, rule, line, one.what, one.before, one.after, (line.consequences, one.node))
        yield from _of_lines(house, rule, line.lines, with_inner)
        after = lines[place + 1] if place + 1 < len(lines) else None
        if after is not None and after.condition is not None and line.condition is not None:
            swapped = with_lines((*lines[:place], after, line, *lines[place + 2 :]))
            yield Mutant(swapped, rule, line, "order", "this line", f"after `{after.text}`", (line, after))


def _changes(house: House, node: Any, what: str) -> Iterator[_Change]:
    """Each way to change one thing in a piece of the model."""
    if isinstance(node, tuple):
        for place, item in enumerate(node):
            for one in _changes(house, item, what):
                yield evolve(one, node=(*node[:place], one.node, *node[place + 1 :]))
    elif isinstance(node, Node):
        for other, kind, before, after in _own(house, node, what):
            if other != node:
                yield _Change(other, kind, before, after)
        for name in node.__struct_fields__:
            for one in _changes(house, getattr(node, name), what):
                yield evolve(one, node=replace(node, **{name: one.node}))


def _own(house: House, node: Node, what: str) -> Iterator[tuple[Any, str, str, str]]:
    """The ways to change a node itself: what is there instead, the kind of change, and both as they are said."""
    match node:
        case Literal(int(value), kind) if not isinstance(value, bool):
            for other in _near(value, _step(kind, value, house)):
                yield Literal(other, kind), what, _figure(value, kind, house), _figure(other, kind, house)
        case Literal(Fraction() as value, kind):
            for part in (value - Fraction(1, 100), value + Fraction(1, 100)):
                if part >= 0:
                    yield Literal(part, kind), what, _percent(value), _percent(part)
        case Elapsed(seconds):
            for other in _near(seconds, _unit(seconds)):
                yield Elapsed(other), what, duration_text(seconds), duration_text(other)
        case Open(seconds, calendar):
            for other in _near(seconds, _unit(seconds)):
                yield Open(other, calendar), what, length_text(node), length_text(Open(other, calendar))
        case Days(count, calendar, full):
            for other in _near(count, 1):
                yield Days(other, calendar, full), what, length_text(node), length_text(Days(other, calendar, full))
        case Months(count):
            for other in _near(count, 1):
                yield Months(other), what, length_text(node), length_text(Months(other))
        case Compared(op=op) | Distance(op=op):
            yield replace(node, op=_OTHER[op]), "comparison", SIZES[op], SIZES[_OTHER[op]]
        case Order(op=op):
            yield replace(node, op=_OTHER[op]), "comparison", EDGES[op], EDGES[_OTHER[op]]
        case ClockOn(minutes, day):
            for other in _near(minutes, _minutes(minutes)):
                if other < 24 * 60:
                    yield ClockOn(other, day), what, clock_text(minutes), clock_text(other)
        case NthDay(count) if count > 0:
            for other in _near(count, 1):
                yield replace(node, count=other), what, _days(count), _days(other)
        case FixedDay(day):
            for other in _near(day, 1):
                yield FixedDay(other), what, plain_date(day), plain_date(other)
        case InClock(_, first, last):
            for name, minutes in (("first", first), ("last", last)):
                for other in _near(minutes, _minutes(minutes)):
                    if other < 24 * 60:
                        yield replace(node, **{name: other}), what, clock_text(minutes), clock_text(other)
        case InSeason(_, first_day, last_day):
            for name, (month, number) in (("first", first_day), ("last", last_day)):
                for date in _near_dates(month, number):
                    before, after = plain_day_of_year(month, number), plain_day_of_year(*date)
                    yield replace(node, **{name: date}), what, before, after
        case InDays(_, first, last):
            for name, at in (("first", first), ("last", last)):
                for other in _near(at, 1):
                    yield replace(node, **{name: other}), what, plain_date(at), plain_date(other)
        case Steps(_, seconds, _):
            for other in _near(seconds, _unit(seconds)):
                yield replace(node, seconds=other), what, duration_text(seconds), duration_text(other)


def _near(value: int, step: int) -> tuple[int, ...]:
    return tuple(other for other in (value - step, value + step) if other >= 0)


def _step(kind: Kind, value: int, house: House) -> int:
    return _unit(value) if kind.base == "duration" else 1


def _unit(seconds: int) -> int:
    return next((unit for unit in (3600, 60) if seconds and seconds % unit == 0), 1)


def _minutes(minutes: int) -> int:
    return 60 if minutes % 60 == 0 else 1


def _near_dates(month: int, day: int) -> Iterator[tuple[int, int]]:
    yield (month, day - 1) if day > 1 else ((month - 2) % 12 + 1, _DAYS_BEFORE[(month - 2) % 12])
    last = _DAYS_BEFORE[month - 1]
    yield (month, day + 1) if day < last else (month % 12 + 1, 1)


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"


def _percent(part: Fraction) -> str:
    return f"{float(part * 100):g}%"


def _figure(value: int, kind: Kind, house: House) -> str:
    match kind.base:
        case "money" | "units" if decimals_of(kind.of or house.currency) is not None or kind.of in house.units:
            return str(plain_amount(value, kind.of or house.currency, house))
        case "duration":
            return duration_text(value)
        case "date":
            return str(plain_date(value))
    return str(value)
