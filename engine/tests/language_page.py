"""The examples of docs/language.md, in the order of the page.

- `house`: a whole house, or with `rules` blocks to be added to the house that the page shows as `house head`. It looks
  as the formatter writes it, unless it is `as written`.
- `house file NAME`: a file that later examples include.
- `answers`: what the house above it answers, a line each, as `answer_line` reads and writes them.
- `refused`: a house or blocks, then the problems: code and message, and the help on an indented line below.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from attrs import evolve, field, frozen

PAGE = Path(__file__).parents[2] / "docs" / "language.md"
_BLOCK = re.compile(r"^```(house|answers|refused)((?: [^\n`]*)?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PROBLEM = re.compile(r"([EW]\d{3}) (.+)")
_WHOLE = re.compile(r'^house "|\A# language:', re.MULTILINE)

Problem = tuple[str, str, str | None]
"""Code, message, and the help where the page tells it."""


@frozen
class Example:
    """A house of the page: `shown` is what the page has, `text` the whole; `line` is where it stands.

    `refused` are the problems it must get.
    """

    line: int
    shown: str
    text: str
    refused: tuple[Problem, ...] = ()
    answers: tuple[tuple[int, str], ...] = field(default=(), repr=False)
    is_formatted: bool = True

    @property
    def name(self) -> str:
        """What a test calls it."""
        return f"line {self.line}"


@frozen
class Page:
    """The examples, and the files that they include by name."""

    accepted: tuple[Example, ...]
    refused: tuple[Example, ...]
    files: dict[str, str]


def page_from_text(text: str) -> Page:
    """All examples of a page."""
    head, files = "", {}
    accepted: list[Example] = []
    refused: list[Example] = []
    for match in _BLOCK.finditer(text):
        kind, what, body = match[1], match[2].strip(), match[3]
        line = text.count("\n", 0, match.start()) + 2
        if kind == "answers":
            last = accepted[-1]
            asked = tuple((line + n, one) for n, one in enumerate(body.splitlines()))
            accepted[-1] = evolve(last, answers=last.answers + asked)
        elif kind == "refused":
            problems = tuple(_problems(body))
            broken = body[: body.index(f"{problems[0][0]} {problems[0][1]}")].rstrip() + "\n"
            refused.append(Example(line, broken, _whole(broken, head), problems))
        elif what.startswith("file "):
            files[what.removeprefix("file ")] = body
        else:
            head = body if what == "head" else head
            accepted.append(Example(line, body, _whole(body, head), is_formatted=not what.endswith("as written")))
    return Page(tuple(accepted), tuple(refused), files)


def _whole(body: str, head: str) -> str:
    return body if _WHOLE.search(body) else f"{head}\n{body}"


def _problems(body: str) -> Iterator[Problem]:
    lines = body.splitlines()
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if match := _PROBLEM.fullmatch(line):
            yield match[1], match[2], following.strip() if following.startswith("    ") else None
