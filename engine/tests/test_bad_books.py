"""Every command on a book refuses a file that is none, in one sentence, and leaves it as it was."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from desks import desk_on, event
from houses import house_text

from cli import program
from engine.desk import sqlite_journal
from engine.desk.sqlite_journal import create_book

VERBS = {
    "take": ["take", "BOOK", "events.jsonl"],
    "due": ["due", "BOOK"],
    "outbox": ["outbox", "BOOK"],
    "log": ["log", "BOOK"],
    "statement": ["statement", "BOOK", "c-1"],
    "report": ["report", "BOOK"],
    "export": ["export", "BOOK", "plain"],
    "verify": ["verify", "BOOK"],
    "audit": ["audit", "BOOK"],
    "dispute": ["dispute", "BOOK", "b-1"],
    "forget": ["forget", "BOOK", "c-1"],
    "add-version": ["desk", "add-version", "BOOK", "salon.house"],
}
WRITING = [
    VERBS["take"],
    [*VERBS["due"], "--fire", "--now", "2028-01-01T00:00"],
    [*VERBS["outbox"], "--ack", "2/1"],
    VERBS["forget"],
]
EVENT = '{"id": "e-1", "type": "complaint", "at": "2027-11-02T10:00", "client": "c-1", "summary": "cold"}\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what the commands read beside the book."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "events.jsonl").write_text(EVENT)
    (tmp_path / "salon.house").write_text(house_text('rule "R"\n    on booking\n    otherwise: accept\n'))
    return tmp_path


def said(command: list[str], book: Path) -> tuple[int, str]:
    """The exit code of a command on a book, and what it prints."""
    result = CliRunner().invoke(program, [str(book) if word == "BOOK" else word for word in command])
    return result.exit_code, result.output


def commands(group: click.Group) -> Iterator[tuple[str, click.Command]]:
    """All commands, those of groups too."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command)
        else:
            yield name, command


def test_every_command_on_a_book_is_tried_here() -> None:
    """`desk init` begins one, and is tried elsewhere."""
    on_books = {name for name, command in commands(program) if any(one.name == "book" for one in command.params)}

    assert on_books - {"init"} == set(VERBS)


@pytest.mark.parametrize("command", VERBS.values(), ids=VERBS)
def test_what_is_no_book(folder: Path, command: list[str]) -> None:
    """A text, an empty file, a book cut short, another program's data, a folder, nothing at all."""
    book = folder / "whole.book"
    desk_on(create_book(book)).journal.close()
    with sqlite3.connect(folder / "shop.db") as other:
        other.execute("create table events (id)")
    other.close()
    bad = {"notes.book": b"my notes\n" * 99, "empty.book": b"", "short.book": book.read_bytes()[:60]}
    bad["shop.db"] = (folder / "shop.db").read_bytes()
    bad["later.book"] = book.read_bytes()[:60] + (99).to_bytes(4, "big") + book.read_bytes()[64:]
    for name, content in bad.items():
        (folder / name).write_bytes(content)
    book.unlink()
    (folder / "folder.book").mkdir()
    os.mkfifo(folder / "pipe.book")
    files = sorted(path.name for path in folder.iterdir())

    for name in (*bad, "folder.book", "missing.book", "pipe.book"):
        code, text = said(command, folder / name)
        assert (6, True) == (code, text.startswith("Error: ")), (name, text)
        assert f"`{name}`" in text
        assert "Traceback" not in text

    assert bad == {name: (folder / name).read_bytes() for name in bad}
    assert files == sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("command", WRITING, ids=[" ".join(command) for command in WRITING])
def test_a_book_in_use(folder: Path, command: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What would write waits for the other program, and says so in the end."""
    monkeypatch.setattr(sqlite_journal, "_PATIENCE", 0.05)
    book = folder / "salon.book"
    journal = create_book(book)
    desk = desk_on(journal)
    desk.take([event(desk, "e-0", "complaint", "01T10:00", summary="cold")])

    with journal.writing():
        code, text = said(command, book)

    assert (6, True) == (code, "`salon.book` is in use by another program" in text), text
    assert 2 == journal.latest("decisions")
    journal.close()


@pytest.mark.parametrize("command", WRITING, ids=[" ".join(command) for command in WRITING])
def test_a_damaged_book(folder: Path, command: list[str]) -> None:
    """What SQLite cannot read is named, and nothing is mended by guessing."""
    book = folder / "salon.book"
    desk_on(create_book(book)).journal.close()
    whole = book.read_bytes()
    book.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    broken = book.read_bytes()

    code, text = said(command, book)

    assert (6, True) == (code, text.startswith("Error: `salon.book` ")), text
    assert broken == book.read_bytes()


@pytest.mark.parametrize("command", WRITING, ids=[" ".join(command) for command in WRITING])
def test_a_book_that_may_only_be_read(folder: Path, command: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """It says so, and the book is as it was."""
    book = folder / "salon.book"
    journal = create_book(book)
    desk = desk_on(journal)
    desk.take([event(desk, "e-0", "complaint", "01T10:00", summary="cold")])
    journal.close()
    before = book.read_bytes()
    connect = sqlite3.connect
    # Permissions would not hold back who may do everything.
    monkeypatch.setattr(
        sqlite_journal.sqlite3, "connect", lambda of, **more: connect(of.replace("mode=rw", "mode=ro"), **more)
    )

    code, text = said(command, book)

    assert (6, True) == (code, text.startswith("Error: `salon.book` may only be read\n  help: let ")), text
    assert before == book.read_bytes()


def test_what_may_only_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The book, a file beside it that SQLite left there, or its folder."""
    book, beside = tmp_path / "salon.book", tmp_path / "salon.book-shm"
    for path in (book, beside):
        path.touch()
    closed: set[Path] = set()
    monkeypatch.setattr(sqlite_journal.os, "access", lambda path, _: Path(path) not in closed)

    def help_with(*paths: Path) -> str | None:
        closed.clear()
        closed.update(paths)
        return sqlite_journal.read_only_help(book)

    assert "let whoever runs this write `salon.book` and `salon.book-shm`" == help_with(book, beside)
    assert "let whoever runs this write `salon.book-shm`" == help_with(beside)
    assert f"let whoever runs this write the folder `{tmp_path.name}`" == help_with(tmp_path)
    assert "let whoever runs this write it, and its folder" == help_with()


def test_the_moment_of_due_is_read_also_where_it_only_lists(folder: Path) -> None:
    """A moment that is none is told, not passed over."""
    desk_on(create_book(folder / "whole.book")).journal.close()

    code, output = said(["due", "BOOK", "--now", "2027-11-31"], folder / "whole.book")

    assert (2, True) == (code, "--now: `2027-11-31` is not in the calendar" in output)


def test_the_folder_in_the_place_of_a_book_is_named(folder: Path) -> None:
    """Also the one in which one stands."""
    assert (6, "Error: `.` is a folder, not a book\n") == said(["log", "BOOK"], Path())


def test_the_folder_in_which_one_stands_is_no_new_folder(folder: Path) -> None:
    """It is named as it was written."""
    desk_on(create_book(folder / "whole.book")).journal.close()

    assert (6, "Error: there is a `.` already\n  help: name another folder\n") == said(
        ["export", "BOOK", "."], folder / "whole.book"
    )
