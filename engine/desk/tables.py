"""The tables of a book, a row of each as a tuple. docs/journal.md says what every column holds.

Nothing in them is ever overwritten but `Agenda`, which is worked out from the others, and what `forget` takes out of
`Client` and `Text`. Moments are seconds UTC, money is in minor units.
"""

from typing import NamedTuple, TypeAlias


class HouseRow(NamedTuple):
    """A version of the house. `sources` are (name, text), `zone` is (name, (moment, offset)…), as JSON."""

    number: int
    name: str
    in_force_from: str
    hash: str
    sources: str
    holidays: str
    zone: str
    added: int
    link: str


class ClientRow(NamedTuple):
    """A client: the name under which others know them, sealed by salt and commitment; None once forgotten."""

    number: int
    id: str | None
    salt: bytes | None
    commitment: str
    since: int


class TextRow(NamedTuple):
    """A name or a piece of free text that came with the event `since`, sealed in the same way."""

    number: int
    client: int | None
    name: str
    text: str | None
    salt: bytes | None
    commitment: str
    since: int


class EventRow(NamedTuple):
    """An event as it was judged. `number` is that of its decision. `facts` holds its fields as JSON.

    `corrects` is the number of the event in whose place it stands.
    """

    number: int
    source: str
    id: str
    type: str
    at: int
    client: int | None
    booking: str | None
    sent: int
    re: str | None
    facts: str
    corrects: int | None


class DecisionRow(NamedTuple):
    """A decision in the order given. `by_itself` is 1 where something fell due; `link` binds it to all before it."""

    number: int
    event: str
    type: str
    at: int
    client: int | None
    booking: str | None
    verdict: str
    version: str
    by_itself: int
    shadow: int
    amends: int | None
    decision: str
    link: str


class EntryRow(NamedTuple):
    """An entry of the ledger, or money that came in (`kind` paid) or was excused; below 0 in an amendment."""

    decision: int
    at: int
    client: int | None
    booking: str | None
    kind: str
    slot: str
    amount: int
    unit: str
    until: int | None
    line: str | None


class ObligationRow(NamedTuple):
    """An obligation as it stood after a decision; the latest row of an `id` is how it stands."""

    decision: int
    id: str
    client: int | None
    booking: str | None
    kind: str
    what: str
    amount: int | None
    unit: str | None
    got: int
    due: int
    state: str


class MarkRow(NamedTuple):
    """A mark that a decision gave, or (`ends` 1) cut at `until`; with `undone` 1, one like it that was not given."""

    decision: int
    at: int
    client: int | None
    booking: str | None
    subject: str
    name: str
    since: int | None
    until: int | None
    ends: int
    undone: int = 0


class BookingRow(NamedTuple):
    """A booking that was `made`, `changed` or `ended` by a decision, with the facts that came with it as JSON.

    With `undone` 1, one like it that was not after all.
    """

    decision: int
    at: int
    booking: str
    client: int | None
    state: str
    facts: str
    undone: int = 0


class OutboxRow(NamedTuple):
    """Something that a decision says to others: its `place` among all it says, and when it may go out, if not now."""

    decision: int
    place: int
    kind: str
    not_before: int | None


class HandedRow(NamedTuple):
    """Something in the outbox that was handed on, and when this was noted."""

    decision: int
    place: int
    at: int


class ForgottenRow(NamedTuple):
    """A client whose name and texts were taken out; `link` binds it to all before it."""

    number: int
    client: int
    at: int
    link: str


class AgendaRow(NamedTuple):
    """When something happens next to a client by itself."""

    client: int
    due: int


ConsequenceRow: TypeAlias = EntryRow | ObligationRow | MarkRow | BookingRow
"""What a decision did."""

Row: TypeAlias = (
    HouseRow | ClientRow | TextRow | EventRow | DecisionRow | EntryRow | ObligationRow | MarkRow | BookingRow
    | OutboxRow | HandedRow | ForgottenRow
)  # fmt: skip

TABLES: dict[str, type[Row]] = {
    "houses": HouseRow,
    "clients": ClientRow,
    "texts": TextRow,
    "events": EventRow,
    "decisions": DecisionRow,
    "entries": EntryRow,
    "obligations": ObligationRow,
    "marks": MarkRow,
    "bookings": BookingRow,
    "outbox": OutboxRow,
    "handed": HandedRow,
    "forgotten": ForgottenRow,
}
"""The tables that only ever grow."""

Rows: TypeAlias = dict[str, list[Row]]
"""What is to be added, by table."""
