"""The records of all clients of a house, for a stream of events in order of time."""

from collections.abc import Iterator
from heapq import heappop, heappush

from engine.events.event import Event
from engine.judging.advance import judge_due, next_due
from engine.judging.decide import EventRefused, decide, noted
from engine.judging.sight import Sight
from engine.judging.timeline import Timeline
from engine.memory.decision import Decision
from engine.memory.record import HouseRecord, Record
from engine.time.moments import DAY

REMEMBERED = 30 * DAY
"""How long a booking that has ended is remembered, so that an event that comes too late hears what ended it."""


class Records:
    """What a house knows of all its clients while events stream by.

    What no rule can see any more is forgotten, so that memory follows the bookings that are live, not those that
    ever were. Events come in order of time; `advance` before each one judges what falls due in between.
    """

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self.house = HouseRecord()
        self._records: dict[str | None, Record] = {}
        self._heap: list[tuple[int, str, str]] = []
        self._scheduled: dict[str, tuple[int, str]] = {}
        self._swept: int | None = None
        self._sight = Sight.of(timeline.plans)
        self._has_silences = any(plan.silences for plan in timeline.plans)

    def __len__(self) -> int:
        """How many clients are remembered."""
        return len(self._records)

    def record_of(self, client: str | None) -> Record:
        """The record of a client; a new one for a client who is not known."""
        return self._records.get(client) or Record(client, self.house)

    def decide(self, event: Event) -> Decision | EventRefused:
        """The decision on an event, which is kept; what fell due before it has to be judged already."""
        record = self.record_of(event.client)
        decision = decide(self.timeline.plan_for(event, record), record, event)
        if isinstance(decision, Decision):
            self._keep(record, decision)
        return decision

    def remember(self, event: Event) -> None:
        """Takes an event as a fact: it happened, and nothing in it is judged."""
        record = self.record_of(event.client)
        self._keep(record, noted(self.timeline.plan_for(event, record), record, event))

    def advance(self, moment: int) -> Iterator[Decision]:
        """The decisions on what falls due up to and including a moment, in order of (moment, client, id)."""
        while self._heap and self._heap[0][0] <= moment:
            at, client, name = heappop(self._heap)
            if self._scheduled.get(client) != (at, name):
                continue
            del self._scheduled[client]
            record = self.record_of(client)
            due = next_due(self.timeline, record)
            decision = None if due is None else judge_due(self.timeline, record, due)
            if decision is None:
                self._schedule(record)
            else:
                self._keep(record, decision)
                yield decision
        if self._swept is None:
            self._swept = moment
        elif moment - self._swept > REMEMBERED:
            self._swept = moment
            self._sweep(moment)

    def _keep(self, record: Record, decision: Decision) -> None:
        self._records[record.client] = record
        record.apply(decision)
        self._schedule(record)
        for made in _with_children(decision):
            self._sight.forget(record, made.event.kind, made.event.at)

    def _schedule(self, record: Record) -> None:
        """Puts what happens next to a client where `advance` finds it."""
        if record.client is None:
            return
        due = next_due(self.timeline, record) if self._has_silences else record.next_due()
        if due is None:
            self._scheduled.pop(record.client, None)
        elif self._scheduled.get(record.client) != (due.at, due.id):
            self._scheduled[record.client] = due.at, due.id
            heappush(self._heap, (due.at, record.client, due.id))

    def _sweep(self, moment: int) -> None:
        """Forgets what no rule can see from a moment on."""
        _forget_marks(self.house.marks, moment)
        for record in list(self._records.values()):
            if not self._sight.after_end:
                _forget_bookings(record, moment)
            for kind in list(record.occurrences):
                self._sight.forget(record, kind, moment)
            record.forget_dues(moment)
            _forget_marks(record.marks, moment)
            for balance in record.balances.values():
                balance.forget(moment)
            if not self._sight.sees(record):
                del self._records[record.client]


def _forget_bookings(record: Record, moment: int) -> None:
    owing = {owed.booking for owed in record.owed.values()}
    owing |= {allowance.booking for allowance in record.allowed.values()}
    for name, booking in list(record.bookings.items()):
        ended = booking.end_at(moment)
        if ended is not None and ended[1] < moment - REMEMBERED and name not in owing:
            del record.bookings[name]


def _forget_marks(marks: dict[str, list[tuple[int, int | None]]], moment: int) -> None:
    for name, spans in list(marks.items()):
        marks[name] = [span for span in spans if span[1] is None or span[1] > moment]
        if not marks[name]:
            del marks[name]


def _with_children(decision: Decision) -> Iterator[Decision]:
    yield decision
    for child in decision.recorded:
        yield from _with_children(child)
