"""Streams of events into a book, as they arrive."""

import io
import json
from collections.abc import Iterator

import pytest
from desks import desk_on

from engine.desk.arriving import ArrivingLines
from engine.desk.journal import MemoryJournal
from engine.desk.taking import Taking


class Pipe:
    """A stream that hands out one piece after the other."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces = pieces

    def read1(self, size: int, /) -> bytes:
        """The next piece; nothing at the end."""
        return next(self.pieces, b"")


@pytest.mark.parametrize(
    "pieces", [[b"a\nb\nc"], [b"a", b"\n", b"b\nc"], [b"a\nb", b"\n", b"", b"c"], [b"a\n", b"b\nc"]]
)
def test_lines_come_whole(pieces: list[bytes]) -> None:
    """However they are cut up on their way, and the last without its end."""
    whole = [piece for piece in pieces if piece]

    assert [b"a\n", b"b\n", b"c"] == list(ArrivingLines(Pipe(iter(whole))))


def test_a_blank_at_the_end_is_no_line() -> None:
    """As it is when a file is read."""
    text = b"a\r\n\nb\n"

    assert list(io.BytesIO(text)) == list(ArrivingLines(io.BytesIO(text)))
    assert [] == list(ArrivingLines(io.BytesIO(b"")))


def line(number: int, **more: object) -> bytes:
    """A complaint, a minute after the one before."""
    sent = {"id": f"e-{number}", "type": "complaint", "at": f"2027-11-02T09:{number:02d}", "client": "c-1"}
    return json.dumps({**sent, "summary": "cold", **more}).encode() + b"\n"


def test_each_that_comes_alone_is_answered_before_the_next_is_awaited() -> None:
    """A sender may wait for an answer before it sends on; what comes together is answered together."""
    told: list[str] = []
    seen: list[int] = []

    def sender() -> Iterator[bytes]:
        for piece in (line(1), line(2), line(3) + line(4)):
            seen.append(len(told))
            yield piece
        seen.append(len(told))

    taking = Taking(desk_on(MemoryJournal()), warn=print)
    for answers in taking.answers(Pipe(sender()), "-"):
        told += [answer.decision for answer in answers]

    assert [0, 1, 2, 4] == seen
    assert not taking.unreadable


def test_what_cannot_be_taken_is_named_by_its_line() -> None:
    """Whether it cannot be read or is refused; the rest is taken."""
    warnings: list[str] = []
    taking = Taking(desk_on(MemoryJournal()), warn=warnings.append)
    cancelling = line(3, type="cancellation", booking="b-1", summary="cold", **{"cancelled-by": "client"})
    lines = line(1) + b"{}\n" + cancelling + line(4)

    answers = [answer for answers in taking.answers(io.BytesIO(lines), "x.jsonl") for answer in answers]

    assert ["e-1", "e-4"] == [json.loads(answer.decision)["event"] for answer in answers]
    errors = dict.fromkeys(text[:22] for text in warnings if "error" in text)
    assert ["x.jsonl:2: error[E803]", "x.jsonl:3: error[E806]"] == list(errors)
    assert taking.unreadable


def test_events_come_in_any_order() -> None:
    """What comes together is answered in the order in which it happened, in one second in that of (source, id)."""
    warnings: list[str] = []
    taking = Taking(desk_on(MemoryJournal()), warn=warnings.append)
    lines = line(5) + line(1, client="c-2") + line(2) + line(9, id="b") + line(9, id="a")

    answers = [answer for answers in taking.answers(io.BytesIO(lines), "x.jsonl") for answer in answers]

    assert ["e-1", "e-2", "e-5", "a", "b"] == [json.loads(answer.decision)["event"] for answer in answers]
    assert [] == warnings
