"""A bar on long work: on a terminal, from the second second on, and never where somebody reads the output."""

import io
from pathlib import Path
from types import SimpleNamespace

import pytest

import cli_terminal
from cli_terminal import CountedStream, counting, progress


class Terminal(io.StringIO):
    """What a terminal gets."""

    def isatty(self) -> bool:
        """It is one."""
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds, which the test moves."""
    now = [100.0]
    monkeypatch.setattr(cli_terminal, "monotonic", lambda: now[0])
    return now


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal on standard error."""
    made = Terminal()
    monkeypatch.setattr(cli_terminal, "sys", SimpleNamespace(stderr=made))
    return made


def test_short_work_has_no_bar(clock: list[float], terminal: Terminal) -> None:
    """However much of it there is."""
    with counting("reading", 100_000) as seen:
        for number in range(1, 100_001):
            seen(number)
        clock[0] += 0.9

    assert "" == terminal.getvalue()


def test_long_work_has_one(clock: list[float], terminal: Terminal) -> None:
    """It says what is done, comes to its end, and leaves the line."""
    with counting("reading", 1000) as seen:
        seen(10)
        assert "" == terminal.getvalue()
        clock[0] += 1.5
        seen(500)
        assert "reading" in terminal.getvalue()
        assert "50%" in terminal.getvalue()
        seen(990)

    assert "100%" in terminal.getvalue()
    assert terminal.getvalue().endswith("\n")


def test_no_terminal_no_bar(clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written to a file or read by a program stays clean."""
    file = io.StringIO()
    monkeypatch.setattr(cli_terminal, "sys", SimpleNamespace(stderr=file))

    with counting("reading", 1000) as seen:
        clock[0] += 5
        seen(900)

    assert "" == file.getvalue()


def test_what_fails_leaves_the_line(clock: list[float], terminal: Terminal) -> None:
    """The message about it stands on a line of its own, and the bar does not say that all is done."""

    def work() -> None:
        with counting("reading", 1000) as seen:
            clock[0] += 5
            seen(500)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work()

    assert "100%" not in terminal.getvalue()
    assert terminal.getvalue().endswith("\n")


def test_a_stream_is_counted_in_bytes(clock: list[float], terminal: Terminal, tmp_path: Path) -> None:
    """Line by line, or as it arrives."""
    path = tmp_path / "events.jsonl"
    path.write_bytes(b"0123456789\n" * 100)
    lines = []
    with path.open("rb") as stream:
        for line in progress(stream, path):
            clock[0] += 0.1
            lines.append(line)
    heard: list[int] = []
    counted = CountedStream(io.BytesIO(b"0123456789"), heard.append)

    assert 100 == len(lines)
    assert "100%" in terminal.getvalue()
    assert [b"01234", b"56789", b""] == [counted.read1(5), counted.read1(5), counted.read1(5)]
    assert [0, 5, 10] == heard
