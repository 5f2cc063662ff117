"""Promises that nobody is there to keep: from the event to the deadline no hours of the house are open."""

from collections.abc import Callable, Iterator

import z3
from attrs import frozen

from engine.model import (
    EVERY_DAY,
    Days,
    Elapsed,
    House,
    Length,
    Line,
    Months,
    Now,
    Obligation,
    Shifted,
    shifted,
)
from engine.proof.decisions import Promised
from engine.proof.groundwork import Groundwork
from engine.proof.history import Replayed
from engine.proof.search import Search, Witness, decision_on
from engine.proof.variables import Variables
from engine.time.moments import DAY

NO_HOURS = (EVERY_DAY, "working")
"""Calendars that are not hours of the house."""
WEEKS = 60 * DAY

Spell = tuple[int, int]
"""From a moment to another, both included."""


@frozen
class ClosedPromise:
    """A line that promises `what` by `due` while nobody is there until `opens`, on the first event for which that is
    so; `place` counts the consequences of the line."""

    line: Line
    place: int
    what: str
    due: int
    opens: int
    witness: Witness


def promises_on_closed_days(house: House, ground: Groundwork | None = None) -> Iterator[ClosedPromise]:
    """The promises within a time that takes no notice of the hours, each with the first moment at which the house is
    closed until it is over.

    What comes by itself is not looked at, nor a house without hours.
    """
    ground = ground or Groundwork(house)
    closed = _closed_spells(house)
    for event, kind in house.events.items():
        if kind.cause is not None or not any(_length_of(one) for one in ground.consequences_on(event)):
            continue
        (decision,) = decision_on(ground, event)
        now = decision.world.now
        for promised in decision.promises:
            length = _length_of(promised.made)
            if length is None:
                continue
            too_late = [z3.And(first <= now, now <= last) for first, last in _too_late(house, closed, length)]
            wanted = z3.And(promised.when, z3.Or(too_late))
            found, _ = Search((decision,), wanted, _confirms(promised), at_first=True).witness()
            if found is not None:
                at, said = found.decisions[0].event.at, promised.said
                due = shifted(house, at, length, "after")
                assert due is not None
                opens = next(last + 1 for first, last in closed if first <= at <= last)
                yield ClosedPromise(said.fitting.line, said.place, promised.what, due, opens, found)


def _length_of(consequence: object) -> Length | None:
    """The time of a promise that counts from the event and takes no notice of hours."""
    if isinstance(consequence, Obligation) and consequence.kind == "promise":
        match consequence.due:
            case Shifted(Now(), (Elapsed() | Months() | Days(_, "calendar")) as length, "after"):
                return length
    return None


def _closed_spells(house: House) -> list[Spell]:
    """When none of the hours of the house are open, in the time that a proof is about; none where it has no hours."""
    variables = Variables(house)
    first, last = variables.first_moment, variables.last_moment
    hours = [calendar for name, calendar in house.calendars.items() if name not in NO_HOURS]
    spells = sorted(spell for one in hours for spell in one.intervals(first - WEEKS, last + WEEKS))
    found, until = [], None
    for begin, end in spells:
        if until is not None and begin > until:
            found.append((max(until, first), begin - 1))
        until = end if until is None else max(until, end)
    return [(begin, end) for begin, end in found if begin <= end and begin <= last]


def _too_late(house: House, closed: list[Spell], length: Length) -> list[Spell]:
    """From when to when an event in each spell has its deadline before the end of it."""
    found = []
    for first, last in closed:
        low, high = first, last + 1
        while low < high:
            middle = (low + high) // 2
            due = shifted(house, middle, length, "after")
            if due is not None and due <= last:
                low = middle + 1
            else:
                high = middle
        if low > first:
            found.append((first, low - 1))
    return found


def _confirms(promised: Promised) -> Callable[[Replayed], bool]:
    """Whether the plan promises it on that line, while the house is closed until it is over."""

    def confirms(replayed: Replayed) -> bool:
        (decision,) = replayed.decisions
        house, at = replayed.plan.house, decision.event.at
        if not any(reason.line.id == promised.said.fitting.line.id for reason in decision.because):
            return False
        what = "promise", promised.what
        made = [one.due for one in decision.obligations if one.is_new and (one.kind, one.what) == what]
        opens = [calendar.next_opening(at) for name, calendar in house.calendars.items() if name not in NO_HOURS]
        return any(all(moment is None or moment > due for moment in opens) for due in made)

    return confirms
