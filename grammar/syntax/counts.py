"""Counts and their windows as written."""

from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from grammar.source import Span
from grammar.syntax.values import Duration, Name, Number, _span

if TYPE_CHECKING:
    from grammar.syntax.conditions import Expression


@frozen
class InTheLast:
    """`in the last 12 months`."""

    duration: Duration
    span: Span = _span()


@frozen
class Ever:
    """`ever`."""

    span: Span = _span()


@frozen
class OfThisBooking:
    """`of this booking`."""

    span: Span = _span()


@frozen
class Since:
    """`since the last arrival`, `since M`."""

    moment: "Expression"
    span: Span = _span()


@frozen
class ThisCalendar:
    """`this calendar year`, `this calendar month`; `period` is year or month."""

    period: str
    span: Span = _span()


Scope: TypeAlias = InTheLast | Ever | OfThisBooking | Since | ThisCalendar


@frozen
class Count:
    """`3 no-shows in the last 12 months`, `2 earlier moves of this booking`, `3 overdue answers since …`.

    Stands only after a comparison. `no earlier bookings ever` is `NoneOf`.
    """

    number: Number
    earlier: bool
    overdue: bool
    events: Name
    scope: Scope
    span: Span = _span()


@frozen
class NoneOf:
    """`no earlier no-shows in the last 12 months`."""

    earlier: bool
    overdue: bool
    events: Name
    scope: Scope
    span: Span = _span()


@frozen
class Total:
    """`total price of bookings in the last 12 months`."""

    fact: Name
    events: Name
    scope: Scope
    span: Span = _span()
