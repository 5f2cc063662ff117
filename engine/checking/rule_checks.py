"""What must hold of all rules together: one writer a slot, an answer for every event, no idle line."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from engine.checking.implication import excludes, implies, opposites
from engine.checking.scope import Declarations
from engine.model import (
    And,
    Condition,
    Consequence,
    EndBooking,
    Entry,
    EventKind,
    Fact,
    Is,
    Line,
    Mark,
    Obligation,
    Recorded,
    Rule,
    Say,
    Unmark,
    Verdict,
    rules_by_event,
)
from engine.model.lines import leaves
from grammar import syntax
from grammar.diagnostic import Diagnostics
from grammar.sentence import sentence
from grammar.source import Span

T = TypeVar("T")

# Keeps the check of a file with thousands of lines to a few seconds.
_MOST_COMPARED = 50_000


def check_rules(
    rules: Iterable[Rule],
    events: Mapping[str, EventKind],
    declared: Declarations,
    unclear: frozenset[str],
    diagnostics: Diagnostics,
) -> None:
    """Checks each event kind that has rules; problems go to `diagnostics`.

    `unclear` are the titles of rules whose last line was not understood, so that it may have been their `otherwise`.
    """
    by_event = rules_by_event(rules)
    for name in events:
        if name in by_event:
            _check_slots(name, by_event[name], diagnostics)
            if not any(rule.title in unclear for rule in by_event[name]):
                _check_answer(name, by_event[name], declared, diagnostics)


def check_lines(lines: tuple[syntax.Line, ...], nested: bool, diagnostics: Diagnostics) -> None:
    """Checks one list of lines as written: nothing after `otherwise`, and nested ones end in it."""
    for index, line in enumerate(lines):
        if line.condition is None and index + 1 < len(lines):
            after = lines[index + 1]
            diagnostics.add(
                "E403",
                sentence("this line comes after `otherwise`, so it never decides"),
                head_of_line(after),
                sentence("put it before `otherwise`"),
                ((sentence("`otherwise` stands here"), head_of_line(line)),),
            )
        check_lines(line.lines, True, diagnostics)
    if nested and lines and lines[-1].condition is not None:
        diagnostics.add(
            "E408",
            sentence("when none of these lines fits, nothing is said"),
            head_of_line(lines[-1]),
            sentence("end the indented lines with `otherwise: …`"),
        )


def check_covered(lines: tuple[Line, ...], diagnostics: Diagnostics) -> None:
    """Finds lines that an earlier one of the same list plainly covers."""
    for index, line in enumerate(lines):
        check_covered(line.lines, diagnostics)
        if line.condition is None:
            continue
        for earlier in before(lines, index):
            if earlier.condition is not None and implies(line.condition, earlier.condition):
                diagnostics.add(
                    "E404",
                    sentence("`{}` never decides: whatever fits it fits an earlier line", line.text),
                    line.span,
                    sentence("put the narrower line first"),
                    ((sentence("`{}` decides before", earlier.text), earlier.span),),
                )
                break


def before(items: Sequence[T], index: int) -> Sequence[T]:
    """Those that one is to be compared with: all before it, or the nearest where there are very many."""
    return items[max(0, index - max(1, _MOST_COMPARED // len(items))) : index]


def slot_of(consequence: Consequence) -> str | None:
    """The slot that a consequence writes, in words; None if it writes none that only one rule may."""
    match consequence:
        case Entry(kind, account, _, unit):
            named = sentence("charge `{}`", account) if account else kind
            return (
                sentence("the {}", named)
                if len(unit) == 3 and unit.isupper()
                else sentence("the {} in {}s", named, unit)
            )
        case Obligation(_, what):
            return sentence("what is owed as `{}`", what)
        case Mark(subject, name) | Unmark(subject, name):
            return sentence("whether the {} is `{}`", subject, name)
        case Recorded(event):
            return sentence("the recorded `{}`", event)
        case Say():
            return sentence("the words said")
        case EndBooking():
            return sentence("the end of the booking")
    return None


def _check_slots(event: str, rules: Sequence[Rule], diagnostics: Diagnostics) -> None:
    writers: dict[str, list[tuple[Rule, Span]]] = {}
    for rule in rules:
        slots: dict[str, Span] = {}
        for line in leaves(rule.lines):
            here: dict[str, Span] = {}
            for consequence, place in zip(line.consequences, line.places, strict=True):
                slot = sentence("the verdict") if isinstance(consequence, Verdict) else slot_of(consequence)
                if slot is None:
                    continue
                if slot in here:
                    diagnostics.add(
                        "E401", sentence("this line says {} twice", slot), place, sentence("keep one of them")
                    )
                here[slot] = place
            here.pop("the verdict", None)
            slots = here | slots
        for slot, place in slots.items():
            writers.setdefault(slot, []).append((rule, place))
    for slot, said in writers.items():
        for index, (rule, place) in enumerate(said):
            other = next((one for one in before(said, index) if not _apart(one[0], rule)), None)
            if other is not None:
                diagnostics.add(
                    "E401",
                    sentence("two rules on `{}` say {}, so their order would matter", event, slot),
                    place,
                    sentence("put both into one rule, or let their `when` exclude each other"),
                    ((sentence("the rule “{}” says it here", other[0].title), other[1]),),
                )


def _apart(rule: Rule, other: Rule) -> bool:
    return rule.when is not None and other.when is not None and excludes(rule.when, other.when)


def _check_answer(event: str, rules: Sequence[Rule], declared: Declarations, diagnostics: Diagnostics) -> None:
    ending = [rule for rule in rules if any(line.condition is None for line in rule.lines)]
    if any(rule.when is None for rule in ending):
        return
    whens = [rule.when for rule in ending if rule.when is not None]
    said = set(whens)
    if _all_values(whens, declared) or any(other in said for when in whens for other in opposites(when)):
        return
    diagnostics.add(
        "E402",
        sentence("some `{}` gets no answer: no rule that is always on it ends in `otherwise`", event),
        rules[0].span if not rules[0].lines else rules[0].span.head,
        sentence("end one of its rules with `otherwise: …`"),
    )


def _all_values(whens: list[Condition], declared: Declarations) -> bool:
    seen: dict[Fact, set[object]] = {}
    for when in whens:
        if isinstance(when, Is) and isinstance(when.fact, Fact) and not when.fact.optional:
            seen.setdefault(when.fact, set()).update(when.values)
    for fact, values in seen.items():
        every = {True, False} if fact.kind.base == "yes or no" else set(declared.choice_values(fact.kind))
        if every <= values:
            return True
    return False


def conjuncts(condition: Condition | None) -> tuple[Condition, ...]:
    """The conditions that must all hold."""
    if condition is None:
        return ()
    return condition.items if isinstance(condition, And) else (condition,)


def head_of_line(line: syntax.Line) -> Span:
    """The condition of a line, or the word `otherwise`."""
    if line.condition is not None:
        return line.condition.span
    start = line.span.start
    return Span(line.span.source, start, start + len(line.span.text.partition(":")[0]))
