"""From a checked house to its plan: Python written for that house, one function for each kind of event.

The rules of a kind become one function of ifs over whole numbers; it says which line of each rule fitted. Each
amount, deadline and reading of a line is a small function of its own, called only when the line fitted.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from msgspec.structs import replace

from engine.memory.decision import Decision
from engine.model import (
    AfterSilence,
    AtOffset,
    Days,
    EventKind,
    House,
    Words,
    shifted,
)
from engine.planning.draft import Draft
from engine.planning.plan import AsAsked, Coming, KindPlan, Plan, WordsPlan
from engine.planning.python_from_amount import Piece
from engine.planning.python_from_condition import Conditions
from engine.planning.python_from_rules import function_text
from engine.time.days import date_of, is_between_yearly, weekday_before, weekday_of
from engine.values import rounded

_PLACEHOLDER = r"\{([^{}]+)\}"


def plan_from_model(house: House) -> Plan:
    """The plan of a house."""
    return _plan(house, lambda of_kind: {name: of_kind(name) for name in house.events})


def plan_as_asked(house: House) -> Plan:
    """The plan of a house for a question or two: the rules on a kind of event are compiled when it is met."""
    return _plan(house, lambda of_kind: AsAsked(tuple(house.events), of_kind))


def with_newer(plan: Plan, newer: House) -> Plan:
    """The plan as it judges after a newer version: with that one's dated openings and closures, and its words."""
    old = plan.house
    calendars = {
        name: calendar.with_exceptions(newer.calendars[name]) if name in newer.calendars else calendar
        for name, calendar in old.calendars.items()
    }
    words = {**old.words, **newer.words}
    return plan_from_model(replace(old, calendars=calendars, words=words, languages=newer.languages))


def expression_function(house: House, expression: str) -> Callable[[Any], Any]:
    """A function of the situation `s` that gives the value of one expression, written by `Conditions`."""
    names = _constants(house)
    exec(function_text("value", [f"    return {expression}"]), names)
    value: Callable[[Any], Any] = names["value"]
    return value


def _plan(house: House, kinds: Callable[[Callable[[str], KindPlan]], Mapping[str, KindPlan]]) -> Plan:
    constants = _constants(house)
    words = {name: _words_plan(house, words) for name, words in house.words.items()}
    numbers = {name: number for number, name in enumerate(house.events)}

    def of_kind(name: str) -> KindPlan:
        draft = Draft(house, house.events[name], numbers[name])
        source = draft.source()
        names = constants | {name: kind for kind, name in draft.kinds.items()}
        exec(compile(source, f"<plan of {house.name}>", "exec"), names)
        return draft.plan(source, names, words)

    return Plan(
        house,
        kinds(of_kind),
        words,
        tuple(_coming(house)),
        tuple(kind for kind in house.events.values() if isinstance(kind.cause, AfterSilence)),
    )


def _coming(house: House) -> Iterator[Coming]:
    for kind in house.events.values():
        if isinstance(kind.cause, AtOffset):
            yield Coming(kind.name, "moment", kind.cause.fact, _offset(house, kind, kind.cause))
    if house.booking_life is not None:
        opening = next(kind for kind in house.events.values() if kind.life == "opens")
        yield Coming("end", "end", house.booking_life.fact, _offset(house, opening, house.booking_life))


def _offset(house: House, kind: EventKind, cause: AtOffset) -> Callable[[int], int | None]:
    piece = Conditions(house, kind).shifted(Piece("s"), cause.length, cause.direction)
    return expression_function(house, piece.when_given())


def _constants(house: House) -> dict[str, Any]:
    """What the generated code calls by name."""
    return {
        "house": house,
        "zone": house.zone,
        "calendars": house.calendars,
        "holidays": house.holidays,
        "prices": {name: service.price for name, service in house.services.items()},
        "lengths": {name: service.length for name, service in house.services.items()},
        "Days": Days,
        "Decision": Decision,
        "Fraction": Fraction,
        "date_of": date_of,
        "is_between_yearly": is_between_yearly,
        "ratio": _ratio,
        "rounded": rounded,
        "shifted": shifted,
        "weekday_before": weekday_before,
        "weekday_of": weekday_of,
    }


def _ratio(left: int | Fraction, right: int | Fraction) -> Fraction:
    return Fraction(left) / right if right else Fraction(0)


def _words_plan(house: House, words: Words) -> WordsPlan:
    languages: dict[str, None] = {}
    placeholders: dict[str, None] = {}
    for _, templates in words.parts:
        for language, template in templates.items():
            languages[language] = None
            placeholders.update(dict.fromkeys(name.strip() for name in re.findall(_PLACEHOLDER, template)))
    known = tuple(one for one in house.languages if one in languages)
    return WordsPlan(known or tuple(languages), tuple(placeholders))
