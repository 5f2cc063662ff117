"""The questions that the rules on an event ask, one by one, and how near a situation is to the answers that are wanted.

A question is a condition without `and`, `or` and `not`. Where an amount turns at some value (`capped at`, `but at
least`, each started step, a table of amounts), that is a question too: whether it has turned.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from engine.model import (
    And,
    Compared,
    Condition,
    FirstFitting,
    Greatest,
    House,
    Kind,
    Least,
    Line,
    Literal,
    Not,
    Or,
    Rule,
    Steps,
)
from engine.model.parts import parts

Answers = Mapping[Condition, bool]


@frozen
class Place:
    """A line that has consequences, with the rule and the lines that it stands in, the outermost first."""

    rule: Rule
    path: tuple[Line, ...]

    @property
    def line(self) -> Line:
        """The line itself."""
        return self.path[-1]


def places_of(house: House) -> Iterator[Place]:
    """Every line of a house that has consequences, in the order of the house."""
    for rule in house.rules:
        yield from _places(rule, rule.lines, ())


def _places(rule: Rule, lines: tuple[Line, ...], path: tuple[Line, ...]) -> Iterator[Place]:
    for line in lines:
        here = (*path, line)
        if line.lines:
            yield from _places(rule, line.lines, here)
        else:
            yield Place(rule, here)


def wanted(place: Place) -> list[tuple[Condition, bool]]:
    """What must hold, and what must not, for a line to be the one that fits."""
    found = [] if place.rule.when is None else [(place.rule.when, True)]
    siblings = place.rule.lines
    for line in place.path:
        for one in siblings:
            if one is line:
                break
            if one.condition is not None:
                found.append((one.condition, False))
        if line.condition is not None:
            found.append((line.condition, True))
        siblings = line.lines
    return found


def distance(condition: Condition, is_wanted: bool, answers: Answers) -> int:
    """How many answers are otherwise than they would have to be, at least."""
    match condition:
        case Not(item):
            return distance(item, not is_wanted, answers)
        case And(items) | Or(items):
            each = [distance(item, is_wanted, answers) for item in items]
            return sum(each) if isinstance(condition, And) == is_wanted else min(each)
    return int(answers.get(condition, False) != is_wanted)


def open_questions(condition: Condition, is_wanted: bool, answers: Answers) -> Iterator[Condition]:
    """The questions whose answers stand in the way."""
    match condition:
        case Not(item):
            yield from open_questions(item, not is_wanted, answers)
        case And(items) | Or(items):
            for item in items:
                if distance(condition, is_wanted, answers):
                    yield from open_questions(item, is_wanted, answers)
        case _:
            if answers.get(condition, False) != is_wanted:
                yield condition


def questions_in(node: Any) -> Iterator[Condition]:
    """The questions in a piece of the model, those of its amounts too."""
    for part in parts(node):
        match part:
            case And() | Or() | Not():
                continue
            case Least(left, right) | Greatest(left, right):
                yield Compared(left, "<=", right)
            case Steps():
                yield from (Compared(part, ">=", Literal(count, Kind("number"))) for count in (2, 3))
            case FirstFitting(lines):
                for condition, _ in lines:
                    if condition is not None:
                        yield from questions_in(condition)
            case _ if isinstance(part, _QUESTIONS):
                yield part


_QUESTIONS = tuple(one for one in Condition.__args__ if one not in (And, Or, Not))


def questions_of(house: House, kind: str) -> tuple[Condition, ...]:
    """The questions that the rules on an event ask, each once."""
    found: dict[Condition, None] = {}
    for rule in house.rules:
        if kind in rule.events:
            found.update(dict.fromkeys(questions_in((rule.when, rule.lines))))
    return tuple(found)
