"""The search for an event that tells a changed house from the house: where the change is met, and matters."""

from collections.abc import Callable, Iterable

from engine.covering.mutants import Mutant
from engine.model import And, Compared, Condition, Entry, Line, May, Not, Or
from engine.planning.plan import Plan
from engine.probing.case import Case
from engine.probing.questions import Place, places_of, questions_in, wanted
from engine.probing.scenarios import Scenarios
from engine.probing.search import Goal
from engine.probing.stage import Played
from engine.testing.step_problem import StepProblem

_TRIES = 500


def telling_case(mutant: Mutant, scenarios: Scenarios, plan: Plan) -> tuple[Place, str, Case] | None:
    """A case in which the house answers otherwise than the changed one, whose plan is given; with a line of the rule
    and the kind of event. None where none was found."""
    places = [place for place in places_of(scenarios.house) if place.rule.title == mutant.rule.title]
    inside = [place for place in places if mutant.line is None or any(one is mutant.line for one in place.path)]
    for place in inside[:1]:
        for event in mutant.rule.events:
            kind = scenarios.house.events[event]
            found = scenarios.search.find(goal_of(mutant, place), kind, _tells(scenarios, plan), _TRIES)
            if found is not None:
                return place, event, found[0]
    return None


def questions_of_changes(mutants: Iterable[Mutant]) -> dict[str, tuple[Condition, ...]]:
    """The questions that the changes bring, by the kinds of event that they are on."""
    found: dict[str, dict[Condition, None]] = {}
    for mutant in mutants:
        for place in places_of(mutant.house):
            if place.rule.title == mutant.rule.title:
                for event in mutant.rule.events:
                    goal = [condition for condition, _ in _of_change(mutant)]
                    found.setdefault(event, {}).update(dict.fromkeys(questions_in(tuple(goal))))
                break
    return {event: tuple(questions) for event, questions in found.items()}


def goal_of(mutant: Mutant, place: Place) -> list[Goal]:
    """What has to hold for a change to matter: the lines above do not fit, and what was changed makes a difference."""
    if mutant.line is None:
        return _of_change(mutant)
    above: list[Goal] = []
    for condition, is_wanted in wanted(place):
        if condition is mutant.line.condition:
            break
        above.append((condition, is_wanted))
    if mutant.what == "order" or not _is_of_condition(mutant):
        above += [] if mutant.line.condition is None else [(mutant.line.condition, True)]
    return above + _of_change(mutant)


def _is_of_condition(mutant: Mutant) -> bool:
    return not isinstance(mutant.nodes[0], tuple | Line)


def _of_change(mutant: Mutant) -> list[Goal]:
    before, after = mutant.nodes
    if isinstance(before, Line):
        return [(after.condition, True)]
    if isinstance(before, tuple):
        return [
            (Compared(one.amount, "!=", other.amount), True)
            for one, other in zip(map(_bare, before), map(_bare, after), strict=True)
            if isinstance(one, Entry) and isinstance(other, Entry) and one.amount != other.amount
        ]
    return [(Or((And((before, Not(after))), And((Not(before), after)))), True)]


def _bare(consequence: object) -> object:
    return consequence.consequence if isinstance(consequence, May) else consequence


def _tells(scenarios: Scenarios, plan: Plan) -> Callable[[Case, Played], bool]:
    """Whether what follows in a case does not follow in the changed house."""

    def tells(case: Case, played: Played) -> bool:
        there = scenarios.search.stage.play_script(played.script, plan)
        if there is None:
            return True
        try:
            for step in scenarios.follows(case, played):
                step.run(there.scene)
        except StepProblem:
            return True
        return False

    return tells
