"""An event that takes the place of another one."""

from msgspec.structs import replace

from engine.desk.history import History
from engine.desk.reading import Reading, event_row
from engine.desk.tables import EventRow
from engine.events.event import Event
from engine.judging.decide import EventRefused
from grammar.sentence import sentence


def corrected_event(journal: Reading, past: History, event: Event) -> Event | EventRefused:
    """The event that a correction names, with the facts of the correction: it keeps its source and its id.

    `past` is what the correction's client did. Refused with E810 is one that names an event which is not there, or is
    of somebody else, or was corrected before.
    """
    assert event.corrects is not None
    named = _named(journal, event.corrects, event.source)
    if named is None:
        message = sentence("`{}` corrects `{}`, which is not in this book", event.id, event.corrects)
        cure = "name the id of an event that was taken; one that was refused is sent again, as it should have been"
        return EventRefused(event, "E810", message, sentence(cure))
    first = event_row(journal, named.number if named.corrects is None else named.corrects)
    if first.client != past.client:
        message = sentence("`{}` corrects `{}`, which is of another client", event.id, event.corrects)
        return EventRefused(event, "E810", message, sentence("a correction is about the same client"))
    latest = [row for row in journal.rows("events", corrects=first.number) if isinstance(row, EventRow)][-1:]
    if latest and latest[0].number != named.number:
        message = sentence("`{}` was corrected by `{}` already", event.corrects, latest[0].id)
        return EventRefused(event, "E810", message, sentence("let it correct `{}`", latest[0].id))
    known = past.events[first.source, first.id]
    booking = known.booking if event.booking == event.corrects else event.booking
    return replace(event, source=first.source, id=first.id, booking=booking, corrects=None)


def _named(journal: Reading, name: str, source: str) -> EventRow | None:
    """The event with an id: of that source, else the only one of any."""
    own = [row for row in journal.rows("events", source=source, id=name) if isinstance(row, EventRow)]
    others = [] if own else [row for row in journal.rows("events", id=name) if isinstance(row, EventRow)]
    found = own or others
    return found[0] if len(found) == 1 else None
