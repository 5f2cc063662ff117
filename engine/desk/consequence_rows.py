"""What a decision did, as rows that a person can query: entries, obligations, marks, bookings; and what it says."""

from collections.abc import Iterator

import msgspec

from engine.desk.tables import BookingRow, EntryRow, MarkRow, ObligationRow, OutboxRow, Row
from engine.memory.decision import Action, Decision, Told, WordsSaid

_encoder = msgspec.json.Encoder()


def consequence_rows(number: int, client: int | None, decision: Decision) -> Iterator[tuple[str, Row]]:
    """Each row with its table, of a decision and of those that it records, in the order of the house."""
    at, booking, currency = decision.event.at, decision.booking, decision.house.currency
    paid = decision.event.fields.get(decision.kind.pays) if decision.kind.pays is not None else None
    if isinstance(paid, int) and paid and decision.happened:
        yield "entries", EntryRow(number, at, client, booking, "paid", "paid", paid, currency, None, None)
    for excused in decision.excused:
        if excused.of == "charge":
            slot = excused.name
            yield "entries", EntryRow(number, at, client, booking, "excuse", slot, excused.amount, currency, None, None)
    for entry in decision.entries:
        yield (
            "entries",
            EntryRow(
                number, at, client, booking, entry.kind, entry.slot, entry.amount, entry.unit, entry.until, entry.line
            ),
        )
    for owed in decision.obligations:
        yield (
            "obligations",
            ObligationRow(
                number, owed.id, client, owed.booking, owed.kind, owed.what, owed.amount, owed.unit, owed.got,
                owed.due, owed.state,
            ),
        )  # fmt: skip
    for mark in decision.marks:
        about = booking if mark.subject == "booking" else None
        whose = None if mark.subject == "house" else client
        yield (
            "marks",
            MarkRow(number, at, whose, about, mark.subject, mark.name, mark.since, mark.until, int(mark.ends)),
        )
    yield from _booking_rows(number, client, decision)
    for child in decision.recorded:
        yield from consequence_rows(number, client, child)


def outbox_rows(number: int, decision: Decision) -> Iterator[tuple[str, Row]]:
    """A row for each thing that a decision says to others."""
    for place, (kind, _, by) in enumerate(said(decision), start=1):
        yield "outbox", OutboxRow(number, place, kind, by.not_before)


def said(decision: Decision) -> Iterator[tuple[str, WordsSaid | Told | Action, Decision]]:
    """What a decision, and those that it records, say to others, with the decision that says it.

    `words` to the client, then each `tell` inside the house, then what another system is to `do`.
    """
    if decision.words is not None:
        yield "words", decision.words, decision
    for told in decision.tells:
        yield "tell", told, decision
    for action in decision.actions:
        yield "do", action, decision
    for child in decision.recorded:
        yield from said(child)


def _booking_rows(number: int, client: int | None, decision: Decision) -> Iterator[tuple[str, Row]]:
    kind, event, booking = decision.kind, decision.event, decision.booking
    if booking is None or not decision.happened:
        return
    state = {"opens": "made", "changes": "changed", "ends": "ended"}.get(kind.life or "")
    if any(mark.subject == "booking" and mark.name == "ended" and mark.until is None for mark in decision.marks):
        state = "ended"
    if state is None:
        return
    names = kind.changes if state == "changed" else tuple(event.fields) if state == "made" else ()
    facts = {name: event.fields[name] for name in names if event.fields.get(name) is not None}
    yield "bookings", BookingRow(number, event.at, booking, client, state, _encoder.encode(facts).decode())
