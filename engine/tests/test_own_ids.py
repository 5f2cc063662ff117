"""Events that come to a book without an id."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from desks import desk_on, given
from msgspec.structs import replace

from engine.desk.answer import Answer
from engine.desk.desk import Desk
from engine.desk.forgetting import forget
from engine.desk.journal import Journal, MemoryJournal
from engine.desk.sqlite_journal import SqliteJournal, create_book
from engine.desk.taking import Taking
from engine.desk.verify import verified
from engine.events.event import Event
from engine.events.timeline_reader import TimelineReader


@pytest.fixture(params=["memory", "sqlite"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """A desk with the small house, in a journal of each sort."""
    made: Journal = MemoryJournal() if request.param == "memory" else create_book(tmp_path / "salon.book")
    yield desk_on(made)
    made.close()


def unnamed(desk: Desk, kind: str = "complaint", at: str = "02T09:00", client: str = "c-1", **more: object) -> Event:
    """An event without an id."""
    data = {"type": kind, "at": f"2027-11-{at}", "client": client, **more}
    if kind == "complaint":
        data.setdefault("summary", "the water was cold")
    read = TimelineReader(desk.houses).read(data)
    assert read.event is not None, read.problems
    return read.event


def told(answer: Answer) -> Any:
    """The decision of an answer."""
    return json.loads(answer.decision)


def test_what_is_sent_twice_is_answered_once(desk: Desk) -> None:
    """In one batch, later, and to another desk on the same book."""
    other = unnamed(desk, summary="the water was hot")
    first, same, another = given(desk.take([unnamed(desk), unnamed(desk), other]))
    (later,) = given(desk.take([unnamed(desk)]))
    (anew,) = given(Desk(desk.journal).take([unnamed(desk)]))

    assert [(False, 2), (True, 2), (False, 3), (True, 2), (True, 2)] == [
        (answer.again, answer.number) for answer in (first, same, another, later, anew)
    ]
    assert 2 == sum(1 for _ in desk.journal.rows("events"))
    assert [] == verified(desk.journal).found


def test_a_guess_cannot_be_tested(tmp_path: Path) -> None:
    """Not even by who knows all that the event said: once its client is forgotten, no id in the book is made of it."""
    desk = desk_on(create_book(tmp_path / "salon.book"))
    event = unnamed(desk)
    given(desk.take([event, unnamed(desk, at="02T10:00")]))

    forget(desk.journal, "c-1", event.at)

    desk.journal.close()
    guess = event.id.removeprefix("complaint-").encode()
    assert all(guess not in path.read_bytes() for path in tmp_path.iterdir())
    book = SqliteJournal(tmp_path / "salon.book")
    assert [] == verified(book).found
    book.close()


def test_who_was_forgotten_begins_anew(desk: Desk) -> None:
    """The same event is then one of a new client."""
    given(desk.take([unnamed(desk)]))
    forget(desk.journal, "c-1", 1_830_000_000)

    (answer,) = given(Desk(desk.journal).take([unnamed(desk)]))

    assert (False, "c-1") == (answer.again, told(answer)["client"])
    assert [] == verified(desk.journal).found


def test_a_booking_without_a_name_is_called_by_its_event(desk: Desk) -> None:
    """As its answer says; so it can be cancelled."""
    (booked,) = given(desk.take([unnamed(desk, "booking", service="cut", start="2027-11-10T10:00")]))
    name = told(booked)["booking"]

    (cancelled,) = given(
        desk.take([unnamed(desk, "cancellation", "03T09:00", booking=name, **{"cancelled-by": "client"})])
    )

    assert told(booked)["event"] == name == told(cancelled)["booking"]


def test_those_of_one_second_are_in_the_same_order_in_every_book(desk: Desk) -> None:
    """Though each book has ids of its own for them; so none of those that come together comes late."""
    booking = {"type": "booking", "at": "2027-11-02T09:00", "client": "c-1", "service": "cut"}
    bookings = [{**booking, "start": f"2027-11-{day}T10:00"} for day in range(10, 20)]
    lines = b"".join(json.dumps(one).encode() + b"\n" for one in bookings)
    other = desk_on(MemoryJournal())

    first, second = (
        [told(answer)["event"] for some in Taking(one, pytest.fail).answers(BytesIO(lines), "-") for answer in some]
        for one in (desk, other)
    )

    assert not set(first) & set(second)
    assert [name[:-12] for name in first] == [name[:-12] for name in second]
    assert (first, second) == (sorted(first), sorted(second))


def test_an_event_of_the_house_keeps_the_id_that_was_made_of_it(desk: Desk) -> None:
    """It is nobody's, and nothing of it is forgotten."""
    disruption = replace(unnamed(desk, "disruption", summary="no power"), client=None)

    (answer,) = given(desk.take([disruption]))

    assert disruption.id == told(answer)["event"]


def test_a_book_in_which_it_kept_the_id_with_which_it_came(desk: Desk) -> None:
    """It was taken before ids were salted, and is answered once all the same."""
    event = unnamed(desk)
    given(desk.take([replace(event, is_named=True)]))

    (answer,) = given(desk.take([event]))

    assert (True, event.id) == (answer.again, told(answer)["event"])
