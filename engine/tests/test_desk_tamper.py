"""What somebody changed in a book is found, and named."""

import sqlite3
from pathlib import Path

import pytest
from desks import desk_on, event, stream

from engine.desk.chain import decision_link
from engine.desk.desk import Desk
from engine.desk.sqlite_journal import SqliteJournal, create_book
from engine.desk.tables import DecisionRow, EventRow
from engine.desk.verify import Verified, verified


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book with a stream in it, closed."""
    path = tmp_path / "salon.book"
    journal = create_book(path)
    desk = desk_on(journal)
    desk.take(stream(desk))
    assert [] == verified(journal).found
    journal.close()
    return path


def change(book: Path, *statements: str) -> None:
    """Changes rows with another program."""
    connection = sqlite3.connect(book)
    with connection:
        for statement in statements:
            assert connection.execute(statement).rowcount, statement
    connection.close()


def look(book: Path, head: str | None = None) -> Verified:
    """What verifying finds."""
    journal = SqliteJournal(book)
    try:
        return verified(journal, head)
    finally:
        journal.close()


def findings(book: Path, head: str | None = None) -> list[str]:
    """What verifying finds, as it is printed."""
    return [finding.text for finding in look(book, head).found]


UNBOUND = "is not what was written, or what stood before it is not"


def test_a_changed_amount_of_a_decision(book: Path) -> None:
    """The row is named, and that the house would not answer so."""
    change(book, "update decisions set decision = replace(decision, '45.00', '35.00') where event = 'e-4'")

    assert [
        f"5: the decision on no-show `e-4` {UNBOUND}",
        "5: the decision on no-show `e-4` would not be given again as it stands here",
    ] == findings(book)


def test_a_changed_event(book: Path) -> None:
    """A booking that is said to have been for another service."""
    change(book, """update events set facts = replace(facts, '"price":4500', '"price":100') where id = 'e-1'""")

    found = findings(book)

    assert f"2: the decision on booking `e-1` {UNBOUND}" == found[0]
    assert "5: the decision on no-show `e-4` would not be given again as it stands here" in found


@pytest.mark.parametrize("facts", ["", "[]", "{}", '{"fields": 3}', '{"fields":{"start":"x"},"assumed":[],"told":{}}'])
def test_an_event_that_cannot_be_read(book: Path, facts: str) -> None:
    """Whatever stands there, it is a finding and no failure."""
    change(book, f"update events set facts = '{facts}' where id = 'e-1'")

    assert f"2: the decision on booking `e-1` {UNBOUND}" == findings(book)[0]


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("update entries set amount = 1 where kind = 'charge'", "5: the rows of `entries` are not those that"),
        ("update obligations set due = due + 60 where decision = 3", "3: the rows of `obligations` are not those that"),
        ("update marks set name = 'careful' where subject = 'client'", "5: the rows of `marks` are not those that"),
        ("delete from bookings where booking = 'b-1'", "2: the rows of `bookings` are not those that"),
        ("update decisions set verdict = 'decline' where number = 3", f"3: the decision on complaint `e-2` {UNBOUND}"),
        ("update agenda set due = due + 60", "14: the agenda is wrong about what client"),
        ("delete from agenda", "14: the agenda is wrong about what client"),
        ("insert into agenda values (77, 5)", "14: the agenda has client 77, who is not known"),
        ("update texts set text = 'all was well' where number = 2", "3: text 2 (`client.name`) is not what came with"),
        ("update texts set text = null, salt = null where number = 2", "3: text 2 (`client.name`) is not what came"),
        ("delete from texts where number = 1", "14: what stood for ⟦text 1⟧ is missing"),
        ("update clients set id = 'c-3' where number = 2", "3: the name of client 2 is not what came with the event"),
        ("insert into clients values (9, 'c-9', null, '', 3)", "3: the name of client 9 did not come with any event"),
        ("update outbox set not_before = 5 where decision = 3", "3: the rows of `outbox` are not those that"),
        ("insert into handed values (3, 9, 5)", "3: 3/9 was handed on, and nobody said it"),
        ("delete from events where id = 'e-2'", f"3: the decision on complaint `e-2` {UNBOUND}"),
    ],
)
def test_a_changed_row_of_any_table(book: Path, statement: str, finding: str) -> None:
    """Also in the tables that are made from the decisions."""
    change(book, statement)

    found = findings(book)

    assert finding == found[0][: len(finding)], found


def test_a_row_put_in(book: Path) -> None:
    """A credit that no decision made."""
    change(book, "insert into entries values (4, 5, 1, null, 'credit', 'credit', 5000, 'EUR', null, null)")

    assert "4: a row of `entries` was put in that no decision made" in findings(book)


def test_an_event_without_a_decision(book: Path) -> None:
    """An event that nobody judged."""
    change(book, "insert into events values (99, '', 'e-99', 'complaint', 5, 1, null, 5, null, '{}', null)")

    assert ["99: the event `e-99` has no decision"] == findings(book)


def test_a_removed_row(book: Path) -> None:
    """The gap is named, and what stood on it would have been otherwise."""
    change(book, "delete from decisions where number = 5", "delete from events where number = 5")

    found = findings(book)

    assert "5: this row is missing" == found[0]
    assert f"6: the decision on disruption `e-5` {UNBOUND}" in found


def test_several_removed_rows(book: Path) -> None:
    """One finding for all of them."""
    change(book, "delete from decisions where number in (4, 5)", "delete from events where number in (4, 5)")

    assert "4: the rows from here to 5 are missing" == findings(book)[0]


def test_a_swapped_order(book: Path) -> None:
    """Both rows are named."""
    for table in ("decisions", "events"):
        change(
            book,
            f"update {table} set number = -1 where number = 2",
            f"update {table} set number = 2 where number = 3",
            f"update {table} set number = 3 where number = -1",
        )

    found = findings(book)

    assert f"2: the decision on complaint `e-2` {UNBOUND}" in found
    assert f"3: the decision on booking `e-1` {UNBOUND}" in found


def test_an_edited_house(book: Path) -> None:
    """The version is named, and so is each decision that it would not give."""
    change(book, "update houses set sources = replace(sources, 'charge price,', 'charge EUR 1,')")

    found = findings(book)

    assert [
        f"1: the house in force from 2027-01-01 {UNBOUND}",
        "1: the house in force from 2027-01-01 was edited: its text has another hash than it was put here with",
    ] == found[:2]
    assert "5: the decision on no-show `e-4` would not be given again as it stands here" in found


def test_edited_holidays(book: Path) -> None:
    """What a version was made with cannot be changed either."""
    change(book, "update houses set holidays = replace(holidays, 'Christmas', 'Xmas')")

    assert f"1: the house in force from 2027-01-01 {UNBOUND}" == findings(book)[0]


def test_the_last_rows_cut_off_are_known_only_from_outside(book: Path) -> None:
    """The chain itself is whole; the head that was kept elsewhere shows that rows are missing."""
    head = look(book).head
    last = "(select max(number) from decisions)"
    change(book, f"delete from events where number = {last}")
    for table in ("obligations", "outbox", "texts"):
        change(book, f"delete from {table} where {'since' if table == 'texts' else 'decision'} = {last}")
    change(book, f"delete from decisions where number = {last}")
    change(book, "delete from agenda where client = 2")

    without = [text for text in findings(book) if "agenda" not in text]

    assert [] == without
    assert any("the head kept elsewhere is not in this book" in text for text in findings(book, head))


def test_a_head_kept_elsewhere_stays_in_a_book_that_goes_on(book: Path) -> None:
    """What is added later does not take the old head away."""
    head = look(book).head
    journal = SqliteJournal(book)
    desk = Desk(journal)
    desk.take([event(desk, "e-20", "complaint", "13T09:00", summary="again")])
    journal.close()

    assert [] == findings(book, head)
    assert head != look(book).head


def test_a_row_bound_anew_shows_in_the_row_after_it(book: Path) -> None:
    """Who changes a row and works out its link again is found by the next row."""
    journal = SqliteJournal(book)
    rows = {row[0]: row for row in journal.after("decisions", 0)}
    row, before = rows[3], rows[2]
    (kept,) = journal.rows("events", number=3)
    journal.close()
    assert isinstance(row, DecisionRow)
    assert isinstance(before, DecisionRow)
    assert isinstance(kept, EventRow)
    changed = row._replace(shadow=1)
    change(
        book,
        f"update decisions set shadow = 1, link = '{decision_link(before.link, changed[:-1], kept)}' where number = 3",
    )

    assert f"4: the decision on answer `e-3` {UNBOUND}" == findings(book)[-1]
