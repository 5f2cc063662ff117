"""A journal as it is read, now or as it was at some time."""

from collections.abc import Iterator
from typing import Protocol

from attrs import frozen

from engine.desk.tables import ClientRow, DecisionRow, EventRow, Row, TextRow


class Reading(Protocol):
    """A journal, or what it was at some time."""

    def rows(self, table: str, **having: object) -> Iterator[Row]:
        """The rows of a table whose columns have these values, in the order in which they came."""

    def clients_since(self, moment: int, before: int | None = None) -> list[int | None]:
        """Those on whom there are decisions at or after a moment, with numbers below `before`; the house first."""


@frozen
class AsOf:
    """A journal as it was before a number of the chain was written: its decisions, and what came with them."""

    journal: Reading
    number: int

    def rows(self, table: str, **having: object) -> Iterator[Row]:
        """The rows that were there, of a table that begins with such a number."""
        for row in self.journal.rows(table, **having):
            if row[0] >= self.number:
                return
            yield row

    def clients_since(self, moment: int, before: int | None = None) -> list[int | None]:
        """Those on whom there were decisions at or after a moment."""
        return self.journal.clients_since(moment, self.number if before is None else min(before, self.number))


def decision_row(journal: Reading, number: int) -> DecisionRow:
    """The decision with a number, which is there."""
    (row,) = journal.rows("decisions", number=number)
    assert isinstance(row, DecisionRow)
    return row


def event_row(journal: Reading, number: int) -> EventRow:
    """The event of the decision with a number, which is there."""
    (row,) = journal.rows("events", number=number)
    assert isinstance(row, EventRow)
    return row


def name_of(journal: Reading, client: int) -> str | None:
    """The name under which others know a client; None once it is forgotten."""
    return next((row.id for row in journal.rows("clients", number=client) if isinstance(row, ClientRow)), None)


def text_of(journal: Reading, number: int) -> str | None:
    """A text that came with an event; None once it is forgotten."""
    return next((row.text for row in journal.rows("texts", number=number) if isinstance(row, TextRow)), None)
