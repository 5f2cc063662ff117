"""A situation that is made up: a client with a past, a booking, and an event, all from a seeded source of chance."""

from collections.abc import Iterator, Mapping
from random import Random

from attrs import frozen

from engine.events.event import Event
from engine.judging.decide import noted
from engine.memory.record import Record
from engine.model import Counted, EventKind, Field, House
from engine.model.parts import parts
from engine.planning.plan import Plan
from engine.publishing.sample_event import CLIENT, sample_event
from engine.time.moments import DAY, moment_text
from engine.values import decimals_of, money_text

HOUR = 3600
_NOTICE = (0.5, 2, 5, 11, 20, 23.5, 26, 40, 47, 50, 70, 100, 170, 200, 400)
"""Hours before the start: on both sides of what rules commonly ask for."""
_LATENESS = (0, 3, 8, 14, 17, 25, 45, 70)
_YEAR = 365
_BOOKING = "b"


@frozen
class Situation:
    """An event and what was known before it. `past` are the earlier events, each with its kind and its moment."""

    event: Event
    record: Record
    service: str | None
    start: int
    past: tuple[tuple[str, int], ...]


def situation(plan: Plan, kind: EventKind, chance: Random, now: int) -> Situation | None:
    """A situation with an event of that kind, some weeks after `now`; None where what was made up does not fit."""
    house = plan.house
    start = _start(house, chance, now)
    service = chance.choice(list(house.services)) if house.services else None
    listed = house.services[service].price if service is not None else None
    price = listed or chance.choice((30, 60, 90, 150, 400)) * 10 ** (decimals_of(house.currency) or 0)
    facts: dict[str, object] = {
        "service": service,
        "start": moment_text(start, house.zone),
        "price": money_text(price, house.currency),
    }
    at = _moment(kind, chance, start)
    record = Record(CLIENT)
    past = tuple(_past(plan, kind, record, chance, at, facts))
    opening = next((one for one in house.events.values() if one.life == "opens"), None)
    if kind.about == "booking" and opening is not None:
        booked = sample_event(house, opening, min(at, start) - 20 * DAY, facts | {"booking": _BOOKING})
        if booked is None:
            return None
        record.apply(noted(plan, record, booked))
    told = {field.name: _value(field, house, chance) for field in kind.fields.values() if field.name not in facts}
    told |= {"booking": _BOOKING, "id": "asked"}
    if kind.life == "opens":
        told |= facts
    if "start" in kind.changes:
        told["start"] = moment_text(start + chance.choice((1, 2, 7, 20)) * DAY, house.zone)
    event = sample_event(house, kind, at, {name: value for name, value in told.items() if value is not None})
    return None if event is None else Situation(event, record, service, start, past)


def _start(house: House, chance: Random, now: int) -> int:
    """A full hour in the middle of an open day, two weeks or more from now."""
    calendar = house.calendars.get("opening")
    moment = now + chance.randint(14, 90) * DAY
    opening = calendar.next_opening(moment) if calendar is not None else None
    day = house.zone.day_of(opening if opening is not None else moment)
    return house.zone.clock_on(day, chance.randint(10, 17) * 60)


def _moment(kind: EventKind, chance: Random, start: int) -> int:
    if kind.name in ("arrival", "no-show") or (kind.life == "ends" and kind.by == "house"):
        return start + chance.choice(_LATENESS) * 60
    if kind.name in ("departure", "payment", "refund-request"):
        return start + chance.choice((1, 2, 30)) * HOUR
    return start - int(chance.choice(_NOTICE) * HOUR)


def _past(
    plan: Plan, kind: EventKind, record: Record, chance: Random, at: int, facts: Mapping[str, object]
) -> Iterator[tuple[str, int]]:
    """Earlier events of the kinds that the rules on this event count."""
    house = plan.house
    rules = [rule for rule in house.rules if kind.name in rule.events]
    for name in sorted({part.event for rule in rules for part in parts(rule) if isinstance(part, Counted)}):
        counted = house.events.get(name)
        if counted is None or counted.cause is not None or counted.about == "house":
            continue
        number = chance.choice((0, 0, 0, 1, 1, 2, 3))
        moments = sorted(at - chance.randint(20, _YEAR + 60) * DAY for _ in range(number))
        for index, moment in enumerate(moments):
            told = {"booking": f"{name}-{index}", "id": f"{name}-{index}"}
            earlier = sample_event(house, counted, moment, dict(facts) | told)
            if earlier is not None:
                record.apply(noted(plan, record, earlier))
                yield name, moment


def _value(field: Field, house: House, chance: Random) -> object:
    """A value by chance; None leaves the fact to its default, or to what a sample has."""
    if field.optional and chance.random() < 0.5:
        return None
    match field.kind.base:
        case "choice":
            values = house.choices[field.kind.of or ""]
            # Most of what happens is a client's doing.
            return "client" if field.kind.of == "party" and chance.random() < 0.8 else chance.choice(values)
        case "yes or no":
            return chance.choice((False, True))
        case "number":
            low = field.low or 0
            return chance.randint(low, min(field.high if field.high is not None else low + 9, low + 9))
    return None
