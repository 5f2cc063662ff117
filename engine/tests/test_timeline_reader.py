"""Events read for several versions of a house."""

import pytest
from houses import HEAD, house

from engine.events.event import Event
from engine.events.timeline_reader import TimelineReader

RULES = """
rule "Bookings"
    on booking
    otherwise: accept
"""
FIRST = HEAD
SECOND = (
    HEAD.replace("1 January 2027", "1 January 2028")
    .replace("EUR 45", "EUR 50")
    .replace("colouring    EUR", "dyeing    EUR")
)


@pytest.fixture(scope="module")
def reader() -> TimelineReader:
    """A house that became dearer in 2028, and calls its colouring something else."""
    return TimelineReader([house(f"event tour / tours\n    guide: text\n{RULES}", FIRST), house(RULES, SECOND)])


def read(reader: TimelineReader, **data: object) -> Event:
    """The event of these keys."""
    reading = reader.read({"type": "booking", "client": "c", **data})
    assert reading.event is not None, reading.problems
    return reading.event


@pytest.mark.parametrize(
    ("at", "price"),
    [("2026-06-01T09:00", 4500), ("2027-12-31T23:59:59", 4500), ("2028-01-01T00:00", 5000)],
)
def test_takes_defaults_from_the_version_of_the_moment(reader: TimelineReader, at: str, price: int) -> None:
    """The price list in force when the booking was made; before the first version, the first."""
    assert price == read(reader, at=at, service="cut").fields["price"]


def test_takes_the_version_of_a_cloud_event(reader: TimelineReader) -> None:
    """Whose moment stands in the envelope."""
    reading = reader.read(
        b'{"specversion": "1.0", "id": "1", "source": "s", "type": "x.booking", "time": "2028-02-01T09:00:00Z",'
        b' "subject": "c", "data": {"service": "cut"}}'
    )
    assert reading.event is not None
    assert 5000 == reading.event.fields["price"]


def test_still_understands_what_an_earlier_version_declared(reader: TimelineReader) -> None:
    """A booking made then may be moved to a service of then, and its events still come."""
    assert "colouring" == read(reader, type="move", at="2028-02-01T09:00", service="colouring").fields["service"]
    assert "An" == read(reader, type="tour", at="2028-02-01T09:00", guide="An").fields["guide"]


def test_does_not_know_yet_what_a_later_version_declares(reader: TimelineReader) -> None:
    """`dyeing` is no service before 2028."""
    reading = reader.read({"type": "booking", "client": "c", "at": "2027-02-01T09:00", "service": "dyeing"})
    assert ["E804"] == [problem.code for problem in reading.problems]
