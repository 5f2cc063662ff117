"""What an event on one booking costs at each moment from now to the booking's start."""

from collections.abc import Iterable
from pathlib import Path

from attrs import frozen

from engine.asking import Asked, question_about
from engine.events.event import Event
from engine.events.event_problem import EventProblem
from engine.judging.cost_steps import CostStep, cost_step, cost_steps
from engine.judging.decide import EventRefused, decide
from engine.judging.named_moments import moved, named_moments
from engine.memory.decision import Decision
from engine.model import House
from engine.time.moments import moment_text
from grammar.sentence import sentence

_FINEST = 15 * 60
_MOST_LOOKS = 40_000


@frozen
class Curve:
    """The steps of an event of a `kind` from the moment `since` up to the `start`, both of them moments UTC."""

    house: House
    kind: str
    since: int
    start: int
    steps: tuple[CostStep, ...]


@frozen
class CurveFound:
    """A curve, and what was wrong with the question; without a curve, why there is none."""

    curve: Curve | None
    problems: tuple[EventProblem, ...]


def curve_of(
    house: House, kind: str, words: Iterable[str], history: Path | None = None, now: str | None = None
) -> CurveFound:
    """The curve of the question `kind key=value …`, as `engine.asking.answer_to` takes it.

    At each moment a step has what that question is answered with there; the changes are found to the second. What is
    between two changes is seen if it lasts a quarter of an hour, or ends at a time that the rules, the hours or the
    booking name. Raises OSError if the history cannot be read.
    """
    asked = question_about(house, kind, words, history, now)
    event = asked.event
    if event is None:
        return CurveFound(None, asked.problems)
    booking = asked.record.bookings.get(event.booking or "")
    start = booking.fields.get("start") if booking is not None else None
    if booking is None or not isinstance(start, int):
        problem = EventProblem(
            "E803", sentence("`{}` lacks a booking with a start", event.kind), sentence("say it: `start=…`")
        )
        return CurveFound(None, (*asked.problems, problem))
    if start <= event.at:
        problem = EventProblem(
            "E803",
            sentence("the booking starts at {}, before what is asked about", moment_text(start, house.zone)),
            sentence("say an earlier moment: `at=…`"),
        )
        return CurveFound(None, (*asked.problems, problem))
    first = decide(asked.plan, asked.record, event)
    if isinstance(first, EventRefused):
        return CurveFound(None, (*asked.problems, EventProblem(first.code, first.message, first.help)))
    moments = _moments(house, event.at, start, booking.made)
    steps = tuple(cost_steps(lambda at: cost_step(_answer(asked, event, at), at), moments))
    if not steps:
        problem = EventProblem("E802", sentence("no rule of this house is on `{}`", event.kind))
        return CurveFound(None, (*asked.problems, problem))
    return CurveFound(Curve(house, event.kind, event.at, start, steps), asked.problems)


def _answer(asked: Asked, event: Event, at: int) -> Decision | None:
    decision = decide(asked.plan, asked.record, moved(event, asked.plan.house, at))
    return None if isinstance(decision, EventRefused) else decision


def _moments(house: House, since: int, start: int, made: int) -> list[int]:
    """Where the answer is looked for, ascending: at an even pace, and on both sides of every time that is named."""
    named = set(named_moments(house, since, start, start, made))
    beside = {moment + offset for moment in named for offset in (-1, 0, 1)}
    pace = max((start - since) // _MOST_LOOKS, _FINEST)
    looks = {*range(since, start, pace), start, *beside}
    return sorted(moment for moment in looks if since <= moment <= start)
