"""Until when a booking can be cancelled for nothing, as words say it: `{free.until}`."""

from collections.abc import Callable

from engine.events.event import Event
from engine.events.event_defaults import with_defaults
from engine.judging.cost_steps import CostStep, cost_step, cost_steps
from engine.judging.named_moments import moved, named_moments
from engine.memory.decision import Decision
from engine.memory.record import Record
from engine.model import EventKind, House

FREE_UNTIL = "free.until"


def free_until(house: House, ahead: Record, decision: Decision, decide: Callable[[Event], object]) -> int | None:
    """The last second at which the client can still cancel the decision's booking and is charged nothing.

    `ahead` is the record after the decision, on which `decide` judges an event. None where there is no such second:
    the booking has no start or has ended, cancelling costs from the first, or cannot be judged without a fact that
    only the client knows. A change that lasts less than the time between two moments that the rules, the hours or the
    booking name may be missed, as it may be by a curve.
    """
    kind = house.events.get("cancellation")
    booking = ahead.bookings.get(decision.booking or "")
    start = None if booking is None else booking.fields.get("start")
    now = decision.event.at
    if kind is None or booking is None or not isinstance(start, int) or start <= now or booking.end_at(now) is not None:
        return None
    event = _cancellation(house, kind, decision)

    def answer(at: int) -> CostStep | None:
        judged = decide(moved(event, house, at))
        return cost_step(judged, at) if isinstance(judged, Decision) else None

    named = {moment + beside for moment in named_moments(house, now, start, start, booking.made) for beside in (-1, 0)}
    looks = sorted({now, start, *(moment for moment in named if now < moment < start)})
    last = None
    for step in cost_steps(answer, looks):
        if step.charge or not step.is_possible:
            break
        last = start if step.until is None else step.until
    return last


def _cancellation(house: House, kind: EventKind, decision: Decision) -> Event:
    """The client calls the booking off by the channel of the event decided on, where it has one."""
    event = decision.event
    given = {"cancelled-by": "client", "channel": event.fields.get("channel")}
    fields, assumed = with_defaults(
        kind, {name: value for name, value in given.items() if name in kind.fields and value is not None}, house,
        event.at, event.at,
    )  # fmt: skip
    return Event(
        f"{event.id}/{kind.name}", kind.name, event.at, event.client, decision.booking, fields, assumed, event.at,
        event.source, None, {},
    )  # fmt: skip
