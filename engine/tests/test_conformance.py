"""The conformance kit of edition 1: what its plain files expect is what comes out, and what its page says is so."""

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from bench.conformance import EXPECTED, HOLIDAYS, KIT, cases, outcome, tables
from engine.compiler import check_file
from engine.formatting import formatted
from engine.schema import schema_of

CASES = cases()
JUDGED = [case for case in CASES if (case / "decisions.jsonl").exists()]
PAGE = (KIT / "README.md").read_text(encoding="utf-8")
_INCLUDE = re.compile(r'^include "([^"]+?)(?:\.house)?"$', re.MULTILINE)
_RULE = re.compile(r'^rule "(?P<title>[^"]+)"$')
_LINE = re.compile(r"^(?P<indent>(?: {4})+)(?P<condition>.+?):(?: .+)?$")

named = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
named_judged = pytest.mark.parametrize("case", JUDGED, ids=lambda case: case.name)


@named
def test_comes_out_as_expected(case: Path) -> None:
    """Every decision to the byte, every problem with its place and code."""
    expected = {name: (case / name).read_bytes() for name in EXPECTED if (case / name).exists()}
    assert expected == outcome(case)


def test_assumes_what_is_installed() -> None:
    """The tables of public holidays and clocks, and the vocabulary, are those that this engine has."""
    expected = {path.name: path.read_bytes() for path in KIT.iterdir() if path.is_file() and path.name != "README.md"}
    assert expected == tables()


@named_judged
def test_is_written_as_the_formatter_writes_it(case: Path) -> None:
    """So that nobody needs a printer to find the canonical text of a condition."""
    for file in (case / "house.house", *case.glob("*/*.house")):
        text = file.read_text(encoding="utf-8")
        assert text == formatted(file.name, text.encode()).text
        assert "#" not in text


@named_judged
def test_has_hashes_of_the_plain_files(case: Path) -> None:
    """`hash` is worked out from the files of the kit alone, as its page says."""
    house = (case / "house.house").read_text(encoding="utf-8")
    zone = re.search(r"timezone (\S+)", house)
    assert zone is not None
    texts = [(KIT / "vocabulary.house").read_text(encoding="utf-8"), *included(case, house), house]
    if "\n    holidays " in house:
        texts.append((KIT / f"public-holidays-{HOLIDAYS[0]}.txt").read_text(encoding="utf-8"))
    texts.append((KIT / f"zone-{zone[1].replace('/', '-')}.txt").read_text(encoding="utf-8"))
    expected = f"sha256:{sha256(''.join(texts).encode()).hexdigest()}"
    assert {expected} == {decision["hash"] for decision in decisions(case)}


@named_judged
def test_has_line_ids_of_the_plain_files(case: Path) -> None:
    """`line` is worked out from the title of the rule and the conditions as they are written, as the page says."""
    known = {}
    for file in (case / "house.house", *case.glob("*/*.house")):
        known.update(lines(file))
    said = {reason["place"]: (reason["line"], reason["text"]) for one in decisions(case) for reason in one["because"]}
    assert said == {place: known[place] for place in said}


@named_judged
def test_gives_decisions_that_fit_the_schema(case: Path) -> None:
    """`evenhand schema` tells the truth about them."""
    house = check_file(case / "house.house").house
    assert house is not None
    validator = Draft202012Validator({**schema_of(house), "anyOf": [{"$ref": "#/$defs/decision"}]})
    assert [] == [error.message for decision in decisions(case) for error in validator.iter_errors(decision)]


def test_names_every_case_on_its_page() -> None:
    """With what it shows, in order."""
    assert [case.name for case in CASES] == re.findall(r"^\| `([a-z]+-[0-9]{2})` \|", PAGE, re.MULTILINE)


@named_judged
def test_gives_every_event_an_id(case: Path) -> None:
    """How an event without one gets it is no part of the language."""
    for line in (case / "events.jsonl").read_text(encoding="utf-8").split("\n"):
        if line.startswith("{") and line.endswith("}"):
            assert "id" in json.loads(line)


def decisions(case: Path) -> Iterator[dict]:
    """What a case expects, with what is recorded inside it."""
    for line in (case / "decisions.jsonl").read_text(encoding="utf-8").split("\n")[:-1]:
        yield from with_recorded(json.loads(line))


def with_recorded(decision: dict) -> Iterator[dict]:
    """A decision and those inside it."""
    yield decision
    for child in decision["recorded"]:
        yield from with_recorded(child)


def included(case: Path, text: str) -> Iterator[str]:
    """The texts that a house includes: what a file includes comes before it."""
    for name in _INCLUDE.findall(text):
        inner = (case / f"{name}.house").read_text(encoding="utf-8")
        yield from included(case, inner)
        yield inner


def lines(file: Path) -> Iterator[tuple[str, tuple[str, str]]]:
    """The place of each line of a rule with its id and its condition, by what is written alone."""
    path: list[str] = []
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.startswith(" "):
            rule = _RULE.match(line)
            path = [rule["title"]] if rule else []
        elif path and (match := _LINE.match(line)):
            depth = len(match["indent"]) // 4
            path = [*path[:depth], match["condition"]]
            yield f"{file.name}:{number}", (sha256("\n".join(path).encode()).hexdigest()[:4], match["condition"])
