"""An event as a row of a book, and back."""

from collections.abc import Mapping

import msgspec

from engine.desk.sealing import client_sign
from engine.desk.tables import EventRow
from engine.events.event import Event

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder()


def row_from_event(
    number: int,
    event: Event,
    client: int | None,
    sealed: Mapping[str, str],
    corrects: int | None,
    together: int,
) -> EventRow:
    """The row of a sealed event; `sealed` has the commitment of each client and text that came with it, by sign.

    `corrects` is the number of the event in whose place it stands. So many events came late `together`, this one first.
    """
    facts: dict[str, object] = {
        "fields": event.fields, "assumed": event.assumed, "told": event.told, "sealed": sealed,
    }  # fmt: skip
    if together > 1:
        facts["together"] = together
    return EventRow(
        number, event.source, event.id, event.kind, event.at, client, event.booking, event.sent, event.re,
        _encoder.encode(facts).decode(), corrects,
    )  # fmt: skip


def event_from_row(row: EventRow) -> Event:
    """The sealed event of a row; what it corrects is in the row."""
    facts = _decoder.decode(row.facts)
    return Event(
        row.id, row.type, row.at, client_sign(row.client), row.booking, facts["fields"], tuple(facts["assumed"]),
        row.sent, row.source, row.re, facts["told"],
    )  # fmt: skip


def sealed_of(row: EventRow) -> dict[str, str]:
    """The commitments that came with the event of a row, by sign."""
    sealed: dict[str, str] = _decoder.decode(row.facts)["sealed"]
    return sealed


def together_from(row: EventRow) -> int:
    """How many events came late together, of which that of the row is the first: 1 where it came alone."""
    together: int = _decoder.decode(row.facts).get("together", 1)
    return together
