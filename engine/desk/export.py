"""A whole book as plain files: its houses, its events as they can be taken again, its answers, and every table.

houses/2027-01-01/salon.house   each version, in a folder named after the day from which it holds
events.jsonl                    what came, as `evenhand take` reads it, in the order judged
decisions.jsonl                 what was answered, in the order given
tables/entries.jsonl            each table of the book, a row a line
"""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from engine.desk.desk import Desk
from engine.desk.event_row import event_from_row
from engine.desk.journal import BookError, Journal
from engine.desk.reading import event_row
from engine.desk.retelling import named_json
from engine.desk.tables import TABLES, DecisionRow, EventRow, HouseRow
from engine.events.event import Value
from engine.memory.decision_json import value_text
from engine.model import House, Kind
from engine.time.days import date_text
from engine.time.moments import moment_text

VOCABULARY = "vocabulary.house"
"""The text that every house sees, and which ships with the program."""


def export_book(desk: Desk, folder: Path, seen: Callable[[int], None] | None = None) -> None:
    """Writes the files into a new folder, which is there when all of them are whole.

    `seen` hears the number of each decision written. BookError where the folder is there, or cannot be written.
    """
    if folder.exists():
        raise BookError(f"there is a `{folder.name or folder}` already", "name another folder")
    draft = folder.with_name(f".{folder.name}.{os.getpid()}")
    try:
        (draft / "tables").mkdir(parents=True)
        with desk.journal.reading():
            _write_houses(desk.journal, draft / "houses")
            _write(draft / "events.jsonl", _events(desk))
            _write(draft / "decisions.jsonl", _decisions(desk.journal, seen or _nothing))
            for table in TABLES:
                _write(draft / "tables" / f"{table}.jsonl", _rows(desk.journal, table))
        draft.rename(folder)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BookError(f"`{folder.name}` cannot be written: {reason}") from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _write(path: Path, lines: Iterator[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)


def _write_houses(journal: Journal, folder: Path) -> None:
    for row in journal.rows("houses"):
        assert isinstance(row, HouseRow)
        for name, text in msgspec.json.decode(row.sources, type=list[tuple[str, str]]):
            if name == VOCABULARY:
                continue
            inside = [part for part in PurePosixPath(name).parts if part not in ("/", "..")]
            path = folder.joinpath(row.in_force_from, *inside)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")


def _events(desk: Desk) -> Iterator[str]:
    houses = {date_text(house.in_force_from): house for house in desk.houses}
    decisions = desk.journal.after("decisions", 0)
    corrected: dict[int, str] = {}
    for row in desk.journal.rows("events"):
        assert isinstance(row, EventRow)
        decision = next(one for one in decisions if one[0] == row.number)
        assert isinstance(decision, DecisionRow)
        said = _event_json(row, houses[decision.version])
        if row.corrects is not None:
            said["corrects"] = corrected.get(row.corrects) or event_row(desk.journal, row.corrects).id
            corrected[row.corrects] = row.id
        yield named_json(desk.journal, json.dumps(said, ensure_ascii=False))


def _event_json(row: EventRow, house: House) -> dict[str, Any]:
    """The event as it can be sent, with signs for names; facts that were assumed are left out, to be assumed again."""
    event, zone = event_from_row(row), house.zone
    kind = house.events[event.kind]
    said: dict[str, Any] = {"id": event.id, "type": event.kind, "at": moment_text(event.at, zone)}
    if event.client is not None:
        said["client"] = event.client
    given = {"booking": event.booking, "source": event.source or None, "re": event.re}
    said |= {key: value for key, value in given.items() if value is not None}
    if event.sent != event.at:
        said["sent"] = moment_text(event.sent, zone)
    for name, value in event.fields.items():
        if value is not None and name not in event.assumed:
            said[name] = _sent(value, kind.fields[name].kind, house)
    for name, value in event.told.items():
        said[f"client.{name}"] = _sent(value, house.client_facts[name].kind, house)
    return said


def _sent(value: Value, kind: Kind, house: House) -> Value:
    """A value as events say it."""
    return value if kind.base == "units" else value_text(value, kind, house)


def _decisions(journal: Journal, seen: Callable[[int], None]) -> Iterator[str]:
    for row in journal.after("decisions", 0):
        assert isinstance(row, DecisionRow)
        seen(row.number)
        yield named_json(journal, row.decision)


def _rows(journal: Journal, table: str) -> Iterator[str]:
    names = TABLES[table]._fields
    for row in journal.rows(table):
        cells = {name: cell.hex() if isinstance(cell, bytes) else cell for name, cell in zip(names, row, strict=True)}
        yield json.dumps(cells, ensure_ascii=False)


def _nothing(_: int) -> None:
    pass
