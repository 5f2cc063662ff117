"""What two houses answered to the same events, counted as the answers come."""

from collections import Counter
from typing import TypeAlias

from attrs import define, field

from engine.judging.summary import Summary
from engine.memory.decision import Decision
from engine.time.days import date_of

PARTS = ("verdict", "entries", "obligations", "marks", "words")
"""In what two answers may differ."""

Line: TypeAlias = tuple[str, str, str]
"""The rule, the text and the place of the line that decided."""

NOT_JUDGED: Line = ("", "", "")


@define
class Both:
    """Times and charges, in minor units, on both sides: under the house and under the other."""

    times: int = 0
    charges: list[int] = field(factory=lambda: [0, 0])

    @property
    def change(self) -> int:
        """How much more the other house charges."""
        return self.charges[1] - self.charges[0]


@define
class Change(Both):
    """Answers that changed alike, with the first event of them, its client and both charges."""

    example: str = ""
    client: str | None = None


@define
class Comparison:
    """Figures of pairs of decisions; as large as the houses, the months and the clients whose answers change.

    `compared` and `changed` count by kind of event, `only` the decisions that one side alone has, by (side, kind).
    `parts` counts in what answers differ. `months` are by (year, month), local, and `changes` by (kind, line of the
    house, line of the other). Both have only money in the currency of the houses.
    """

    currency: str
    sides: tuple[Summary, Summary] = field(factory=lambda: (Summary(), Summary()))
    compared: Counter[str] = field(factory=Counter)
    changed: Counter[str] = field(factory=Counter)
    only: Counter[tuple[int, str]] = field(factory=Counter)
    parts: Counter[str] = field(factory=Counter)
    months: dict[tuple[int, int], Both] = field(factory=dict)
    clients: dict[str, Both] = field(factory=dict)
    changes: dict[tuple[str, Line, Line], Change] = field(factory=dict)

    def add(self, ours: Decision | None, other: Decision | None) -> None:
        """Counts in the answers to one event; None where a house did not judge such an event."""
        known = ours or other
        assert known is not None
        kind = known.kind.name
        self.compared[kind] += 1
        charges = [0, 0]
        for side, decision in enumerate((ours, other)):
            if decision is None:
                self.only[1 - side, kind] += 1
            else:
                self.sides[side].add(decision)
                charges[side] = charge_of(decision, self.currency)
        year, month, _ = date_of(known.house.zone.day_of(known.event.at))
        in_month = self.months.setdefault((year, month), Both())
        _take(in_month, charges, 0)
        differing = differing_parts(ours, other)
        if not differing:
            return
        in_month.times += 1
        self.changed[kind] += 1
        self.parts.update(differing)
        if known.event.client is not None:
            _take(self.clients.setdefault(known.event.client, Both()), charges, 1)
        key = (kind, _line(ours), _line(other))
        _take(self.changes.setdefault(key, Change(example=known.event.id, client=known.event.client)), charges, 1)

    def by_month(self) -> list[tuple[tuple[int, int], Both]]:
        """Every month from the first to the last, also those in which nothing happened."""
        if not self.months:
            return []
        first, last = (year * 12 + month - 1 for year, month in (min(self.months), max(self.months)))
        every = [(number // 12, number % 12 + 1) for number in range(first, last + 1)]
        return [(month, self.months.get(month, Both())) for month in every]

    def most_affected(self, most: int) -> list[tuple[str, Both]]:
        """The clients whose charges change most, then those with the most changed answers."""
        ordered = sorted(self.clients.items(), key=lambda item: (-abs(item[1].change), -item[1].times, item[0]))
        return ordered[:most]

    def commonest_changes(self, most: int | None = None) -> list[tuple[tuple[str, Line, Line], Change]]:
        """The changes, the commonest first, and in the order of their names where they are level."""
        return sorted(self.changes.items(), key=lambda item: (-item[1].times, item[0]))[:most]

    def money(self) -> list[tuple[tuple[str, str, str], tuple[int, int], tuple[int, int]]]:
        """(rule, kind of entry, unit), with times and amount of each side, in the order of their names."""
        first, second = (summary.money for summary in self.sides)
        return [(key, first.get(key, (0, 0)), second.get(key, (0, 0))) for key in sorted({*first, *second})]


def differing_parts(ours: Decision | None, other: Decision | None) -> list[str]:
    """In what two answers to one event differ, those on recorded events with them; all where one is missing.

    The lines that decided, and what rules are called, are no part of an answer.
    """
    if ours is None or other is None:
        return list(PARTS)
    return [name for name, one, two in zip(PARTS, _answer(ours), _answer(other), strict=True) if one != two]


def charge_of(decision: Decision, unit: str) -> int:
    """What a decision charges, with those on recorded events, in minor units."""
    own = sum(entry.amount for entry in decision.entries if entry.kind == "charge" and entry.unit == unit)
    return own + sum(charge_of(child, unit) for child in decision.recorded)


def _answer(decision: Decision) -> tuple[object, ...]:
    children = [(child.kind.name, _answer(child)) for child in decision.recorded]
    return (
        (decision.verdict, decision.channel, [(kind, parts[0]) for kind, parts in children]),
        (
            [(one.kind, one.account, one.amount, one.unit, one.until) for one in decision.entries],
            [parts[1] for _, parts in children],
        ),
        (
            [
                (one.kind, one.what, one.amount, one.unit, one.due, one.state, one.got, one.is_new)
                for one in decision.obligations
            ],
            [parts[2] for _, parts in children],
        ),
        (
            [(one.subject, one.name, one.since, one.until, one.ends) for one in decision.marks],
            [parts[3] for _, parts in children],
        ),
        (None if decision.words is None else decision.words.name, [parts[4] for _, parts in children]),
    )


def _line(decision: Decision | None) -> Line:
    """The line that wrote a charge, else the first that decided."""
    if decision is None or not decision.because:
        return NOT_JUDGED
    writers = {entry.line for entry in decision.entries}
    because = next((one for one in decision.because if one.line.id in writers), decision.because[0])
    return because.rule.title, because.line.text, because.line.span.place


def _take(figures: Both, charges: list[int], times: int) -> None:
    figures.times += times
    figures.charges[0] += charges[0]
    figures.charges[1] += charges[1]
