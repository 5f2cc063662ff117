"""Consequences."""

from typing import ClassVar, TypeAlias

from engine.model.amounts import Amount
from engine.model.kinds import Kind
from engine.model.moments import Moment
from engine.model.node import Node, Worded


class Verdict(Node, frozen=True):
    """`word`: noted, accept, ask, redirect (with `channel`) or decline."""

    word: str
    channel: str | None = None


class Entry(Node, frozen=True):
    """An entry of `kind` charge, refund or credit; `account` names a charge that stands beside the others.

    `unit` is the currency code or a unit's name. `until`: when a credit ends.
    """

    kind: str
    account: str | None
    amount: Amount
    unit: str
    until: Moment | None = None

    @property
    def slot(self) -> str:
        """`charge`, `charge.parking`, `refund`, `credit`, `credit.session`."""
        return f"{self.kind}.{self.account}" if self.account else self.kind


class Obligation(Node, frozen=True):
    """`kind` ask (the client owes) or promise (the house owes) the event `what`, by `due`.

    `unit` is the currency code or a unit's name where there is an `amount`.
    """

    kind: str
    what: str
    amount: Amount | None
    unit: str | None
    due: Moment


class Excuse(Node, frozen=True):
    """Drops what stands open under a name. `of` is `charge`, a named charge (`account`) or an event (`event`).

    An event: its oldest open obligation of that name, else the latest past event of that kind leaves the counts;
    with `plural` all of them. They are the client's, or those of the booking where both events are of one.
    """

    of: str
    name: str
    plural: bool = False


class Mark(Node, frozen=True):
    """The subject (client, booking, house) has the mark from `since` (None: now) until `until` (None: no end).

    `for_ever` is whether the house says that it has no end; it changes no decision.
    """

    subject: str
    name: str
    since: Moment | None
    until: Moment | None
    for_ever: bool = False


class Unmark(Node, frozen=True):
    """The mark of the subject ends now."""

    subject: str
    name: str


class EndBooking(Node, frozen=True):
    """The booking ends."""


class Recorded(Node, frozen=True):
    """That event happens to this client now."""

    event: str


class Say(Node, frozen=True):
    """Words to the client."""

    words: str


class Tell(Node, frozen=True):
    """Words inside the house."""

    role: str
    text: str


class Act(Node, frozen=True):
    """An action for another system, with named values (amounts, facts, texts)."""

    action: str
    arguments: tuple[tuple[str, "Amount | Moment", Kind], ...]


class May(Worded, frozen=True):
    """Allowed, not owed."""

    beside: ClassVar[tuple[str, ...]] = ("text",)

    consequence: "Consequence"
    text: str


Consequence: TypeAlias = (
    Verdict | Entry | Obligation | Excuse | Mark | Unmark | EndBooking | Recorded | Say | Tell | Act | May
)  # fmt: skip
