"""The start page, and the pages on which somebody writes a first house, with what their commands print.

`python engine/tests/first_house_pages.py` writes them anew, where a message or an answer was changed on purpose.

- `house FILE` and `gherkin FILE`: the file is written.
- `house add`: the house so far gets these blocks too.
- `refused`: blocks that would be refused if the house had them, then its problems: code and message, and the help.
- `console`: commands, each with what it prints.
"""

import os
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner

from cli import program
from engine.compiler import check_text
from grammar.diagnostic_text import in_its_language

DOCS = Path(__file__).parents[2] / "docs"
FIRST_HOUSES = sorted(DOCS.glob("first-house.*.md"))
BLOCK = re.compile(r"^```(\w+)(?: ([^\n`]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ evenhand (.*)\n", re.MULTILINE)
_PROBLEM = re.compile(r"^[EW]\d{3} .+\n", re.MULTILINE)
_TIME = re.compile(r"in [0-9.]+s$", re.MULTILINE)


def remade(text: str) -> str:
    """A page as it has to be: its steps are done in the current folder, in their order, and their outcome told."""
    house = Path()

    def block(match: re.Match[str]) -> str:
        nonlocal house
        language, what, body = match[1], match[2] or "", match[3]
        head = match[0].partition("\n")[0]
        if language == "house" and what == "add":
            house.write_text(f"{house.read_text(encoding='utf-8')}\n{body}", encoding="utf-8")
        elif language in ("house", "gherkin") and what:
            Path(what).write_text(body, encoding="utf-8")
            house = Path(what) if language == "house" else house
        elif language == "refused":
            mistake = _PROBLEM.split(body)[0]
            return f"{head}\n{mistake}{_problems(house.read_text(encoding='utf-8'), mistake)}```"
        elif language == "console":
            return f"{head}\n{''.join(_typed(command) for command in _COMMAND.findall(body))}```"
        return match[0]

    return timeless(BLOCK.sub(block, text))


def timeless(text: str) -> str:
    """A page on which every run of scenarios takes the same time."""
    return _TIME.sub("in 0.61s", text)


def _problems(head: str, mistake: str) -> str:
    found = map(in_its_language, check_text(f"{head}\n{mistake}").diagnostics)
    return "".join(f"{one.code} {one.message}\n" + (f"    {one.help}\n" if one.help else "") for one in found)


def _typed(command: str) -> str:
    return f"$ evenhand {command}\n{CliRunner().invoke(program, command.split()).output}"


if __name__ == "__main__":
    for page in (DOCS / "index.md", *FIRST_HOUSES):
        with TemporaryDirectory() as folder:
            os.chdir(folder)
            page.write_text(remade(page.read_text(encoding="utf-8")), encoding="utf-8")
