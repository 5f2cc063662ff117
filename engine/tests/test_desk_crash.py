"""A desk that is killed at any instant loses nothing it has answered, and two of them do not disturb each other.

`EVENHAND_KILLS` says how often it is killed (20), `EVENHAND_SEED` with which chances; the seed is printed.
"""

import os
import random
import signal
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from desks import desk_on, event, given
from msgspec.structs import replace

from engine.desk import desk as desk_module
from engine.desk.desk import Desk
from engine.desk.house_row import house_from_row
from engine.desk.journal import BookError, MemoryJournal
from engine.desk.sqlite_journal import SqliteJournal, create_book
from engine.desk.verify import verified
from engine.events.event import Event
from engine.time.moments import DAY

KILLS = int(os.environ.get("EVENHAND_KILLS", "20"))
EVENTS = 120


@pytest.fixture
def chance() -> random.Random:
    """Chances that can be had again."""
    seed = os.environ.get("EVENHAND_SEED") or str(random.SystemRandom().randrange(1 << 32))
    print(f"EVENHAND_SEED={seed}")
    return random.Random(seed)


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A book with the small house, closed. The house is read once for all desks of a test."""
    monkeypatch.setattr(desk_module, "house_from_row", cache(house_from_row))
    path = tmp_path / "salon.book"
    journal = create_book(path)
    desk_on(journal)
    journal.close()
    return path


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk that reads events."""
    return desk_on(MemoryJournal())


def some_events(desk: Desk, round: int, who: str = "c") -> list[Event]:
    """Bookings, no-shows and complaints of a few clients; a round is a day, and every tenth has clients of its own."""
    events = []
    for number in range(EVENTS):
        at = f"01T{9 + number // 30:02d}:{number % 30:02d}"
        client = {"id": f"{who}-{round // 10}-{number % 7}", "name": f"Maja {number}"}
        name = f"{round}-{number}"
        if number % 3 == 0:
            sent = event(desk, name, "booking", at, client, service="cut", start="2027-12-10T10:00", booking=name)
        elif number % 3 == 1 and number % 21 > 3:
            sent = event(desk, name, "complaint", at, client, summary=f"number {number} was cold")
        else:
            sent = event(desk, name, "answer", at, client)
        events.append(replace(sent, at=sent.at + round * DAY, sent=sent.sent + round * DAY))
    return events


def jumbled(events: list[Event], chance: random.Random) -> list[Event]:
    """The same events, each not far from its place."""
    size = 12
    return [one for start in range(0, EVENTS, size) for one in chance.sample(events[start : start + size], size)]


def in_a_child(work: Callable[[int], None]) -> tuple[int, int]:
    """Runs some work in a process of its own: its id, and where to read what it writes."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            work(writing)
        finally:
            os._exit(0)
    os.close(writing)
    return child, reading


def take_and_tell(book: Path, events: list[Event], size: int, told: int) -> None:
    """Takes a stream and tells each answer when it was given, `number id decision` on a line."""
    desk = Desk(SqliteJournal(book))
    for start in range(0, len(events), size):
        answers = given(desk.take(events[start : start + size]))
        os.write(told, "".join(f"{answer.number} {answer.decision}\n" for answer in answers).encode())


def written(reading: int, enough: int | None = None) -> bytes:
    """What a child has written, all or the first chunks with so many lines."""
    data = b""
    while chunk := os.read(reading, 1 << 16):
        data += chunk
        if enough is not None and data.count(b"\n") >= enough:
            break
    return data


def lines_of(data: bytes) -> list[str]:
    """The whole lines; the last one may have been cut off."""
    return data.decode(errors="ignore").split("\n")[:-1]


def test_killed_at_any_instant(book: Path, small: Desk, chance: random.Random) -> None:
    """Every answer that was told is in the book, nothing is there by half, and the stream can be taken again.

    In every second round events come late, and are followed by amendments.
    """
    cut_short = 0
    for round in range(KILLS):
        events = some_events(small, round)
        if round % 2:
            events = jumbled(events, chance)
        size = chance.choice((1, 2, 5, 30))
        child, reading = in_a_child(lambda told, e=events, s=size: take_and_tell(book, e, s, told))  # type: ignore[misc]
        data = written(reading, chance.randrange(1, EVENTS))
        time.sleep(chance.random() * 0.003)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        told = lines_of(data + written(reading))
        os.close(reading)

        journal = SqliteJournal(book)
        events_kept = {row[0]: row[2] for row in journal.rows("events") if str(row[2]).startswith(f"{round}-")}
        decided = {row[0]: row[8] for row in journal.after("decisions", 0)}
        assert all(decided[number] == 0 for number in events_kept)
        assert set(events_kept) == {number for number in events_kept if number in decided}
        cut_short += len(events_kept) < EVENTS
        again = given(Desk(journal).take(events))
        answers = {f"{answer.number} {answer.decision}" for answer in again if answer.again}
        by_itself = {number for number, alone in decided.items() if alone}
        assert {line for line in told if int(line.split(" ", 1)[0]) not in by_itself} <= answers
        assert len(answers) == len(events_kept)
        journal.close()

    journal = SqliteJournal(book)
    assert KILLS * EVENTS == sum(1 for _ in journal.rows("events"))
    assert [] == verified(journal).found
    journal.close()
    assert cut_short > 0


def test_a_killed_beginning_leaves_no_book(tmp_path: Path) -> None:
    """A book is there whole or not at all."""
    path = tmp_path / "salon.book"

    def begin(_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    child, reading = in_a_child(lambda _: create_book(path, begin).close())
    os.waitpid(child, 0)
    os.close(reading)
    assert not path.exists()

    create_book(path).close()
    assert path.exists()


def test_two_processes_take_the_same_stream(book: Path, small: Desk, chance: random.Random) -> None:
    """Both hear the same answer to each event, and each event is there once, late ones as well."""
    events = jumbled(some_events(small, 0), chance)
    children = [
        in_a_child(lambda told, s=size: take_and_tell(book, events, s, told))  # type: ignore[misc]
        for size in (1, chance.choice((1, 2, 7)))
    ]
    told = [lines_of(written(reading)) for _, reading in children]
    for child, reading in children:
        os.waitpid(child, 0)
        os.close(reading)

    journal = SqliteJournal(book)
    numbers = {row[0] for row in journal.rows("events")}
    heard = [{line for line in lines if int(line.split(" ", 1)[0]) in numbers} for lines in told]
    assert EVENTS == len(numbers) == len(heard[0])
    assert heard[0] == heard[1]
    assert [] == verified(journal).found
    journal.close()


def test_two_processes_take_streams_of_their_own(book: Path, small: Desk) -> None:
    """Nothing of either is lost."""
    streams = [some_events(small, 0, "c"), some_events(small, 1, "d")]
    children = [in_a_child(lambda told, s=stream: take_and_tell(book, s, 1, told)) for stream in streams]  # type: ignore[misc]
    told = [lines_of(written(reading)) for _, reading in children]
    for child, reading in children:
        os.waitpid(child, 0)
        os.close(reading)

    journal = SqliteJournal(book)
    assert 2 * EVENTS == sum(1 for _ in journal.rows("events"))
    assert journal.latest("decisions") - 1 == len({line for lines in told for line in lines})
    assert [] == verified(journal).found
    journal.close()


def test_a_disk_that_is_full(book: Path, small: Desk) -> None:
    """What was answered stays, what did not fit is taken again when there is room."""
    events = some_events(small, 0)
    journal = SqliteJournal(book)
    connection = journal.database.conn
    pages = connection.execute("pragma page_count").fetchone()[0]
    connection.execute(f"pragma max_page_count={pages + 20}")
    desk = Desk(journal)
    answered: list[str] = []
    with pytest.raises(BookError, match="has no room left on its disk"):  # noqa: PT012  # it is full at some point
        for sent in events:
            answered += [answer.decision for answer in given(desk.take([sent]))]
    assert answered

    assert len(answered) == journal.latest("decisions") - 1
    connection.execute(f"pragma max_page_count={pages + 2000}")
    again = given(desk.take(events))

    assert answered == [answer.decision for answer in again][: len(answered)]
    assert EVENTS == sum(1 for _ in journal.rows("events"))
    assert [] == verified(journal).found
    journal.close()
