"""Conditions."""

from typing import TypeAlias

from attrs import field, frozen

from engine.model.amounts import Amount, Fact, ServiceFact
from engine.model.kinds import Length, _label
from engine.model.moments import Moment


@frozen
class And:
    """All hold."""

    items: tuple["Condition", ...]


@frozen
class Or:
    """One holds."""

    items: tuple["Condition", ...]


@frozen
class Not:
    """It does not hold."""

    item: "Condition"


@frozen
class Holds:
    """A yes-or-no fact is yes."""

    fact: Fact


@frozen
class Is:
    """The fact is one of `values`; `nothing` is none of them."""

    fact: Fact | ServiceFact
    values: tuple[int | str | bool, ...]


@frozen
class IsNothing:
    """The fact is not given."""

    fact: Fact


@frozen
class Compared:
    """`left` against `right` by size; `op` is one of `<`, `<=`, `>`, `>=`, `==`, `!=`. False where one is nothing
    (but `!=` then holds)."""

    left: Amount
    op: str
    right: Amount


@frozen
class Distance:
    """`moment` lies, by `op`, a length before or after `anchor`; never true on the other side of it.

    Elapsed and open time, and full days, are measured; the others compare with the same clock time on the day so
    many days or months away. At `anchor` itself the distance is 0, on both sides. False where a moment is nothing.
    """

    moment: Moment
    op: str
    length: Length
    direction: str
    anchor: Moment


@frozen
class Order:
    """`moment` against an edge; `op` is `<` (before), `<=` (by), `>` or `>=` (after). False where one is nothing."""

    moment: Moment
    op: str
    edge: Moment


@frozen
class OnDays:
    """The local day of the moment is one of these weekdays, dates (month, day), days, or a public holiday."""

    moment: Moment
    weekdays: tuple[int, ...]
    dates: tuple[tuple[int, int], ...]
    days: tuple[int, ...]
    holidays: bool


@frozen
class InHours:
    """The moment is inside the hours of a calendar, or outside with `inside` False."""

    moment: Moment
    calendar: str
    inside: bool


@frozen
class InSeason:
    """The local day lies between two yearly dates (month, day), both included; may pass the new year."""

    moment: Moment
    first: tuple[int, int]
    last: tuple[int, int]


@frozen
class InDays:
    """The local day lies between two days since 1970-01-01, both included."""

    moment: Moment
    first: int
    last: int


@frozen
class InClock:
    """The local clock lies between two times in minutes, the first included, the last not; may pass midnight."""

    moment: Moment
    first: int
    last: int


@frozen
class Marked:
    """The client, booking or house (`subject`) has the mark now."""

    subject: str
    mark: str
    label: str = _label()


@frozen
class ObligationIs:
    """An obligation of that name, of this booking where the event has one, is in that state: open, met, overdue."""

    what: str
    state: str
    label: str = _label()


@frozen
class Accepted:
    """The client has accepted the version in force."""

    label: str = field(default="client has accepted these rules", eq=False)


@frozen
class PromisesKept:
    """No promise of the house to the client is open or overdue."""

    label: str = field(default="every promise is kept", eq=False)


Condition: TypeAlias = (
    And | Or | Not | Holds | Is | IsNothing | Compared | Distance | Order | OnDays | InHours | InSeason | InDays
    | InClock | Marked | ObligationIs | Accepted | PromisesKept
)  # fmt: skip
