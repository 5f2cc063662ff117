"""Placeholders of words that may have nothing to say: a fact that is not given, an amount that no line made."""

from collections.abc import Callable, Iterator

import z3
from attrs import frozen

from engine.model import House, Line, Say
from engine.planning.plan_from_model import plan_from_model
from engine.proof.decisions import Judged, Said
from engine.proof.groundwork import Groundwork
from engine.proof.history import Replayed
from engine.proof.search import Search, Witness, decision_on
from engine.proof.variables import NO, Truth
from grammar.sentence import sentence


@frozen
class MayBeEmpty:
    """Words that a line says while one of their placeholders has no value, with why, and an event on which it is so."""

    line: Line
    words: str
    placeholder: str
    reason: str
    witness: Witness


def placeholders_that_may_be_empty(house: House, ground: Groundwork | None = None) -> Iterator[MayBeEmpty]:
    """Where there is an event on which words are said with nothing in one of their places."""
    ground = ground or Groundwork(house)
    seen: set[tuple[str, str, str]] = set()
    plan = plan_from_model(house)
    for name in house.events:
        if not any(isinstance(one, Say) for one in ground.consequences_on(name)):
            continue
        (decision,) = decision_on(ground, name)
        for said in decision.said:
            if not isinstance(said.consequence, Say) or said.may is not None:
                continue
            words = said.consequence.words
            for placeholder in plan.words[words].placeholders:
                key = (said.fitting.line.id, words, placeholder)
                missing, reason = _missing(decision, said, placeholder)
                if key in seen or missing is NO:
                    continue
                found, _ = Search((decision,), z3.And(said.when, missing), _is_empty(said, placeholder)).witness()
                if found is not None:
                    seen.add(key)
                    yield MayBeEmpty(said.fitting.line, words, placeholder, reason, found)


def _is_empty(said: Said, placeholder: str) -> Callable[[Replayed], bool]:
    """Whether the plan says the words by that line, with nothing in the place."""
    assert isinstance(said.consequence, Say)
    words = said.consequence.words

    def confirms(replayed: Replayed) -> bool:
        (decision,) = replayed.decisions
        spoke = any(reason.line.id == said.fitting.line.id for reason in decision.because)
        said_then = decision.words
        if not spoke or said_then is None or said_then.name != words:
            return False
        return any(label == placeholder and value is None for label, _, value in said_then.values)

    return confirms


def _missing(decision: Judged, said: Said, name: str) -> tuple[Truth, str]:
    """When a placeholder has no value, and how that is said; never, for one that is not looked at."""
    world = decision.world
    head, _, tail = name.rpartition(".")
    slots = {slot for slot, _ in decision.slots}
    if name in slots:
        made = [one.when for one in decision.said if getattr(one.consequence, "slot", None) == name]
        return z3.Not(z3.Or(made)), sentence("no line need have made a `{}`", name)
    made = [one.when for one in decision.promises if one.what == head]
    if tail in ("due", "amount") and made:
        return z3.Not(z3.Or(made)), sentence("no line need have asked or promised `{}`", head)
    if head in ("", "event", world.kind.name) and tail in world.kind.fields:
        declared = world.kind.fields[tail]
        if declared.kind.base == "text" or not declared.optional or tail in world.kind.changes:
            return NO, ""
        return z3.Not(world.own_fact(tail).given), sentence("`{}` need not be given", tail)
    return NO, ""
