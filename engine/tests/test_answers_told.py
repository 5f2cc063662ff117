"""Answers of the desk, as people read them on a terminal."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from desks import RULES
from houses import house_text

from cli import program

BOOKED = {"type": "booking", "at": "2027-11-02T09:00", "client": "c-1", "booking": "b-1", "service": "cut",
          "start": "2027-11-10T10:00"}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a book of the small house."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "salon.house").write_text(house_text(RULES))
    assert 0 == CliRunner().invoke(program, ["desk", "init", "salon.book", "salon.house"]).exit_code
    return tmp_path


def taken(*events: dict[str, object], form: str = "text") -> str:
    """What `take` prints of events."""
    lines = "".join(json.dumps(event) + "\n" for event in events)
    result = CliRunner().invoke(program, ["take", "salon.book", "-", "--format", form], input=lines)
    assert 0 == result.exit_code, result.output
    return result.output


def test_an_answer_is_told_as_ask_tells_it(folder: Path) -> None:
    """Under its number and the id of its event, with names and not with signs."""
    maja = {"id": "c-1", "name": "Maja"}
    complaint = {"id": "e-1", "type": "complaint", "at": "2027-11-02T09:00", "client": maja, "summary": "cold"}

    text = taken(complaint)

    assert (
        "2  e-1\n"
        "Complaint on Tuesday 2 November 2027 09:00: noted\n"
        "  We owe an answer by Tuesday 2 November 2027 10:00.\n"
    ) == text[: text.index("    Tuesday")]
    assert text.endswith("Words to the client (en)\n  Thank you, Maja. You say: cold.\n\n")
    assert "2  e-1 was answered before\n\n" == taken(complaint)


def test_an_amendment_says_why_and_what_it_changes(folder: Path) -> None:
    """And no more: what was withdrawn is owed by nobody."""
    noshow = {"id": "e-2", "type": "no-show", "at": "2027-11-10T10:30", "client": "c-1", "booking": "b-1"}
    taken({"id": "e-1", **BOOKED}, noshow)

    text = taken({**noshow, "id": "e-3", "corrects": "e-2", "booking": "b-9"})

    assert (
        "4  e-3\n"
        "No-show on Wednesday 10 November 2027 10:30: declined\n"
        "  It is as if the no-show had not happened.\n"
        "  `e-3` corrects `e-2`.\n"
        "  The no-show of Wednesday 10 November 2027 10:30 would have been refused: the booking `b-9` is not known.\n"
        "  This amends the decision 3.\n"
        "  The client is charged EUR -45.00.\n"
        "  `careless` is taken back.\n\n"
    ) == text


def test_a_terminal_gets_words_and_a_pipe_gets_json(folder: Path) -> None:
    """Without a word of it on the command line."""
    (folder / "events.jsonl").write_text(json.dumps({"id": "e-1", **BOOKED}) + "\n")
    take = [sys.executable, "-m", "cli", "take", "salon.book", "events.jsonl"]
    ours, theirs = pty.openpty()

    piped = subprocess.run(take, capture_output=True, check=True).stdout
    subprocess.run(take, stdout=theirs, stderr=theirs, check=True)
    os.close(theirs)

    assert "e-1" == json.loads(piped)["event"]
    assert os.read(ours, 4096).startswith(b"2  e-1 was answered before")
    os.close(ours)


def test_what_falls_due_is_told_in_the_same_way(folder: Path) -> None:
    """JSON where nobody asks for words."""
    due = ["due", "salon.book", "--fire", "--now", "2027-11-02T12:00"]
    for number in (1, 2):
        client = f"c-{number}"
        taken({"id": f"e-{number}", "type": "complaint", "at": "2027-11-02T09:00", "client": client, "summary": "cold"})

    told = CliRunner().invoke(program, [*due[:-1], "2027-11-02T10:00", "--format", "text"]).output

    assert 2 == told.count("Overdue answer on Tuesday 2 November 2027 10:00: noted\n")
    taken({"id": "e-3", "type": "complaint", "at": "2027-11-02T10:30", "client": "c-1", "summary": "cold"})
    assert "e-3/answer/overdue" == json.loads(CliRunner().invoke(program, due).output)["event"]
    assert 2 == CliRunner().invoke(program, [*due, "--format", "csv"]).exit_code
