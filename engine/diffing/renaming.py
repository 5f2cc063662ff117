"""Names that a house gave anew: what was said of the one is said of the other, and nothing else is."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from msgspec.structs import replace

from engine.diffing.bareness import bare
from engine.model import (
    AfterSilence,
    AlwaysPromises,
    BeforeDue,
    Counted,
    Decided,
    Entry,
    EventKind,
    Excuse,
    Guarantee,
    House,
    Is,
    Kind,
    LastOf,
    Ledger,
    Literal,
    Mark,
    Marked,
    Obligation,
    ObligationIs,
    OverdueOf,
    Recorded,
    Rule,
    Say,
    Summed,
    Tell,
    Unmark,
    Words,
)
from engine.model.parts import mapped, parts

Name: TypeAlias = tuple[str, str]
"""A sort of name and the name: service, event, unit, account; `reason` for a value of that choice; `client is` for a
mark of the client; words; `told owner` for words to the owner."""


def renamed(old: House, new: House) -> tuple[House, dict[Name, str]]:
    """The new house in the names of the old one, and what these are by the new ones."""
    names = dict(_candidates(old, new))
    while True:
        house = in_other_names(new, names)
        wrong = [name for name, other in names.items() if not _is_said_alike(old, house, (name[0], other))]
        if not wrong:
            return house, names
        names = {name: other for name, other in names.items() if name not in wrong}


def _candidates(old: House, new: House) -> Iterator[tuple[Name, str]]:
    """Names that only one house has, paired in the order in which they come where they could stand for one another."""
    known = [dict.fromkeys(_names(house)) for house in (old, new)]
    sorts = dict.fromkeys(sort for sort, _ in known[1])
    for sort in sorts:
        before = [name for one, name in known[0] if one == sort and (one, name) not in known[1]]
        after = [name for one, name in known[1] if one == sort and (one, name) not in known[0]]
        if sort in ("service", "event", "words"):
            alike = _alike(sort, old, new, before, after)
            yield from (((sort, name), other) for other, name in zip(*alike, strict=True))
            before, after = ([name for name in names if name not in found]
                             for names, found in zip((before, after), alike, strict=True))  # fmt: skip
        if sort not in ("service", "event") and len(before) == len(after):
            yield from (((sort, name), other) for name, other in zip(after, before, strict=True))


def _alike(sort: str, old: House, new: House, before: list[str], after: list[str]) -> tuple[list[str], list[str]]:
    """Of two lists of names those that stand for the same thing."""
    found: tuple[list[str], list[str]] = [], []
    for name in after:
        for other in before:
            if other not in found[0] and _shape(sort, old, other) == _shape(sort, new, name):
                found[0].append(other)
                found[1].append(name)
                break
    return found


def _shape(sort: str, house: House, name: str) -> object:
    if sort == "service":
        return replace(house.services[name], name="")
    if sort == "words":
        return texts_of(house.words[name])
    kind = house.events[name]
    return replace(kind, name="", plural="")


def texts_of(words: Words) -> list[tuple[int, str, str]]:
    """What words say: the number of the part, the language and the text; what the parts are called does not count."""
    parts_in_order = enumerate(texts for _, texts in words.parts)
    return [(number, language, text) for number, texts in parts_in_order for language, text in texts.items()]


def _names(house: House) -> Iterator[Name]:
    yield from (("service", name) for name in house.services)
    yield from ((choice, value) for choice, values in house.choices.items() for value in values)
    yield from (("unit", name) for name in house.units)
    yield from (("words", name) for name in house.words)
    yield from (("event", kind.name) for kind in house.events.values() if kind.cause is None)
    for node in parts(house.rules):
        match node:
            case Mark(subject, mark) | Unmark(subject, mark) | Marked(subject, mark):
                yield f"{subject} is", mark
            case Entry(account=str(account)):
                yield "account", account
            case Tell(role, text):
                yield f"told {role}", text


def _is_said_alike(old: House, new: House, name: Name) -> bool:
    """Whether both houses have a rule in common in which a name stands, or none in which it does."""

    def said(house: House) -> Counter[object]:
        without = in_other_names(house, {name: "\0"})
        pairs = zip(house.rules, without.rules, strict=True)
        return Counter(bare(rule, events=True) for rule, other in pairs if rule != other)

    before, after = said(old), said(new)
    return bool(before & after) or not (before or after)


def in_other_names(house: House, names: Mapping[Name, str]) -> House:
    """The house with some of its names changed."""
    if not names:
        return house

    def name_of(sort: str, name: Any) -> Any:
        return names.get((sort, name), name)

    kinds = {kind.name: _kind_name(kind, name_of) for kind in house.events.values()}
    change = _change(name_of, kinds)
    events = {}
    for name, kind in house.events.items():
        fields = {fact: mapped(declared, change) for fact, declared in kind.fields.items()}
        plural = kind.plural if kinds[name] == name else f"{kinds[name]}s"
        events[kinds[name]] = replace(
            kind, name=kinds[name], plural=plural, fields=fields, cause=mapped(kind.cause, change)
        )
    services = {name_of("service", name): service for name, service in house.services.items()}
    units = {name_of("unit", name): unit for name, unit in house.units.items()}
    return replace(
        house,
        services={name: replace(service, name=name) for name, service in services.items()},
        choices={choice: tuple(name_of(choice, value) for value in values) for choice, values in house.choices.items()},
        units={name: replace(unit, name=name) for name, unit in units.items()},
        client_facts={name: mapped(fact, change) for name, fact in house.client_facts.items()},
        events=events,
        words={
            name_of("words", name): replace(words, name=name_of("words", name)) for name, words in house.words.items()
        },
        rules=mapped(house.rules, change),
        guarantees=mapped(house.guarantees, change),
    )


def _kind_name(kind: EventKind, name_of: Callable[[str, Any], Any]) -> str:
    """What an event is called: one that comes by itself after what it is about."""
    match kind.cause:
        case OverdueOf(about) | BeforeDue(what=about) | AfterSilence(event=about):
            other: str = name_of("event", about)
            return kind.name if other == about else kind.name.replace(about, other)
    name: str = name_of("event", kind.name) if kind.cause is None else kind.name
    return name


def _change(name_of: Callable[[str, Any], Any], kinds: Mapping[str, str]) -> Callable[[Any], Any]:
    """How a node is said in other names."""

    def values(kind: Kind, known: Iterable[Any]) -> tuple[Any, ...]:
        sort = "service" if kind.base == "service" else kind.of or ""
        return tuple(name_of(sort, value) for value in known) if kind.base in ("service", "choice") else tuple(known)

    def event(node: Any, attribute: str) -> Any:
        name = getattr(node, attribute)
        other = name_of("event", name)
        return node if other == name else replace(node, **{attribute: other})

    def change(node: Any) -> Any:
        match node:
            case Kind("units", unit):
                return replace(node, of=name_of("unit", unit))
            case Literal(str(value), kind):
                return replace(node, value=values(kind, (value,))[0])
            case Is(fact, known):
                return replace(node, values=values(fact.kind, known))
            case Mark(subject, mark) | Unmark(subject, mark):
                return replace(node, name=name_of(f"{subject} is", mark))
            case Marked(subject, mark):
                return replace(node, mark=name_of(f"{subject} is", mark))
            case Entry(account=account, unit=unit) | Ledger(account=account, unit=unit):
                return replace(node, account=name_of("account", account), unit=name_of("unit", unit))
            case Decided(slot) if "." in slot:
                entry, _, account = slot.partition(".")
                return replace(node, slot=f"{entry}.{name_of('account', account)}")
            case Excuse(of, name):
                return replace(node, name=name_of("event" if of == "event" else "account", name))
            case Obligation(what=what, unit=unit):
                return replace(node, what=name_of("event", what), unit=name_of("unit", unit))
            case Tell(role, text):
                return replace(node, text=name_of(f"told {role}", text))
            case Say(words):
                return replace(node, words=name_of("words", words))
            case Counted() | Summed() | LastOf() | Recorded() | AfterSilence():
                return event(node, "event")
            case OverdueOf() | BeforeDue() | ObligationIs() | AlwaysPromises():
                return event(node, "what")
            case Rule(events=known) | Guarantee(events=known):
                return replace(node, events=tuple(kinds.get(name, name) for name in known))
        return node

    return change
