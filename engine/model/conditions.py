"""Conditions."""

import typing
from typing import TYPE_CHECKING, TypeAlias

from engine.model.amounts import Amount, Fact, ServiceFact
from engine.model.kinds import Length
from engine.model.moments import Moment
from engine.model.node import Node, Worded

if TYPE_CHECKING:
    Operator: TypeAlias = str
else:
    # Checked where a model is read back, since plans are written with it.
    Operator = typing.Literal["<", "<=", ">", ">=", "==", "!="]


class And(Node, frozen=True):
    """All hold."""

    items: tuple["Condition", ...]


class Or(Node, frozen=True):
    """One holds."""

    items: tuple["Condition", ...]


class Not(Node, frozen=True):
    """It does not hold."""

    item: "Condition"


class Holds(Node, frozen=True):
    """A yes-or-no fact is yes."""

    fact: Fact


class Is(Node, frozen=True):
    """The fact is one of `values`; `nothing` is none of them."""

    fact: Fact | ServiceFact
    values: tuple[int | str | bool, ...]


class IsNothing(Node, frozen=True):
    """The fact is not given."""

    fact: Fact


class Compared(Node, frozen=True):
    """`left` against `right` by size; `op` is one of `<`, `<=`, `>`, `>=`, `==`, `!=`. False where one is nothing
    (but `!=` then holds)."""

    left: Amount
    op: Operator
    right: Amount


class Distance(Node, frozen=True):
    """`moment` lies, by `op`, a length before or after `anchor`; never true on the other side of it.

    Elapsed and open time, and full days, are measured; the others compare with the same clock time on the day so
    many days or months away. At `anchor` itself the distance is 0, on both sides. False where a moment is nothing.
    """

    moment: Moment
    op: Operator
    length: Length
    direction: str
    anchor: Moment


class Order(Node, frozen=True):
    """`moment` against an edge; `op` is `<` (before), `<=` (by), `>` or `>=` (after). False where one is nothing."""

    moment: Moment
    op: Operator
    edge: Moment


class OnDays(Node, frozen=True):
    """The local day of the moment is one of these weekdays, dates (month, day), days, or a public holiday."""

    moment: Moment
    weekdays: tuple[int, ...]
    dates: tuple[tuple[int, int], ...]
    days: tuple[int, ...]
    holidays: bool


class InHours(Node, frozen=True):
    """The moment is inside the hours of a calendar, or outside with `inside` False."""

    moment: Moment
    calendar: str
    inside: bool


class InSeason(Node, frozen=True):
    """The local day lies between two yearly dates (month, day), both included; may pass the new year."""

    moment: Moment
    first: tuple[int, int]
    last: tuple[int, int]


class InDays(Node, frozen=True):
    """The local day lies between two days since 1970-01-01, both included."""

    moment: Moment
    first: int
    last: int


class InClock(Node, frozen=True):
    """The local clock lies between two times in minutes, the first included, the last not; may pass midnight."""

    moment: Moment
    first: int
    last: int


class Marked(Worded, frozen=True):
    """The client, booking or house (`subject`) has the mark now."""

    subject: str
    mark: str
    label: str


class ObligationIs(Worded, frozen=True):
    """An obligation of that name, of this booking where the event has one, is in that state: open, met, overdue."""

    what: str
    state: str
    label: str


class Accepted(Worded, frozen=True):
    """The client has accepted the version in force."""

    label: str = "client has accepted these rules"


class PromisesKept(Worded, frozen=True):
    """No promise of the house to the client is open or overdue."""

    label: str = "every promise is kept"


Condition: TypeAlias = (
    And | Or | Not | Holds | Is | IsNothing | Compared | Distance | Order | OnDays | InHours | InSeason | InDays
    | InClock | Marked | ObligationIs | Accepted | PromisesKept
)  # fmt: skip
