"""A rule as a client reads it: what it is about, its lines in order, and the words the house uses."""

from collections.abc import Iterator

from attrs import frozen
from msgspec.structs import replace

from engine.model import (
    AfterSilence,
    Always,
    AlwaysPromises,
    AtOffset,
    BeforeDue,
    Consequence,
    Entry,
    EventKind,
    FirstFitting,
    Guarantee,
    Line,
    NeverDeclines,
    NeverRises,
    OverdueOf,
    Promise,
    ReadsNo,
    Rule,
    Say,
)
from engine.publishing.client_language import ClientLanguage
from engine.publishing.consequence_told import sentences_told
from engine.publishing.expression_told import condition_told
from engine.publishing.moment_told import length_told
from engine.publishing.reply_told import reply_told


@frozen
class LineTold:
    """A line: its condition (None for a line that always holds), what follows, the house's own words, inner lines."""

    condition: str | None
    sentences: tuple[str, ...]
    replies: tuple[str, ...]
    lines: tuple["LineTold", ...]


@frozen
class RuleTold:
    """A rule under its title: `events` say when it is asked, `when` what limits it."""

    title: str
    events: tuple[str, ...]
    when: str | None
    lines: tuple[LineTold, ...]


def rule_told(rule: Rule, language: ClientLanguage) -> RuleTold:
    """A rule with all of its lines."""
    house = language.house
    kinds = [house.events[name] for name in rule.events]
    is_changed = all("start" in kind.changes for kind in kinds)
    events = tuple(event_told(kind, language) for kind in kinds)
    when = None if rule.when is None else condition_told(rule.when, language, is_changed)
    return RuleTold(rule.title, events, when, tuple(_lines(rule.lines, language, is_changed, set())))


def event_told(kind: EventKind, language: ClientLanguage) -> str:
    """When a rule on an event is asked: `When you book`."""
    match kind.cause:
        case OverdueOf(what):
            owed = language.house.events.get(what)
            key = "overdue_promise" if owed is not None and owed.by == "house" else "overdue_ask"
            return language.say("on", key, noun=language.noun(what))
        case BeforeDue(length, what):
            return language.say("on", "before_due", length=length_told(length, language), noun=language.noun(what))
        case AtOffset(length, direction, fact):
            anchor = language.fact(fact, 0)
            return language.say("on", direction, length=length_told(length, language), anchor=anchor)
        case AfterSilence(length, event):
            return language.say("on", "silence", length=length_told(length, language), noun=language.noun(event))
    if language.has("on", kind.name):
        return language.say("on", kind.name)
    return language.say("on", "other", noun=language.noun(kind.name))


def guarantee_told(guarantee: Guarantee, language: ClientLanguage) -> RuleTold:
    """A guarantee, told as a rule of which every line holds."""
    events = tuple(event_told(language.house.events[name], language) for name in guarantee.events)
    when = None if guarantee.when is None else condition_told(guarantee.when, language)
    sentences = tuple(_promise(promise, language) for promise in guarantee.promises)
    return RuleTold(guarantee.title, events, when, (LineTold(None, sentences, (), ()),))


def _lines(lines: tuple[Line, ...], language: ClientLanguage, is_changed: bool, shown: set[str]) -> Iterator[LineTold]:
    """The lines; words that an earlier line of the rule has already (`shown`) are not repeated."""
    for line in lines:
        condition = None if len(lines) == 1 else language.say("conditions", "otherwise")
        if line.condition is not None:
            condition = condition_told(line.condition, language, is_changed)
        said = [one.words for one in line.consequences if isinstance(one, Say) and one.words not in shown]
        shown |= set(said)
        replies = tuple(reply_told(language, words) for words in said)
        tiered = next((one for one in line.consequences if _is_tiered(one)), None)
        if line.lines:
            yield LineTold(condition, (), replies, tuple(_lines(line.lines, language, is_changed, shown)))
        elif isinstance(tiered, Entry) and isinstance(tiered.amount, FirstFitting):
            others = tuple(one for one in line.consequences if one is not tiered)
            told = sentences_told(others, language) if others else ()
            yield LineTold(condition, told, replies, tuple(_tiers(tiered, tiered.amount, language, is_changed)))
        else:
            yield LineTold(condition, sentences_told(line.consequences, language), replies, ())


def _is_tiered(consequence: Consequence) -> bool:
    return isinstance(consequence, Entry) and isinstance(consequence.amount, FirstFitting)


def _tiers(entry: Entry, amount: FirstFitting, language: ClientLanguage, is_changed: bool) -> Iterator[LineTold]:
    """An amount with lines of its own, told as lines."""
    for condition, part in amount.lines:
        told = language.say("conditions", "otherwise")
        if condition is not None:
            told = condition_told(condition, language, is_changed)
        yield LineTold(told, sentences_told((replace(entry, amount=part),), language), (), ())


def _promise(promise: Promise, language: ClientLanguage) -> str:
    match promise:
        case Always(condition):
            return language.say("guarantees", "always", condition=condition_told(condition, language))
        case NeverRises(what):
            return language.say("guarantees", "never_rises", what=language.say("guarantees", f"decided_{what}"))
        case AlwaysPromises(what, within):
            length = length_told(within, language)
            return language.say("guarantees", "always_promises", what=language.noun(what, 0), length=length)
        case NeverDeclines():
            return language.say("guarantees", "never_declines")
        case ReadsNo(fact):
            return language.say("guarantees", "reads_no", fact=language.fact(fact.rpartition(".")[2]))
