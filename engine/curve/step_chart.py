"""A chart of what an event costs over time: where its lines and labels lie, in units of its own box."""

from collections.abc import Callable, Sequence

from attrs import frozen

from engine.judging.cost_steps import CostStep

WIDTH, HEIGHT = 480, 232
_LEFT, _TOP, _BOTTOM = 8, 30, 160
_LEAST_SHARE = 0.7
"""Of an equal share of the width; the rest goes by time, so that the longest wait does not leave the others a line."""


@frozen
class Label:
    """A text at a place; the anchor is that of SVG."""

    x: float
    y: float
    lines: tuple[str, ...]
    anchor: str = "middle"


@frozen
class StepChart:
    """The outline of the steps and the area under it (points of a polyline), values above the steps, edges below."""

    outline: str
    area: str
    values: tuple[Label, ...]
    edges: tuple[Label, ...]
    base: float = _BOTTOM
    width: int = WIDTH
    height: int = HEIGHT


def step_chart(
    steps: Sequence[CostStep],
    start: int,
    money: Callable[[int], str],
    edge: Callable[[int, bool], tuple[str, ...]],
    width: int = WIDTH,
) -> StepChart | None:
    """The chart of some steps up to the start; None where it costs the same whenever it is, or is not always possible.

    `money` writes an amount, `edge` the moment at which a step ends, in lines, and hears whether it is the start.
    """
    if not all(step.is_possible for step in steps):
        return None
    shown = [
        step
        for step, later in zip(steps, (*steps[1:], None), strict=True)
        if later is None or later.charge != step.charge
    ]
    if len(shown) < 2:
        return None
    ends = [step.until if step.until is not None else start for step in shown]
    starts = [steps[0].since, *ends[:-1]]
    room, whole = width - 2 * _LEFT, ends[-1] - starts[0]
    widths = [
        _LEAST_SHARE * room / len(shown) + (1 - _LEAST_SHARE) * room * (end - begin) / whole
        for begin, end in zip(starts, ends, strict=True)
    ]
    most = max(step.charge for step in shown) or 1
    x, points = float(_LEFT), []
    values, edges = [], []
    for step, across, end in zip(shown, widths, ends, strict=True):
        y = _BOTTOM - (_BOTTOM - _TOP) * step.charge / most
        points += [(x, y), (x + across, y)]
        values.append(Label(round(x + across / 2, 1), round(y - 9, 1), (money(step.charge),)))
        x += across
        is_last = step.until is None
        edges.append(Label(round(x, 1), _BOTTOM + 20, edge(end, is_last), "end" if is_last else "middle"))
    outline = " ".join(f"{px:.1f},{py:.1f}" for px, py in points)
    area = f"{_LEFT},{_BOTTOM} {outline} {width - _LEFT},{_BOTTOM}"
    return StepChart(outline, area, tuple(values), tuple(edges), width=width)
