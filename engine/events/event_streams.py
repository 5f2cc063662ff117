"""Events from lines of JSON or CSV, one after the other, and decisions to lines of JSON."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Protocol, TypeAlias

from engine.events.event import Event
from engine.events.event_from_json import Reading
from engine.events.event_problem import EventProblem
from engine.time.moments import Zone, moment_text
from grammar.sentence import sentence

_FORMS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl", ".csv": "csv", ".tsv": "csv"}
_BOM = b"\xef\xbb\xbf"
# A stream with ever new unknown keys has to end in bounded memory too.
_MOST_WARNINGS = 1000

Row: TypeAlias = tuple[int, Mapping[str, object] | bytes | EventProblem]


class Reader(Protocol):
    """What turns one event as it was written into a reading of it."""

    @property
    def zone(self) -> Zone:
        """Where moments without an offset are local."""

    def quick(self, data: bytes) -> Event | None:
        """One event that is as it should be; None where it has to be read thoroughly."""

    def read(self, data: Mapping[str, object] | bytes) -> Reading:
        """One event, with every problem it has."""


def read_events(
    reader: Reader, lines: Iterable[bytes], name: str = "", in_order: bool = True
) -> Iterator[tuple[int, Event | EventProblem]]:
    """Each event with its line, lazily, and each problem in its place; a faulty line stops nothing.

    Its name tells whether it is JSON or CSV, else its first byte. An event that lies before one already read is a
    problem (E807) and left out, unless `in_order` is False. A warning comes once, however many events deserve it.
    """
    lines = iter(lines)
    first = next(lines, b"").removeprefix(_BOM)
    lines = chain([first], lines)
    rows = _csv_rows(lines) if form_of(name, first) == "csv" else enumerate(lines, start=1)
    return events_of_rows(reader, rows, in_order)


def events_of_rows(
    reader: Reader, rows: Iterable[Row], in_order: bool = True
) -> Iterator[tuple[int, Event | EventProblem]]:
    """The same for rows that have their numbers: lines of JSON, or the cells of CSV."""
    latest: Event | None = None
    warned: set[str] = set()
    quick = reader.quick
    for number, row in rows:
        event = quick(row) if isinstance(row, bytes) else None
        if event is None:
            row = _json_row(row) if isinstance(row, bytes) else row
            if not row:
                continue
            reading = Reading(None, (row,)) if isinstance(row, EventProblem) else reader.read(row)
            for problem in reading.problems:
                if problem.is_warning and (problem.message in warned or len(warned) >= _MOST_WARNINGS):
                    continue
                if problem.is_warning:
                    warned.add(problem.message)
                yield number, problem.on_line(number)
            event = reading.event
            if event is None:
                continue
        if in_order and latest is not None and event.at < latest.at:
            yield number, _out_of_order(event, latest, reader.zone).on_line(number)
            continue
        latest = event
        yield number, event


def form_of(name: str, first: bytes) -> str:
    """How events are written in a stream, jsonl or csv: its name tells, else its first line."""
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    return _FORMS.get(suffix) or ("jsonl" if first.lstrip()[:1] in (b"{", b"[", b"") else "csv")


def _out_of_order(event: Event, latest: Event, zone: Zone) -> EventProblem:
    message = sentence(
        "`{}` of {} comes after `{}` of {}",
        event.id,
        moment_text(event.at, zone),
        latest.id,
        moment_text(latest.at, zone),
    )
    return EventProblem("E807", message, sentence("sort the events by `at`; this one is left out"))


def _json_row(line: bytes) -> bytes | EventProblem:
    """A line that has to be read thoroughly; empty where there is nothing on it."""
    text = line.strip()
    if not text.startswith(b"["):
        return text
    mend = sentence("write each event on a line of its own, without brackets around them")
    return EventProblem("E801", sentence("a list stands where an event was expected"), mend)


def _csv_rows(lines: Iterable[bytes]) -> Iterator[Row]:
    # What is not UTF-8 stays recognisable, so that only its own row is refused.
    texts = (line.decode("utf-8", "surrogateescape") for line in lines)
    blank = 0
    header_text = ""
    for header_text in texts:
        if header_text.strip():
            break
        blank += 1
    if not header_text.strip():
        return
    rows = csv.reader(chain([header_text], texts), delimiter=max(",;\t", key=header_text.count))
    header: list[str] | None = None
    while True:
        number = blank + rows.line_num + 1
        try:
            cells = [cell.strip() for cell in next(rows)]
        except StopIteration:
            return
        except csv.Error:
            yield (
                number,
                EventProblem(
                    "E801", sentence("the row cannot be read"), sentence("look for a quotation mark that is not closed")
                ),
            )
            continue
        if header is None:
            header = cells
            problem = _header_problem(header)
            if problem:
                yield number, problem
                return
        elif any(cells):
            yield number, _row(header, cells)


def _row(header: list[str], cells: list[str]) -> Mapping[str, object] | EventProblem:
    if not _is_text(cells):
        return EventProblem("E801", sentence("the row is not text in UTF-8"), sentence("save the file as UTF-8"))
    if any(cells[len(header) :]):
        message = sentence("the row has {} cells, and the header names {}", len(cells), len(header))
        return EventProblem("E801", message, sentence("put quotation marks around a cell with a comma in it"))
    return {key: cell for key, cell in zip(header, cells, strict=False) if cell and key}


def _header_problem(header: list[str]) -> EventProblem | None:
    if not _is_text(header):
        return EventProblem("E801", sentence("the header is not text in UTF-8"), sentence("save the file as UTF-8"))
    for key in ("type", "at"):
        if key not in header:
            return EventProblem(
                "E801",
                sentence("the header has no `{}`", key),
                sentence("name the keys in the first row: `type,at,client`"),
            )
    twice = next((key for key in header if key and header.count(key) > 1), None)
    return EventProblem("E801", sentence("the header names `{}` twice", twice)) if twice else None


def _is_text(cells: list[str]) -> bool:
    return not any("\ud800" <= letter <= "\udfff" or letter == "\0" for cell in cells for letter in cell)
