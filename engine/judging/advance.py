"""What happens by itself: `advance(timeline, record, moment)` judges all that falls due up to a moment.

Promises and asks that were not met, the moments of live bookings, the silence of a client, the end of a booking's
life: in order of (due, id), after the other events of their second.
"""

from collections.abc import Iterator

from engine.events.event import Event, Value
from engine.judging.decide import EventRefused, decide, noted
from engine.judging.timeline import Timeline
from engine.memory.decision import Common, Decision, Due, ObligationMade, Own
from engine.memory.owed import Owed
from engine.memory.record import Record
from engine.model import ASKED, UNPAID, AfterSilence, EventKind, shifted
from engine.planning.plan import Plan
from engine.time.moments import moment_text

BOOKING_END = EventKind("end", "ends", "booking", "house", "ends", (), None, True, {})
"""The end of a booking's life, which no rule is on."""


def advance(timeline: Timeline | Plan, record: Record, moment: int) -> list[Decision]:
    """The decisions on what falls due up to and including a moment, each on the record as those before left it.

    The record itself stays as it is; applying the decisions in order brings it there.
    """
    if isinstance(timeline, Plan):
        timeline = Timeline((timeline,))
    ahead = record.fork()
    decisions = []
    while (due := next_due(timeline, ahead)) is not None and due.at <= moment:
        decision = judge_due(timeline, ahead, due)
        if decision is not None:
            ahead.apply(decision)
            decisions.append(decision)
    return decisions


def next_due(timeline: Timeline, record: Record) -> Due | None:
    """What happens to a client next by itself; None if nothing will."""
    first = record.next_due()
    for silence in _silences(timeline, record):
        if first is None or silence < first:
            first = silence
    return first


def judge_due(timeline: Timeline, record: Record, due: Due) -> Decision | None:
    """The decision on what is due first; None where there is none to take, and the record has gone past it."""
    if due.cause == "end":
        return _end(timeline, record, due)
    event = _event_of(timeline, record, due)
    plan = timeline.plan_for(event, record)
    if due.cause == "moment":
        coming = next((one for one in plan.coming if one.cause == "moment" and one.kind == due.kind), None)
        now_due = None if coming is None else coming.due(due.of, record.bookings[due.of].fields)
        if now_due is not None and now_due.at > due.at:
            record.postpone(due, now_due.at)
            return None
    decision = decide(plan, record, event)
    if isinstance(decision, EventRefused):
        return noted(plan, record, event, (f"not judged: {decision.message}",))
    return decision


def _silences(timeline: Timeline, record: Record) -> Iterator[Due]:
    for plan in timeline.plans:
        for kind in plan.silences:
            cause = kind.cause
            assert isinstance(cause, AfterSilence)
            latest = record.last(cause.event)
            if latest is None or record.silences.get(kind.name) == latest:
                continue
            at = shifted(plan.house, latest, cause.length, "after")
            if at is not None and timeline.plan_at(at) is plan:
                name = f"{record.client}/{kind.name}/{moment_text(at, plan.house.zone)}"
                yield Due(at, name, "silence", cause.event, kind.name)


def _event_of(timeline: Timeline, record: Record, due: Due) -> Event:
    if due.cause in ("overdue", "warning"):
        owed = record.owed[due.of]
        maker = owed.event
        return Event(
            due.id, due.kind, due.at, maker.client, owed.booking, _overdue_fields(owed, due), maker.assumed, due.at,
            maker.source, owed.id, {},
        )  # fmt: skip
    booking = due.of if due.cause == "moment" else None
    return Event(due.id, due.kind, due.at, record.client, booking, {}, (), due.at, "", None, {})


def _overdue_fields(owed: Owed, due: Due) -> dict[str, Value]:
    """Those of the event that made the obligation, and what was asked and did not come."""
    fields = dict(owed.event.fields)
    if owed.event.kind == due.kind:
        # The same again: what was asked the time before is no longer meant.
        fields = {name: value for name, value in fields.items() if name not in (ASKED, UNPAID)}
    if owed.amount is not None:
        fields |= {ASKED: owed.amount, UNPAID: owed.amount - owed.got}
    return fields


def _end(timeline: Timeline, record: Record, due: Due) -> Decision | None:
    """The end of a booking: a decision only if it drops something."""
    asked = record.asks_of(due.of)
    if not asked:
        record.pass_over(due)
        return None
    event = Event(due.id, BOOKING_END.name, due.at, record.client, due.of, {}, (), due.at, "", None, {})
    dropped = (
        ObligationMade(
            owed.id, owed.kind, owed.what, owed.amount, owed.unit, owed.due, "dropped", owed.got, owed.booking, False
        )
        for owed in asked
    )
    house = timeline.plan_for(event, record).house
    return Decision(event, Common(house, BOOKING_END, "noted"), Own(due.of, obligations=tuple(dropped)))
