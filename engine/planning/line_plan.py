"""A line of a rule, compiled: what it needs to make its consequences."""

from collections.abc import Callable
from typing import TypeAlias

from msgspec import Struct

from engine.events.event import Value
from engine.memory.decision import Reading
from engine.memory.situation import Situation
from engine.model import (
    Act,
    EndBooking,
    Entry,
    Excuse,
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


class EntryStep(Struct, frozen=True):
    """An entry to make. `keeps`: a credit out of the rest of the booking."""

    entry: Entry
    amount: Figure
    until: Figure | None
    keeps: bool


class ObligationStep(Struct, frozen=True):
    """An obligation to make; `anchors` are the moments its deadline is counted from."""

    obligation: Obligation
    amount: Figure | None
    due: Figure
    anchors: tuple[Figure, ...]


class MarkStep(Struct, frozen=True):
    """A mark to make."""

    mark: Mark
    since: Figure | None
    until: Figure | None


class ActStep(Struct, frozen=True):
    """An action; the values of its arguments, in their order."""

    act: Act
    values: tuple[Callable[[Situation], Value], ...]


class MayStep(Struct, frozen=True):
    """Something allowed, and what is done when it is used; None for a verdict, which cannot be given twice."""

    may: May
    step: "Step | None"


Step: TypeAlias = (
    EntryStep | ObligationStep | MarkStep | ActStep | Excuse | Unmark | EndBooking | Recorded | Say | Tell | MayStep
)  # fmt: skip


class LinePlan(Struct, frozen=True):
    """A line that has consequences, compiled.

    `verdict` is its strictest, with the `channel` of a redirect. `charges`, `refunds` and `credits` have each its
    place among all consequences on the event; `others` are in their order. What it reads is first what `reads`
    gives, then what `reads_after` gives, which sees this event's charges; None where there is nothing to read. `labels`
    are the labels of all that, with the kinds of the values.
    `booking_facts` are the names of those facts that are of the booking, `client_defaults` of those of the client that
    have a default. `of_event`: all that it makes and reads follows from the event alone.
    """

    rule: Rule
    line: Line
    verdict: int
    channel: str | None
    charges: tuple[tuple[int, EntryStep], ...]
    refunds: tuple[tuple[int, EntryStep], ...]
    credits: tuple[tuple[int, EntryStep], ...]
    others: tuple[Step, ...]
    booking_facts: frozenset[str]
    client_defaults: tuple[str, ...]
    labels: tuple[tuple[str, Kind], ...]
    reads: Callable[[Situation], tuple[Reading, ...]] | None
    reads_after: Callable[[Situation], tuple[Reading, ...]] | None
    of_event: bool


VERDICTS = ("noted", "accept", "ask", "redirect", "decline")
"""From weak to strict."""
