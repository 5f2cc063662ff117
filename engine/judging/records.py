"""The records of all clients of a house, for a stream of events in order of time."""

from collections.abc import Iterator
from itertools import count

from engine.events.event import Event
from engine.judging.advance import judge_due, next_due
from engine.judging.decide import EventRefused, decide, noted
from engine.judging.sight import Sight
from engine.judging.timeline import Timeline
from engine.judging.waiting import NEVER, Waiting
from engine.memory.decision import Decision
from engine.memory.record import HouseRecord, Record
from engine.time.moments import DAY

_FEW = 16
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
        self._due: Waiting[tuple[int, str, str]] = Waiting()
        self._scheduled: dict[str, tuple[int, str]] = {}
        self._looks: dict[str | None, tuple[int, int]] = {}
        self._fading: Waiting[tuple[int, int, str | None]] = Waiting()
        self._turn = count()
        self._sight = Sight.of(timeline.plans)
        self._plan = timeline.plans[0] if len(timeline.plans) == 1 else None
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
        decision = decide(self._plan or self.timeline.plan_for(event, record), record, event)
        if type(decision) is Decision:
            self._keep(record, decision)
        return decision

    def remember(self, event: Event) -> None:
        """Takes an event as a fact: it happened, and nothing in it is judged."""
        record = self.record_of(event.client)
        self._keep(record, noted(self.timeline.plan_for(event, record), record, event))

    @property
    def next_at(self) -> int:
        """The moment before which `advance` has nothing to do."""
        return min(self._due.first_at, self._fading.first_at)

    def advance(self, moment: int) -> Iterator[Decision]:
        """The decisions on what falls due up to and including a moment, in order of (moment, client, id)."""
        while self._due.first_at <= moment:
            at, client, name = self._due.take()
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
        while self._fading.first_at <= moment:
            at, _, who = self._fading.take()
            look, wait = self._looks.get(who, (None, 0))
            if look == at:
                self._fade(self._records[who], at, wait)

    def _keep(self, record: Record, decision: Decision) -> None:
        client, event, own = record.client, decision.event, decision.own_or_unread or decision.own
        if client not in self._records:
            self._records[client] = record
            record.sees = self._sight.kinds
        record.apply(decision)
        self._schedule(record)
        for made in _with_children((decision,)) if record.occurrences else ():
            known = record.occurrences.get(made.event.kind)
            if known is not None and len(known.moments) >= known.many:
                self._sight.forget(record, made.event.kind, made.event.at)
                known.many = 2 * len(known.moments) + _FEW
        if client not in self._looks or decision.kind.life == "ends":
            booking = record.bookings.get(own.booking) if own.booking is not None else None
            ended = booking.end_at(NEVER) if booking is not None else None
            end = event.at if ended is None else max(event.at, ended[1])
            self._look_again(client, end + REMEMBERED + 1, REMEMBERED)

    def _look_again(self, client: str | None, at: int, wait: int) -> None:
        self._looks[client] = at, wait
        self._fading.add((at, next(self._turn), client))

    def _schedule(self, record: Record) -> None:
        """Puts what happens next to a client where `advance` finds it."""
        if record.client is None:
            return
        due = next_due(self.timeline, record) if self._has_silences else record.next_due()
        if due is None:
            self._scheduled.pop(record.client, None)
        elif self._scheduled.get(record.client) != (due.at, due.id):
            self._scheduled[record.client] = due.at, due.id
            self._due.add((due.at, record.client, due.id))

    def _fade(self, record: Record, moment: int, wait: int) -> None:
        """Forgets what no rule can see of a client from a moment on, and looks again later if something is left.

        A client is looked at a while after a booking ended, and then after ever longer waits: in all that takes as
        long as a few events, and what might be forgotten is kept at most as long again.
        """
        if not self._sight.after_end:
            _forget_bookings(record, moment)
        for kind in list(record.occurrences):
            self._sight.forget(record, kind, moment)
        record.forget_dues(moment)
        _forget_marks(record.marks, moment)
        for balance in record.balances.values():
            balance.forget(moment)
        if self._sight.sees(record):
            self._look_again(record.client, moment + wait, 2 * wait)
        else:
            del self._records[record.client], self._looks[record.client]


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


def _with_children(recorded: tuple[Decision, ...]) -> Iterator[Decision]:
    for child in recorded:
        yield child
        yield from _with_children(child.recorded)
