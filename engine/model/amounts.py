"""Values and amounts."""

import typing
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

from engine.model.kinds import Kind, Length
from engine.model.node import Node, Worded

if TYPE_CHECKING:
    Exact: TypeAlias = int | str | bool | Fraction
    Account: TypeAlias = str
else:
    # What reads a model back knows fractions by a mark of their own, and cannot have them in a union.
    Exact = Any
    # Checked where a model is read back, since plans are written with it.
    Account = typing.Literal["paid", "charged", "rest", "owed", "balance"]


class Literal(Node, frozen=True):
    """A value as written: see `Kind` for its type; a Fraction for a percentage."""

    value: Exact
    kind: Kind


class Fact(Worded, frozen=True):
    """A declared fact. `source` is event, booking or client.

    On an event that changes its booking, an event fact that was not given has the booking's value.
    """

    source: str
    name: str
    kind: Kind
    optional: bool
    label: str


class ServiceFact(Worded, frozen=True):
    """`service.price` or `service.length` of the service that `of` names; `which` is price or length."""

    of: Fact
    which: str
    kind: Kind
    label: str


class Notice(Worded, frozen=True):
    """Seconds from `now` until `anchor`, 0 from it on; with `late`, seconds from `anchor` until `now`, 0 before."""

    anchor: "Moment"
    late: bool
    label: str


class Ledger(Worded, frozen=True):
    """`paid`, `charged` (with `account` `charged.parking`), `rest` of the booking; `owed` of the client.

    Money in minor units. With `unit`, the client's balance in that unit (name `balance`).
    """

    name: Account
    account: str | None
    unit: str | None
    label: str


class Window(Node, frozen=True):
    """Which events count. `kind` is ever, booking, since, last (length back from now), year or month.

    `since` is given with kind since (None value: never, so ever), `length` with kind last.
    """

    kind: str
    length: Length | None = None
    since: "Moment | None" = None


class Counted(Worded, frozen=True):
    """How many events of that kind this client has had, the judged one among them unless `earlier`."""

    event: str
    earlier: bool
    window: Window
    label: str


class Summed(Worded, frozen=True):
    """The sum of a money or number fact over this client's events of a kind, the judged one among them."""

    fact: str
    event: str
    window: Window
    kind: Kind
    label: str


class Product(Node, frozen=True):
    """`left` times `right`."""

    left: "Amount"
    right: "Amount"


class Quotient(Node, frozen=True):
    """`left` divided by `right`, exactly; 0 where `right` is 0."""

    left: "Amount"
    right: "Amount"


class Steps(Node, frozen=True):
    """How many steps of `seconds` fit in a duration: `started` counts the begun one, else only full ones."""

    of: "Amount"
    seconds: int
    started: bool


class Sum(Node, frozen=True):
    """`left` plus `right`; minus with `sign` -1."""

    left: "Amount"
    right: "Amount"
    sign: int


class Least(Node, frozen=True):
    """The smaller of both: `capped at`."""

    left: "Amount"
    right: "Amount"


class Greatest(Node, frozen=True):
    """The larger of both: `but at least`."""

    left: "Amount"
    right: "Amount"


class FirstFitting(Node, frozen=True):
    """The amount of the first line whose condition holds; the last condition is None."""

    lines: tuple[tuple["Condition | None", "Amount"], ...]


class AsOf(Worded, frozen=True):
    """The value that a fact of the booking had at an earlier moment."""

    fact: Fact
    moment: "Moment"
    label: str


class Decided(Worded, frozen=True):
    """In a guarantee: what the decision and those it records put into a slot (`charge`, `refund`, …), in all."""

    slot: str
    unit: str
    label: str


# Exact while computing (int or Fraction); rounded once, half away from zero, at the entry.
Amount: TypeAlias = (
    Literal | Fact | ServiceFact | Notice | Ledger | Counted | Summed | Product | Quotient | Steps | Sum | Least
    | Greatest | FirstFitting | AsOf | Decided
)  # fmt: skip

# What the annotations above name, for who resolves them while the program runs; both modules import this one.
from engine.model.conditions import Condition  # noqa: E402
from engine.model.moments import Moment  # noqa: E402
