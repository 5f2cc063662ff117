"""Streams of events."""

from collections.abc import Iterator

import pytest
from houses import BARE
from houses import house as house_from_lines

from engine.events.event import Event
from engine.events.event_from_json import EventReader
from engine.events.event_problem import EventProblem
from engine.events.event_streams import read_events

BOOKINGS = """
rule "Appointments"
    on booking
    otherwise: accept
"""


@pytest.fixture(scope="module")
def reader() -> EventReader:
    """A reader for a house that takes bookings."""
    return EventReader(house_from_lines(BOOKINGS, BARE))


def read(reader: EventReader, stream: bytes, name: str = "") -> list[tuple[int, str]]:
    """The line of each event with its id, and of each problem with its code."""
    return [
        (line, found.id if isinstance(found, Event) else found.code)
        for line, found in read_events(reader, stream.splitlines(keepends=True), name=name)
    ]


def event(name: str, clock: str = "09:00", more: str = "") -> bytes:
    """A line of JSON with a booking."""
    return f'{{"id": "{name}", "type": "booking", "at": "2027-11-19T{clock}", "client": "c"{more}}}\n'.encode()


def test_goes_on_after_a_faulty_line(reader: EventReader) -> None:
    """The problem stands in its place, with its line."""
    stream = event("a") + b"\n{broken\n" + event("b")
    assert [(1, "a"), (3, "E801"), (4, "b")] == read(reader, stream)


def test_problem_knows_its_line(reader: EventReader) -> None:
    """So that it can be told as `events.jsonl:2`."""
    problems = [found for _, found in read_events(reader, [event("a"), b"3\n"]) if isinstance(found, EventProblem)]
    expected = (
        'events.jsonl:2: error[E801]: the event is not a JSON object\n  help: write `{"type": …, "at": …, "client": …}`'
    )
    assert [expected] == [problem.text("events.jsonl") for problem in problems]


def test_leaves_out_what_comes_too_late(reader: EventReader) -> None:
    """Out of order against the latest event read, which stays the measure."""
    stream = event("a", "09:00") + event("b", "08:00") + event("c", "08:30") + event("d", "09:00")
    assert [(1, "a"), (2, "E807"), (3, "E807"), (4, "d")] == read(reader, stream)


def test_warns_once_of_an_unknown_key(reader: EventReader) -> None:
    """However many events carry it."""
    more = ', "colour": "red"'
    assert [(1, "W906"), (1, "a"), (2, "b")] == read(reader, event("a", more=more) + event("b", more=more))


def test_explains_a_list_of_events(reader: EventReader) -> None:
    """Events stand one a line."""
    assert [(1, "E801")] == read(reader, b'[{"type": "booking"}]\n')


def test_reads_lazily(reader: EventReader) -> None:
    """The first event is there before the rest of the stream is."""

    def lines() -> Iterator[bytes]:
        yield event("a")
        yield event("b")
        raise AssertionError("read too far")

    _, found = next(read_events(reader, lines()))
    assert isinstance(found, Event)
    assert "a" == found.id


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_reads_csv(reader: EventReader, separator: str) -> None:
    """The header names the keys; the separator is found; a byte order mark and CRLF mean nothing."""
    rows = "id,type,at,client,service\r\na,booking,2027-11-19 09:00,c,cut\r\n".replace(",", separator)
    stream = b"\xef\xbb\xbf" + rows.encode()
    assert [(2, "a")] == read(reader, stream, "events.csv")
    assert [(2, "a")] == read(reader, stream), "told by its first byte"


def test_takes_a_blank_cell_as_not_given(reader: EventReader) -> None:
    """So that the default holds, and an unknown column without a value passes."""
    rows = [b"id,type,at,client,service,price,colour\n", b"a,booking,2027-11-19T09:00,c,cut,,\n"]
    [(_, found)] = read_events(reader, rows, "events.csv")
    assert isinstance(found, Event)
    assert 4500 == found.fields["price"]


def test_reads_quoted_cells_over_several_lines(reader: EventReader) -> None:
    """The line is the one that the row begins on."""
    stream = (
        b"id,type,at,client,client.name\n"
        b'a,booking,2027-11-19T09:00,c,"An\nVan Damme, Gent"\n'
        b"b,booking,2027-11-19T09:00,c,\n"
    )
    assert [(2, "a"), (4, "b")] == read(reader, stream, "events.csv")


@pytest.mark.parametrize(
    ("stream", "expected"),
    [
        (b"id;at\n1;2\n", [(1, "E801")]),
        (b"type,at,client,client\n", [(1, "E801")]),
        (b"\xff\xfet\x00y\x00", [(1, "E801")]),
        (b"type,at,client\nbooking,2027-11-19T09:00,c,d\n", [(2, "E801")]),
        (b"type,at,client\nbook\xffing,2027-11-19T09:00,c\n", [(2, "E801")]),
        (b"type,at,client\nbooking,2027-11-19T09:00,\n", [(2, "E803")]),
        (b"", []),
    ],
)
def test_explains_a_faulty_table(reader: EventReader, stream: bytes, expected: list[tuple[int, str]]) -> None:
    """Its header once, its rows each."""
    assert expected == read(reader, stream, "events.csv")
