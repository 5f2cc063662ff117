"""docs/adding-a-construct.md shows the code as it is."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "adding-a-construct.md").read_text(encoding="utf-8")
FILE = re.compile(r"`((?:[\w-]+/)+[\w-]+\.\w+)`")


def pieces() -> list[object]:
    """Each piece of code on the page, with the file that was named last before it."""
    found = []
    for block in re.finditer(r"^```\w+\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL):
        file = FILE.findall(PAGE, 0, block.start())[-1]
        found.append(pytest.param(file, block[1], id=f"{file} {block[1].split()[0]}"))
    return found


@pytest.mark.parametrize("file", sorted(set(FILE.findall(PAGE))))
def test_names_files_that_are_there(file: str) -> None:
    """Who follows the page finds each file."""
    assert (ROOT / file).is_file()


@pytest.mark.parametrize(("file", "piece"), pieces())
def test_shows_the_code(file: str, piece: str) -> None:
    """Each piece stands in its file, letter for letter."""
    assert piece in (ROOT / file).read_text(encoding="utf-8")
