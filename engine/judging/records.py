"""The records of all clients of a house, for a stream of events in order of time."""

from collections.abc import Iterator

from msgspec import Struct

from engine.events.event import Event
from engine.judging.advance import judge_due, next_due
from engine.judging.decide import EventRefused, decide, noted
from engine.judging.sight import Sight
from engine.judging.timeline import Timeline
from engine.judging.waiting import Waiting, WaitingDays
from engine.memory.decision import Decision, Due
from engine.memory.record import HouseRecord, Record
from engine.time.moments import DAY

_FEW = 16
REMEMBERED = 30 * DAY
"""How long a booking that has ended is remembered, so that an event that comes too late hears what ended it."""


class _Client(Struct, gc=False, eq=False):
    """A client who is remembered. `due` is what waits for its moment; at `look` we look for what may be forgotten, and
    then again after `wait`."""

    record: Record
    due: Due | None = None
    look: int = 0
    wait: int = REMEMBERED


class Records:
    """What a house knows of all its clients while events stream by.

    What no rule can see any more is forgotten, so that memory follows the bookings that are live, not those that
    ever were. Events come in order of time; `advance` before each one judges what falls due in between.
    """

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self.house = HouseRecord()
        self._clients: dict[str | None, _Client] = {}
        self._due: Waiting[tuple[int, str, str]] = Waiting()
        self._looks: WaitingDays[str | None] = WaitingDays()
        self._sight = Sight.of(timeline.plans)
        self._plan = timeline.plans[0] if len(timeline.plans) == 1 else None
        self._has_silences = any(plan.silences for plan in timeline.plans)

    def __len__(self) -> int:
        """How many clients are remembered."""
        return len(self._clients)

    def record_of(self, client: str | None) -> Record:
        """The record of a client; a new one for a client who is not known."""
        known = self._clients.get(client)
        return Record(client, self.house) if known is None else known.record

    def decide(self, event: Event) -> Decision | EventRefused:
        """The decision on an event, which is kept; what fell due before it has to be judged already."""
        client = self._clients.get(event.client)
        record = Record(event.client, self.house) if client is None else client.record
        decision = decide(self._plan or self.timeline.plan_for(event, record), record, event)
        if type(decision) is Decision:
            self._keep(client or self._remembered(record), decision)
        return decision

    def remember(self, event: Event) -> None:
        """Takes an event as a fact: it happened, and nothing in it is judged."""
        client = self._clients.get(event.client) or self._remembered(Record(event.client, self.house))
        record = client.record
        self._keep(client, noted(self.timeline.plan_for(event, record), record, event))

    def pass_over(self, due: Due, client: str) -> None:
        """What is due next to a client comes without anybody judging it."""
        known = self._clients[client]
        known.record.pass_over(due)
        self._schedule(known)

    @property
    def next_at(self) -> int:
        """The moment before which `advance` has nothing to do."""
        return min(self._due.first_at, self._looks.first_at)

    def advance(self, moment: int) -> Iterator[Decision]:
        """The decisions on what falls due up to and including a moment, in order of (moment, client, id)."""
        while self._due.first_at <= moment:
            at, name, event = self._due.take()
            client = self._clients.get(name)
            if client is None or client.due is None or (client.due.at, client.due.id) != (at, event):
                continue
            client.due = None
            due = next_due(self.timeline, client.record)
            decision = None if due is None else judge_due(self.timeline, client.record, due)
            if decision is None:
                self._schedule(client)
            else:
                self._keep(client, decision)
                yield decision
        while self._looks.first_at <= moment:
            look = self._looks.first_at
            for who in self._looks.take():
                known = self._clients.get(who)
                if known is not None and known.look == look:
                    self._fade(known)

    def _remembered(self, record: Record) -> _Client:
        client = self._clients[record.client] = _Client(record)
        record.sees = self._sight.kinds
        return client

    def _keep(self, client: _Client, decision: Decision) -> None:
        record = client.record
        record.apply(decision)
        if record.dues or client.due is not None or self._has_silences:
            self._schedule(client)
        if record.occurrences:
            self._forget_many(record, decision)
        life = decision.common.kind.life
        if life == "ends" or not client.look:
            end = decision.event.at
            # What an event ends has ended by then; what it opens may end by itself.
            if life == "opens" and (booking := record.bookings.get(decision.booking or "")) is not None:
                end = max(end, booking.life_end or end)
            client.wait = REMEMBERED
            client.look = self._looks.add(end + REMEMBERED + 1, record.client)

    def _schedule(self, client: _Client) -> None:
        """Puts what happens next to a client where `advance` finds it."""
        record = client.record
        if self._has_silences:
            due = next_due(self.timeline, record)
        else:
            due = record.next_due()
            if due is not None and due.cause == "end" and not record.owed and len(record.dues) == 1:
                # Nothing would be dropped, and the record goes past it by itself.
                due = None
        if due is not None and due != client.due and record.client is not None:
            self._due.add((due.at, record.client, due.id))
        client.due = due

    def _forget_many(self, record: Record, decision: Decision) -> None:
        """Forgets what no rule can see any more of the events of a kind, when they have become twice as many."""
        kind = decision.common.kind.name
        known = record.occurrences.get(kind)
        if known is not None and len(known.moments) >= known.many:
            self._sight.forget(record, kind, decision.event.at)
            known.many = 2 * len(known.moments) + _FEW
        for child in decision.recorded:
            self._forget_many(record, child)

    def _fade(self, client: _Client) -> None:
        """Forgets what no rule can see of a client from a moment on, and looks again later if something is left.

        A client is looked at a while after a booking ended, and then after ever longer waits: in all that takes as
        long as a few events, and what might be forgotten is kept at most as long again.
        """
        record, moment = client.record, client.look
        if record.bookings and not self._sight.after_end:
            _forget_bookings(record, moment)
        for kind in list(record.occurrences) if record.occurrences else ():
            self._sight.forget(record, kind, moment)
        if record.dues:
            record.forget_dues(moment)
        if record.marks:
            _forget_marks(record.marks, moment)
        for balance in record.balances.values() if record.balances else ():
            balance.forget(moment)
        if self._sight.sees(record):
            client.look = self._looks.add(moment + client.wait, record.client)
            client.wait *= 2
        else:
            del self._clients[record.client]


def _forget_bookings(record: Record, moment: int) -> None:
    owing = {owed.booking for owed in record.owed.values()} if record.owed else set()
    owing |= {allowance.booking for allowance in record.allowed.values()} if record.allowed else set()
    for name, booking in list(record.bookings.items()):
        ended = booking.end_at(moment)
        if ended is not None and ended[1] < moment - REMEMBERED and name not in owing:
            del record.bookings[name]


def _forget_marks(marks: dict[str, list[tuple[int, int | None]]], moment: int) -> None:
    for name, spans in list(marks.items()):
        marks[name] = [span for span in spans if span[1] is None or span[1] > moment]
        if not marks[name]:
            del marks[name]
