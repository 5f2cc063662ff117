"""A house as written → what it means: resolves and checks, and collects every problem."""

from collections.abc import Mapping
from hashlib import sha256
from itertools import chain
from typing import TypeVar

from attrs import evolve

from engine.checking.chains import check_chains
from engine.checking.consequence_from_syntax import Consequences
from engine.checking.declarations_from_syntax import DeclarationReader
from engine.checking.guarantee_checks import check_guarantees
from engine.checking.house_settings import Settings, settings_from_syntax
from engine.checking.lints import lint
from engine.checking.rule_checks import check_covered, check_lines, check_rules
from engine.checking.rule_from_syntax import Rules, event_of_trigger, with_short_ids
from engine.checking.scope import Declarations, Scope
from engine.checking.syntax_walk import consequences_of
from engine.checking.words_from_syntax import VoiceScope, check_placeholders, check_voice, words_from_syntax
from engine.model import AtOffset, EventKind, Guarantee, House, Length, Rule
from engine.time.almanac import Almanac
from engine.time.public_holidays import holidays_text
from grammar import syntax
from grammar.diagnostic import Diagnostics, Severity
from grammar.sentence import sentence
from grammar.source import Span
from grammar.text_from_syntax import text_from_syntax

B = TypeVar("B")


def model_from_syntax(
    files: tuple[syntax.File, ...], diagnostics: Diagnostics, almanac: Almanac | None = None
) -> House | None:
    """The house that the last file describes; the files before it are the vocabulary and what is included.

    `almanac` has the zone rules and holidays of a version that was made before; None takes those known today.
    None if any problem is an error. Warnings are collected too.
    """
    house_file = files[-1]
    blocks = tuple(chain.from_iterable(file.blocks for file in files))
    heads = _of(blocks, syntax.HouseBlock)
    if not heads:
        diagnostics.add(
            "E208",
            sentence("this file does not say which house it is"),
            house_file.span.__class__(house_file.span.source, 0, min(1, len(house_file.span.source.text))),
            sentence('begin it with `house "…"` and its settings'),
        )
        return None
    for another in heads[1:]:
        diagnostics.add(
            "E206",
            sentence("a file is of one house"),
            another.title.span,
            sentence("take one of both `house` blocks out"),
        )
    settings = settings_from_syntax(heads[0], diagnostics, almanac)
    declared = DeclarationReader(settings, blocks, diagnostics).declarations()
    words = words_from_syntax(_of(blocks, syntax.Words), settings.languages, diagnostics)
    reader = Consequences(
        Scope(declared, ()),
        diagnostics,
        charges=_charges(_of(blocks, syntax.Rule)),
        words=frozenset(block.name.text for block in _of(blocks, syntax.Words)),
    )
    rules = _rules(blocks, reader, house_file.language, diagnostics)
    guarantees = _guarantees(blocks, reader, house_file.language, diagnostics)
    kinds = _kinds(blocks, reader)
    announces, announced, sends_within, life = _promised(heads[0], reader)
    if diagnostics.full:
        last = diagnostics.found[-1].span
        diagnostics.stop(Span(last.source, last.end, last.end))
        return None
    _check(blocks, rules, kinds, declared, diagnostics)
    check_guarantees(guarantees, rules, kinds, declared, diagnostics)
    if diagnostics.errors:
        return None
    return House(
        name=settings.name,
        edition=settings.edition,
        in_force_from=settings.in_force_from,
        zone=settings.zone,
        currency=settings.currency,
        languages=settings.languages,
        region=settings.region,
        holidays=dict(settings.holidays),
        announces=announces,
        sends_within=sends_within,
        booking_life=life,
        calendars=declared.calendars,
        services=declared.services,
        choices=declared.choices,
        client_facts=declared.client_facts,
        units=declared.units,
        events=kinds,
        rules=rules,
        guarantees=guarantees,
        notes=tuple(note.text.value for note in _of(blocks, syntax.Note)),
        words=words,
        hash=house_hash(files, settings),
        language=house_file.language,
        begins=settings.begins,
        announced=announced,
    )


def house_hash(files: tuple[syntax.File, ...], settings: Settings) -> str:
    """`sha256:…` over all that a version means: its texts in canonical English without comments, holidays, zone rules.

    It does not hang on the language that a house is written in.

    The kit in features/conformance has each of these as a plain file, so that others can work it out.
    """
    digest = sha256()
    for file in files:
        digest.update(text_from_syntax(evolve(file, comments=()), "en").encode())
    digest.update(holidays_text(settings.holidays).encode())
    digest.update(settings.zone.text.encode())
    return f"sha256:{digest.hexdigest()}"


def _of(blocks: tuple[syntax.Block, ...], kind: type[B]) -> list[B]:
    return [block for block in blocks if isinstance(block, kind)]


def _charges(rules: list[syntax.Rule]) -> frozenset[str]:
    said = chain.from_iterable(consequences_of(rule) for rule in rules)
    return frozenset(one.label.text for one in said if isinstance(one, syntax.Charge) and one.label is not None)


def _rules(
    blocks: tuple[syntax.Block, ...], reader: Consequences, language: str, diagnostics: Diagnostics
) -> tuple[Rule, ...]:
    rules = Rules(reader, diagnostics, language)
    found = []
    titles: set[str] = set()
    for block in _of(blocks, syntax.Rule):
        if block.title.value in titles:
            diagnostics.add(
                "E206",
                sentence("a rule with this title stands above"),
                block.title.span,
                sentence("give each rule a title of its own"),
            )
        titles.add(block.title.value)
        if diagnostics.full:
            break
        rule = rules.rule(block)
        if rule is not None:
            found.append(rule)
    return with_short_ids(tuple(found))


def _guarantees(
    blocks: tuple[syntax.Block, ...], reader: Consequences, language: str, diagnostics: Diagnostics
) -> tuple[Guarantee, ...]:
    rules = Rules(reader, diagnostics, language)
    found = [rules.guarantee(block) for block in _of(blocks, syntax.Guarantee)]
    return tuple(guarantee for guarantee in found if guarantee is not None)


def _kinds(blocks: tuple[syntax.Block, ...], reader: Consequences) -> Mapping[str, EventKind]:
    """Every kind of event, with those that come by themselves and have rules."""
    kinds = dict(reader.scope.declarations.events)
    for block in _of(blocks, syntax.Rule):
        for trigger in block.triggers:
            kind = event_of_trigger(reader, trigger)
            if kind is not None:
                kinds.setdefault(kind.name, kind)
    return kinds


def _promised(
    head: syntax.HouseBlock, reader: Consequences
) -> tuple[Length | None, Span | None, str | None, AtOffset | None]:
    announces, announced, sends_within, life = None, None, None, None
    for line in head.settings:
        match line:
            case syntax.AnnouncesChanges(duration):
                announces, announced = reader.length(duration), line.span
            case syntax.SendsWithin(calendar):
                sends_within = calendar if reader.calendar(calendar, line.span) else None
            case syntax.BookingLife():
                life = reader.offset_trigger(line)
    return announces, announced, sends_within, life


def _unclear(rules: list[syntax.Rule], diagnostics: Diagnostics) -> frozenset[str]:
    """The titles of rules whose last line has a condition that was not understood."""
    misread = [problem.span for problem in diagnostics.found if problem.severity is Severity.ERROR]
    last = {rule.title.value: rule.lines[-1].condition for rule in rules if rule.lines}
    return frozenset(
        title
        for title, condition in last.items()
        if condition is not None
        and any(
            span.source is condition.span.source and condition.span.start <= span.start < condition.span.end
            for span in misread
        )
    )


def _check(
    blocks: tuple[syntax.Block, ...],
    rules: tuple[Rule, ...],
    kinds: Mapping[str, EventKind],
    declared: Declarations,
    diagnostics: Diagnostics,
) -> None:
    for block in _of(blocks, syntax.Rule):
        check_lines(block.lines, False, diagnostics)
    for rule in rules:
        check_covered(rule.lines, diagnostics)
    written = {block.name.text: block for block in _of(blocks, syntax.Words)}
    check_placeholders(rules, written, declared, kinds, diagnostics)
    check_voice(_of(blocks, syntax.Voice), written.values(), rules, VoiceScope(declared, diagnostics))
    check_rules(rules, kinds, declared, _unclear(_of(blocks, syntax.Rule), diagnostics), diagnostics)
    check_chains(rules, kinds, diagnostics)
    lint(rules, kinds, blocks, diagnostics)
