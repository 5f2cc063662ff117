"""What every journal promises: the one in memory and the one in a SQLite file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.desk.journal import Journal, MemoryJournal, head_of
from engine.desk.sqlite_journal import SqliteJournal, create_book
from engine.desk.tables import (
    AgendaRow,
    BookingRow,
    ClientRow,
    DecisionRow,
    EntryRow,
    EventRow,
    HandedRow,
    HouseRow,
    MarkRow,
    ObligationRow,
    OutboxRow,
    Row,
    TextRow,
)

HOUSE = HouseRow(1, "Salon", "2027-01-01", "sha256:1", "[]", "[]", "[]", 7, "a")
CLIENT = ClientRow(1, "c-1", b"salt", "sealed", 2)
TEXT = TextRow(1, 1, "summary", "it was “cold”", b"salt", "sealed", 2)
EVENT = EventRow(2, "web", "e-1", "booking", 100, 1, "b-1", 100, None, "{}", None)
DECISION = DecisionRow(2, "e-1", "booking", 100, 1, "b-1", "accept", "2027-01-01", 0, 0, None, "{}", "b")
ONE_OF_EACH: dict[str, Row] = {
    "houses": HOUSE,
    "clients": CLIENT,
    "texts": TEXT,
    "events": EVENT,
    "decisions": DECISION,
    "entries": EntryRow(2, 100, 1, "b-1", "charge", "charge", 4500, "EUR", None, "7f3a"),
    "obligations": ObligationRow(2, "e-1/answer", 1, None, "promise", "answer", None, None, 0, 160, "open"),
    "marks": MarkRow(2, 100, None, None, "house", "disrupted", 100, None, 0),
    "bookings": BookingRow(2, 100, "b-1", 1, "made", "{}"),
    "outbox": OutboxRow(2, 1, "words", None),
    "handed": HandedRow(2, 1, 200),
}


@pytest.fixture(params=["memory", "sqlite"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    """An empty journal of each sort."""
    made: Journal = MemoryJournal() if request.param == "memory" else create_book(tmp_path / "salon.book")
    yield made
    made.close()


def keep(journal: Journal, **rows: Row) -> None:
    """Writes a row of each of these tables."""
    with journal.writing():
        journal.append({table: [row] for table, row in rows.items()})


@pytest.mark.parametrize("table", ONE_OF_EACH)
def test_a_row_comes_back_as_it_was(journal: Journal, table: str) -> None:
    """Every table gives back what it was given, nothing and texts beyond ASCII among it."""
    keep(journal, **{table: ONE_OF_EACH[table]})

    assert [ONE_OF_EACH[table]] == list(journal.rows(table))


def test_rows_are_found_by_what_they_have(journal: Journal) -> None:
    """Only rows with all of the values come, and nothing is a value as well."""
    other = EVENT._replace(number=3, id="e-2", client=None)
    with journal.writing():
        journal.append({"events": [EVENT, other], "decisions": [DECISION, DECISION._replace(number=3, client=None)]})

    assert [EVENT] == list(journal.rows("events", source="web", id="e-1"))
    assert [other] == list(journal.rows("events", client=None))
    assert [EVENT] == list(journal.rows("events", client=1))
    assert [] == list(journal.rows("events", source="", id="e-1"))


def test_numbers_are_found_by_the_keys_that_others_know(journal: Journal) -> None:
    """One, many or none at a time; what is not there has no number."""
    other = EVENT._replace(number=3, id="e-2")
    with journal.writing():
        journal.append({"events": [EVENT, other], "clients": [CLIENT]})

    assert {("web", "e-1"): 2} == journal.numbers("events", [("web", "e-1")])
    assert {("web", "e-1"): 2, ("web", "e-2"): 3} == journal.numbers(
        "events", [("web", "e-1"), ("", "e-1"), ("web", "e-2")]
    )
    assert {("c-1",): 1} == journal.numbers("clients", [("c-1",)])
    assert {} == journal.numbers("clients", [("c-2",)])
    assert {} == journal.numbers("clients", [])


def test_consequences_are_found_by_client(journal: Journal) -> None:
    """The entries of a client are those of the decisions on that client."""
    keep(journal, decisions=DECISION, entries=ONE_OF_EACH["entries"])

    assert [ONE_OF_EACH["entries"]] == list(journal.rows("entries", client=1))
    assert [] == list(journal.rows("entries", client=2))


def test_rows_after_a_number_come_in_order(journal: Journal) -> None:
    """The number itself is not among them."""
    rows = [DECISION._replace(number=number) for number in (2, 3, 4)]
    with journal.writing():
        journal.append({"decisions": list(rows)})

    assert rows[1:] == list(journal.after("decisions", 2))
    assert 4 == journal.latest("decisions")


def test_the_head_is_the_row_with_the_largest_number(journal: Journal) -> None:
    """Versions and decisions share one row of numbers."""
    assert (0, "") == head_of(journal)
    keep(journal, houses=HOUSE)
    assert (1, "a") == head_of(journal)
    keep(journal, decisions=DECISION)
    assert (2, "b") == head_of(journal)


def write_and_fail(journal: Journal) -> None:
    """A stretch of writing that ends in a failure."""
    with journal.writing():
        journal.append({"events": [EVENT], "decisions": [DECISION]})
        journal.schedule({1: 200})
        raise ZeroDivisionError


def test_what_fails_leaves_nothing(journal: Journal) -> None:
    """An exception takes back all that was appended in its stretch, the agenda with it."""
    keep(journal, houses=HOUSE)

    with pytest.raises(ZeroDivisionError):
        write_and_fail(journal)

    assert [] == list(journal.rows("events"))
    assert [] == list(journal.due())
    assert (1, "a") == head_of(journal)


@pytest.mark.parametrize(
    ("table", "other"),
    [("events", EVENT._replace(number=9)), ("decisions", DECISION), ("houses", HOUSE._replace(name="Other"))],
)
def test_nothing_is_kept_twice(journal: Journal, table: str, other: Row) -> None:
    """A number, or a source and id, that is there already is refused, and nothing of that stretch is kept."""
    keep(journal, **{table: ONE_OF_EACH[table]})

    with pytest.raises(ValueError, match=f"a row of {table} is there already"):
        keep(journal, texts=TEXT, **{table: other})

    assert [ONE_OF_EACH[table]] == list(journal.rows(table))
    assert [] == list(journal.rows("texts"))


def test_what_was_handed_on_waits_no_more(journal: Journal) -> None:
    """Each thing that a decision says waits by itself."""
    said = [OutboxRow(2, 1, "words", None), OutboxRow(2, 2, "tell", 300), OutboxRow(3, 1, "do", None)]
    with journal.writing():
        journal.append({"outbox": list(said)})
    keep(journal, handed=HandedRow(2, 1, 200))

    assert said[1:] == list(journal.waiting())
    with pytest.raises(ValueError, match="a row of handed is there already"):
        keep(journal, handed=HandedRow(2, 1, 201))


def test_the_agenda_has_one_moment_a_client(journal: Journal) -> None:
    """A later note takes the place of an earlier one; they come in the order of their moments."""
    with journal.writing():
        journal.schedule({1: 300, 2: 100, 3: 200})
        journal.schedule({1: 50, 3: None})

    assert [AgendaRow(1, 50), AgendaRow(2, 100)] == list(journal.due())
    assert [AgendaRow(1, 50)] == list(journal.due(99))


def test_a_book_is_read_again_as_it_was(tmp_path: Path) -> None:
    """What was written is there for whoever opens the file next."""
    first = create_book(tmp_path / "salon.book")
    keep(first, **ONE_OF_EACH)
    first.close()

    again = SqliteJournal(tmp_path / "salon.book")

    assert ONE_OF_EACH == {table: next(again.rows(table)) for table in ONE_OF_EACH}
    again.close()


def test_a_book_hears_that_somebody_else_wrote(tmp_path: Path) -> None:
    """Its own writing is no news to it."""
    one = create_book(tmp_path / "salon.book")
    other = SqliteJournal(tmp_path / "salon.book")
    before = one.changes()

    keep(one, houses=HOUSE)
    assert before == one.changes()
    keep(other, decisions=DECISION)
    assert before != one.changes()

    one.close()
    other.close()
