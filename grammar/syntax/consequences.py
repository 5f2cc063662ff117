"""Consequences as written."""

from typing import TypeAlias

from attrs import frozen

from grammar.source import Span
from grammar.syntax.conditions import Expression
from grammar.syntax.values import Duration, Name, Text, _span


@frozen
class Verdict:
    """`accept`, `decline`, `noted`, or `redirect to C` with `channel`."""

    word: str
    channel: Name | None
    span: Span = _span()


@frozen
class Free:
    """`free`: this event costs nothing."""

    span: Span = _span()


@frozen
class Charge:
    """`charge A`, `charge A as parking`."""

    amount: Expression
    label: Name | None
    span: Span = _span()


@frozen
class Refund:
    """`refund A`."""

    amount: Expression
    span: Span = _span()


@frozen
class Credit:
    """`credit A`, `credit A for D`, `credit A until M`."""

    amount: Expression
    lasting: Duration | None
    until: Expression | None
    span: Span = _span()


@frozen
class Owe:
    """`ask X [of A] within D`, `promise X [of A] by M`; `kind` is ask or promise; just one of `within` and `by`."""

    kind: str
    what: Name
    amount: Expression | None
    within: Duration | None
    by: Expression | None
    span: Span = _span()


@frozen
class Excuse:
    """`excuse deposit`, `excuse charge`, `excuse no-show`."""

    what: Name
    span: Span = _span()


@frozen
class Becomes:
    """`client becomes S [from M] [until M | for D | for ever]`; `subject` is client, booking or house."""

    subject: str
    mark: Name
    since: Expression | None
    until: Expression | None
    lasting: Duration | None
    for_ever: bool
    span: Span = _span()


@frozen
class NoLonger:
    """`client is no longer S`."""

    subject: str
    mark: Name
    span: Span = _span()


@frozen
class BookingEnds:
    """`booking ends`."""

    span: Span = _span()


@frozen
class Record:
    """`record X`."""

    event: Name
    span: Span = _span()


@frozen
class Say:
    """`say W`."""

    words: Name
    span: Span = _span()


@frozen
class Tell:
    """`tell ROLE "…"`."""

    role: Name
    text: Text
    span: Span = _span()


@frozen
class Argument:
    """`amount = 30% of price` in a `do`."""

    name: Name
    value: Expression
    span: Span = _span()


@frozen
class Do:
    """`do X with a = … and b = …`."""

    action: Name
    arguments: tuple[Argument, ...]
    span: Span = _span()


@frozen
class May:
    """`may …`: allowed, not owed."""

    consequence: "Consequence"
    span: Span = _span()


Consequence: TypeAlias = (
    Verdict | Free | Charge | Refund | Credit | Owe | Excuse | Becomes | NoLonger | BookingEnds
    | Record | Say | Tell | Do | May
)  # fmt: skip
