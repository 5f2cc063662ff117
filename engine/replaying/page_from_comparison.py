"""A comparison as one page of HTML with charts, which asks for nothing else."""

from collections.abc import Sequence

from attrs import frozen

from engine.pages.rendering import rendered
from engine.replaying.comparison import PARTS, Comparison
from engine.replaying.comparison_told import MOST_CLIENTS, change_text, line_text
from engine.time.receipts import MONTHS
from engine.values import money_text

_WIDTH, _HEIGHT, _TOP, _BASE = 720, 250, 28, 196
_MOST_LABELS = 12
_MOST_CHANGES = 20


@frozen
class Column:
    """A pair of bars in a chart: where it lies, how high both are, what it stands for, and its label or none."""

    x: float
    width: float
    heights: tuple[float, float]
    label: str
    says: str


@frozen
class ColumnChart:
    """Columns over time, the amount at the top of the scale, and where things lie in units of the chart's box."""

    columns: tuple[Column, ...]
    most: str
    width: int = _WIDTH
    height: int = _HEIGHT
    top: int = _TOP
    base: int = _BASE


@frozen
class Bar:
    """A change as a bar to the left or right of a middle, in hundredths of the width; `label` says of what."""

    label: str
    says: str
    left: float
    width: float
    is_more: bool


def page_from_comparison(comparison: Comparison, names: tuple[str, str], stream: str) -> str:
    """The page; `names` are what the houses are called in it, `stream` what the history is called."""
    unit = comparison.currency
    months = comparison.by_month()
    labels = [f"{MONTHS[month - 1][:3]} {year}" for (year, month), _ in months]
    charged = [(money_text(both.charges[0], unit), money_text(both.charges[1], unit)) for _, both in months]
    charges = _columns(
        [(both.charges[0], both.charges[1]) for _, both in months],
        labels,
        [f"{label}: {one}, then {two}" for label, (one, two) in zip(labels, charged, strict=True)],
        money_text(max((max(both.charges) for _, both in months), default=0), unit),
    )
    changed = _columns(
        [(both.times, 0) for _, both in months],
        labels,
        [f"{label}: {both.times}" for label, (_, both) in zip(labels, months, strict=True)],
        str(max((both.times for _, both in months), default=0)),
    )
    money = [
        (rule, kind, money_text(one, of), money_text(two, of), change_text(two - one, of), one_times, two_times)
        for (rule, kind, of), (one_times, one), (two_times, two) in comparison.money()
    ]
    return rendered(
        "engine.replaying",
        "comparison.html.jinja",
        language="en",
        names=names,
        stream=stream,
        compared=comparison.compared.total(),
        changed=comparison.changed.total(),
        clients=len(comparison.clients),
        more=change_text(sum(both.change for _, both in months), unit),
        by_month=charges,
        changed_by_month=changed,
        bars=_bars(comparison),
        money=money,
        kinds=[
            (kind, times, comparison.changed[kind], comparison.only[0, kind], comparison.only[1, kind])
            for kind, times in sorted(comparison.compared.items())
        ],
        parts=[(part, comparison.parts[part]) for part in PARTS if comparison.parts[part]],
        changes=[
            (kind, one[0] or two[0], line_text(one), line_text(two), change.times, change_text(change.change, unit),
             change.example)
            for (kind, one, two), change in comparison.commonest_changes(_MOST_CHANGES)
        ],
        most_affected=[
            (client, both.times, *(money_text(amount, unit) for amount in both.charges),
             change_text(both.change, unit))
            for client, both in comparison.most_affected(MOST_CLIENTS)
        ],
    )  # fmt: skip


def _columns(
    values: Sequence[tuple[int, int]], labels: Sequence[str], says: Sequence[str], most: str
) -> ColumnChart | None:
    """A column for each pair of values; None where all are 0."""
    highest = max((max(pair) for pair in values), default=0)
    if highest <= 0:
        return None
    step = _WIDTH / len(values)
    every = -(-len(values) // _MOST_LABELS)
    columns = [
        Column(
            round(index * step + step * 0.15, 1),
            round(step * 0.7, 1),
            (_height(first, highest), _height(second, highest)),
            labels[index] if index % every == 0 else "",
            says[index],
        )
        for index, (first, second) in enumerate(values)
    ]
    return ColumnChart(tuple(columns), most)


def _height(value: int, highest: int) -> float:
    return round((_BASE - _TOP) * max(value, 0) / highest, 1)


def _bars(comparison: Comparison) -> list[Bar]:
    """How the money of each rule changes, the largest change first; only what changes, and in the currency."""
    unit = comparison.currency
    found = [
        (two - one, f"{rule}: {kind}")
        for (rule, kind, of), (_, one), (_, two) in comparison.money()
        if of == unit and one != two
    ]
    found.sort(key=lambda item: (-abs(item[0]), item[1]))
    most = max((abs(change) for change, _ in found), default=1)
    return [
        Bar(label, change_text(change, unit), 50 - (share if change < 0 else 0), share, change > 0)
        for change, label in found
        for share in [round(50 * abs(change) / most, 1)]
    ]
