"""What one stretch of writing adds to a book, before it is written."""

from attrs import define, field

from engine.desk.amendment import Change
from engine.desk.chain import decision_link
from engine.desk.consequence_rows import add_consequences, add_said
from engine.desk.event_row import row_from_event
from engine.desk.journal import Key, add
from engine.desk.sealing import client_sign, text_sign
from engine.desk.tables import ClientRow, DecisionRow, EventRow, Rows, TextRow
from engine.events.event import Event
from engine.memory.decision import Decision
from engine.memory.decision_json import canonical_bytes
from engine.time.moments import date_text


@define
class Entry:
    """Rows to be written. `number` and `link` are the head of the chain, `clients` and `texts` the latest numbers.

    `answered` has, by source and id, the number of the decision on an event that may come again: those in the book, and
    those of this entry. `decisions`, `names` and `words` are by number.
    """

    number: int
    link: str
    clients: int
    texts: int
    rows: Rows = field(factory=dict)
    agenda: dict[int, int | None] = field(factory=dict)
    answered: dict[Key, int] = field(factory=dict)
    decisions: dict[int, DecisionRow] = field(factory=dict)
    names: dict[int, str] = field(factory=dict)
    words: dict[int, str] = field(factory=dict)

    def add_client(self, row: ClientRow) -> None:
        """A client who comes for the first time."""
        self.clients = row.number
        assert row.id is not None
        self.names[row.number] = row.id
        self.rows.setdefault("clients", []).append(row)

    def add_event(
        self,
        decision: Decision,
        client: int | None,
        new_client: ClientRow | None,
        texts: list[TextRow],
        shadow: bool,
        sent: Event | None = None,
        change: Change | None = None,
    ) -> DecisionRow:
        """A decision on an event, with the client and the texts that came with it for the first time.

        `sent` is the event as it came, sealed, where it is judged as another one; `change` what it changes, where it
        came late.
        """
        sealed = {} if new_client is None else {str(client_sign(new_client.number)): new_client.commitment}
        sealed |= {text_sign(row.number): row.commitment for row in texts}
        if new_client is not None:
            self.add_client(new_client)
        for row in texts:
            self.texts = row.number
            self.words[row.number] = row.text or ""
        if texts:
            self.rows.setdefault("texts", []).extend(texts)
        corrects = None if change is None else change.amends
        event = row_from_event(self.number + 1, sent or decision.event, client, sealed, corrects)
        self.rows.setdefault("events", []).append(event)
        self.answered[event.source, event.id] = event.number
        return self.add_decision(decision, client, event, shadow, change)

    def add_decision(
        self,
        decision: Decision,
        client: int | None,
        event: EventRow | None = None,
        shadow: bool = False,
        change: Change | None = None,
    ) -> DecisionRow:
        """A decision, bound to what is there before it; without an event it is on something that fell due."""
        number = self.number + 1
        row = decision_row(number, decision, client, event is None, shadow, None if change is None else change.amends)
        self.link = decision_link(self.link, row, event)
        row = row._replace(link=self.link)
        self.number = number
        self.decisions[number] = row
        self.rows.setdefault("decisions", []).append(row)
        if change is None:
            add_consequences(self.rows, number, client, decision)
        else:
            add(self.rows, change.numbered(number))
        if not shadow:
            add_said(self.rows, number, decision)
        return row


def decision_row(
    number: int, decision: Decision, client: int | None, by_itself: bool, shadow: bool, amends: int | None
) -> DecisionRow:
    """The row of a decision, not yet bound."""
    of = decision.event
    return DecisionRow(
        number, of.id, of.kind, of.at, client, decision.booking, decision.verdict,
        date_text(decision.house.in_force_from), int(by_itself), int(shadow), amends,
        canonical_bytes(decision).decode(), "",
    )  # fmt: skip
