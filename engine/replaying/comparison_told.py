"""A comparison as aligned tables, and as JSON."""

from collections.abc import Sequence

from engine.judging.summary import aligned_table, short_text, summary_json
from engine.memory.decision_json import Json
from engine.replaying.comparison import NOT_JUDGED, PARTS, Both, Comparison, Line
from engine.values import amount_text, money_text

MOST_CLIENTS = 20
_FEW = 10


def comparison_text(comparison: Comparison, names: tuple[str, str]) -> str:
    """The comparison as tables; `names` are what the houses are called in them."""
    compared, changed = comparison.compared.total(), comparison.changed.total()
    if not changed:
        return f"{compared} answers compared, none changes"
    clients = len(comparison.clients)
    head = f"{changed} of {compared} answers change, for {clients} {'client' if clients == 1 else 'clients'}"
    return "\n\n".join(
        part
        for part in (
            head,
            aligned_table(["answers", "all", "changed", *(f"only {name}" for name in names)], _kinds(comparison), 1),
            aligned_table(
                ["in what they differ", "times"],
                [[part, str(comparison.parts[part])] for part in PARTS if comparison.parts[part]],
                1,
            ),
            aligned_table(["money by rule", "", *names, "change"], _money(comparison), 2),
            aligned_table(
                ["commonest changes", names[0], names[1], "times", "charges", "first"], _changes(comparison), 3
            ),
            aligned_table(["clients most affected", "answers", *names, "change"], _clients(comparison), 1),
        )
        if part
    )


def comparison_json(comparison: Comparison, names: tuple[str, str]) -> dict[str, Json]:
    """The comparison as JSON; amounts as strings."""
    currency = comparison.currency
    return {
        "houses": list(names),
        "currency": currency,
        "compared": comparison.compared.total(),
        "changed": comparison.changed.total(),
        "clients": len(comparison.clients),
        "events": [
            {
                "event": kind,
                "times": times,
                "changed": comparison.changed[kind],
                "only": [comparison.only[0, kind], comparison.only[1, kind]],
            }
            for kind, times in sorted(comparison.compared.items())
        ],
        "parts": {part: comparison.parts[part] for part in PARTS},
        "money": [
            {
                "rule": rule,
                "kind": kind,
                "unit": unit,
                "times": [one[0], two[0]],
                "amounts": [amount_text(one[1], unit), amount_text(two[1], unit)],
            }
            for (rule, kind, unit), one, two in comparison.money()
        ],
        "months": [
            {"month": f"{year:04}-{month:02}", **_both_json(both, currency)}
            for (year, month), both in comparison.by_month()
        ],
        "changes": [
            {"event": kind, "lines": [_line_json(one), _line_json(two)], **_both_json(change, currency),
             "example": change.example, "client": change.client}
            for (kind, one, two), change in comparison.commonest_changes()
        ],
        "most_affected": [
            {"client": client, **_both_json(both, currency)}
            for client, both in comparison.most_affected(MOST_CLIENTS)
        ],
        "summaries": [summary_json(summary) for summary in comparison.sides],
    }  # fmt: skip


def change_text(amount: int, unit: str) -> str:
    """`+5.00 EUR`, `-5.00 EUR`, or `0` for no change."""
    return f"{'+' if amount > 0 else '-'}{money_text(abs(amount), unit)}" if amount else "0"


def line_text(line: Line) -> str:
    """A line with its rule; that there was no answer, where there is none."""
    return "no answer" if line == NOT_JUDGED else f"{line[1]} ({line[2]})"


def _kinds(comparison: Comparison) -> list[Sequence[str]]:
    return [
        [kind, str(times), *map(str, (comparison.changed[kind], *(comparison.only[side, kind] for side in (0, 1))))]
        for kind, times in sorted(comparison.compared.items())
    ]


def _money(comparison: Comparison) -> list[Sequence[str]]:
    return [
        [short_text(rule), kind, money_text(one, unit), money_text(two, unit), change_text(two - one, unit)]
        for (rule, kind, unit), (_, one), (_, two) in comparison.money()
    ]


def _changes(comparison: Comparison) -> list[Sequence[str]]:
    return [
        [kind, short_text(line_text(one)), short_text(line_text(two)), str(change.times),
         change_text(change.change, comparison.currency), change.example]
        for (kind, one, two), change in comparison.commonest_changes(_FEW)
    ]  # fmt: skip


def _clients(comparison: Comparison) -> list[Sequence[str]]:
    unit = comparison.currency
    return [
        [
            client,
            str(both.times),
            *(money_text(amount, unit) for amount in both.charges),
            change_text(both.change, unit),
        ]
        for client, both in comparison.most_affected(_FEW)
    ]


def _both_json(both: Both, unit: str) -> dict[str, Json]:
    return {"changed": both.times, "charges": [amount_text(amount, unit) for amount in both.charges]}


def _line_json(line: Line) -> Json:
    rule, text, place = line
    return None if line == NOT_JUDGED else {"rule": rule, "text": text, "place": place}
