"""A stream of events through a house: each judged in its order, and what falls due between them."""

from collections.abc import Iterable, Iterator

from engine.advance import judge_due
from engine.decide import EventRefused, decide, noted
from engine.decision import Decision
from engine.event import Event
from engine.event_problem import EventProblem
from engine.records import Records

Found = tuple[int, Event | EventProblem]
"""A line of a stream, and what stands on it."""


def run_stream(
    records: Records, stream: Iterable[Found], until: int | None = None
) -> Iterator[Decision | EventProblem]:
    """The decisions on a stream and on what falls due meanwhile, lazily, in the order of (moment, client, id).

    The events are in order of time. Those of one second are judged in the order of (source, id); what falls due in
    it comes after them, as soon as the stream has passed that second, and at the end up to and including `until`.
    A problem of the stream is handed on, an event that is refused becomes one; neither stops the stream.
    """
    second: list[tuple[int, Event]] = []
    for line, found in stream:
        if isinstance(found, EventProblem):
            yield found
            continue
        if not second or found.at != second[0][1].at:
            yield from _in_order(_judged(records, second))
            yield from _in_order(_fallen_due(records, found.at))
            second = []
        second.append((line, found))
    yield from _in_order(_judged(records, second))
    if until is not None:
        yield from _in_order(_fallen_due(records, until + 1))


def take_as_facts(records: Records, history: Iterable[Found]) -> Iterator[EventProblem]:
    """Events that have happened, taken into the records without asking a rule; yields what cannot be taken.

    The moments of bookings and the silences of clients that lie before the last of them pass as well.
    """
    latest: int | None = None
    for line, found in history:
        if isinstance(found, EventProblem):
            yield found
            continue
        latest = found.at
        _let_pass(records, found.at - 1)
        record = records.of(found.client)
        plan = records.timeline.plan_for(found, record)
        if found.kind not in plan.kinds:
            yield EventProblem("E802", f"this house knows no event `{found.kind}`", line=line)
            continue
        record.apply(noted(plan, record, found))
        records.changed(record)
    if latest is not None:
        _let_pass(records, latest)


def _judged(records: Records, second: list[tuple[int, Event]]) -> Iterator[Decision | EventProblem]:
    for line, event in sorted(second, key=lambda item: (item[1].source, item[1].id, item[0])):
        record = records.of(event.client)
        answer = decide(records.timeline.plan_for(event, record), record, event)
        if isinstance(answer, EventRefused):
            yield EventProblem(answer.code, answer.message, answer.help, line)
            continue
        record.apply(answer)
        records.changed(record)
        yield answer


def _fallen_due(records: Records, before: int) -> Iterator[Decision]:
    while (first := records.first_due()) is not None and first[1].at < before:
        record, due = first
        decision = judge_due(records.timeline, record, due)
        if decision is not None:
            record.apply(decision)
            yield decision
        records.changed(record)


def _let_pass(records: Records, until: int) -> None:
    """Lets what falls due up to a moment happen, without asking a rule."""
    while (first := records.first_due()) is not None and first[1].at <= until:
        record, due = first
        if due.cause in ("moment", "silence"):
            booking = due.of if due.cause == "moment" else None
            event = Event(due.id, due.kind, due.at, record.client, booking, {}, (), due.at, "", None, {})
            plan = records.timeline.plan_for(event, record)
            record.apply(noted(plan, record, event))
        else:
            # Without rules nothing was asked or promised, so that all that is left to pass is the end of a booking.
            judge_due(records.timeline, record, due)
        records.changed(record)


def _in_order(answers: Iterable[Decision | EventProblem]) -> Iterator[Decision | EventProblem]:
    """The answers of each moment by client and id; problems as they come."""
    moment: list[Decision] = []
    for answer in answers:
        if isinstance(answer, EventProblem):
            yield answer
            continue
        if moment and moment[0].event.at != answer.event.at:
            yield from sorted(moment, key=_client_and_id)
            moment = []
        moment.append(answer)
    yield from sorted(moment, key=_client_and_id)


def _client_and_id(decision: Decision) -> tuple[str, str]:
    return decision.event.client or "", decision.event.id
