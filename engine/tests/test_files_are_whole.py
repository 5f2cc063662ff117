"""A file that a command writes is whole afterwards, or as it was before."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from houses import house_text

ROOT = Path(__file__).parents[2]
ON_BOOKING = 'rule "R"\n    on booking\n    otherwise: accept\n'
EVENT = '{"id": "e-1", "type": "booking", "at": "2027-11-02T10:00", "client": "c-1", "booking": "b-1"}\n'


def ran(folder: Path, command: str, before: str = "") -> tuple[int, str]:
    """The exit code of a command in a shell, and what stands on standard error."""
    program = f"{sys.executable} {ROOT / 'cli.py'}"
    ended = subprocess.run(
        ["sh", "-c", f"{before}{program} {command}"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return ended.returncode, ended.stderr.splitlines()[-1] if ended.stderr else ""


@pytest.mark.parametrize(
    ("command", "file"),
    [
        ("new salon new.house", "new.house"),
        ("fmt loose.house", "loose.house"),
        ("publish salon.house", "salon.en.html"),
        ("replay salon.house events.jsonl --against salon.house -o page.html", "page.html"),
    ],
)
def test_no_room_left(tmp_path: Path, command: str, file: str) -> None:
    """What was there stays, and nothing half-written does."""
    (tmp_path / "salon.house").write_text(house_text(ON_BOOKING), encoding="utf-8")
    (tmp_path / "loose.house").write_text(house_text(ON_BOOKING.replace("    ", "   ")), encoding="utf-8")
    (tmp_path / "events.jsonl").write_text(EVENT)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    assert (2, f"Error: {file} cannot be written: File too large") == ran(tmp_path, command, "ulimit -f 0; ")
    assert before == {path.name: path.read_bytes() for path in tmp_path.iterdir()}


def test_a_file_keeps_who_may_read_it_and_where_it_lies(tmp_path: Path) -> None:
    """Also where a link leads to it."""
    house = tmp_path / "kept" / "salon.house"
    house.parent.mkdir()
    house.write_text(house_text(ON_BOOKING.replace("    ", "   ")), encoding="utf-8")
    house.chmod(0o640)
    (tmp_path / "salon.house").symlink_to(house)

    assert (0, "") == ran(tmp_path, "fmt salon.house")
    assert (True, 0o640, house_text(ON_BOOKING)) == (
        (tmp_path / "salon.house").is_symlink(), house.stat().st_mode & 0o777, house.read_text("utf-8"),
    )  # fmt: skip
