"""The start page, and those on which somebody writes a first house: each step works as the page says."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from first_house_pages import BLOCK, DOCS, FIRST_HOUSES, remade, timeless

from cli import program


@pytest.mark.parametrize("path", [DOCS / "index.md", *FIRST_HOUSES], ids=lambda path: path.name)
def test_page_tells_the_truth(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its files are written, its commands typed and its mistakes made, in its order; it tells what comes of them."""
    monkeypatch.chdir(tmp_path)
    page = path.read_text(encoding="utf-8")

    assert remade(page) == timeless(page)
    assert 0 == CliRunner().invoke(program, ["fmt", "--check", *map(str, tmp_path.glob("*.house"))]).exit_code


def test_there_is_a_page_in_each_language() -> None:
    """English, Dutch, Swedish and Indonesian, each with the same steps."""
    steps = [[block[1] for block in BLOCK.finditer(path.read_text(encoding="utf-8"))] for path in FIRST_HOUSES]

    assert ["en", "id", "nl", "sv"] == [path.suffixes[0].removeprefix(".") for path in FIRST_HOUSES]
    assert [steps[0]] * 4 == steps
