"""The clients of a book, by the names under which others know them."""

from collections.abc import Iterable

from engine.desk.journal import Journal
from engine.desk.own_id import with_own_id
from engine.desk.sealing import sealed_client
from engine.desk.tables import ClientRow
from engine.events.event import Event


class KnownClients:
    """Those whom a desk has met or looked up: their numbers, and their salts where they were needed."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._numbers: dict[str, int] = {}
        self._salts: dict[int, bytes | None] = {}

    def forget(self) -> None:
        """Drops all, for somebody else may have written."""
        self._numbers.clear()
        self._salts.clear()

    def look_up(self, names: Iterable[str]) -> None:
        """Asks the journal at once for all of these."""
        unknown = [(name,) for name in names if name not in self._numbers]
        for (name,), number in self._journal.numbers("clients", unknown).items():
            self._numbers[name] = number

    def of(self, event: Event, coming: int) -> tuple[int | None, ClientRow | None]:
        """The number of the event's client, and the row (`coming`) of one who is new; None for the house itself."""
        if event.client is None:
            return None, None
        number = self._numbers.get(event.client)
        if number is not None:
            return number, None
        row = sealed_client(coming, event.client, 0)
        return row.number, row

    def keep(self, row: ClientRow) -> None:
        """A client who came for the first time."""
        assert row.id is not None
        self._numbers[row.id] = row.number
        self._salts[row.number] = row.salt

    def with_own_id(self, event: Event, texts: frozenset[str], new: ClientRow | None = None) -> Event:
        """The event as the book calls it. `texts` are its free texts, `new` is the row of its client if that is new."""
        salt = None if event.is_named or event.client is None else self._salt(event.client, new)
        return event if salt is None else with_own_id(event, salt, texts)

    def _salt(self, name: str, new: ClientRow | None) -> bytes | None:
        if new is not None:
            return new.salt
        number = self._numbers.get(name)
        if number is None:
            return None
        if number not in self._salts:
            (row,) = self._journal.rows("clients", number=number)
            assert isinstance(row, ClientRow)
            self._salts[number] = row.salt
        return self._salts[number]
