"""What an event brings by the time at which it comes, as steps that are found by asking the engine."""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from engine.memory.decision import Decision
from engine.model import Line, Rule

_PART_OF_COST = ("charge", "refund", "credit")


class CostStep(Struct, frozen=True):
    """What an event brings from one moment to the last second of it; `until` None goes on up to the start.

    Money in minor units of the house's currency; `others` are the sums in other units, as (kind, unit, amount).
    `line` wrote the charge, or gave the answer where nothing is charged.
    """

    since: int
    until: int | None
    charge: int
    refund: int
    credit: int
    others: tuple[tuple[str, str, int], ...]
    is_possible: bool
    rule: Rule
    line: Line

    @property
    def figures(self) -> tuple[object, ...]:
        """What makes it another step than the one before."""
        return self.charge, self.refund, self.credit, self.others, self.is_possible, self.line.id


def cost_step(decision: Decision | None, at: int) -> CostStep | None:
    """What a decision brings, with those on the events that it records; None where no line of a rule gave it."""
    if decision is None or not decision.because:
        return None
    unit = decision.house.currency
    entries = [entry for one in _all(decision) for entry in one.entries]
    sums: dict[tuple[str, str], int] = {}
    for entry in entries:
        sums[entry.kind, entry.unit] = sums.get((entry.kind, entry.unit), 0) + entry.amount
    charge, refund, credit = (sums.get((kind, unit), 0) for kind in _PART_OF_COST)
    others = tuple((kind, of, amount) for (kind, of), amount in sums.items() if of != unit and amount)
    writers = {entry.line for entry in entries if entry.kind == "charge"}
    because = next((one for one in decision.because if one.line.id in writers), decision.because[0])
    return CostStep(at, None, charge, refund, credit, others, decision.happened, because.rule, because.line)


def cost_steps(answer: Callable[[int], CostStep | None], moments: Iterable[int]) -> Iterator[CostStep]:
    """The steps from the first of some ascending moments to the last, each change between two found to the second.

    They end where there is no answer any more.
    """
    coming = iter(moments)
    at = next(coming)
    current = answer(at)
    for following in coming:
        while current is not None:
            then = answer(following)
            if then is not None and then.figures == current.figures:
                break
            last, first = _change(answer, current, at, following)
            yield replace(current, until=last)
            current, at = answer(first), first
        at = following
    if current is not None:
        yield current


def _all(decision: Decision) -> Iterator[Decision]:
    yield decision
    for recorded in decision.recorded:
        yield from _all(recorded)


def _change(answer: Callable[[int], CostStep | None], step: CostStep, low: int, high: int) -> tuple[int, int]:
    """The last second at which the step holds, and the one after it."""
    while high - low > 1:
        middle = (low + high) // 2
        between = answer(middle)
        if between is not None and between.figures == step.figures:
            low = middle
        else:
            high = middle
    return low, high
