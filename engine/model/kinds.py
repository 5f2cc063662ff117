"""Kinds of values, declared facts and events, and lengths of time."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import field, frozen

from grammar.source import Span

if TYPE_CHECKING:
    from engine.model.amounts import Amount
    from engine.model.moments import Moment


def _label() -> Any:
    return field(eq=False)


@frozen
class Kind:
    """The kind of a value, and what a value of it is while the engine runs.

    | base | `of` | a value is |
    |---|---|---|
    | money | currency code | int, minor units |
    | units | name of the unit | int |
    | number | | int |
    | duration | | int, seconds |
    | moment | | int, seconds since 1970-01-01 UTC |
    | date | | int, days since 1970-01-01 |
    | yes or no | | bool |
    | choice | name of the choice | str, one of its values |
    | service | | str, name of the service |
    | text | | str |

    Any of them is None where the fact is `nothing`.
    """

    base: str
    of: str | None = None

    def __str__(self) -> str:
        """As an owner would call it."""
        return {"choice": self.of or "choice", "units": f"{self.of}s", "money": "money"}.get(self.base, self.base)


@frozen
class Field:
    """A declared fact of an event or a client. `low` and `high` bound a number, both included."""

    name: str
    kind: Kind
    optional: bool
    default: "Amount | Moment | None"
    low: int | None
    high: int | None
    span: Span = field(eq=False, repr=False)


@frozen
class OverdueOf:
    """Happens at the deadline of an obligation named `what` that was not met."""

    what: str


ASKED, UNPAID = "asked", "unpaid"
"""Facts of an overdue event whose obligation has an amount: how much it was, and how much of it did not come."""


@frozen
class AtOffset:
    """Happens once for each live booking, `length` before or after its moment `fact`."""

    length: "Length"
    direction: str
    fact: str


@frozen
class BeforeDue:
    """Happens `length` before the deadline of an obligation named `what` that is still open."""

    length: "Length"
    what: str


@frozen
class AfterSilence:
    """Happens when a client's latest event of kind `event` lies `length` back."""

    length: "Length"
    event: str


@frozen
class EventKind:
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


@frozen
class Service:
    """A line of the price list: `price` in minor units, `length` in seconds; None where not said."""

    name: str
    price: int | None
    length: int | None


@frozen
class Unit:
    """Another unit of account: sessions, points, vouchers."""

    name: str
    plural: str


@frozen
class Elapsed:
    """So many seconds on any clock: `24 hours`."""

    seconds: int


@frozen
class Open:
    """So many seconds inside the hours of a calendar: `4 opening hours`."""

    seconds: int
    calendar: str


@frozen
class Days:
    """So many days of a calendar: `2 working days`, `7 calendar days`, `1 phone day`.

    Calendar `calendar` is every day. `full`: whole such days strictly between.
    """

    count: int
    calendar: str
    full: bool = False


@frozen
class Months:
    """So many calendar months."""

    count: int


Length: TypeAlias = Elapsed | Open | Days | Months
