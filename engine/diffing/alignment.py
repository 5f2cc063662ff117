"""Two houses in one world: what is the same in both has the same name in both."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen
from msgspec.structs import replace

from engine.diffing.renaming import Name, renamed
from engine.model import EVERY_DAY, EventKind, Field, House, OnDays, Words
from engine.model.parts import mapped
from engine.time.calendars import Calendar

_PLACEHOLDER = re.compile(r"\{'*([^{}']+)'*\}")


@frozen
class Alignment:
    """The houses as they were, the new one in the names of the old, and both in one world. `names` leads from the names
    of the new house to those of the old. Rules and lines keep their titles and ids.

    `calendar_names` leads from those of each house to those of both, `words` from the names of the new house's words.
    `shared_words` has, by that name, the placeholders that words have in both houses.
    """

    old: House
    new: House
    old_aligned: House
    new_aligned: House
    calendar_names: tuple[Mapping[str, str], Mapping[str, str]]
    names: Mapping[Name, str]
    shared_words: Mapping[str, frozenset[str]]

    @property
    def spoken(self) -> frozenset[str]:
        """The first parts of all placeholders."""
        return frozenset(name.partition(".")[0] for one in self.shared_words.values() for name in one)


def aligned(old: House, new: House) -> Alignment:
    """Two houses beside one another, judged from the later of their first days."""
    new, renamings = renamed(old, new)
    holidays = _common_holidays(old, new)
    calendars: dict[str, Calendar] = {}
    names = [_calendar_names(house, calendars, holidays) for house in (old, new)]
    first_day = max(old.in_force_from, new.in_force_from)
    choices = {
        name: tuple(value for value in values if value in new.choices[name])
        for name, values in old.choices.items()
        if name in new.choices
    }
    both = []
    for house, own_names in ((old, names[0]), (new, names[1])):
        change = _change(house, own_names, holidays is None)
        both.append(
            replace(
                house,
                in_force_from=first_day,
                holidays=house.holidays if holidays is None else holidays,
                calendars=calendars,
                sends_within=None if house.sends_within is None else own_names[house.sends_within],
                booking_life=mapped(house.booking_life, change),
                choices={**house.choices, **choices},
                services={name: house.services[name] for name in old.services if name in new.services},
                client_facts={name: mapped(fact, change) for name, fact in house.client_facts.items()},
                events={name: _kind(kind, change) for name, kind in house.events.items()},
                rules=mapped(house.rules, change),
                guarantees=mapped(house.guarantees, change),
            )
        )
    shared = {
        name: _placeholders(words) & _placeholders(new.words[name])
        for name, words in old.words.items()
        if name in new.words
    }
    return Alignment(old, new, both[0], both[1], (names[0], names[1]), renamings, shared)


def _kind(kind: EventKind, change: Callable[[Any], Any]) -> EventKind:
    fields: dict[str, Field] = {name: mapped(fact, change) for name, fact in kind.fields.items()}
    return replace(kind, fields=fields, cause=mapped(kind.cause, change))


def _change(house: House, calendars: Mapping[str, str], spells_holidays: bool) -> Callable[[Any], Any]:
    """How a node of a house is said in the world of both."""

    def change(node: Any) -> Any:
        if isinstance(node, OnDays) and node.holidays and spells_holidays:
            return replace(node, days=tuple(sorted({*node.days, *house.holidays})), holidays=False)
        if "calendar" in node.__struct_fields__:
            return replace(node, calendar=calendars.get(node.calendar, node.calendar))
        return node

    return change


def _common_holidays(old: House, new: House) -> Mapping[int, str] | None:
    """The public holidays of both, where they are the same in the years that both know."""
    if not old.holidays or not new.holidays:
        return old.holidays if old.holidays == new.holidays else None
    first = max(min(old.holidays), min(new.holidays))
    last = min(max(old.holidays), max(new.holidays))
    known = [{day for day in house.holidays if first <= day <= last} for house in (old, new)]
    return dict(sorted({**old.holidays, **new.holidays}.items())) if known[0] == known[1] else None


def _calendar_names(house: House, calendars: dict[str, Calendar], holidays: Mapping[int, str] | None) -> dict[str, str]:
    """What each calendar of a house is called in both, put among the calendars of both."""
    found: dict[str, str] = {}
    for name, own in house.calendars.items():
        calendar = own
        if holidays is not None and own.hours.closed_on_holidays:
            calendar = replace(own, holidays=tuple(holidays.items()))
        alike = [known for known, one in calendars.items() if _content(one) == _content(calendar)]
        if alike and name != EVERY_DAY:
            found[name] = name if name in alike else alike[0]
            continue
        free = name
        while free in calendars and name != EVERY_DAY:
            free = f"new {free}"
        found[name] = free
        calendars[free] = calendar
    return found


def _content(calendar: Calendar) -> object:
    return calendar.hours, calendar.zone.name, calendar.holidays if calendar.hours.closed_on_holidays else ()


def _placeholders(words: Words) -> frozenset[str]:
    templates = [template for _, texts in words.parts for template in texts.values()]
    return frozenset(name for template in templates for name in _PLACEHOLDER.findall(template))
