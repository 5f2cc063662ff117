"""A comparison as one page of HTML with charts, which asks for nothing else."""

from collections.abc import Sequence

from attrs import frozen

from engine.pages.rendering import rendered
from engine.replaying.comparison import PARTS, Comparison
from engine.replaying.comparison_told import MOST_CLIENTS, change_text, line_text
from engine.time.receipts import MONTHS
from engine.values import money_text

_MOST_LABELS = 12
_MOST_LABELS_ON_A_PHONE = 6
_MOST_CHANGES = 20


@frozen
class Column:
    """One or two bars side by side in a chart: how high each is in hundredths of the chart, what they stand for, and
    their label or none; one that `is_between` others is left out where the page is narrow."""

    heights: tuple[float, ...]
    says: str
    label: str
    is_between: bool


@frozen
class ColumnChart:
    """Columns over time, and the amount at the top of the scale."""

    columns: tuple[Column, ...]
    most: str


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
        [(both.times,) for _, both in months],
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
    values: Sequence[tuple[int, ...]], labels: Sequence[str], says: Sequence[str], most: str
) -> ColumnChart | None:
    """A column for the values of each month; None where all are 0."""
    highest = max((max(of_month) for of_month in values), default=0)
    if highest <= 0:
        return None
    every = -(-len(values) // _MOST_LABELS)
    on_a_phone = every if -(-len(values) // every) <= _MOST_LABELS_ON_A_PHONE else 2 * every
    columns = [
        Column(
            tuple(round(100 * max(value, 0) / highest, 1) for value in of_month),
            says[index],
            labels[index] if index % every == 0 else "",
            index % on_a_phone != 0,
        )
        for index, of_month in enumerate(values)
    ]
    return ColumnChart(tuple(columns), most)


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
