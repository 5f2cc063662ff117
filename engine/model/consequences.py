"""Consequences."""

from typing import TypeAlias

from attrs import frozen

from engine.model.amounts import Amount
from engine.model.kinds import Kind, _label
from engine.model.moments import Moment


@frozen
class Verdict:
    """`word`: noted, accept, ask, redirect (with `channel`) or decline."""

    word: str
    channel: str | None = None


@frozen
class Entry:
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


@frozen
class Obligation:
    """`kind` ask (the client owes) or promise (the house owes) the event `what`, by `due`.

    `unit` is the currency code or a unit's name where there is an `amount`.
    """

    kind: str
    what: str
    amount: Amount | None
    unit: str | None
    due: Moment


@frozen
class Excuse:
    """Drops what stands open under a name. `of` is `charge`, a named charge (`account`) or an event (`event`).

    An event: its oldest open obligation of that name, else the latest past event of that kind leaves the counts;
    with `plural` all of them. They are the client's, or those of the booking where both events are of one.
    """

    of: str
    name: str
    plural: bool = False


@frozen
class Mark:
    """The subject (client, booking, house) has the mark from `since` (None: now) until `until` (None: no end).

    `for_ever` is whether the house says that it has no end; it changes no decision.
    """

    subject: str
    name: str
    since: Moment | None
    until: Moment | None
    for_ever: bool = False


@frozen
class Unmark:
    """The mark of the subject ends now."""

    subject: str
    name: str


@frozen
class EndBooking:
    """The booking ends."""


@frozen
class Recorded:
    """That event happens to this client now."""

    event: str


@frozen
class Say:
    """Words to the client."""

    words: str


@frozen
class Tell:
    """Words inside the house."""

    role: str
    text: str


@frozen
class Act:
    """An action for another system, with named values (amounts, facts, texts)."""

    action: str
    arguments: tuple[tuple[str, "Amount | Moment", Kind], ...]


@frozen
class May:
    """Allowed, not owed."""

    consequence: "Consequence"
    text: str = _label()


Consequence: TypeAlias = (
    Verdict | Entry | Obligation | Excuse | Mark | Unmark | EndBooking | Recorded | Say | Tell | Act | May
)  # fmt: skip
