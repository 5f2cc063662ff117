"""Moments."""

from typing import TypeAlias

from attrs import field, frozen

from engine.model.amounts import Fact
from engine.model.kinds import Length, _label


@frozen
class Now:
    """The moment of the event."""


@frozen
class Sent:
    """When the message was sent; `now` where the event does not say."""

    label: str = field(default="sent", eq=False)


@frozen
class Made:
    """When the booking was made."""

    label: str = field(default="the booking", eq=False)


@frozen
class LastOf:
    """The client's latest earlier event of a kind; None if there was none."""

    event: str
    label: str = _label()


@frozen
class Shifted:
    """`length` before or after `anchor`."""

    anchor: "Moment"
    length: Length
    direction: str


@frozen
class NthDay:
    """The local day `count` days of a calendar before or after that of `anchor`; with count 0 the day itself."""

    count: int
    calendar: str
    direction: str
    anchor: "Moment"


@frozen
class WeekdayBefore:
    """The latest such weekday (0 for Monday) strictly before the local day of `anchor`."""

    weekday: int
    anchor: "Moment"


@frozen
class FixedDay:
    """A local day by its date: days since 1970-01-01."""

    day: int


@frozen
class ClockOn:
    """A local clock time, in minutes, on a local day."""

    minutes: int
    day: NthDay | WeekdayBefore | FixedDay


@frozen
class NextOpening:
    """The first moment at or after `anchor` at which a calendar is open; None if it never is."""

    calendar: str
    anchor: "Moment"


@frozen
class EndOfMonth:
    """The end of the month `ahead` months after that of `now`: 00:00 of the first day after it."""

    ahead: int


Moment: TypeAlias = (
    Now | Sent | Made | LastOf | Shifted | ClockOn | NextOpening | EndOfMonth | Fact
)  # fmt: skip
