"""Lines that never decide, whatever happens, and what covers them."""

from collections.abc import Iterator

import z3
from attrs import frozen

from engine.model import House, Line, Rule
from engine.proof.decisions import Fitting
from engine.proof.groundwork import Groundwork
from engine.proof.search import decision_on
from engine.proof.solving import Question
from engine.proof.variables import YES, Truth


@frozen
class NeverDecides:
    """A line that fits on none of the events of its rule. `covers` are lines above it that together leave nothing for
    it, empty where its own condition, or that of its rule, cannot hold."""

    rule: Rule
    line: Line
    covers: tuple[Line, ...]


def lines_that_never_decide(house: House, ground: Groundwork | None = None) -> Iterator[NeverDecides]:
    """The lines of a house for which the solver proves that no event and no record reaches them."""
    ground = ground or Groundwork(house)
    reached: set[str] = set()
    found: dict[str, NeverDecides] = {}
    for name in house.events:
        if name not in house.rules_by_event:
            continue
        (decision,) = decision_on(ground, name)
        if decision.reads_money_early:
            # Money that moved before its booking was made is outside proof, so that nothing is known of these lines.
            reached |= {_name(fitting) for fitting in decision.lines}
            continue
        question = Question(decision.world.variables)
        for fitting in decision.lines:
            if fitting.fits is YES:
                reached.add(_name(fitting))
            if _name(fitting) in reached:
                continue
            is_possible, model = question.possible(fitting.fits)
            if is_possible:
                reached.add(_name(fitting))
                if model is not None:
                    reached |= {_name(one) for one in decision.lines if z3.is_true(model.eval(one.fits, True))}
            elif _name(fitting) not in found:
                found[_name(fitting)] = NeverDecides(fitting.rule, fitting.line, _covering(question, fitting))
    order = {rule.title: place for place, rule in enumerate(house.rules)}
    never = [one for name, one in found.items() if name not in reached]
    yield from sorted(never, key=lambda one: (order[one.rule.title], one.line.span.start))


def reach_of(house: House, rule: Rule, line: Line, event: str) -> tuple[str, str]:
    """What is known of whether a line ever decides on a kind of event: `never`, which is proved; `outside` proof, with
    what stood in the way; or `open`."""
    ground = Groundwork(house)
    (decision,) = decision_on(ground, event)
    if decision.reads_money_early:
        return "outside", decision.without_formula
    question = Question(decision.world.variables)
    fits = [one.fits for one in decision.lines if one.rule is rule and one.line is line]
    if not any(question.possible(one)[0] for one in fits):
        return "never", ""
    outside = ", ".join(question.variables.outside)
    return ("outside", outside) if outside else ("open", "")


def _name(fitting: Fitting) -> str:
    return f"{fitting.rule.title}/{fitting.line.id}"


def _covering(question: Question, fitting: Fitting) -> tuple[Line, ...]:
    """Lines above that leave nothing for a line, as few as they can be."""
    above = {fits.get_id(): line for line, fits in fitting.above}
    passed = [(z3.Not(fits), above[fits.get_id()]) for _, fits in fitting.above]
    own: Truth = fitting.alone
    if question.is_impossible(own):
        return ()
    kept = list(passed)
    for one in passed:
        fewer = [other for other in kept if other is not one]
        if question.is_impossible(own, *(truth for truth, _ in fewer)):
            kept = fewer
    return tuple(line for _, line in kept)
