"""Files that are no books, or cannot be used as one now."""

import sqlite3
from pathlib import Path

import pytest

from engine.desk import sqlite_journal
from engine.desk.journal import BookError
from engine.desk.sqlite_journal import SqliteJournal, create_book


def complaint(path: Path) -> tuple[str, str | None]:
    """What opening a file says."""
    with pytest.raises(BookError) as error:
        SqliteJournal(path)
    return error.value.message, error.value.help


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Nothing is made in its place."""
    path = tmp_path / "salon.book"

    assert ("there is no book `salon.book`", "begin one with `evenhand desk init`") == complaint(path)
    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b'{"type": "booking"}\n', b"SQLite format 3\0", b"x" * 5000])
def test_a_file_that_is_no_sqlite(tmp_path: Path, content: bytes) -> None:
    """It is left as it was, and nothing is put beside it."""
    path = tmp_path / "events.jsonl"
    path.write_bytes(content)

    assert ("`events.jsonl` is not a book: it is no SQLite file", None) == complaint(path)
    assert content == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())


def test_a_sqlite_file_of_another_program(tmp_path: Path) -> None:
    """It is left as it was."""
    path = tmp_path / "shop.db"
    with sqlite3.connect(path) as other:
        other.execute("create table events (id)")
    other.close()
    content = path.read_bytes()

    assert ("`shop.db` is a SQLite file, but not a book", None) == complaint(path)
    assert content == path.read_bytes()


def test_a_book_of_another_form(tmp_path: Path) -> None:
    """It is left to the program that wrote it."""
    path = tmp_path / "salon.book"
    create_book(path).close()
    other = sqlite3.connect(path)
    other.execute("pragma user_version=99")
    other.close()
    content = path.read_bytes()

    assert (
        "`salon.book` is a book of form 99, and this evenhand reads form 1",
        "use the evenhand that wrote it",
    ) == complaint(path)
    assert content == path.read_bytes()


def test_a_book_is_never_written_over(tmp_path: Path) -> None:
    """Whatever stands there stays."""
    path = tmp_path / "salon.book"
    path.write_text("my notes")

    with pytest.raises(BookError, match=r"there is a `salon\.book` already"):
        create_book(path)

    assert "my notes" == path.read_text()
    assert [path] == list(tmp_path.iterdir())


def test_a_book_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits for another program hears so in the end, and may try again."""
    monkeypatch.setattr(sqlite_journal, "_PATIENCE", 0.05)
    path = tmp_path / "salon.book"
    one, other = create_book(path), SqliteJournal(path)

    with one.writing(), pytest.raises(BookError, match=r"`salon\.book` is in use by another program"), other.writing():
        pass
    with other.writing():
        other.schedule({1: 5})

    assert 1 == len(list(one.due()))
    one.close()
    other.close()


def test_a_book_that_may_only_be_read(tmp_path: Path) -> None:
    """It says so when something is to be written."""
    path = tmp_path / "salon.book"
    journal = create_book(path)
    journal.database.conn.execute("pragma query_only=on")

    with pytest.raises(BookError, match=r"`salon\.book` may only be read"), journal.writing():
        journal.schedule({1: 5})
    journal.close()


def test_a_full_disk(tmp_path: Path) -> None:
    """What does not fit is not kept, and what was kept before it is whole."""
    path = tmp_path / "salon.book"
    journal = create_book(path)
    with journal.writing():
        journal.schedule({1: 5})
    pages = journal.database.conn.execute("pragma page_count").fetchone()[0]
    journal.database.conn.execute(f"pragma max_page_count={pages}")

    with pytest.raises(BookError, match="has no room left on its disk"), journal.writing():
        journal.schedule({client: client for client in range(2, 50_000)})

    assert 1 == len(list(journal.due()))
    assert "ok" == journal.database.conn.execute("pragma integrity_check").fetchone()[0]
    journal.close()
