"""What two houses declare otherwise: settings, hours, prices, events, facts, what is made, guarantees, words."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Any

from attrs import frozen

from engine.diffing.alignment import Alignment
from engine.diffing.renaming import texts_of
from engine.model import (
    AtOffset,
    EventKind,
    Field,
    House,
    Mark,
    Obligation,
    Recorded,
    Service,
    Tell,
)
from engine.planning.plan import KindPlan
from engine.planning.plan_from_model import plan_from_model
from engine.proof.groundwork import Groundwork
from engine.telling.model_text import length_text
from engine.telling.plain_text import plain_amount, plain_duration, plain_value


@frozen
class Declared:
    """Something that both houses declare otherwise, or one of them not at all (None).

    `what` is a word for its kind: renamed, setting, hours, service, choice, unit, fact, event, needs, mark, asked,
    promise, guarantee, words, told, note.
    """

    what: str
    name: str
    old: str | None
    new: str | None


def declared_otherwise(alignment: Alignment) -> Iterator[Declared]:
    """Everything that is declared otherwise, by kind and in the order of the houses."""
    old, new = alignment.old, alignment.new
    for (sort, name), before in alignment.names.items():
        # What words are called says nothing; what they say is compared below.
        if sort != "words":
            yield Declared("told" if sort.startswith("told ") else "renamed", sort, before, name)
    yield from _settings(alignment)
    yield from _unlike("service", old.services, new.services, _service_text(old), _service_text(new))
    yield from _unlike("choice", old.choices, new.choices, ", ".join, ", ".join)
    yield from _unlike("unit", old.units, new.units, lambda unit: unit.plural, lambda unit: unit.plural)
    yield from _unlike("fact", *_facts_of_clients(old, new), _field_text(old), _field_text(new))
    yield from _events(alignment)
    yield from _needs(alignment)
    yield from _made(old, new)
    yield from _guarantees(alignment)
    yield from _words(alignment)
    yield from _texts("told", _told(old), _told(new))
    yield from _texts("note", old.notes, new.notes)


def _unlike(
    what: str,
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    old_text: Callable[[Any], str],
    new_text: Callable[[Any], str],
) -> Iterator[Declared]:
    for name in dict.fromkeys((*old, *new)):
        before = old_text(old[name]) if name in old else None
        after = new_text(new[name]) if name in new else None
        if before != after:
            yield Declared(what, name, before, after)


def _settings(alignment: Alignment) -> Iterator[Declared]:
    both = alignment.old, alignment.new
    texts: list[Callable[[House], str]] = [
        lambda house: house.name,
        lambda house: str(house.edition),
        lambda house: house.zone.name,
        lambda house: ", ".join(house.languages),
        lambda house: "" if house.announces is None else f"{length_text(house.announces)} before",
        lambda house: "" if house.booking_life is None else _life_text(house.booking_life),
    ]
    names = ("name", "edition", "timezone", "languages", "announces changes", "booking ends")
    for name, text in zip(names, texts, strict=True):
        before, after = text(both[0]), text(both[1])
        if before != after:
            yield Declared("setting", name, before or None, after or None)
    aligned = alignment.old_aligned, alignment.new_aligned
    if aligned[0].sends_within != aligned[1].sends_within:
        yield Declared("setting", "sends within", *(house.sends_within for house in both))
    if aligned[0].holidays != aligned[1].holidays:
        days = (f"{len(house.holidays)} days" if house.holidays else None for house in both)
        yield Declared("setting", "holidays", *days)
    used = alignment.calendar_names
    for name in dict.fromkeys((*both[0].calendars, *both[1].calendars)):
        here = tuple(name in house.calendars for house in both)
        if all(here) and used[0][name] != used[1][name]:
            yield Declared("hours", name, "as before", "other hours")
        # Hours under another name are the same hours.
        elif here[0] and not here[1] and used[0][name] not in used[1].values():
            yield Declared("hours", name, "declared", None)
        elif here[1] and not here[0] and used[1][name] not in used[0].values():
            yield Declared("hours", name, None, "declared")


def _life_text(life: AtOffset) -> str:
    return f"{length_text(life.length)} {life.direction} {life.fact}"


def _service_text(house: House) -> Callable[[Service], str]:
    def text(service: Service) -> str:
        price = () if service.price is None else (plain_amount(service.price, house.currency, house),)
        length = () if service.length is None else (plain_duration(service.length),)
        return ", ".join((*price, *length)) or "no price"

    return text


def _facts_of_clients(old: House, new: House) -> tuple[dict[str, Field], dict[str, Field]]:
    return tuple(  # type: ignore[return-value]  # one for each house
        {f"client.{name}": fact for name, fact in house.client_facts.items()} for house in (old, new)
    )


def _field_text(house: House) -> Callable[[Field], str]:
    def text(declared: Field) -> str:
        kind = str(declared.kind)
        if declared.low is not None or declared.high is not None:
            kind += f" from {declared.low} to {declared.high}"
        if declared.default is not None:
            kind += f" = {_default_text(declared, house)}"
        return f"{kind} or nothing" if declared.optional else kind

    return text


def _default_text(declared: Field, house: House) -> str:
    value = getattr(declared.default, "value", None)
    if isinstance(value, (int, str, bool)):
        return plain_value(value, declared.kind, house)
    written = declared.span.text.partition("=")[2].strip()
    return written or "worked out"


def _events(alignment: Alignment) -> Iterator[Declared]:
    old, new = alignment.old, alignment.new
    aligned = alignment.old_aligned.events, alignment.new_aligned.events
    for name in dict.fromkeys((*old.events, *new.events)):
        one, other = old.events.get(name), new.events.get(name)
        if one is None or other is None:
            yield Declared("event", name, _comes(one), _comes(other))
            continue
        if one.cause is None and _life_of(one) != _life_of(other):
            yield Declared("event", name, _life_of(one), _life_of(other))
        for fact in dict.fromkeys((*one.fields, *other.fields)):
            before, after = (kind[name].fields.get(fact) for kind in aligned)
            if before != after:
                yield Declared(
                    "fact",
                    f"{name}.{fact}",
                    None if before is None else _field_text(old)(one.fields[fact]),
                    None if after is None else _field_text(new)(other.fields[fact]),
                )
    orders = [[name for name in house.events if name in _recorded(old) & _recorded(new)] for house in (old, new)]
    if orders[0] != orders[1]:
        yield Declared("event", "the order in which events are recorded", ", ".join(orders[0]), ", ".join(orders[1]))


def _recorded(house: House) -> set[str]:
    return {one.event for one in Groundwork(house).consequences if isinstance(one, Recorded)}


def _comes(kind: EventKind | None) -> str | None:
    if kind is None:
        return None
    return "declared" if kind.cause is None else "comes by itself"


def _life_of(kind: EventKind) -> str:
    """What an event does to its booking, and who it is about and by."""
    said = [f"about {kind.about}" if kind.about else "", f"by {kind.by}", f"{kind.life} a booking" if kind.life else ""]
    said += [f"changes {', '.join(kind.changes)}" if kind.changes else "", f"pays {kind.pays}" if kind.pays else ""]
    return ", ".join(text for text in (*said, "also after its end" if kind.after_end else "") if text)


def _needs(alignment: Alignment) -> Iterator[Declared]:
    """What an event must say, as the rules on it read it."""
    plans = plan_from_model(alignment.old), plan_from_model(alignment.new)
    for name in dict.fromkeys((*plans[0].kinds, *plans[1].kinds)):
        if name in plans[0].kinds and name in plans[1].kinds:
            before, after = (sorted(_needed(plan.kinds[name])) for plan in plans)
            if before != after:
                yield Declared("needs", name, ", ".join(before) or None, ", ".join(after) or None)


def _needed(plan: KindPlan) -> set[str]:
    return {*plan.needs, *plan.booking_needs, *(f"client.{name}" for name in plan.client_needs)}


def _made(old: House, new: House) -> Iterator[Declared]:
    """Marks that are given, and what is asked and promised."""
    marks = [{f"{one.subject} is {one.name}" for one in Groundwork(house).consequences if isinstance(one, Mark)}
             for house in (old, new)]  # fmt: skip
    yield from _only("mark", *marks)
    for kind, what in (("ask", "asked"), ("promise", "promise")):
        owed = [{one.what for one in Groundwork(house).consequences if isinstance(one, Obligation) and one.kind == kind}
                for house in (old, new)]  # fmt: skip
        yield from _only(what, *owed)


def _only(what: str, old: set[str], new: set[str]) -> Iterator[Declared]:
    yield from (Declared(what, name, "made", None) for name in sorted(old - new))
    yield from (Declared(what, name, None, "made") for name in sorted(new - old))


def _guarantees(alignment: Alignment) -> Iterator[Declared]:
    """Guarantees with what they promise; their titles are no matter."""
    both = [
        {(guarantee.events, guarantee.when, guarantee.promises): guarantee for guarantee in house.guarantees}
        for house in (alignment.old_aligned, alignment.new_aligned)
    ]
    yield from (Declared("guarantee", both[0][said].title, "given", None) for said in both[0] if said not in both[1])
    yield from (Declared("guarantee", both[1][said].title, None, "given") for said in both[1] if said not in both[0])


def _words(alignment: Alignment) -> Iterator[Declared]:
    old, new = alignment.old.words, alignment.new.words
    for name in dict.fromkeys((*old, *new)):
        both = [{(n, language): text for n, language, text in texts_of(words[name])} if name in words else {}
                for words in (old, new)]  # fmt: skip
        parts = (old if name in old else new)[name].parts
        for number, language in dict.fromkeys((*both[0], *both[1])):
            before, after = (texts.get((number, language)) for texts in both)
            if before != after:
                part = parts[number][0] if number < len(parts) else None
                yield Declared("words", " ".join((name, *([part] if part else []), f"({language})")), before, after)


def _told(house: House) -> list[str]:
    return [f"{one.role}: {one.text}" for one in Groundwork(house).consequences if isinstance(one, Tell)]


def _texts(what: str, old: Iterable[str], new: Iterable[str]) -> Iterator[Declared]:
    before, after = list(dict.fromkeys(old)), list(dict.fromkeys(new))
    gone, come = ([text for text in one if text not in other] for one, other in ((before, after), (after, before)))
    yield from (Declared(what, "", one, other) for one, other in zip_longest(gone, come))
