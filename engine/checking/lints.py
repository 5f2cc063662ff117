"""Legal but suspicious: one function a lint."""

import re
from collections.abc import Iterable, Iterator, Mapping

from engine.checking.place_in_text import place_in_text
from engine.checking.rule_checks import conjuncts
from engine.model import (
    Condition,
    Days,
    Distance,
    EndBooking,
    Entry,
    EventKind,
    Length,
    Line,
    May,
    Obligation,
    Open,
    OverdueOf,
    Recorded,
    Rule,
    rules_by_event,
)
from engine.model.lines import leaves
from grammar import syntax
from grammar.diagnostic import Diagnostics
from grammar.sentence import sentence
from grammar.source import Span

# Two words in capitals, or a long one; a short one may be an abbreviation. What stands in braces is said by others.
_LONG_SHOUT = 5
_SENTENCE_PART = re.compile(r"[^\W\d_]+(?:[ ,]+[^\W\d_]+)*")
_PLACED = re.compile(r"\{[^{}]*\}")
_FIGURE = re.compile(r"(?<![\w{.])(?:[A-Z]{3} ?|[€£$] ?)?\d+(?:[.,]\d+)?(?: ?(?:%|[A-Z]{3}\b|€))?")


def lint(
    rules: tuple[Rule, ...], events: Mapping[str, EventKind], blocks: tuple[syntax.Block, ...], diagnostics: Diagnostics
) -> None:
    """All lints; what they find are warnings."""
    open_answers(rules, diagnostics)
    unjudged_promises(rules, diagnostics)
    forgotten_rests(rules, events, diagnostics)
    typed_figures(blocks, diagnostics)
    mixed_calendars(rules, diagnostics)
    shouting(blocks, diagnostics)


def open_answers(rules: Iterable[Rule], diagnostics: Diagnostics) -> None:
    """`may` leaves the answer to whoever is on duty."""
    for line in _all_leaves(rules):
        for consequence, place in zip(line.consequences, line.places, strict=True):
            if isinstance(consequence, May):
                diagnostics.add(
                    "W901",
                    sentence("this leaves the answer to whoever is on duty"),
                    place,
                    sentence("say when it happens, and it is the same for everyone"),
                )


def unjudged_promises(rules: Iterable[Rule], diagnostics: Diagnostics) -> None:
    """A promise that breaks should have a consequence, for either side."""
    judged = {event for rule in rules for event in rule.events}
    seen: set[str] = set()
    for line in _all_leaves(rules):
        for consequence, place in zip(line.consequences, line.places, strict=True):
            if not isinstance(consequence, Obligation) or f"overdue {consequence.what}" in judged:
                continue
            if consequence.what not in seen:
                seen.add(consequence.what)
                diagnostics.add(
                    "W902",
                    sentence("`{}` is promised, and nothing happens when it does not come", consequence.what)
                    if consequence.kind == "promise"
                    else sentence("`{}` is asked, and nothing happens when it does not come", consequence.what),
                    place,
                    sentence("write a rule `on overdue {}`", consequence.what),
                )


def forgotten_rests(rules: tuple[Rule, ...], events: Mapping[str, EventKind], diagnostics: Diagnostics) -> None:
    """Where clients pay beforehand, what ends a booking should say what becomes of the rest."""
    asked = {c.what for line in _all_leaves(rules) for c in line.consequences if isinstance(c, Obligation)}
    paid = [what for what in asked if events[what].pays and events[what].about == "booking"]
    if not paid:
        return
    by_event = rules_by_event(rules)
    for name, kind in events.items():
        on_event = by_event.get(name)
        if on_event is None:
            continue
        said = [c for line in _all_leaves(on_event) for c in line.consequences]
        recorded = dict.fromkeys(c.event for c in said if isinstance(c, Recorded))
        said += [c for event in recorded for line in _all_leaves(by_event.get(event, ())) for c in line.consequences]
        ends = kind.life == "ends" or any(isinstance(c, EndBooking) for c in said)
        unpaid = isinstance(kind.cause, OverdueOf) and kind.cause.what in paid
        if ends and not unpaid and not any(isinstance(c, Entry) for c in said):
            diagnostics.add(
                "W903",
                sentence("when `{}` ends a booking, nothing says what becomes of what was paid", name),
                on_event[0].span.head,
                sentence("say `refund rest`, `credit rest`, or what is charged"),
            )


def typed_figures(blocks: Iterable[syntax.Block], diagnostics: Diagnostics) -> None:
    """A figure in words that also stands in a rule will one day say something else than the rule."""
    figures = set()
    for block in blocks:
        if isinstance(block, (syntax.Rule, syntax.Define, syntax.Services)):
            plain = re.sub(r'"[^"]*"|#[^\n]*', "", block.span.text)
            figures |= {_bare(match[0]) for match in _FIGURE.finditer(plain)}
    for block in blocks:
        if not isinstance(block, syntax.Words):
            continue
        for text in (wording.text for wording in block.all_wordings):
            for match in _FIGURE.finditer(text.value):
                if _bare(match[0]) in figures:
                    diagnostics.add(
                        "W904",
                        sentence("`{}` is typed here and stands in a rule too", match[0].strip()),
                        place_in_text(text, match.start(), len(match[0].rstrip())),
                        sentence("let the rule say it, with a placeholder such as `{{charge}}` or `{{answer.due}}`"),
                    )


def shouting(blocks: Iterable[syntax.Block], diagnostics: Diagnostics) -> None:
    """Words in capitals raise the voice; a short one may be an abbreviation."""
    for block in blocks:
        if not isinstance(block, syntax.Words):
            continue
        for text in (wording.text for wording in block.all_wordings):
            for at, shout in _shouts(text.value):
                diagnostics.add(
                    "W908",
                    sentence("`{}` is shouted", shout),
                    place_in_text(text, at, len(shout)),
                    sentence("write it in small letters"),
                )


def _shouts(text: str) -> Iterator[tuple[int, str]]:
    """Words in capitals, each run of them with its place."""
    plain = _PLACED.sub(lambda placed: "." * len(placed[0]), text)
    for match in _SENTENCE_PART.finditer(plain):
        run: list[re.Match[str]] = []
        for word in re.finditer(r"[^\W\d_]+|$", match[0]):
            if word[0].isupper() and len(word[0]) > 1:
                run.append(word)
                continue
            if len(run) > 1 or (run and len(run[0][0]) >= _LONG_SHOUT):
                yield match.start() + run[0].start(), match[0][run[0].start() : run[-1].end()]
            run = []


def mixed_calendars(rules: Iterable[Rule], diagnostics: Diagnostics) -> None:
    """Tiers of one list should count in one calendar, or one overtakes the other on some days."""
    for rule in rules:
        _mixed(rule.lines, diagnostics)


def _mixed(lines: tuple[Line, ...], diagnostics: Diagnostics) -> None:
    first: dict[object, tuple[str, Span]] = {}
    for line in lines:
        _mixed(line.lines, diagnostics)
        for distance in _distances(line.condition):
            calendar = _calendar(distance.length)
            key = (distance.moment, distance.anchor, distance.direction)
            known, place = first.setdefault(key, (calendar, line.span))
            if known != calendar:
                diagnostics.add(
                    "W905",
                    sentence("this line counts in {}, and one beside it in {}", calendar, known),
                    line.span,
                    sentence("count both in one calendar, or one overtakes the other around weekends and holidays"),
                    ((sentence("it stands here"), place),),
                )


def _distances(condition: Condition | None) -> Iterator[Distance]:
    for item in conjuncts(condition):
        if isinstance(item, Distance):
            yield item


def _calendar(length: Length) -> str:
    match length:
        case Open(_, calendar):
            return sentence("{} hours", calendar)
        case Days(_, calendar) if calendar != "calendar":
            return sentence("{} days", calendar)
    return sentence("time as clock and calendar show it")


def _all_leaves(rules: Iterable[Rule]) -> Iterator[Line]:
    for rule in rules:
        yield from leaves(rule.lines)


def _bare(figure: str) -> str:
    return re.sub(r"[^\d.%]", "", figure.replace(",", "."))
