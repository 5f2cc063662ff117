"""Amounts as written."""

from typing import TYPE_CHECKING

from attrs import frozen

from grammar.source import Span
from grammar.syntax.values import Duration, Name, Percent, _span

if TYPE_CHECKING:
    from grammar.syntax.conditions import Expression


@frozen
class PercentOf:
    """`30% of price`."""

    percent: Percent
    of: "Expression"
    span: Span = _span()


@frozen
class Times:
    """`EUR 10 times party-size`; with `out_of`, `price times held out of sessions`."""

    amount: "Expression"
    factor: "Expression"
    out_of: "Expression | None"
    span: Span = _span()


@frozen
class ForEach:
    """`EUR 5 for each started 15 minutes of lateness`; `started` is False for `full`."""

    amount: "Expression"
    started: bool
    step: Duration
    of: "Expression"
    span: Span = _span()


@frozen
class Plus:
    """`A plus B`."""

    left: "Expression"
    right: "Expression"
    span: Span = _span()


@frozen
class Minus:
    """`A minus B`."""

    left: "Expression"
    right: "Expression"
    span: Span = _span()


@frozen
class CappedAt:
    """`A capped at B`."""

    amount: "Expression"
    cap: "Expression"
    span: Span = _span()


@frozen
class ButAtLeast:
    """`A but at least B`."""

    amount: "Expression"
    floor: "Expression"
    span: Span = _span()


@frozen
class AsOf:
    """`party-size as of 7 calendar days before start`."""

    fact: Name
    moment: "Expression"
    span: Span = _span()
