"""docs/tables.md shows what a table is answered."""

from pathlib import Path

import pytest
from error_pages import read_page, typed

PAGE = Path(__file__).parents[2] / "docs" / "tables.md"


def test_the_example_prints_what_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The script of the page, on its house, prints what stands below it."""
    monkeypatch.chdir(tmp_path)
    page = read_page(PAGE)

    assert page.printed == typed(page.commands, page.example, tmp_path)
