"""A whole book as plain files."""

import io
import json
from pathlib import Path

import pytest
from desks import desk_on, event, stream

from engine.compiler import check_file, check_files
from engine.desk.desk import Desk
from engine.desk.export import export_book
from engine.desk.journal import BookError, Journal, MemoryJournal
from engine.desk.taking import Taking
from engine.desk.versions import found_book

HOTEL = Path(__file__).parents[2] / "policies" / "hotel"


def taken_again(folder: Path, until: int) -> list[str]:
    """The answers when the events of a folder are taken into a book with its houses, and what is due then falls due."""
    journal: Journal = MemoryJournal()
    houses = sorted(folder.glob("houses/*/*.house"))
    assert not check_files(houses).errors
    found_book(journal, [check_file(path) for path in houses], 0)
    desk = Desk(journal)
    warnings: list[str] = []
    lines = io.BytesIO((folder / "events.jsonl").read_bytes())
    told = [one.decision for some in Taking(desk, warn=warnings.append).answers(lines, "events.jsonl") for one in some]
    told += [one.decision for some in desk.fire(until) for one in some]
    assert [] == warnings
    return told


def by_client(decision: str) -> tuple[str, str]:
    """A key that leaves the decisions of each client in their order."""
    said = json.loads(decision)
    return said["client"] or "", said["at"]


def test_the_events_give_the_same_decisions_again(tmp_path: Path) -> None:
    """With names, texts, facts of the client, and what fell due."""
    desk = desk_on(MemoryJournal())
    until = event(desk, "x", "complaint", "20T09:00").at
    desk.take(stream(desk))
    for _ in desk.fire(until):
        pass

    export_book(desk, tmp_path / "plain")

    kept = (tmp_path / "plain" / "decisions.jsonl").read_text().splitlines()
    assert desk.journal.latest("decisions") - 1 == len(kept)
    assert sorted(kept, key=by_client) == sorted(taken_again(tmp_path / "plain", until), key=by_client)
    assert '"summary": "the water was cold", "client.name": "Maja"' in (tmp_path / "plain/events.jsonl").read_text()


def test_the_hotel_comes_out_as_it_went_in(tmp_path: Path) -> None:
    """Money, moments, numbers and yes or no, as 300 real events have them."""
    journal = MemoryJournal()
    found_book(journal, [check_file(HOTEL / "hotel.house")], 0)
    desk = Desk(journal)
    lines = b"".join((HOTEL / "bookings.jsonl").read_bytes().splitlines(keepends=True)[:300])
    first = [
        one.decision for some in Taking(desk, warn=print).answers(io.BytesIO(lines), "bookings.jsonl") for one in some
    ]

    export_book(desk, tmp_path / "plain")

    assert first == (tmp_path / "plain" / "decisions.jsonl").read_text().splitlines()
    assert first == taken_again(tmp_path / "plain", 0)


def test_every_table_is_there(tmp_path: Path) -> None:
    """A row a line, under the names of its columns."""
    desk = desk_on(MemoryJournal())
    desk.take(stream(desk))

    export_book(desk, tmp_path / "plain")

    entry = json.loads((tmp_path / "plain/tables/entries.jsonl").read_text().splitlines()[0])
    assert ("charge", 4500, "EUR") == (entry["kind"], entry["amount"], entry["unit"])
    assert ["plain"] == [path.name for path in tmp_path.iterdir()]
    assert ["2027-01-01"] == [path.name for path in (tmp_path / "plain/houses").iterdir()]


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """Whatever stands there stays."""
    (tmp_path / "plain").mkdir()
    (tmp_path / "plain" / "notes").write_text("mine")

    with pytest.raises(BookError, match="there is a `plain` already"):
        export_book(desk_on(MemoryJournal()), tmp_path / "plain")

    assert ["notes"] == [path.name for path in (tmp_path / "plain").iterdir()]
