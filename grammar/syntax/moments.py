"""Moments and days as written."""

from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from grammar.source import Span
from grammar.syntax.values import Clock, Duration, Name, _span

if TYPE_CHECKING:
    from grammar.syntax.conditions import Expression


@frozen
class DayBefore:
    """`the day before M` (calendar None), `the opening day before M`, `the phone day before M`."""

    calendar: str | None
    anchor: "Expression"
    span: Span = _span()


@frozen
class WeekdayBefore:
    """`Friday before M`; `weekday` is 0 for Monday to 6 for Sunday."""

    weekday: int
    anchor: "Expression"
    span: Span = _span()


@frozen
class DayAt:
    """`the day 3 opening days before M` or `after M`."""

    offset: "Offset"
    span: Span = _span()


@frozen
class DayOf:
    """`the day of M`."""

    anchor: "Expression"
    span: Span = _span()


Day: TypeAlias = DayBefore | WeekdayBefore | DayAt | DayOf


@frozen
class ClockOn:
    """`18:00 on the opening day before start`."""

    clock: Clock
    day: Day
    span: Span = _span()


@frozen
class Offset:
    """`48 hours before start`, `12 months after now`; `direction` is before or after."""

    duration: Duration
    direction: str
    anchor: "Expression"
    span: Span = _span()


@frozen
class NextOpening:
    """`next opening after M` (calendar `opening`), `next phone opening after M`."""

    calendar: str
    anchor: "Expression"
    span: Span = _span()


@frozen
class EndOf:
    """`end of this calendar month`, `end of next calendar month`; `period` is `this month` or `next month`."""

    period: str
    span: Span = _span()


@frozen
class The:
    """`the booking`: the moment at which the event's booking was made."""

    name: Name
    span: Span = _span()


@frozen
class TheLast:
    """`the last arrival`: the moment of the client's latest earlier event of that kind."""

    name: Name
    span: Span = _span()
