"""An event at other moments, and the moments at which its answer may change."""

from collections.abc import Iterator

from msgspec.structs import replace

from engine.events.event import Event
from engine.events.event_defaults import with_defaults
from engine.model import ClockOn, Elapsed, House, InClock
from engine.model.parts import parts


def moved(event: Event, house: House, at: int) -> Event:
    """The event as if it came at another moment; what it did not say gets the default that it has there."""
    sent = at if event.sent == event.at else event.sent
    if not event.assumed:
        return replace(event, at=at, sent=sent)
    given = {name: value for name, value in event.fields.items() if name not in event.assumed and value is not None}
    fields, assumed = with_defaults(house.events[event.kind], given, house, at, sent)
    return replace(event, at=at, sent=sent, fields=fields, assumed=assumed)


def named_moments(house: House, since: int, until: int, start: int, made: int) -> Iterator[int]:
    """The moments from one to another that the rules, the hours or a booking name."""
    nodes = [part for rule in house.rules for part in parts(rule)]
    for length in {part.seconds for part in nodes if isinstance(part, Elapsed)}:
        yield from (anchor + sign * length for anchor in (start, made) for sign in (-1, 1))
    clocks = {0, *(part.minutes for part in nodes if isinstance(part, ClockOn))}
    clocks |= {clock for part in nodes if isinstance(part, InClock) for clock in (part.first, part.last)}
    zone = house.zone
    for day in range(zone.day_of(since), zone.day_of(until) + 1):
        yield from (zone.clock_on(day, minutes) for minutes in clocks)
        yield from (zone.same_clock_on(day, anchor) for anchor in (start, made))
        for calendar in house.calendars.values():
            yield from (zone.clock_on(day, edge) for spell in calendar.spells_on(day) for edge in spell)
