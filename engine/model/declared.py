"""Facts, events, services and units as a house declares them."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from msgspec.structs import replace

from engine.model.amounts import Amount
from engine.model.kinds import Kind, Length
from engine.model.moments import Moment
from engine.model.node import Node, Worded
from grammar.source import Span


class Field(Worded, frozen=True):
    """A declared fact of an event or a client. `low` and `high` bound a number, both included."""

    beside: ClassVar[tuple[str, ...]] = ("span",)

    name: str
    kind: Kind
    optional: bool
    default: Amount | Moment | None
    low: int | None
    high: int | None
    span: Span


def widest(fields: Sequence[Field]) -> Field:
    """The first of some facts of one name, with bounds that the values of each of them keep."""
    lows, highs = [field.low for field in fields], [field.high for field in fields]
    low = None if None in lows else min(low for low in lows if low is not None)
    high = None if None in highs else max(high for high in highs if high is not None)
    return replace(fields[0], low=low, high=high)


class OverdueOf(Node, frozen=True):
    """Happens at the deadline of an obligation named `what` that was not met."""

    what: str


ASKED, UNPAID = "asked", "unpaid"
"""Facts of an overdue event whose obligation has an amount: how much it was, and how much of it did not come."""


class AtOffset(Node, frozen=True):
    """Happens once for each live booking, `length` before or after its moment `fact`."""

    length: Length
    direction: str
    fact: str


class BeforeDue(Node, frozen=True):
    """Happens `length` before the deadline of an obligation named `what` that is still open."""

    length: Length
    what: str


class AfterSilence(Node, frozen=True):
    """Happens when a client's latest event of kind `event` lies `length` back."""

    length: Length
    event: str


class EventKind(Node, frozen=True):
    """A kind of event. `about` is None, booking or house; `by` is client or house.

    `life`: None, opens, changes or ends; `changes` names the facts of the booking it replaces. `pays`: the fact
    that says what the client paid with it. `after_end`: it may come after its booking ended.
    `cause` is None for events that come from outside, else why the engine makes it; its `name` is then
    `overdue deposit`, `24 hours before start`, `30 minutes before answer.due`, `6 months without arrival`.
    `fields` of an overdue event, and of one before a deadline, are those that all events which make its obligation have
    in common, and `asked` and `unpaid` where the obligation has an amount (optional where not all of those events give
    it one).
    """

    name: str
    plural: str
    about: str | None
    by: str
    life: str | None
    changes: tuple[str, ...]
    pays: str | None
    after_end: bool
    fields: Mapping[str, Field]
    cause: OverdueOf | AtOffset | BeforeDue | AfterSilence | None = None

    @property
    def brings(self) -> Field | None:
        """The fact that says how much it brings of what was asked or promised; None where it carries no amount."""
        brought = self.fields.get(self.pays or "amount")
        return brought if brought is not None and brought.kind.base in ("money", "units") else None


class Service(Node, frozen=True):
    """A line of the price list: `price` in minor units, `length` in seconds; None where not said."""

    name: str
    price: int | None
    length: int | None


class Unit(Node, frozen=True):
    """Another unit of account: sessions, points, vouchers."""

    name: str
    plural: str
