"""Forgetting a client: the name and the words are gone from every file, and the book is as whole as before."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from desks import desk_on, event, given, stream

from engine.desk.agenda import agenda_of
from engine.desk.desk import Desk
from engine.desk.forgetting import Forgotten, forget, still_open
from engine.desk.journal import BookError, Journal, MemoryJournal
from engine.desk.outbox import messages
from engine.desk.sqlite_journal import SqliteJournal, create_book
from engine.desk.verify import verified
from engine.judging.decide import EventRefused

NOW = 1_827_000_000
NAME, WORDS = "maja-karlsson-17", "the water was ice cold"


@pytest.fixture(params=["memory", "sqlite"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    """An empty journal of each sort."""
    made: Journal = MemoryJournal() if request.param == "memory" else create_book(tmp_path / "salon.book")
    yield made
    made.close()


def complained(journal: Journal) -> Desk:
    """A desk with the stream, and a complaint of one more client among it that is open still."""
    desk = desk_on(journal)
    client = {"id": NAME, "name": "Maja Karlsson"}
    events = [*stream(desk), event(desk, "e-20", "complaint", "12T10:20", client, summary=WORDS)]
    given(desk.take(events))
    return desk


def found(journal: Journal) -> list[str]:
    """What verifying finds."""
    return [finding.text for finding in verified(journal).found]


def bytes_of(folder: Path) -> bytes:
    """All that is in the files of a folder."""
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def test_a_client_is_forgotten(journal: Journal) -> None:
    """The name, the texts and their salts are gone; all decisions stand, and the book verifies."""
    complained(journal)
    before = list(journal.rows("decisions"))

    done = forget(journal, NAME, NOW)

    assert (3, 2) == (done.client, done.texts)
    assert [(None, None)] == [(row.id, row.salt) for row in journal.rows("clients", number=3)]  # type: ignore[union-attr]
    assert [(None, None)] * 2 == [(row.text, row.salt) for row in journal.rows("texts", client=3)]  # type: ignore[union-attr]
    assert before == list(journal.rows("decisions"))
    assert [] == found(journal)


def test_others_are_not_forgotten(journal: Journal) -> None:
    """Their names and texts stand."""
    complained(journal)
    of_another = list(journal.rows("texts", client=2))

    forget(journal, NAME, NOW)

    assert ["c-1", "c-2", None] == [row.id for row in journal.rows("clients")]  # type: ignore[union-attr]
    assert "the water was cold" in [row.text for row in of_another]  # type: ignore[union-attr]
    assert of_another == list(journal.rows("texts", client=2))


def test_what_stands_open_is_said_and_told_to_nobody(journal: Journal) -> None:
    """The promise falls due as it would have, and its words and actions are not handed on."""
    desk = complained(journal)
    assert any(message.client == NAME for message in messages(desk))

    done = forget(journal, NAME, NOW)

    assert ["the house still owes an answer, due Friday 12 November 2027 11:20; nobody is told of it"] == still_open(
        done, desk.houses[-1]
    )
    desk = Desk(journal)
    owed = [(owes, client) for _, owes, client, what, *_ in agenda_of(desk).rows if what == "answer"]
    assert ("house", None) in owed
    list(desk.fire(NOW * 2))
    assert [] == [message for message in messages(desk) if message.client in (NAME, None) and message.kind == "words"]
    assert "credit" in [row.kind for row in journal.rows("entries", client=3)]  # type: ignore[union-attr]
    assert [] == found(journal)


def test_a_later_event_begins_a_new_client(journal: Journal) -> None:
    """Nothing of what was before is known of them, and the first answer comes again without a name."""
    complained(journal)
    forget(journal, NAME, NOW)
    desk = Desk(journal)

    again = event(desk, "e-20", "complaint", "12T10:20", NAME, summary=WORDS)
    new = event(desk, "e-21", "complaint", "13T09:00", NAME, summary="and warm again")
    first, second = given(desk.take([again, new]))

    assert "(forgotten)" == json.loads(first.decision)["client"]
    assert NAME not in first.decision
    assert NAME == json.loads(second.decision)["client"]
    assert [None, NAME] == [row.id for row in journal.rows("clients")][2:]  # type: ignore[union-attr]
    assert [] == found(journal)
    assert 4 == forget(journal, NAME, NOW).client
    assert [] == found(journal)


def test_a_client_whom_nobody_knows(journal: Journal) -> None:
    """Nothing is written."""
    complained(journal)

    with pytest.raises(BookError, match="there is no client `c-99` in this book"):
        forget(journal, "c-99", NOW)

    assert [] == list(journal.rows("forgotten"))
    assert [] == found(journal)


def test_nothing_is_corrected_of_who_is_forgotten(journal: Journal) -> None:
    """Whoever corrects an event of theirs is somebody else now."""
    complained(journal)
    forget(journal, NAME, NOW)
    desk = Desk(journal)

    (refused,) = desk.take([event(desk, "e-40", "complaint", "12T10:20", NAME, summary="no", corrects="e-20")])

    assert isinstance(refused, EventRefused)
    assert "E810" == refused.code
    assert [] == found(journal)


# --- files ---------------------------------------------------------------------------------------


def crowded(path: Path) -> SqliteJournal:
    """A book with pages that were split and moved since the client came."""
    journal = create_book(path)
    desk = complained(journal)
    for number in range(200):
        client = {"id": f"lena-svensson-{number}", "name": f"Client {number}"}
        desk.take([event(desk, f"f-{number}", "complaint", "13T09:00", client, summary=f"{number} " * 20)])
    return journal


def test_no_byte_is_left_in_any_file(tmp_path: Path) -> None:
    """Neither in the book nor beside it; what is asked of the book afterwards brings nothing back."""
    journal = crowded(tmp_path / "salon.book")
    before = bytes_of(tmp_path)
    salt = next(journal.rows("clients", id=NAME))[2]
    assert isinstance(salt, bytes)
    assert all(piece in before for piece in (NAME.encode(), b"Maja Karlsson", WORDS.encode(), salt))

    forget(journal, NAME, NOW)
    assert [] == found(journal)
    list(Desk(journal).fire(NOW * 2))

    after = bytes_of(tmp_path)
    assert not any(piece in after for piece in (NAME.encode(), b"Maja Karlsson", WORDS.encode(), salt))
    assert b"lena-svensson-150" in after
    assert "wal" == journal.database.conn.execute("pragma journal_mode").fetchone()[0]
    journal.close()


def test_nobody_else_may_have_the_book_open(tmp_path: Path) -> None:
    """Others would keep what they read, so nothing is forgotten, and all goes on."""
    journal = create_book(tmp_path / "salon.book")
    complained(journal)
    other = SqliteJournal(tmp_path / "salon.book")
    assert 3 == other.latest("clients")

    with pytest.raises(BookError, match=r"`salon\.book` is in use by another program"):
        forget(journal, NAME, NOW)

    assert [] == list(other.rows("forgotten"))
    desk = Desk(other)
    given(desk.take([event(desk, "e-30", "complaint", "14T09:00", summary="again")]))
    assert [] == found(journal)
    other.close()
    journal.close()


def test_who_was_stopped_is_brought_to_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that ends between forgetting and cleaning leaves a book that the next one cleans."""
    path = tmp_path / "salon.book"
    journal = crowded(path)

    def stop(_: SqliteJournal) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as stopped:
        stopped.setattr(SqliteJournal, "_leave_nothing", stop)
        with pytest.raises(KeyboardInterrupt):
            forget(journal, NAME, NOW)
    journal.close()
    connection = sqlite3.connect(path)
    assert "delete" == connection.execute("pragma journal_mode").fetchone()[0]
    connection.close()

    journal = SqliteJournal(path)

    assert NAME.encode() not in bytes_of(tmp_path)
    assert [] == found(journal)
    journal.close()


# --- what somebody could try ---------------------------------------------------------------------


@pytest.fixture
def forgotten(tmp_path: Path) -> tuple[Path, Forgotten]:
    """A book in which a client was forgotten, closed."""
    path = tmp_path / "salon.book"
    journal = create_book(path)
    complained(journal)
    done = forget(journal, NAME, NOW)
    journal.close()
    return path, done


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("update texts set text = null, salt = null where client = 2", "is not what came with the event"),
        ("update clients set id = null, salt = null where number = 2", "the name of client 2 is not what came with"),
        (
            "update texts set text = null, salt = null, client = 3 where number = 2",
            "text 2 (`client.name`) is not what came with the event",
        ),
        ("update clients set id = 'c-9' where number = 3", "the name of client 3 was forgotten, and stands here again"),
        ("update forgotten set client = 2", "that client 2 was forgotten is not what was written"),
        ("update forgotten set at = at + 1", "that client 3 was forgotten is not what was written"),
        ("delete from forgotten", "the name of client 3 is not what came with the event"),
        ("delete from clients where number = 3", "what stood for ⟦client 3⟧ is missing"),
    ],
)
def test_nothing_is_taken_out_unseen(forgotten: tuple[Path, Forgotten], statement: str, finding: str) -> None:
    """Only what the chain says was forgotten may be missing, and that has to be."""
    path, _ = forgotten
    connection = sqlite3.connect(path)
    with connection:
        assert connection.execute(statement).rowcount
    connection.close()

    journal = SqliteJournal(path)

    assert any(finding in text for text in found(journal)), found(journal)
    journal.close()
