"""docs/expressiveness.md classes every published rule, and counts them rightly."""

import re
from collections import Counter
from pathlib import Path

import pytest

from engine.checking.syntax_walk import consequences_of
from engine.compiler import check_file
from grammar import syntax
from grammar.syntax_from_text import syntax_from_text

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "expressiveness.md").read_text(encoding="utf-8")
POLICIES = ROOT.parent / "shared" / "policies"
HOUSES = sorted((ROOT / "policies" / "published").glob("*.house"))


def rows() -> list[tuple[str, int, str]]:
    """Policy, number of the rule and class, as the page has them."""
    found = []
    for section in re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]:
        policy = section.split("\n", 1)[0]
        found += [(policy, int(n), kind) for n, kind in re.findall(r"^\| (\d+) \| ([a-z ]+) \|", section, re.MULTILINE)]
    return found


def test_the_counts_are_those_of_the_rows() -> None:
    """The sentence that sums up says what the tables say."""
    count = Counter(kind for _, _, kind in rows())
    summed = f"In all {len(rows())} rules: {count['judged']} judged, {count['may']} may, {count['noted']} noted, "

    assert summed + f"{count['not said']} not said." in PAGE
    assert set(count) <= {"judged", "may", "noted", "not said"}


def test_nearly_all_can_be_said() -> None:
    """At least 182 of the 188 rules are judged, allowed or noted."""
    assert sum(kind != "not said" for _, _, kind in rows()) >= 182


@pytest.mark.skipif(not POLICIES.is_dir(), reason="the published rules are not beside this checkout")
@pytest.mark.parametrize("house", HOUSES, ids=lambda path: path.stem)
def test_every_rule_is_classed_once(house: Path) -> None:
    """The rules of a published text are the rows of its table."""
    text = (POLICIES / f"{house.stem}.md").read_text(encoding="utf-8")
    listed = text.partition("## Rules")[2].partition("\n## ")[0]
    numbers = [int(number) for number in re.findall(r"^(\d+)\. ", listed, re.MULTILINE)]

    assert [number for policy, number, _ in rows() if policy == house.stem] == numbers


@pytest.mark.parametrize("house", HOUSES, ids=lambda path: path.stem)
def test_no_answer_is_left_to_another_system(house: Path) -> None:
    """A published house gives its answers itself: no line says `do`."""
    checked = check_file(house)
    assert checked.house is not None
    file = syntax_from_text(checked.sources[-1], checked.diagnostics)
    rules = [block for block in file.blocks if isinstance(block, syntax.Rule)]

    assert [c for rule in rules for c in consequences_of(rule) if isinstance(c, syntax.Do)] == []
