"""A stream of events through a house: each judged in its order, and what falls due between them."""

from collections.abc import Iterable, Iterator
from heapq import heappop, heappush
from itertools import groupby

from engine.events.event import Event
from engine.events.event_problem import EventProblem
from engine.judging.advance import next_due
from engine.judging.decide import EventRefused
from engine.judging.records import Records
from engine.memory.decision import Decision
from grammar.sentence import sentence

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
    at: int | None = None
    second: list[tuple[str, str, int, Event]] = []
    for line, found in stream:
        if isinstance(found, EventProblem):
            yield found
            continue
        if found.at != at:
            if second:
                yield from _answers(records, second)
                second = []
            if records.next_at < found.at:
                yield from _in_order(records.advance(found.at - 1))
            at = found.at
        second.append((found.source, found.id, line, found))
    yield from _answers(records, second)
    if until is not None:
        yield from _in_order(records.advance(until))


def take_as_facts(records: Records, history: Iterable[Found]) -> Iterator[EventProblem]:
    """Events that have happened, taken into new records without asking a rule; yields what cannot be taken.

    The moments of bookings and the silences of clients up to the last of them pass as well, and nobody is told.
    """
    coming: list[tuple[int, bool, str, str]] = []
    latest: int | None = None
    for line, found in history:
        if isinstance(found, EventProblem):
            yield found
            continue
        if found.at != latest:
            _let_pass(records, coming, found.at - 1)
        latest = found.at
        record = records.record_of(found.client)
        if found.kind not in records.timeline.plan_for(found, record).kinds:
            yield EventProblem("E802", sentence("this house knows no event `{}`", found.kind), line=line)
            continue
        records.remember(found)
        _expect(records, coming, found.client)
    if latest is not None:
        _let_pass(records, coming, latest)


def _expect(records: Records, coming: list[tuple[int, bool, str, str]], client: str | None) -> None:
    """Notes what falls due next for a client; at one moment the ends of bookings come last."""
    due = next_due(records.timeline, records.record_of(client))
    if due is not None and client is not None:
        heappush(coming, (due.at, due.cause == "end", due.id, client))


def _let_pass(records: Records, coming: list[tuple[int, bool, str, str]], until: int) -> None:
    """Lets what falls due up to a moment happen, without asking a rule."""
    while coming and coming[0][0] <= until:
        at, is_end, name, client = heappop(coming)
        due = next_due(records.timeline, records.record_of(client))
        if due is None or (due.at, due.id) != (at, name):
            continue
        if is_end:
            # All else up to here has passed and nothing was asked, so that bookings end without a decision.
            records.pass_over(due, client)
            for decision in records.advance(at):
                raise AssertionError(f"judged in a history: {decision.event.id}")
        else:
            booking = due.of if due.cause == "moment" else None
            records.remember(Event(name, due.kind, at, client, booking, {}, (), at, "", None, {}))
        _expect(records, coming, client)


def _answers(records: Records, second: list[tuple[str, str, int, Event]]) -> list[Decision | EventProblem]:
    """The answers on the events of one second, each given with its source, id and line: problems as they come, then
    the decisions in the order of (client, id)."""
    if len(second) == 1:
        _, _, line, event = second[0]
        answer = records.decide(event)
        return [_problem(answer, line) if isinstance(answer, EventRefused) else answer]
    problems: list[Decision | EventProblem] = []
    decided: list[tuple[str, str, int, Decision]] = []
    second.sort()
    for _, name, line, event in second:
        answer = records.decide(event)
        if isinstance(answer, EventRefused):
            problems.append(_problem(answer, line))
        else:
            decided.append((event.client or "", name, len(decided), answer))
    decided.sort()
    return problems + [decision for _, _, _, decision in decided]


def _problem(refused: EventRefused, line: int) -> EventProblem:
    return EventProblem(refused.code, refused.message, refused.help, line)


def _in_order(decisions: Iterable[Decision]) -> Iterator[Decision]:
    """The decisions of each moment by client and id."""
    for _, moment in groupby(decisions, lambda decision: decision.event.at):
        yield from sorted(moment, key=lambda decision: (decision.event.client or "", decision.event.id))
