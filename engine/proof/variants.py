"""A house with one thing changed in its model, and conditions asked of a real event, to confirm witnesses with."""

from typing import Any

from msgspec.structs import replace

from engine.judging.decide import situation_of
from engine.memory.decision import Decision
from engine.model import Condition, Decided, House, Kind, Line, Literal, May, Rule, Verdict
from engine.model.lines import leaves
from engine.model.parts import mapped
from engine.planning.plan_from_model import plan_from_model
from engine.proof.history import Replayed


def house_with_used(house: House, used: tuple[tuple[str, int], ...]) -> House:
    """The house in which these consequences, named by line and place, are not only allowed but happen."""
    if not used:
        return house

    def line(one: Line) -> Line:
        said = tuple(
            consequence.consequence if isinstance(consequence, May) and (one.id, place) in used else consequence
            for place, consequence in enumerate(one.consequences)
        )
        return replace(one, consequences=said, lines=tuple(line(deeper) for deeper in one.lines))

    rules = tuple(replace(rule, lines=tuple(line(one) for one in rule.lines)) for rule in house.rules)
    return replace(house, rules=rules)


def total(decision: Decision, slot: str, unit: str) -> int:
    """What a decision and those it records put into a slot."""
    own = sum(entry.amount for entry in decision.entries if (entry.slot, entry.unit) == (slot, unit))
    return own + sum(total(child, slot, unit) for child in decision.recorded)


def with_totals(condition: Condition, decision: Decision) -> Any:
    """The condition of a guarantee with what was decided in the place of the slots."""

    def with_total(node: Any) -> Any:
        if not isinstance(node, Decided):
            return node
        kind = Kind("money", node.unit) if node.unit == decision.house.currency else Kind("units", node.unit)
        return Literal(total(decision, node.slot, node.unit), kind)

    return mapped(condition, with_total)


def is_so(replayed: Replayed, decision: Decision, condition: Condition | None) -> bool:
    """Whether a condition held when the event of a decision was judged, as the plan itself reads conditions."""
    if condition is None:
        return True
    house, kind = replayed.plan.house, decision.kind
    pattern = house.rules[0]
    template = next(leaves(pattern.lines))
    lines = (
        replace(template, id="is", condition=condition, consequences=(Verdict("noted"),), lines=()),
        replace(template, id="not", condition=None, consequences=(Verdict("accept"),), lines=()),
    )
    rule = Rule("asked", (kind.name,), None, lines, None, pattern.span)
    plan = plan_from_model(replace(house, rules=(rule,), guarantees=(), words={}))
    asked = plan.kinds[kind.name]
    index = asked.judge(situation_of(kind, replayed.record, decision.event))[0]
    return asked.lines[index].line.id == "is"
