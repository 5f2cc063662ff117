"""Words of the language: names, texts, figures, dates."""

from typing import Any

from attrs import field, frozen

from grammar.source import Span


def _span() -> Any:
    return field(eq=False, repr=False)


@frozen
class Name:
    """A name, dotted where it is qualified: `price`, `booking.channel`, `charged.parking`."""

    text: str
    span: Span = _span()


@frozen
class Text:
    """A text between double quotes, without them."""

    value: str
    span: Span = _span()


@frozen
class YesNo:
    """`yes` or `no` as a value."""

    value: bool
    span: Span = _span()


@frozen
class Number:
    """A whole number."""

    value: int
    span: Span = _span()


@frozen
class Money:
    """`EUR 25`, `EUR 12.50`. `currency` is an ISO 4217 code or a symbol as written; `amount` is decimal text."""

    currency: str
    amount: str
    span: Span = _span()


@frozen
class UnitAmount:
    """`10 sessions`, `1 session`: an amount in another unit of account; `unit` as written, one or many."""

    count: int
    unit: Name
    span: Span = _span()


@frozen
class Percent:
    """`30%`: `amount` is decimal text."""

    amount: str
    span: Span = _span()


@frozen
class Duration:
    """`24 hours`, `4 opening hours`, `2 full working days`, `2 phone hours`.

    `unit` is seconds, minutes, hours, days, weeks, months or years. `calendar` is None for elapsed time,
    weeks, months and years (and for a bare `2 days`, which is refused later), `calendar` for calendar days,
    else the name of a calendar (`opening`, `working`, or one of the house).
    """

    count: int
    unit: str
    calendar: str | None
    full: bool
    span: Span = _span()


@frozen
class Date:
    """`1 March 2027`, or `24 December` in every year."""

    day: int
    month: int
    year: int | None
    span: Span = _span()


@frozen
class Clock:
    """`18:00`: minutes since midnight, 0 to 1440."""

    minutes: int
    span: Span = _span()
