"""What one stretch of writing adds to a book, before it is written."""

from typing import TypeAlias

from attrs import define, field

from engine.desk.amendment import Change
from engine.desk.answer import Answer
from engine.desk.chain import decision_link
from engine.desk.consequence_rows import add_consequences, add_said
from engine.desk.event_row import row_from_event
from engine.desk.journal import Key, add
from engine.desk.sealing import Names, client_sign, text_sign
from engine.desk.tables import ClientRow, DecisionRow, EventRow, Rows, TextRow
from engine.events.event import Event
from engine.memory.decision import Decision
from engine.memory.decision_json import canonical_bytes
from engine.time.days import date_text

Head: TypeAlias = tuple[int, str, int, int]
"""The latest number of the chain and its link, and the latest numbers of `clients` and `texts`."""


@define
class Entry:
    """Rows to be written. `number` and `link` are the head of the chain, `clients` and `texts` the latest numbers.

    `known_name` and `known_text` say what the signs stand for that were in the book before.
    `answered` has, by source and id, the number of the decision on an event that may come again: those in the book, and
    those of this entry. `decisions`, `names` and `words` are by number.
    """

    number: int
    link: str
    clients: int
    texts: int
    known_name: Names
    known_text: Names
    rows: Rows = field(factory=dict)
    agenda: dict[int, int | None] = field(factory=dict)
    answered: dict[Key, int] = field(factory=dict)
    decisions: dict[int, DecisionRow] = field(factory=dict)
    names: dict[int, str] = field(factory=dict)
    words: dict[int, str] = field(factory=dict)

    def name(self, client: int) -> str | None:
        """What the sign of a client stands for."""
        return self.names.get(client) or self.known_name(client)

    def text(self, number: int) -> str | None:
        """What the sign of a text stands for."""
        return self.words.get(number) or self.known_text(number)

    def answer(self, row: DecisionRow, made: Decision | None = None) -> Answer:
        """The answer to an event: a decision that was `made` now, or one that was given before."""
        return Answer(row.number, row.decision, self.name, self.text, made is None, made)

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
        together: int = 1,
    ) -> DecisionRow:
        """A decision on an event, with the client and the texts that came with it for the first time.

        `sent` is the event as it came, sealed, where it is judged as another one; `change` what it changes, where it
        came late, and `together` how many did, of which it is the first.
        """
        sealed: dict[str, str] = {}
        if new_client is not None:
            sealed[str(client_sign(new_client.number))] = new_client.commitment
            self.add_client(new_client)
        if texts:
            for row in texts:
                sealed[text_sign(row.number)] = row.commitment
                self.words[row.number] = row.text or ""
            self.texts = texts[-1].number
            self.rows.setdefault("texts", []).extend(texts)
        corrects = None if change is None else change.amends
        event = row_from_event(self.number + 1, sent or decision.event, client, sealed, corrects, together)
        self.rows.setdefault("events", []).append(event)
        self.answered[event.source, event.id] = event.number
        return self.add_decision(decision, client, event, shadow, change)

    def add_decision(
        self,
        decision: Decision,
        client: int | None,
        event: EventRow | None,
        shadow: bool,
        change: Change | None = None,
    ) -> DecisionRow:
        """A decision, bound to what is there before it; without an event it is on something that fell due."""
        number, of = self.number + 1, decision.event
        columns = (
            number, of.id, of.kind, of.at, client, decision.booking, decision.verdict,
            date_text(decision.house.in_force_from), int(event is None), int(shadow),
            None if change is None else change.amends, canonical_bytes(decision).decode(),
        )  # fmt: skip
        self.link = decision_link(self.link, columns, event)
        row = DecisionRow(*columns, self.link)
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
