"""Moments."""

from typing import TypeAlias

from engine.model.amounts import Fact
from engine.model.kinds import Length
from engine.model.node import Node, Worded


class Now(Node, frozen=True):
    """The moment of the event."""


class Sent(Worded, frozen=True):
    """When the message was sent; `now` where the event does not say."""

    label: str = "sent"


class Made(Worded, frozen=True):
    """When the booking was made."""

    label: str = "the booking"


class LastOf(Worded, frozen=True):
    """The client's latest earlier event of a kind; None if there was none."""

    event: str
    label: str


class Shifted(Node, frozen=True):
    """`length` before or after `anchor`."""

    anchor: "Moment"
    length: Length
    direction: str


class NthDay(Node, frozen=True):
    """The local day `count` days of a calendar before or after that of `anchor`; with count 0 the day itself."""

    count: int
    calendar: str
    direction: str
    anchor: "Moment"


class WeekdayBefore(Node, frozen=True):
    """The latest such weekday (0 for Monday) strictly before the local day of `anchor`."""

    weekday: int
    anchor: "Moment"


class FixedDay(Node, frozen=True):
    """A local day by its date: days since 1970-01-01."""

    day: int


class ClockOn(Node, frozen=True):
    """A local clock time, in minutes, on a local day."""

    minutes: int
    day: NthDay | WeekdayBefore | FixedDay


class NextOpening(Node, frozen=True):
    """The first moment at or after `anchor` at which a calendar is open; None if it never is."""

    calendar: str
    anchor: "Moment"


class EndOfMonth(Node, frozen=True):
    """The end of the month `ahead` months after that of `now`: 00:00 of the first day after it."""

    ahead: int


Moment: TypeAlias = (
    Now | Sent | Made | LastOf | Shifted | ClockOn | NextOpening | EndOfMonth | Fact
)  # fmt: skip
