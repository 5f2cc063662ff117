"""Which dials of a case a question hangs on."""

from collections.abc import Iterator

from engine.model import (
    Accepted,
    AtOffset,
    Condition,
    Counted,
    Days,
    Elapsed,
    EventKind,
    Fact,
    House,
    LastOf,
    Ledger,
    Made,
    Marked,
    Months,
    Notice,
    Now,
    ObligationIs,
    OverdueOf,
    Sent,
    Summed,
    Window,
)
from engine.model.parts import parts
from engine.probing.case import Dial


def dials_of(house: House, kind: EventKind, question: Condition) -> tuple[Dial, ...]:
    """The dials that a question of the rules on a kind of event reads, each once; those of the event itself first."""
    found = dict.fromkeys(dial for part in parts(question) for dial in _dials(house, kind, part))
    order = {"event": 0, "now": 1, "booking": 2}
    return tuple(sorted(found, key=lambda dial: order.get(str(dial[0]), 3)))


def _dials(house: House, kind: EventKind, part: object) -> Iterator[Dial]:
    match part:
        case Fact():
            yield from _fact(house, kind, part)
        case Now() | Notice():
            yield ("now",)
        case Sent():
            yield ("sent",)
        case Made():
            yield ("made",)
        case LastOf(event):
            yield "past", event
        case Ledger(unit=str(unit)):
            yield "left", unit
        case Ledger():
            yield ("paid",)
        case Counted(event, _, window) | Summed(event=event, window=window):
            if isinstance(part, Summed) and event == kind.name and part.fact in kind.fields:
                yield "event", part.fact
            if window.kind != "booking":
                yield "count", event, window_text(window)
            elif house.events[event].cause is None and not isinstance(kind.cause, AtOffset):
                yield "within", event
            if window.kind == "last":
                yield "past", event
            if event == kind.name and isinstance(kind.cause, OverdueOf):
                yield ("times",)
        case Marked(subject, mark):
            yield "mark", subject, mark
        case ObligationIs(what, _):
            yield "owed", what
            if what == kind.name and kind.pays is not None:
                yield "event", kind.pays
        case Accepted():
            yield ("accepted",)


def _fact(house: House, kind: EventKind, fact: Fact) -> Iterator[Dial]:
    if fact.source == "client":
        yield "client", fact.name
        return
    is_of_booking = fact.source == "booking" or fact.name not in kind.fields
    source = "booking" if is_of_booking and kind.life != "opens" else "event"
    yield source, fact.name
    opening = [one for one in house.events.values() if one.life == "opens" and fact.name in one.fields]
    declared = (
        kind.fields.get(fact.name) if source == "event" else opening[0].fields.get(fact.name) if opening else None
    )
    if declared is not None and declared.default is not None:
        for part in parts(declared.default):
            if isinstance(part, Fact) and part.name != fact.name:
                yield source, part.name
    if source == "event" and fact.name in kind.changes:
        yield "booking", fact.name


def window_text(window: Window) -> str:
    """A window as steps say it."""
    match window:
        case Window("last", Elapsed(seconds)):
            if seconds % 3600 == 0:
                return _last(seconds // 3600, "hour")
            return _last(seconds // 60, "minute")
        case Window("last", Days(count, _)):
            return _last(count, "day")
        case Window("last", Months(count)):
            return _last(count // 12, "year") if count % 12 == 0 and count > 12 else _last(count, "month")
        case Window("year"):
            return "this calendar year"
        case Window("month"):
            return "this calendar month"
    return "ever"


def _last(count: int, unit: str) -> str:
    return f"in the last {count} {unit}{'' if count == 1 else 's'}"
