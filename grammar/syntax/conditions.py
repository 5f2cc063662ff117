"""Conditions as written, and all that an expression can be."""

from typing import TypeAlias

from attrs import frozen

from grammar.source import Span
from grammar.syntax.amounts import AsOf, ButAtLeast, CappedAt, ForEach, Minus, PercentOf, Plus, Times
from grammar.syntax.counts import Count, NoneOf, Total
from grammar.syntax.moments import ClockOn, Day, EndOf, NextOpening, Offset, The, TheLast
from grammar.syntax.values import Clock, Date, Duration, Money, Name, Number, Percent, Text, UnitAmount, YesNo, _span


@frozen
class Or:
    """`a or b or c`."""

    items: tuple["Expression", ...]
    span: Span = _span()


@frozen
class And:
    """`a and b and c`."""

    items: tuple["Expression", ...]
    span: Span = _span()


@frozen
class Not:
    """`not a`."""

    item: "Expression"
    span: Span = _span()


@frozen
class Group:
    """`( … )`, kept so that the printer writes what was written."""

    inner: "Expression"
    span: Span = _span()


@frozen
class Compare:
    """`price is at least EUR 100`; with `left` None the prefix form, `at least 48 hours before start`.

    `op` is one of `is`, `is not`, `at least`, `at most`, `more than`, `less than`, `exactly`, `by`, `before`, `after`.
    """

    left: "Expression | None"
    op: str
    right: "Expression"
    span: Span = _span()


@frozen
class OneOf:
    """`channel is one of sms, email`, or with `negated` `is not one of`."""

    left: "Expression"
    negated: bool
    options: tuple["Expression", ...]
    span: Span = _span()


@frozen
class IsGiven:
    """`reason is given`."""

    left: "Expression"
    span: Span = _span()


@frozen
class IsNothing:
    """`reason is nothing`."""

    left: "Expression"
    span: Span = _span()


@frozen
class Weekday:
    """`Saturday`: 0 for Monday to 6 for Sunday."""

    number: int
    span: Span = _span()


@frozen
class PublicHoliday:
    """`a public holiday`."""

    span: Span = _span()


@frozen
class FallsOn:
    """`start falls on Saturday`, `start falls on one of Saturday, Sunday, a public holiday`."""

    left: "Expression"
    days: tuple[Weekday | PublicHoliday | Date, ...]
    span: Span = _span()


@frozen
class FallsInHours:
    """`now falls outside phone hours` (`inside` False), `now falls within opening hours`."""

    left: "Expression"
    inside: bool
    calendar: str
    span: Span = _span()


@frozen
class FallsBetween:
    """`start falls between 1 November and 5 January`, `start falls between 18:00 and 22:00`."""

    left: "Expression"
    first: Date | Clock
    last: Date | Clock
    span: Span = _span()


@frozen
class Accepted:
    """`client has accepted these rules`."""

    span: Span = _span()


@frozen
class PromisesKept:
    """`every promise is kept`."""

    span: Span = _span()


Expression: TypeAlias = (
    Name | Text | YesNo | Number | Money | UnitAmount | Percent | Duration | Date | Clock
    | ClockOn | Day | Offset | NextOpening | EndOf | The | TheLast
    | Count | NoneOf | Total
    | PercentOf | Times | ForEach | Plus | Minus | CappedAt | ButAtLeast | AsOf
    | Or | And | Not | Group | Compare | OneOf | IsGiven | IsNothing
    | FallsOn | FallsInHours | FallsBetween | Accepted | PromisesKept
)  # fmt: skip
