"""What was before: events and marks that a scenario begins with, and what was known before an answer."""

from collections.abc import Callable, Mapping

from attrs import frozen

from engine.memory.decision import Decision, EntryMade, MarkMade
from engine.memory.record import Record
from engine.model import EventKind
from engine.planning.plan import Plan
from engine.testing.client import Client


@frozen
class Past:
    """Something that happened before the scenario begins. `at` works out its moment from that of the beginning."""

    kind: str
    at: Callable[[int], int]
    data: Mapping[str, object]
    client: Client
    booking: str | None


@frozen
class Standing:
    """Marks and balances that are there before the scenario begins; `booking` is the one a mark of a booking is on."""

    client: Client
    booking: str | None
    marks: tuple[MarkMade, ...]
    entries: tuple[EntryMade, ...]


@frozen
class Asked:
    """An answer, and what it was made of: the plan, and what was known of the client before."""

    plan: Plan
    record: Record
    decision: Decision


GIVEN = EventKind("given", "given", None, "house", None, (), None, True, {})
"""As what the marks and balances of the beginning are brought into a record."""
