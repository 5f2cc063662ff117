"""One question to a house: an event, what is known of its client, and the answer to it."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from engine.events.event import Event
from engine.events.event_from_words import event_from_words
from engine.events.event_problem import EventProblem
from engine.judging.decide import EventRefused, decide, noted
from engine.memory.decision import Decision
from engine.memory.record import HouseRecord, Record
from engine.model import House
from engine.planning.plan import Plan
from engine.planning.plan_from_model import plan_as_asked
from engine.time.moments import moment_text
from grammar.sentence import sentence

if TYPE_CHECKING:
    from pathlib import Path

    from engine.judging.run import Found


class Answered(Struct, frozen=True):
    """A question and its answer; the decision is None where the event cannot be judged, and `problems` say why.

    `record` is what was known before the event. `assumed` names what the question did not say of its booking.
    """

    plan: Plan
    record: Record
    decision: Decision | None
    assumed: tuple[str, ...]
    problems: tuple[EventProblem, ...]


class Asked(Struct, frozen=True):
    """A question before it is judged; the event is None where it cannot be read, and `problems` say why.

    `record` is what is known before the event, the booking that was described with it among that.
    """

    plan: Plan
    record: Record
    event: Event | None
    assumed: tuple[str, ...]
    problems: tuple[EventProblem, ...]


def answer_to(
    house: House, kind: str, words: Iterable[str], history: "Path | None" = None, now: str | None = None
) -> Answered:
    """The answer to `kind key=value …`, with the events of the file `history` as the client's past.

    `now` is the event's moment where the words have no `at`; where both are missing it is the clock's. A question
    that names no client is about the only one of its history. Raises OSError if the history cannot be read.
    """
    asked = question_about(house, kind, words, history, now)
    if asked.event is None:
        return Answered(asked.plan, asked.record, None, (), asked.problems)
    decision = decide(asked.plan, asked.record, asked.event)
    if isinstance(decision, EventRefused):
        refusal = EventProblem(decision.code, decision.message, decision.help)
        return Answered(asked.plan, asked.record, None, (), (*asked.problems, refusal))
    return Answered(asked.plan, asked.record, decision, asked.assumed, asked.problems)


def question_about(house: House, kind: str, words: Iterable[str], history: "Path | None", now: str | None) -> Asked:
    """The question that `answer_to` answers, with what is known before it. Raises OSError as that does."""
    plan = plan_as_asked(house)
    past = _past(house, history) if history is not None else []
    words = tuple(words)
    if not any(word.startswith("client=") for word in words):
        clients = sorted({found.client for _, found in past if isinstance(found, Event) and found.client is not None})
        if len(clients) > 1:
            unclear = EventProblem(
                "E803",
                sentence("the history has several clients"),
                sentence("say whose event it is: `client={}`", clients[0]),
            )
            return Asked(plan, Record(), None, (), (unclear,))
        words += tuple(f"client={client}" for client in clients)
    question = event_from_words(house, kind, words, now or _clock(house))
    if question.event is None:
        return Asked(plan, Record(), None, (), question.problems)
    record, untaken = _known(plan, past, question.event.client)
    problems = (*question.problems, *untaken)
    if question.opening is not None:
        record.apply(noted(plan, record, question.opening))
    return Asked(plan, record, question.event, question.assumed, problems)


def _known(plan: Plan, past: "list[Found]", client: str | None) -> tuple[Record, tuple[EventProblem, ...]]:
    """The record of a client after a past, and what of it could not be taken."""
    if not past:
        return Record(client, HouseRecord()), ()
    # Imported here, as a question alone needs no streams.
    from engine.judging.records import Records
    from engine.judging.run import take_as_facts
    from engine.judging.timeline import Timeline

    records = Records(Timeline([plan]))
    problems = tuple(take_as_facts(records, past))
    return records.record_of(client), problems


def _past(house: House, history: "Path") -> "list[Found]":
    from engine.events.event_streams import read_events
    from engine.events.timeline_reader import TimelineReader

    with history.open("rb") as lines:
        return list(read_events(TimelineReader([house]), lines, name=str(history)))


def _clock(house: House) -> str:
    return moment_text(int(datetime.now().timestamp()), house.zone)
