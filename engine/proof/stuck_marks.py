"""Marks that nothing leads out of: given without an end, taken back by no line, and not said to be for ever."""

from collections.abc import Callable, Iterator

import z3
from attrs import frozen

from engine.model import House, Line, Mark, Unmark
from engine.proof.decisions import Judged, Said
from engine.proof.groundwork import Groundwork
from engine.proof.history import Replayed
from engine.proof.search import Search, Witness, decision_on
from engine.proof.solving import Question

THE_END = "ended"
"""The mark whose name says that it is the end."""


@frozen
class StuckMark:
    """A line that gives a mark for good, and an event on which it does; `place` counts the consequences of the line."""

    line: Line
    place: int
    subject: str
    name: str
    witness: Witness


def marks_that_nothing_ends(house: House, ground: Groundwork | None = None) -> Iterator[StuckMark]:
    """Marks of a client or the house that stay for good, each with the first line that gives it. A mark of a booking
    goes with the booking, and one that only leads on to the end is no dead end."""
    ground = ground or Groundwork(house)
    endless = {
        (one.subject, one.name)
        for one in ground.consequences
        if isinstance(one, Mark) and one.until is None and not one.for_ever
    }
    stuck = {(subject, name) for subject, name in endless if subject != "booking" and name != THE_END}
    for subject, name in sorted(stuck):
        if not _is_left(ground, subject, name):
            yield from _given(ground, subject, name)


def _is_left(ground: Groundwork, subject: str, name: str) -> bool:
    """Whether some line may take the mark back, or fits while it stands and gives the one that is the end."""
    out = Unmark(subject, name)
    for event in ground.house.rules_by_event:
        ways = [
            one
            for one in ground.consequences_on(event)
            if one == out or (isinstance(one, Mark) and (one.subject, one.name) == (subject, THE_END))
        ]
        if not ways:
            continue
        (decision,) = decision_on(ground, event)
        question = Question(decision.world.variables)
        for said in decision.said:
            if said.consequence not in ways:
                continue
            if said.consequence != out and not _asks_for(decision, said, subject, name):
                continue
            if question.possible(said.when, decision.world.marked(subject, name))[0]:
                return True
    return False


def _asks_for(decision: Judged, said: Said, subject: str, name: str) -> bool:
    """Whether the line fits only while the mark stands."""
    marked = decision.world.marked(subject, name)
    return Question(decision.world.variables).is_impossible(said.when, z3.Not(marked))


def _given(ground: Groundwork, subject: str, name: str) -> Iterator[StuckMark]:
    """The first line that gives the mark for good on an event that the plan confirms."""
    for event in ground.house.rules_by_event:
        if not any(_is_it(one, subject, name) for one in ground.consequences_on(event)):
            continue
        (decision,) = decision_on(ground, event)
        for said in decision.said:
            if not _is_it(said.consequence, subject, name):
                continue
            found, _ = Search((decision,), said.when, _gives(said, subject, name)).witness()
            if found is not None:
                yield StuckMark(said.fitting.line, said.place, subject, name, found)
                return


def _is_it(consequence: object, subject: str, name: str) -> bool:
    return (
        isinstance(consequence, Mark)
        and (consequence.subject, consequence.name, consequence.until) == (subject, name, None)
        and not consequence.for_ever
    )


def _gives(said: Said, subject: str, name: str) -> Callable[[Replayed], bool]:
    def confirms(replayed: Replayed) -> bool:
        (decision,) = replayed.decisions
        decided = any(reason.line.id == said.fitting.line.id for reason in decision.because)
        return decided and any((one.subject, one.name, one.until) == (subject, name, None) for one in decision.marks)

    return confirms
