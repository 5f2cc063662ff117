"""What an answer is, apart from how a house says it: what a client, a program or the next event can see of it."""

from collections import Counter
from typing import Any, TypeAlias

from engine.diffing.alignment import Alignment
from engine.diffing.bareness import bare
from engine.memory.decision import Decision
from engine.model import House, May
from engine.model.lines import leaves

Answer: TypeAlias = dict[str, Any]


def unlike_in(alignment: Alignment, old: Decision, new: Decision) -> list[str]:
    """The parts in which two decisions on one event differ, those on recorded events with them.

    Lines and rules that decided are no part of an answer, nor is the order in which they wrote it.
    """
    one, other = answer_of(alignment, 0, old), answer_of(alignment, 1, new)
    return [part for part in dict.fromkeys((*one, *other)) if one.get(part) != other.get(part)]


def answer_of(alignment: Alignment, side: int, decision: Decision) -> Answer:
    """The answer of the old house (side 0) or the new one, in the names that both have."""
    said = decision.words
    return {
        "verdict": (decision.verdict, decision.channel),
        "money": sorted(
            ((one.slot, one.unit, one.amount, one.until or 0, one.kept) for one in decision.entries if one.amount),
        ),
        "obligations": sorted(
            (one.kind, one.what, one.amount or 0, one.unit or "", one.due, one.state, one.got, one.is_new)
            for one in decision.obligations
        ),
        "marks": sorted((one.subject, one.name, one.since or 0, one.until or 0, one.ends) for one in decision.marks),
        "excused": sorted((one.of, one.name, one.amount) for one in decision.excused),
        "words": None if said is None else (said.name, said.language, _values(alignment, said)),
        "told": Counter((told.role, told.text) for told in decision.tells),
        "done": Counter(
            (one.name, tuple(sorted((n, str(v)) for n, _, v in one.arguments))) for one in decision.actions
        ),
        "allowed": Counter(_allowed(alignment.new_aligned if side else alignment.old_aligned, decision)),
        "assumed": {name: value for name, _, value in decision.assumed if name in decision.event.assumed},
        "recorded": [(child.kind.name, answer_of(alignment, side, child)) for child in decision.recorded],
    }


def _values(alignment: Alignment, said: Any) -> Any:
    """What stands in the places of words that are the same in both houses."""
    shared = alignment.shared_words.get(said.name, frozenset())
    return sorted((name, str(value)) for name, _, value in said.values if name in shared)


def _allowed(house: House, decision: Decision) -> list[Any]:
    lines = {line.id: line for rule in house.rules for line in leaves(rule.lines)}
    found = []
    for line in dict.fromkeys(one.line for one in decision.allowed):
        said = lines[line].consequences if line in lines else ()
        found += [bare(one.consequence) for one in said if isinstance(one, May)]
    return found
