"""Every decision of a book taken once more, in the order given, on what was known by then."""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from attrs import frozen
from msgspec.structs import replace

from engine.desk.amendment import Cause, Causes, Change
from engine.desk.consequence_rows import add_consequences
from engine.desk.event_row import event_from_row, together_from
from engine.desk.history import History, course, history
from engine.desk.house_past import HousePast, givings_of
from engine.desk.journal import add
from engine.desk.position import Identity, Position, position_of
from engine.desk.reading import AsOf, Reading, decision_row, event_row
from engine.desk.recollection import Remembered, remembered
from engine.desk.revision import Revision
from engine.desk.sealing import client_sign
from engine.desk.tables import DecisionRow, EventRow, Rows
from engine.events.event import Event
from engine.judging.advance import judge_due, next_due
from engine.judging.decide import EventRefused, decide
from engine.judging.sight import Sight
from engine.judging.timeline import Timeline
from engine.memory.decision import Decision
from engine.memory.record import HouseRecord, Record
from engine.planning.plan import Plan

Made: TypeAlias = tuple[Decision, Rows]
"""A decision taken again, and the rows of its consequences."""


@frozen
class Repeated:
    """A decision taken once more: its row, and the plan and the record (before it) with which it was taken."""

    row: DecisionRow
    plan: Plan
    record: Record
    decision: Decision


class Repetition:
    """Goes through the decisions of a journal, each once. `each` gets those that were given on an event as it came."""

    def __init__(self, journal: Reading, timeline: Timeline, each: Callable[[Repeated], None]) -> None:
        self._journal = journal
        self._each = each
        self._house = HousePast()
        self._memories: dict[int | None, Remembered | None] = {}
        self._coming: list[Change] = []
        self._causes = Causes(())
        self._together: dict[int, tuple[Change, Cause]] = {}
        self.go_on_by(timeline)

    def go_on_by(self, timeline: Timeline) -> None:
        """From here on the house has one more version."""
        self._timeline = timeline
        self._marks = frozenset(Sight.of(timeline.plans).house_marks)

    def clients(self) -> Iterable[int]:
        """All clients that were met."""
        return [client for client in self._memories if client is not None]

    def is_coming(self, row: DecisionRow) -> bool:
        """Whether a decision had to follow from one before it."""
        return row.number in self._together or self._place_of(row) is not None

    def missed(self) -> str | None:
        """The late event from which more had to follow, which is expected no longer; None where all came."""
        missed = self._cause_of(self._coming[0]).event.id if self._coming else None
        self._coming = []
        return missed

    def _cause_of(self, change: Change) -> Cause:
        return self._causes.of(change.position)

    def _place_of(self, row: DecisionRow) -> int | None:
        if row.by_itself:
            for place, change in enumerate(self._coming):
                name = change.decision(self._cause_of(change), is_cause=False).event.id
                if (row.amends, row.client, row.event) == (change.amends, change.client, name):
                    return place
        return None

    def given_again(self, row: DecisionRow, event: EventRow | None) -> Made | None:
        """The decision of a row, taken once more on what was known before it; None where there would be none."""
        place = self._place_of(row)
        if place is not None:
            change = self._coming[place]
            del self._coming[: place + 1]
            return change.decision(self._cause_of(change), is_cause=False), _numbered(change, row.number)
        if row.number in self._together:
            return self._of_together(row)
        if event is None and row.amends is not None:
            return None
        memory = self._memory_of(row.client, row.number)
        if event is not None:
            happened = event_from_row(event)
            position = position_of(happened, by_itself=False)
            if event.corrects is not None or (memory.latest is not None and position < memory.latest):
                return self._late_again(row, event, happened)
            decision = self._decided(memory.record, happened, position)
        else:
            position = (row.at, True, "", row.event)
            decision = self._due(memory.record, row.at)
        if not isinstance(decision, Decision):
            return None
        plan = self._timeline.plan_for(decision.event, memory.record)
        self._each(Repeated(row, plan, memory.record, decision))
        memory.keep(decision, position, bool(row.shadow))
        given = givings_of(position, row.client, decision)
        self._house.give(given)
        if any(one.name in self._marks for one in given) and self._others_since(row):
            revision = self._revision(row.number + 1, self._house.without(given), self._house)
            revision.of_house(position, row.client)
            self._expect(revision, Causes([decision.event]), revision.changes())
        rows: Rows = {}
        add_consequences(rows, row.number, row.client, decision)
        return decision, rows

    def _others_since(self, row: DecisionRow) -> bool:
        """Whether decisions on others stand before this one, at its moment or later."""
        return any(client != row.client for client in self._journal.clients_since(row.at, row.number))

    def _decided(self, record: Record, event: Event, position: Position) -> Decision | EventRefused | None:
        due = self._due(record, event.at - 1)
        if due is not None:
            return due
        record.house = self._house.at(position)
        return decide(self._timeline.plan_for(event, record), record, event)

    def _due(self, record: Record, until: int) -> Decision | None:
        while (due := next_due(self._timeline, record)) is not None and due.at <= until:
            record.house = self._house.at((due.at, True, "", due.id))
            decision = judge_due(self._timeline, record, due)
            if decision is not None:
                return decision
        return None

    def _late_again(self, row: DecisionRow, event: EventRow, happened: Event) -> Made | None:
        """The decision on an event that came late, with those that came with it, or that takes the place of another."""
        past = history(AsOf(self._journal, row.number), row.client)
        numbers = range(row.number, row.number + together_from(event))
        others = [event_row(self._journal, number) for number in numbers[1:]]
        put = causes = [happened, *map(event_from_row, others)]
        if event.corrects is not None:
            first = event_row(self._journal, event.corrects)
            put, causes = [replace(happened, source=first.source, id=first.id)], [replace(happened, corrects=first.id)]
        revision = self._revision(row.number, self._house, self._house)
        identities = [position_of(one, by_itself=False)[1:] for one in put]
        if revision.of_client(past, past.put(put), identities):
            return None
        changes = revision.changes(identities)
        if changes[0].amends is None:
            self._show(dict(zip(identities, numbers, strict=True)), past.put(put), row.client)
        self._expect(revision, Causes(causes), changes[len(put) :])
        self._together = dict(zip(numbers, zip(changes, self._causes.all, strict=False), strict=True))
        return self._of_together(row)

    def _of_together(self, row: DecisionRow) -> Made | None:
        change, cause = self._together.pop(row.number)
        if (change.amends, change.client) != (row.amends, row.client):
            return None
        return change.decision(cause, is_cause=True), _numbered(change, row.number)

    def _show(self, numbers: dict[Identity, int], past: History, client: int | None) -> None:
        """Shows the decisions on late events with what was known before each."""
        for step in course(self._timeline, past, self._house.of_others(client)):
            number = numbers.get(step.position[1:])
            if number is not None and isinstance(step.outcome, Decision):
                plan, row = self._timeline.plan_for(step.event, step.record), decision_row(self._journal, number)
                self._each(Repeated(row, plan, step.record, step.outcome))

    def _revision(self, number: int, before: HousePast, house: HousePast) -> Revision:
        return Revision(AsOf(self._journal, number), self._timeline, self._marks, before, house)

    def _expect(self, revision: Revision, causes: Causes, changes: list[Change]) -> None:
        self._coming, self._causes = changes, causes
        self._house = revision.house
        for client in revision.agenda:
            self._memories[client] = None
        if revision.known is not None:
            client, record, latest, shadows = revision.known
            self._memories[client] = Remembered(record, latest, shadows)

    def _memory_of(self, client: int | None, number: int) -> Remembered:
        """What was known of a client before a number."""
        known = self._memories.get(client)
        if known is None:
            known = Remembered(Record(client_sign(client), HouseRecord()))
            if client in self._memories:
                others = self._house.of_others(client)
                known = remembered(AsOf(self._journal, number), self._timeline, client, others)
            self._memories[client] = known
        return known

    def comes(self, client: int, noted: int | None, number: int) -> bool:
        """Whether what a client has next, as known before a number, is noted for that moment.

        What comes and goes without a decision may stand before it.
        """
        record = self._memory_of(client, number).record
        while (due := next_due(self._timeline, record)) is not None and (noted is None or due.at < noted):
            record.house = self._house.at((due.at, True, "", due.id))
            if judge_due(self._timeline, record, due) is not None:
                return False
        return (None if due is None else due.at) == noted


def _numbered(change: Change, number: int) -> Rows:
    rows: Rows = {}
    add(rows, change.numbered(number))
    return rows
