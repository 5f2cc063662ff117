"""What an event costs a book when it is taken alone, in pages that change: a clock would tell of the machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from desks import desk_on, event

from engine.desk.desk import Desk
from engine.desk.sqlite_journal import create_book
from engine.events.event import Event

PAGE = 4096 + 24
"""How many bytes SQLite puts into the file beside a book for a page that changed."""


class Counted:
    """A desk whose book keeps all that was written in the file beside it."""

    def __init__(self, path: Path) -> None:
        self.journal = create_book(path)
        self.desk: Desk = desk_on(self.journal)
        self.log = path.with_name(f"{path.name}-wal")
        self.journal.database.conn.execute("pragma wal_autocheckpoint=0")

    def pages(self, taken: Event) -> int:
        """How many pages are written when an event is taken."""
        before = self.log.stat().st_size if self.log.exists() else 0
        self.desk.take([taken])
        return (self.log.stat().st_size - before) // PAGE

    def booking(self, number: int) -> Event:
        """A booking of one of ten clients, which no rule asks anything of."""
        facts = {"service": "cut", "start": "2027-12-20T10:00", "booking": f"b-{number}"}
        minute = f"{9 + number // 60:02d}:{number % 60:02d}"
        return event(self.desk, f"e-{number}", "booking", f"02T{minute}", f"c-{number % 10}", **facts)


@pytest.fixture
def counted(tmp_path: Path) -> Iterator[Counted]:
    """A desk in a book of its own."""
    made = Counted(tmp_path / "salon.book")
    yield made
    made.journal.close()


def test_an_event_of_a_known_client_changes_few_pages(counted: Counted) -> None:
    """One of each table and index that it is in, and now and then one more where a page is full; after three hundred
    events as many as after twenty."""
    written = [counted.pages(counted.booking(number)) for number in range(320)]

    assert 6 == min(written[300:])
    assert sum(written[300:]) <= 7 * 20


def test_the_same_event_again_changes_none(counted: Counted) -> None:
    """It gets its first answer."""
    counted.pages(counted.booking(1))

    assert 0 == counted.pages(counted.booking(1))
