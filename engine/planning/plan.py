"""The compiled form of a house: what is run to judge an event."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from attrs import field, frozen

from engine.events.event import Value
from engine.memory.situation import Situation
from engine.model import (
    Act,
    EndBooking,
    Entry,
    EventKind,
    Excuse,
    House,
    Kind,
    Line,
    Mark,
    May,
    Obligation,
    Recorded,
    Rule,
    Say,
    Tell,
    Unmark,
)

Figure: TypeAlias = Callable[[Situation], int | None]
"""An amount rounded at its entry, or a moment; None where a fact it needs is nothing."""


@frozen
class EntryStep:
    """An entry to make. `keeps`: a credit out of the rest of the booking."""

    entry: Entry
    amount: Figure
    until: Figure | None
    keeps: bool


@frozen
class ObligationStep:
    """An obligation to make; `anchors` are the moments its deadline is counted from."""

    obligation: Obligation
    amount: Figure | None
    due: Figure
    anchors: tuple[Figure, ...]


@frozen
class MarkStep:
    """A mark to make."""

    mark: Mark
    since: Figure | None
    until: Figure | None


@frozen
class ActStep:
    """An action; the values of its arguments, in their order."""

    act: Act
    values: tuple[Callable[[Situation], Value], ...]


@frozen
class MayStep:
    """Something allowed, and what is done when it is used; None for a verdict, which cannot be given twice."""

    may: May
    step: "Step | None"


Step: TypeAlias = (
    EntryStep | ObligationStep | MarkStep | ActStep | Excuse | Unmark | EndBooking | Recorded | Say | Tell | MayStep
)  # fmt: skip


@frozen
class LinePlan:
    """A line that has consequences, compiled.

    `verdict` is its strictest, with the `channel` of a redirect. `charges`, `refunds` and `credits` have each its
    place among all consequences on the event; `others` are in their order. `labels` are those of the facts
    it reads: first the ones that `reads` gives, then those of `reads_after`, which sees this event's charges; None
    where there is nothing to read. `booking_facts` are the names of those that are of the booking,
    `client_defaults` of those of the client that have a default.
    """

    rule: Rule
    line: Line
    verdict: int
    channel: str | None
    charges: tuple[tuple[int, EntryStep], ...]
    refunds: tuple[tuple[int, EntryStep], ...]
    credits: tuple[tuple[int, EntryStep], ...]
    others: tuple[Step, ...]
    labels: tuple[tuple[str, Kind], ...]
    booking_facts: frozenset[str]
    client_defaults: tuple[str, ...]
    reads: Callable[[Situation], tuple[Value, ...]] | None
    reads_after: Callable[[Situation], tuple[Value, ...]] | None


@frozen
class WordsPlan:
    """Words: their languages, and for each placeholder how its value is found."""

    languages: tuple[str, ...]
    placeholders: tuple[str, ...]


@frozen
class KindPlan:
    """The rules on one kind of event.

    `judge` returns, for each rule in the order of the house, the index in `lines` of the line that fitted, or -1.
    `needs` are the event's facts and `booking_needs` those of its booking that the rules cannot do
    without, `client_needs` those of the client.
    """

    kind: EventKind
    lines: tuple[LinePlan, ...]
    judge: Callable[[Situation], tuple[int, ...]]
    needs: tuple[str, ...]
    booking_needs: tuple[str, ...]
    client_needs: tuple[str, ...]


@frozen
class Plan:
    """A house, compiled. `source` is the Python that was made for it, kept for reading."""

    house: House
    source: str = field(repr=False, eq=False)
    kinds: Mapping[str, KindPlan] = field(repr=False, eq=False)
    words: Mapping[str, WordsPlan] = field(repr=False, eq=False)
    moments: tuple[EventKind, ...] = field(repr=False, eq=False)
    silences: tuple[EventKind, ...] = field(repr=False, eq=False)


VERDICTS = ("noted", "accept", "ask", "redirect", "decline")
"""From weak to strict."""
