"""What a decision did, as rows that a person can query: entries, obligations, marks, bookings; and what it says."""

from collections.abc import Iterator

import msgspec

from engine.desk.tables import BookingRow, EntryRow, MarkRow, ObligationRow, OutboxRow, Rows
from engine.events.event import Value
from engine.memory.decision import Action, Decision, Told, WordsSaid

_encoder = msgspec.json.Encoder()
_STATES: dict[str | None, str] = {"opens": "made", "changes": "changed", "ends": "ended"}


def add_consequences(rows: Rows, number: int, client: int | None, decision: Decision) -> None:
    """Puts beside those of their tables the rows of a decision and of those that it records, in the order of the house.

    This is done for every event there is, so what a decision does not have costs nothing.
    """
    event, booking, currency = decision.event, decision.booking, decision.house.currency
    at = event.at
    if decision.kind.pays is not None and decision.happened:
        paid = event.fields.get(decision.kind.pays)
        if isinstance(paid, int) and paid:
            row = EntryRow(number, at, client, booking, "paid", "paid", paid, currency, None, None)
            rows.setdefault("entries", []).append(row)
    for excused in decision.excused:
        if excused.of == "charge":
            row = EntryRow(number, at, client, booking, "excuse", excused.name, excused.amount, currency, None, None)
            rows.setdefault("entries", []).append(row)
    for entry in decision.entries:
        row = EntryRow(
            number, at, client, booking, entry.kind, entry.slot, entry.amount, entry.unit, entry.until, entry.line
        )
        rows.setdefault("entries", []).append(row)
    for owed in decision.obligations:
        standing = ObligationRow(
            number, owed.id, client, owed.booking, owed.kind, owed.what, owed.amount, owed.unit, owed.got, owed.due,
            owed.state,
        )  # fmt: skip
        rows.setdefault("obligations", []).append(standing)
    for mark in decision.marks:
        about = booking if mark.subject == "booking" else None
        whose = None if mark.subject == "house" else client
        given = MarkRow(number, at, whose, about, mark.subject, mark.name, mark.since, mark.until, int(mark.ends))
        rows.setdefault("marks", []).append(given)
    if booking is not None and decision.happened:
        _add_booking(rows, number, client, decision, booking)
    for child in decision.recorded:
        add_consequences(rows, number, client, child)


def add_said(rows: Rows, number: int, decision: Decision) -> None:
    """Puts into the outbox a row for each thing that a decision says to others."""
    if decision.words is None and not (decision.tells or decision.actions or decision.recorded):
        return
    out = rows.setdefault("outbox", [])
    out.extend(OutboxRow(number, place, kind, by.not_before) for place, (kind, _, by) in enumerate(said(decision), 1))


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


def _add_booking(rows: Rows, number: int, client: int | None, decision: Decision, booking: str) -> None:
    kind, event = decision.kind, decision.event
    state = _STATES.get(kind.life)
    if decision.marks and any(
        mark.subject == "booking" and mark.name == "ended" and mark.until is None for mark in decision.marks
    ):
        state = "ended"
    if state is None:
        return
    facts: dict[str, Value] = {}
    if state == "made":
        facts = {name: value for name, value in event.fields.items() if value is not None}
    elif state == "changed":
        facts = {name: event.fields[name] for name in kind.changes if event.fields.get(name) is not None}
    row = BookingRow(number, event.at, booking, client, state, _encoder.encode(facts).decode())
    rows.setdefault("bookings", []).append(row)
