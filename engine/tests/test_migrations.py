"""A book of an earlier form is brought to the present one."""

import sqlite3
from pathlib import Path

import pytest
from desks import desk_on, event, stream

from engine.desk import migrations
from engine.desk.desk import Desk
from engine.desk.journal import BookError
from engine.desk.sqlite_journal import SqliteJournal, create_book
from engine.desk.verify import verified


def add_handed(connection: sqlite3.Connection) -> None:
    """A step: earlier books did not say what was handed on."""
    connection.execute("create table handed (decision integer not null, place integer not null, at integer not null)")
    connection.execute("create unique index idx_handed_decision_place on handed (decision, place)")


def fail(connection: sqlite3.Connection) -> None:
    """A step that goes wrong after it has changed something."""
    connection.execute("delete from outbox")
    raise sqlite3.OperationalError("no such column")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A book with events in it, of a time when there was no table `handed`."""
    path = tmp_path / "salon.book"
    journal = create_book(path)
    desk = desk_on(journal)
    desk.take(stream(desk))
    journal.database.conn.execute("drop table handed")
    journal.close()
    return path


def content(path: Path) -> list[str]:
    """All that is in a book."""
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def test_it_goes_on_in_the_present_form(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that was in it is there and is bound as it was; what it was is kept beside it."""
    before = content(old)
    monkeypatch.setattr(migrations, "MIGRATIONS", (add_handed,))

    journal = SqliteJournal(old)
    desk = Desk(journal)
    desk.take([event(desk, "e-20", "complaint", "13T09:00", summary="again")])

    assert old.with_name("salon.book.form-1") == journal.copied
    assert 2 == migrations.form_of(journal.database.conn)
    assert [] == verified(journal).found
    journal.close()
    assert before == content(old.with_name("salon.book.form-1"))
    assert [] == [path.name for path in old.parent.iterdir() if path.name.startswith(".")]


def test_it_is_done_once(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who opens it next finds it in the present form, in the first bytes of the file too."""
    monkeypatch.setattr(migrations, "MIGRATIONS", (add_handed,))
    SqliteJournal(old).close()

    again = SqliteJournal(old)

    assert again.copied is None
    again.close()
    assert 2 == int.from_bytes(old.read_bytes()[60:64], "big")
    assert ["salon.book", "salon.book.form-1"] == sorted(path.name for path in old.parent.iterdir())


def test_a_copy_is_never_written_over(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next one gets a number."""
    monkeypatch.setattr(migrations, "MIGRATIONS", (add_handed,))
    old.with_name("salon.book.form-1").write_text("my notes")

    journal = SqliteJournal(old)

    assert old.with_name("salon.book.form-1.2") == journal.copied
    assert "my notes" == old.with_name("salon.book.form-1").read_text()
    journal.close()


def test_what_goes_wrong_changes_nothing(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The book is as it was, and no copy is left lying about."""
    before = content(old)
    monkeypatch.setattr(migrations, "MIGRATIONS", (add_handed, fail))

    with pytest.raises(BookError, match=r"`salon\.book` cannot be used: no such column"):
        SqliteJournal(old)

    assert before == content(old)
    assert ["salon.book"] == [path.name for path in old.parent.iterdir() if not path.name.endswith(("-wal", "-shm"))]


def test_a_book_of_a_later_form_is_left_alone(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where only the log beside the file says so, as it does while another program has the book open."""
    monkeypatch.setattr(migrations, "MIGRATIONS", (add_handed,))
    newer = sqlite3.connect(old)
    newer.execute("pragma user_version=3")
    newer.commit()

    with pytest.raises(BookError, match="is a book of form 3, and this evenhand reads form 2"):
        SqliteJournal(old)

    assert not old.with_name("salon.book.form-1").exists()
    newer.close()
