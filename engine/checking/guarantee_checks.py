"""Guarantees that can be seen to be broken without a proof: a fact that is read, a line that declines."""

from collections.abc import Iterable, Iterator, Mapping

from engine.checking.implication import excludes, implies
from engine.checking.scope import Declarations, Scope
from engine.model import Condition, EventKind, Fact, Guarantee, Line, NeverDeclines, ReadsNo, Rule, Verdict
from engine.model.lines import all_lines
from engine.model.parts import parts
from grammar.diagnostic import Diagnostics
from grammar.sentence import sentence
from grammar.source import Span


def check_guarantees(
    guarantees: Iterable[Guarantee],
    rules: tuple[Rule, ...],
    kinds: Mapping[str, EventKind],
    declared: Declarations,
    diagnostics: Diagnostics,
) -> None:
    """Finds lines that break `reads no FACT` and `never declines`; the other promises need a proof."""
    for guarantee in guarantees:
        for event in guarantee.events:
            on_event = [rule for rule in rules if event in rule.events and not _apart(rule, guarantee)]
            for promise in guarantee.promises:
                if isinstance(promise, ReadsNo):
                    fact = Scope(declared, (kinds[event],)).fact(promise.fact)
                    if isinstance(fact, Fact):
                        _check_unread(fact, on_event, guarantee, diagnostics)
                elif isinstance(promise, NeverDeclines):
                    _check_never_declines(event, on_event, guarantee, diagnostics)


def _apart(rule: Rule, guarantee: Guarantee) -> bool:
    """Whether the rule is plainly never asked where the guarantee holds."""
    return rule.when is not None and guarantee.when is not None and excludes(rule.when, guarantee.when)


def _check_unread(fact: Fact, rules: Iterable[Rule], guarantee: Guarantee, diagnostics: Diagnostics) -> None:
    for rule in rules:
        if fact in parts(rule.when):
            _broken(
                sentence("the rule “{}” reads `{}`", rule.title, fact.label), rule.span.head, guarantee, diagnostics
            )
        for line in all_lines(rule.lines):
            if fact in parts((line.condition, line.consequences)):
                _broken(sentence("this line reads `{}`", fact.label), line.span, guarantee, diagnostics)


def _check_never_declines(event: str, rules: Iterable[Rule], guarantee: Guarantee, diagnostics: Diagnostics) -> None:
    for rule in rules:
        for line in _that_may_decide(rule.lines, guarantee.when):
            for consequence, place in zip(line.consequences, line.places, strict=True):
                if isinstance(consequence, Verdict) and consequence.word == "decline":
                    _broken(sentence("this line declines `{}`", event), place, guarantee, diagnostics)


def _that_may_decide(lines: Iterable[Line], when: Condition | None) -> Iterator[Line]:
    """The lines that may decide an event on which `when` holds; what cannot is left out where it is plain."""
    for line in lines:
        if when is None or line.condition is None or not excludes(line.condition, when):
            yield from _that_may_decide(line.lines, when) if line.lines else (line,)
        if when is not None and line.condition is not None and implies(when, line.condition):
            break


def _broken(message: str, span: Span, guarantee: Guarantee, diagnostics: Diagnostics) -> None:
    diagnostics.add(
        "E410",
        message,
        span,
        sentence("change the line, or take the guarantee back"),
        ((sentence("“{}” is guaranteed here", guarantee.title), guarantee.span.head),),
    )
