"""What the program does where its standard streams are closed, full, or know few letters."""

import os
import signal
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from houses import house_text

from cli_terminal import shows_colour

ROOT = Path(__file__).parents[2]
HOUSE = """
    rule "Fees 💇"
        on cancellation
        otherwise: charge 50% of price, say late

    words late
        en "Thank you, {client.name} 💇: {charge}."
    """
ASKED = "ask salon.house cancellation cancelled-by=client start=2027-11-19T14:00 price=EUR80 at=2027-11-19T09:00"


def ran(folder: Path, command: str, streams: str, **environment: str) -> tuple[int, str, str]:
    """The exit code of a command in a shell, and what stands on both streams, as UTF-8."""
    (folder / "salon.house").write_text(house_text(HOUSE), encoding="utf-8")
    program = f"{sys.executable} {ROOT / 'cli.py'}"
    ended = subprocess.run(
        ["sh", "-c", f"{program} {command} {streams}"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return ended.returncode, ended.stdout, ended.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_pipe_gets_utf_8(tmp_path: Path, encoding: str) -> None:
    """Whatever the machine would write, which on some has no letter for a name."""
    code, out, err = ran(tmp_path, f"{ASKED} client.name=Åsa", "", PYTHONIOENCODING=encoding)

    assert (0, "Thank you, Åsa 💇: €40.00.", "") == (code, out.splitlines()[-1].strip(), err)


@pytest.mark.parametrize(
    ("command", "streams", "code"),
    [(ASKED, ">&-", 0), ("check no.house", ">&- 2>&-", 3), ("run salon.house -", "<&-", 0), ("fmt -", "<&-", 0)],
)
def test_a_closed_stream_leads_nowhere(tmp_path: Path, command: str, streams: str, code: int) -> None:
    """The answer is the exit code; what is read is nothing."""
    found, _, err = ran(tmp_path, command, streams)

    assert (code, False) == (found, "Traceback" in err)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no file that is always full")
@pytest.mark.parametrize("command", [ASKED, "schema salon.house", "run salon.house events.jsonl", "--help"])
def test_a_full_disk_is_told(tmp_path: Path, command: str) -> None:
    """In one line, as our failure."""
    (tmp_path / "events.jsonl").write_text('{"type": "message", "at": "2027-11-02T10:00", "client": "c-1"}\n')

    told = "Error: reading or printing failed: No space left on device\n"
    assert (1, "", told) == ran(tmp_path, command, "> /dev/full")


@pytest.mark.parametrize(
    ("environment", "shown"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_colour(environment: dict[str, str], shown: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only on a terminal, and only where nobody asked for none."""

    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert (shown, False) == (shows_colour(Terminal()), shows_colour(StringIO()))


def test_stopped_at_the_keyboard(tmp_path: Path) -> None:
    """Every process of the program is stopped, and none complains."""
    (tmp_path / "salon.house").write_text(house_text(HOUSE), encoding="utf-8")
    event = '{"type": "message", "at": "2027-11-02T%02d:%02d", "client": "c-%d"}\n'
    lines = (event % (number // 1200, number // 20 % 60, number) for number in range(24_000))
    (tmp_path / "events.jsonl").write_text("".join(lines))
    with subprocess.Popen(
        [sys.executable, str(ROOT / "cli.py"), "run", "salon.house", "events.jsonl", "--jobs", "2"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    ) as process:  # fmt: skip
        assert process.stdout is not None
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=60)

    assert (1, "Aborted!") == (process.returncode, err.strip())


def test_stopped_while_it_is_loaded(tmp_path: Path) -> None:
    """Nothing is printed, as nothing was begun."""
    (tmp_path / "click.py").write_text("raise KeyboardInterrupt\n")

    assert (1, "", "") == ran(tmp_path, ASKED, "", PYTHONPATH=f"{tmp_path}{os.pathsep}{ROOT}")
