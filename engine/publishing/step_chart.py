"""A chart of what a cancellation costs over time: where its lines and labels lie, in units of its own box."""

from attrs import frozen

from engine.publishing.cancellation_cost import CancellationCost
from engine.publishing.client_language import ClientLanguage

WIDTH, HEIGHT = 480, 232
_LEFT, _RIGHT, _TOP, _BOTTOM = 8, 472, 30, 160
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


def step_chart(cost: CancellationCost, language: ClientLanguage) -> StepChart | None:
    """The chart of some steps; None where it costs the same whenever it is, or is not always possible."""
    if not all(step.is_possible for step in cost.steps):
        return None
    steps = [
        step
        for step, later in zip(cost.steps, (*cost.steps[1:], None), strict=True)
        if later is None or later.charge != step.charge
    ]
    if len(steps) < 2:
        return None
    ends = [step.until if step.until is not None else cost.start for step in steps]
    starts = [cost.steps[0].since, *ends[:-1]]
    whole = ends[-1] - starts[0]
    equal = (_RIGHT - _LEFT) / len(steps)
    widths = [
        _LEAST_SHARE * equal + (1 - _LEAST_SHARE) * (_RIGHT - _LEFT) * (end - start) / whole
        for start, end in zip(starts, ends, strict=True)
    ]
    most = max(step.charge for step in steps) or 1
    x, points = float(_LEFT), []
    values, edges = [], []
    for step, width, end in zip(steps, widths, ends, strict=True):
        y = _BOTTOM - (_BOTTOM - _TOP) * step.charge / most
        points += [(x, y), (x + width, y)]
        values.append(Label(round(x + width / 2, 1), round(y - 9, 1), (language.money(step.charge),)))
        x += width
        clock = language.clock(language.house.zone.clock_of(end))
        weekday, _, date = language.short_date(language.house.zone.day_of(end)).partition(" ")
        lines = (weekday, date, clock)
        if step.until is None:
            edges.append(Label(round(x, 1), _BOTTOM + 20, (*lines, language.say("page", "at_start")), "end"))
        else:
            edges.append(Label(round(x, 1), _BOTTOM + 20, lines))
    outline = " ".join(f"{px:.1f},{py:.1f}" for px, py in points)
    return StepChart(outline, f"{_LEFT},{_BOTTOM} {outline} {_RIGHT},{_BOTTOM}", tuple(values), tuple(edges))
