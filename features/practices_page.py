"""The practices: what their scenarios assert, and `docs/practices.md`, which is made of them.

python features/practices_page.py            writes the page anew
python features/practices_page.py --check    writes nothing, and says whether it is as it should be
"""

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import frozen
from gherkin.parser import Parser

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "practices.md"
ASSERTED = ("consequence", "deadline", "words")
"""What the scenario of a practice asserts."""

_TAG = re.compile(r"@practice-(\d+)$")
_WORDS = re.compile(r"we say |the reply |we do not say ")
_DEADLINE = re.compile(r" (?:by|until|from) (?:<\w+>|[^\"]*\d)|the \S+ (?:came in time|came late|is overdue)$")
_PROGRAM = re.compile(r"I run evenhand |it is checked")
_HEAD = """\
# What the houses practise

Forty-two practices for difficult moments between a business and its clients: fairly, kindly, and the same way each
time. Each is shown by scenarios on a house that ships. They run with every test, and this page is made from them.
Where rules can do only a part, the rest is said under **For people**. A scenario that shows several practices stands
under the first of them.
"""


@frozen
class Practice:
    """One of the practices. `without` has a reason for each of `ASSERTED` that its scenarios need not assert."""

    number: int
    title: str
    does: str
    people: str | None
    without: Mapping[str, str]


@frozen
class Shown:
    """A scenario that shows practices: its file, its text as written, and what it asserts.

    `program` among these: that is of what a command prints, not of one answer.
    """

    practices: tuple[int, ...]
    name: str
    path: Path
    text: str
    asserts: frozenset[str]


def practices() -> tuple[Practice, ...]:
    """All of them, in the order of their numbers."""
    found = tomllib.loads((HERE / "practices.toml").read_text(encoding="utf-8"))["practice"]
    return tuple(
        Practice(number, one["title"], one["does"], one.get("people"), one.get("without", {}))
        for number, one in enumerate(found, 1)
    )


def shown() -> Iterator[Shown]:
    """Every scenario with the tag of a practice, by file and place."""
    for path in sorted(HERE.rglob("*.feature")):
        text = path.read_text(encoding="utf-8")
        if "@practice-" in text:
            yield from _scenarios(path, text)


def missing(practice: Practice, one: Shown) -> list[str]:
    """What a scenario of a practice should assert and does not."""
    if "program" in one.asserts:
        return []
    return [what for what in ASSERTED if what not in one.asserts and what not in practice.without]


def page() -> str:
    """The page as it should be."""
    known = practices()
    scenarios = list(shown())
    contents = "\n".join(f"{one.number}. [{one.title}](#{_anchor(one)})" for one in known)
    return "\n".join([_HEAD, contents, *(_section(one, known, scenarios) for one in known), ""])


def _section(practice: Practice, known: tuple[Practice, ...], scenarios: list[Shown]) -> str:
    parts = [f"## {practice.number}. {practice.title}", practice.does]
    if practice.people is not None:
        parts.append(f"**For people.** {practice.people}")
    own = [one for one in scenarios if practice.number in one.practices]
    parts += [_example(one) for one in own if min(one.practices) == practice.number]
    links = [_link(one, known[min(one.practices) - 1]) for one in own if min(one.practices) < practice.number]
    if links:
        parts.append("\n".join(["Shown above:", "", *links]))
    return "\n".join(f"\n{part}" for part in parts)


def _example(one: Shown) -> str:
    path = one.path.relative_to(HERE.parent).as_posix()
    return f"From [{path}](../{path}):\n\n```gherkin\n{one.text}\n```"


def _link(one: Shown, practice: Practice) -> str:
    return f"- [{one.name}](#{_anchor(practice)}), under {practice.number}"


def _anchor(practice: Practice) -> str:
    """As renderers of Markdown make it of a heading."""
    heading = f"{practice.number}. {practice.title}".lower()
    return re.sub(r"[^\w\- ]", "", heading).replace(" ", "-")


def _scenarios(path: Path, text: str) -> Iterator[Shown]:
    lines = text.splitlines()
    children = list(_leaves(Parser().parse(text)["feature"]["children"]))
    begins = [min([one["location"], *(tag["location"] for tag in one["tags"])], key=_line)["line"] for one in children]
    for one, end in zip(children, [*begins[1:], len(lines) + 1], strict=True):
        tags = [tag["name"] for tag in one["tags"]]
        numbers = tuple(int(match[1]) for tag in tags if (match := _TAG.match(tag)))
        if not numbers:
            continue
        first = one["location"]["line"]
        indent = len(lines[first - 1]) - len(lines[first - 1].lstrip())
        body = [line[indent:].rstrip() for line in lines[first - 1 : end - 1]]
        while body and (not body[-1] or body[-1].startswith("Rule:")):
            body.pop()
        asserts = frozenset(_asserted(one))
        yield Shown(numbers, one["name"], path, "\n".join(body), asserts)


def _leaves(children: list[Any]) -> Iterator[Any]:
    for child in children:
        if "scenario" in child:
            yield child["scenario"]
        elif "rule" in child:
            yield from _leaves(child["rule"]["children"])


def _line(location: Mapping[str, int]) -> int:
    return location["line"]


def _asserted(scenario: Any) -> Iterator[str]:
    """What the Then steps of a scenario say, and whether a command is run in it."""
    kind = ""
    for step in scenario["steps"]:
        kind = step["keywordType"] if step["keywordType"] != "Conjunction" else kind
        text = step["text"]
        if _PROGRAM.match(text):
            yield "program"
        if kind != "Outcome":
            continue
        if _WORDS.match(text):
            yield "words"
        else:
            yield "consequence"
        if _DEADLINE.search(text):
            yield "deadline"


if __name__ == "__main__":
    wanted = page()
    if sys.argv[1:] == ["--check"]:
        if PAGE.read_text(encoding="utf-8") != wanted:
            sys.exit("docs/practices.md is not as the features are: run python features/practices_page.py")
    else:
        PAGE.write_text(wanted, encoding="utf-8")
