"""Every code has its page, and every page tells the truth: the example, what is printed, and the mend."""

import re
from pathlib import Path

import pytest
from error_pages import FOLDER, Page, read_page, shown_by, typed
from houses import HEAD

from grammar.codes import CODES

PAGES = [read_page(path) for path in sorted(FOLDER.glob("[EW]*.md"))]
INDEX = (FOLDER / "README.md").read_text(encoding="utf-8")

every_page = pytest.mark.parametrize("page", [pytest.param(page, id=page.code) for page in PAGES])


def codes_in(printed: str) -> set[str]:
    """The codes of the problems that the program printed."""
    return set(re.findall(r"(?:error|warning)\[(\w+)\]", printed))


def test_every_code_has_a_page() -> None:
    """A code has one page, and a page one code, under the title that the code has."""
    assert {code: f"# {code}: {title}" for code, title in CODES.items()} == {page.code: page.title for page in PAGES}


def test_the_index_names_every_page() -> None:
    """The index has a line for each code, with its title, and no other."""
    listed = re.findall(r"^- \[(\w+)\]\((\w+)\.md\): (.*)$", INDEX, re.MULTILINE)

    assert [(code, code, title) for code, title in CODES.items()] == listed


def test_the_index_shows_the_head() -> None:
    """The lines that stand above an example marked `added` are those on the index page."""
    assert f"```house\n{HEAD.rstrip()}\n```\n" in INDEX


@every_page
def test_the_example_gets_the_message(page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The example of a page gets its code and no other, in the very text that the page shows."""
    monkeypatch.chdir(tmp_path)
    shown = shown_by(page, tmp_path)

    assert (page.printed, {page.code}) == (shown, codes_in(shown))


@every_page
def test_the_mended_example_is_fine(page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The mended example gets no message at all."""
    monkeypatch.chdir(tmp_path)

    assert "" == typed(page.commands, page.mended, tmp_path)
