"""A stream judged by several processes says what one process says, byte for byte."""

from pathlib import Path

import pytest
from houses import house

import policies
from engine.compiler import check_file
from engine.jobs import Job, SharedRun
from engine.model import House
from engine.running import Run, line_of

HOTEL = Path(policies.__file__).parent / "hotel"
SALON = """
rule "Appointments"
    on booking
    house is closed-today: decline
    otherwise: accept
rule "Messages"
    on message
    at least 3 messages ever: decline
    otherwise: promise answer within 1 hour
rule "Late"
    on overdue answer
    otherwise: tell owner "a client waits"
rule "Closed"
    on disruption
    otherwise: house becomes closed-today for 24 hours
"""


def alone(model: House, events: Path, history: Path | None = None) -> tuple[bytes, list[str], bool]:
    """What one process says of a stream: the lines, the complaints, whether something was unreadable."""
    said: list[str] = []
    run = Run(model, said.append)
    if history is not None:
        run.take_history(history)
    with events.open("rb") as stream:
        lines = b"".join(line_of(decision) for decision in run.decisions(stream, str(events)))
    return lines, said, run.unreadable


def shared(model: House, events: Path, jobs: int, history: Path | None = None) -> tuple[bytes, list[str], bool]:
    """What several processes say of it."""
    said: list[str] = []
    run = SharedRun(Job(model, events, history, None, False, said.append), jobs)
    return b"".join(run.lines()), said, run.unreadable


def lines(*events: str) -> str:
    """Events as lines of JSON; each is `MINUTE KIND CLIENT`, or a line as it stands."""
    found = []
    for number, one in enumerate(events):
        if one.startswith("{") or not one:
            found.append(one)
            continue
        minute, kind, *client = one.split()
        who = f', "client": "{client[0]}", "summary": "{minute}"' if client else ""
        found.append(f'{{"id": "e{number}", "type": "{kind}", "at": "2027-11-19T10:{minute}:00+01:00"{who}}}')
    return "\n".join(found) + "\n"


@pytest.mark.parametrize("jobs", [2, 3])
def test_same_bytes(jobs: int) -> None:
    """The hotel's sample."""
    model = check_file(HOTEL / "hotel.house").house
    assert model is not None
    events = HOTEL / "bookings.jsonl"
    assert alone(model, events) == shared(model, events, jobs)


@pytest.mark.parametrize(
    "events",
    [
        lines(
            "01 message c-1", "01 message c-2", "01 message c-3", "02 message c-1", "02 message c-1", "59 message c-4"
        ),
        lines("01 booking c-1", "02 disruption", "03 booking c-1", "03 booking c-2", "", "03 booking c-3"),
        lines(
            "01 message c-1",
            '{"id": "x", "type": "mesage", "at": "2027-11-19T10:02", "client": "c-2"}',
            "03 message c-3",
        ),
        lines("01 message c-1", "03 message c-2", "02 message c-3", "04 message c-2"),
        lines("01 message c-1", "not JSON", "04 message c-2"),
        lines(*(f"0{number} message c-{number}" for number in range(9))).replace("summary", "odd"),
    ],
    ids=["dues", "an event of the house", "a faulty line", "out of order", "not JSON", "a warning"],
)
def test_same_answers_and_complaints(events: str, tmp_path: Path) -> None:
    """Whatever stands in the stream."""
    model = house(SALON)
    path = tmp_path / "events.jsonl"
    path.write_text(events.replace("not JSON", "{"), encoding="utf-8")
    assert alone(model, path) == shared(model, path, 2)


def test_history_is_shared_too(tmp_path: Path) -> None:
    """What a client did before counts."""
    model = house(SALON)
    history, path = tmp_path / "history.jsonl", tmp_path / "events.jsonl"
    history.write_text(lines("01 message c-1", "02 message c-2", "03 message c-1"), encoding="utf-8")
    path.write_text(lines("11 message c-1", "12 message c-2", "13 message c-2"), encoding="utf-8")
    assert alone(model, path, history) == shared(model, path, 2, history)


def test_a_moment_that_comes_in_many_pieces(tmp_path: Path) -> None:
    """More answers in one second than are sent at a time, by clients of both shares, with blank lines between."""
    model = house(SALON)
    path = tmp_path / "events.jsonl"
    path.write_text(lines(*(f"01 message c-{number}" for number in range(2000)), "", "02 message c-1"), "utf-8")
    assert alone(model, path) == shared(model, path, 2)
