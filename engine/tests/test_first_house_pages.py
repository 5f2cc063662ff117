"""The start page, and those on which somebody writes a first house: each step works as the page says."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import program
from engine.compiler import check_text

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(DOCS.glob("first-house.*.md"))
BLOCK = re.compile(r"^```(\w+)(?: ([^\n`]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ evenhand (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
PROBLEM = re.compile(r"^([EW]\d{3}) (.+)\n(?:    (.+)\n)?", re.MULTILINE)


@pytest.mark.parametrize("path", [DOCS / "index.md", *PAGES], ids=lambda path: path.name)
def test_page_tells_the_truth(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its files are written, its commands typed and its mistakes made, in the order of the page."""
    monkeypatch.chdir(tmp_path)
    house = Path()
    for block in BLOCK.finditer(path.read_text(encoding="utf-8")):
        language, what, text = block[1], block[2] or "", block[3]
        if language == "house" and what == "add":
            house.write_text(f"{house.read_text(encoding='utf-8')}\n{text}", encoding="utf-8")
        elif language in ("house", "gherkin") and what:
            Path(what).write_text(text, encoding="utf-8")
            house = Path(what) if language == "house" else house
        elif language == "refused":
            assert_refused(house.read_text(encoding="utf-8"), text)
        elif language == "console":
            for command, output in COMMAND.findall(text):
                assert timeless(output) == timeless(typed(command)), command
    assert 0 == CliRunner().invoke(program, ["fmt", "--check", *map(str, tmp_path.glob("*.house"))]).exit_code


def assert_refused(head: str, text: str) -> None:
    """A mistake gets just the problems that the page shows below it."""
    problems = [(code, message, help or None) for code, message, help in PROBLEM.findall(text)]
    mistake = text[: PROBLEM.search(text).start()]  # type: ignore[union-attr]  # a page without a problem fails here
    found = check_text(f"{head}\n{mistake}").diagnostics
    assert problems == [(one.code, one.message, one.help) for one in found]


def typed(command: str) -> str:
    """What a command prints, on either stream."""
    return CliRunner().invoke(program, command.split()).output


def timeless(output: str) -> str:
    """What a command printed, without how long it took."""
    return re.sub(r"in [0-9.]+s$", "in no time", output, flags=re.MULTILINE)


def test_there_is_a_page_in_each_language() -> None:
    """English, Dutch, Swedish and Indonesian, each with the same steps."""
    steps = [[block[1] for block in BLOCK.finditer(path.read_text(encoding="utf-8"))] for path in PAGES]

    assert ["en", "id", "nl", "sv"] == [path.suffixes[0].removeprefix(".") for path in PAGES]
    assert [steps[0]] * 4 == steps
