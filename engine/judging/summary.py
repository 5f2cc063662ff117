"""What a stream of decisions comes to: events, verdicts, money, promises and reasons."""

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import define, field

from engine.memory.decision import Decision, ObligationMade
from engine.memory.decision_json import Json
from engine.values import amount_text, money_text

VERDICTS = ("accept", "ask", "redirect", "decline", "noted")
_STATES = ("made", "met", "late", "overdue", "dropped")
_RULE_WIDTH = 60


@define
class Summary:
    """Figures of decisions, those on recorded events among them; as large as the house, however long the stream.

    `answers` counts by (event kind, verdict). `money` has the times and the sum, in minor units, of the entries that
    are not 0, by (rule, kind of entry, unit). `owed` counts by (ask or promise, event, state): made, met in time, met
    late, overdue (whether met or dropped later or not), dropped. `reasons` counts by (rule, line, text of the line).
    """

    answers: Counter[tuple[str, str]] = field(factory=Counter)
    money: dict[tuple[str, str, str], tuple[int, int]] = field(factory=dict)
    owed: Counter[tuple[str, str, str]] = field(factory=Counter)
    reasons: Counter[tuple[str, str, str]] = field(factory=Counter)

    def add(self, decision: Decision) -> None:
        """Counts one decision in."""
        self.answers[decision.kind.name, decision.verdict] += 1
        rules = {}
        for because in decision.because:
            rules[because.line.id] = because.rule.title
            self.reasons[because.rule.title, because.line.id, because.line.text] += 1
        for entry in decision.entries:
            if entry.amount == 0:
                continue
            key = (rules.get(entry.line, ""), entry.kind, entry.unit)
            times, amount = self.money.get(key, (0, 0))
            self.money[key] = (times + 1, amount + entry.amount)
        for obligation in decision.obligations:
            self._owe(obligation, decision.is_deadline_of(obligation))
        for child in decision.recorded:
            self.add(child)

    def _owe(self, obligation: ObligationMade, is_deadline: bool) -> None:
        name = (obligation.kind, obligation.what)
        if obligation.is_new:
            self.owed[*name, "made"] += 1
        if is_deadline and obligation.state != "overdue":
            self.owed[*name, "overdue"] += 1
        if obligation.state in _STATES:
            self.owed[*name, obligation.state] += 1

    def commonest_reasons(self, most: int | None = None) -> list[tuple[str, str, str, int]]:
        """(rule, line, text, times), the commonest first, and in the order of their names where they are level."""
        ordered = sorted(self.reasons.items(), key=lambda item: (-item[1], item[0]))
        return [(*reason, times) for reason, times in ordered[:most]]


def summary_json(summary: Summary) -> dict[str, Json]:
    """The figures as JSON; amounts as strings."""
    verdicts: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for (kind, verdict), times in summary.answers.items():
        kinds[kind] += times
        verdicts[verdict] += times
    return {
        "events": dict(sorted(kinds.items())),
        "verdicts": {verdict: verdicts[verdict] for verdict in VERDICTS},
        "answers": [
            {"event": kind, "verdict": verdict, "times": times}
            for (kind, verdict), times in sorted(summary.answers.items())
        ],
        "money": [
            {"rule": rule, "kind": kind, "unit": unit, "times": times, "amount": amount_text(amount, unit)}
            for (rule, kind, unit), (times, amount) in sorted(summary.money.items())
        ],
        "obligations": [
            {"kind": kind, "what": what, **{state: summary.owed[kind, what, state] for state in _STATES}}
            for kind, what in _owed_names(summary)
        ],
        "reasons": [
            {"rule": rule, "line": line, "text": text, "times": times}
            for rule, line, text, times in summary.commonest_reasons()
        ],
    }


def summary_text(summary: Summary) -> str:
    """The figures as aligned tables, with the ten commonest reasons; a table without rows is left out."""
    kinds = sorted({kind for kind, _ in summary.answers})
    seen = [verdict for verdict in VERDICTS if any(summary.answers[kind, verdict] for kind in kinds)]
    answers = [[kind, *(str(summary.answers[kind, verdict]) for verdict in seen)] for kind in kinds]
    totals = [str(sum(summary.answers[kind, verdict] for kind in kinds)) for verdict in seen]
    money = [
        [short_text(rule), kind, str(times), money_text(amount, unit)]
        for (rule, kind, unit), (times, amount) in sorted(summary.money.items())
    ]
    owed = [
        [what, "client" if kind == "ask" else "house", *(str(summary.owed[kind, what, state]) for state in _STATES)]
        for kind, what in _owed_names(summary)
    ]
    common = [
        [short_text(rule), short_text(text), str(times)] for rule, _, text, times in summary.commonest_reasons(10)
    ]
    tables = [
        aligned_table(["event", *seen], [*answers, ["in all", *totals]] if len(answers) > 1 else answers, 1),
        aligned_table(["money by rule", "", "times", "amount"], money, 2),
        aligned_table(["owed", "by", *_STATES], owed, 2),
        aligned_table(["commonest reasons", "line", "times"], common, 2),
    ]
    return "\n\n".join(table for table in tables if table)


def _owed_names(summary: Summary) -> list[tuple[str, str]]:
    return sorted({(kind, what) for kind, what, _ in summary.owed})


def aligned_table(header: Sequence[str], rows: Iterable[Sequence[str]], texts: int) -> str:
    """Rows under a header; all columns but the first `texts` ones are figures, and end at the same place."""
    lines = [header, *rows]
    if len(lines) == 1:
        return ""
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column < texts else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def short_text(text: str) -> str:
    """The text, cut where it would make a table too wide."""
    return text if len(text) <= _RULE_WIDTH else f"{text[: _RULE_WIDTH - 1]}…"
