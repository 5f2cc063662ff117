"""Placeholders of words that may have nothing to say: a fact that is not given, an amount that no line made."""

from collections.abc import Iterator

import z3
from attrs import frozen

from engine.model import House, Line, Say
from engine.planning.plan_from_model import plan_from_model
from engine.proof.decisions import Judged, Said, judged
from engine.proof.solving import Question
from engine.proof.variables import NO, Truth, Variables
from engine.proof.world import World


@frozen
class MayBeEmpty:
    """Words that a line says while one of their placeholders has no value, with why."""

    line: Line
    words: str
    placeholder: str
    reason: str


def placeholders_that_may_be_empty(house: House) -> Iterator[MayBeEmpty]:
    """Where the solver finds an event on which words are said with nothing in one of their places."""
    plan = plan_from_model(house)
    seen: set[tuple[str, str, str]] = set()
    for kind in house.events.values():
        if not any(kind.name in rule.events for rule in house.rules):
            continue
        variables = Variables(house)
        now = variables.number("now", low=variables.first_moment, high=variables.last_moment)
        decision = judged(World(variables, kind, now))
        question = Question(variables)
        for said in decision.said:
            if not isinstance(said.consequence, Say) or said.may is not None:
                continue
            words = said.consequence.words
            for name in plan.words[words].placeholders:
                key = (said.fitting.line.id, words, name)
                if key in seen:
                    continue
                missing, reason = _missing(decision, said, name)
                if missing is not NO and question.answer(said.when, missing) is not None:
                    seen.add(key)
                    yield MayBeEmpty(said.fitting.line, words, name, reason)


def _missing(decision: Judged, said: Said, name: str) -> tuple[Truth, str]:
    """When a placeholder has no value, and how that is said; never, for one that is not looked at."""
    world = decision.world
    head, _, tail = name.rpartition(".")
    slots = {slot for slot, _ in decision.slots}
    if name in slots:
        made = [one.when for one in decision.said if getattr(one.consequence, "slot", None) == name]
        return z3.Not(z3.Or(made)), f"no line need have made a {name}"
    made = [one.when for one in decision.promises if one.what == head]
    if tail in ("due", "amount") and made:
        return z3.Not(z3.Or(made)), f"no line need have asked or promised `{head}`"
    if head in ("", "event", world.kind.name) and tail in world.kind.fields:
        declared = world.kind.fields[tail]
        if declared.kind.base == "text" or not declared.optional or tail in world.kind.changes:
            return NO, ""
        return z3.Not(world.own_fact(tail).given), f"`{tail}` need not be given"
    return NO, ""
