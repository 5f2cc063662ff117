"""What a journal promises, and the one in memory."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Protocol, TypeAlias

from engine.desk.tables import TABLES, AgendaRow, ClientRow, DecisionRow, OutboxRow, Row, Rows, TextRow

Key: TypeAlias = tuple[str, ...]

KEYS = {"events": ("source", "id"), "clients": ("id",)}
"""The columns, after the number, by which others name a row."""

LINKED = ("houses", "decisions", "forgotten")
"""The tables whose rows share one row of numbers and are bound to one another in it."""


class BookError(Exception):
    """A book cannot be used, or not now. The message is one sentence for its owner; `help` says what to do."""

    def __init__(self, message: str, help: str | None = None) -> None:
        self.message = message
        self.help = help
        super().__init__(message if help is None else f"{message}\n  help: {help}")


class Journal(Protocol):
    """Rows that are kept, in the order in which they came.

    What is appended inside `writing` is kept whole when it is left, or not at all; nobody else writes meanwhile.
    Whatever `writing` has kept outlives the program and the machine's power. A row once appended never changes, but
    for the name and the texts of a client who is erased.
    """

    def writing(self) -> AbstractContextManager[None]:
        """A stretch in which rows may be appended. An exception takes all of them back."""

    def reading(self) -> AbstractContextManager[None]:
        """A stretch in which everything read is as it stood at one moment."""

    def changes(self) -> int:
        """A number that is another one when somebody else has written since it was last asked."""

    def rows(self, table: str, **having: object) -> Iterator[Row]:
        """The rows of a table whose columns have these values, in the order in which they came."""

    def numbers(self, table: str, keys: Collection[Key]) -> dict[Key, int]:
        """The numbers of the rows with these keys, by key: source and id of `events`, the id of `clients`."""

    def after(self, table: str, number: int) -> Iterator[Row]:
        """The rows of a numbered table from after a number on, in the order of their numbers."""

    def latest(self, table: str, column: str = "number") -> int:
        """The largest number in a column of a table; 0 for none."""

    def clients_since(self, moment: int, before: int | None = None) -> list[int | None]:
        """Those on whom there are decisions at or after a moment, with numbers below `before`; the house (None) first,
        then by number."""

    def append(self, rows: Rows) -> None:
        """Keeps rows. A number, or a source and id, that is there already is an error of the program."""

    def erasing(self) -> AbstractContextManager[None]:
        """A stretch of writing in which clients may be erased. When it is left, nothing of them is in any file.

        Nobody else may have the journal open: BookError.
        """

    def erase(self, client: int) -> None:
        """Takes away the name and the texts of a client, and the salts with which they were sealed."""

    def schedule(self, agenda: Mapping[int, int | None]) -> None:
        """Notes for some clients when something happens next by itself; None takes the note away."""

    def due(self, until: int | None = None) -> Iterator[AgendaRow]:
        """The notes up to and including a moment (None: all), in the order of (due, client)."""

    def waiting(self) -> Iterator[OutboxRow]:
        """What is in the outbox and was not handed on, in the order in which it came; nothing for who is erased."""

    def close(self) -> None:
        """Lets go of what the journal holds open."""


def head_of(journal: Journal) -> tuple[int, str]:
    """The latest number of the chain and its link; 0 and nothing for a book without rows."""
    number, table = max((journal.latest(table), table) for table in LINKED)
    if number == 0:
        return 0, ""
    (row,) = journal.rows(table, number=number)
    link = getattr(row, "link")  # noqa: B009  # only the linked tables have it
    return number, str(link)


class MemoryJournal:
    """A journal that lives as long as the program. For trying things out, and for tests."""

    def __init__(self) -> None:
        self._rows: Rows = {table: [] for table in TABLES}
        self._agenda: dict[int, int] = {}

    def writing(self) -> AbstractContextManager[None]:
        """As promised."""
        return self._writing()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        lengths = {table: len(rows) for table, rows in self._rows.items()}
        agenda = dict(self._agenda)
        try:
            yield
        except BaseException:
            for table, length in lengths.items():
                del self._rows[table][length:]
            self._agenda = agenda
            raise

    def reading(self) -> AbstractContextManager[None]:
        """As promised: nobody else is there."""
        return nullcontext()

    def changes(self) -> int:
        """As promised: nobody else writes."""
        return 0

    def rows(self, table: str, **having: object) -> Iterator[Row]:
        """As promised."""
        wanted = tuple(having.items())
        return (row for row in list(self._rows[table]) if all(getattr(row, name) == value for name, value in wanted))

    def numbers(self, table: str, keys: Collection[Key]) -> dict[Key, int]:
        """As promised."""
        end = 1 + len(KEYS[table])
        found = ((tuple(map(str, row[1:end])), row) for row in self._rows[table] if row[1] is not None)
        return {key: int(row[0] or 0) for key, row in found if key in keys}

    def after(self, table: str, number: int) -> Iterator[Row]:
        """As promised."""
        rows = self._rows[table]
        return iter(rows[bisect_right(rows, number, key=lambda row: row[0]) :])

    def latest(self, table: str, column: str = "number") -> int:
        """As promised."""
        rows = self._rows[table]
        if column == "number":
            return int(rows[-1][0]) if rows else 0
        return max((getattr(row, column) for row in rows), default=0)

    def clients_since(self, moment: int, before: int | None = None) -> list[int | None]:
        """As promised."""
        decisions = (row for row in self._rows["decisions"] if isinstance(row, DecisionRow))
        found = {row.client for row in decisions if row.at >= moment and (before is None or row.number < before)}
        return sorted(found, key=lambda client: client or 0)

    def append(self, rows: Rows) -> None:
        """As promised."""
        for table, more in rows.items():
            known = {_key(table, row) for row in self._rows[table]}
            keys = [key for key in (_key(table, row) for row in more) if key is not None]
            if len(set(keys)) < len(keys) or not known.isdisjoint(keys):
                raise ValueError(f"a row of {table} is there already")
            self._rows[table].extend(more)

    @contextmanager
    def erasing(self) -> Iterator[None]:
        """As promised."""
        before = {table: list(self._rows[table]) for table in ("clients", "texts")}
        try:
            with self._writing():
                yield
        except BaseException:
            self._rows |= before
            raise

    def erase(self, client: int) -> None:
        """As promised."""
        for rows in (self._rows["clients"], self._rows["texts"]):
            for place, row in enumerate(rows):
                if isinstance(row, ClientRow) and row.number == client:
                    rows[place] = row._replace(id=None, salt=None)
                elif isinstance(row, TextRow) and row.client == client:
                    rows[place] = row._replace(text=None, salt=None)

    def schedule(self, agenda: Mapping[int, int | None]) -> None:
        """As promised."""
        for client, due in agenda.items():
            if due is None:
                self._agenda.pop(client, None)
            else:
                self._agenda[client] = due

    def due(self, until: int | None = None) -> Iterator[AgendaRow]:
        """As promised."""
        noted = ((due, client) for client, due in self._agenda.items() if until is None or due <= until)
        return (AgendaRow(client, due) for due, client in sorted(noted))

    def waiting(self) -> Iterator[OutboxRow]:
        """As promised."""
        handed = {row[:2] for row in self._rows["handed"]}
        nobodys = {row.number for row in self._rows["clients"] if isinstance(row, ClientRow) and row.id is None}
        to_nobody = {row[0] for row in self._rows["decisions"] if getattr(row, "client", None) in nobodys}
        return (
            row
            for row in self._rows["outbox"]
            if isinstance(row, OutboxRow) and row[:2] not in handed and row.decision not in to_nobody
        )

    def close(self) -> None:
        """As promised: there is nothing to let go of."""


def _key(table: str, row: Row) -> tuple[object, ...] | None:
    """What no two rows of a table share; None where any may be alike."""
    if table == "events":
        return row[1:3]
    if table in ("outbox", "handed"):
        return row[:2]
    return row[:1] if row._fields[0] == "number" else None


def add(rows: Rows, more: Iterable[tuple[str, Row]]) -> None:
    """Puts rows beside those of their tables."""
    for table, row in more:
        rows.setdefault(table, []).append(row)
