"""Every test event of the published rules that is not ambiguous has its scenario."""

import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
POLICIES = HERE.parents[2] / "shared" / "policies"
EVENT = re.compile(r"^- T(\d+) (\??) *\|", re.MULTILINE)
SCENARIO = re.compile(r"^((?: *@\S+)*)\n +Scenario(?: Outline)?: T(\d+) ", re.MULTILINE)


@pytest.mark.skipif(not POLICIES.is_dir(), reason="the published rules are not beside this checkout")
@pytest.mark.parametrize("policy", sorted(p.stem for p in POLICIES.glob("*.md") if p.stem != "README"))
def test_every_event_has_a_scenario(policy: str) -> None:
    """The scenarios of a house are the events of its text, those left out that the text does not settle."""
    text = (POLICIES / f"{policy}.md").read_text(encoding="utf-8")
    settled = sorted(int(number) for number, mark in EVENT.findall(text) if not mark)
    feature = (HERE / f"{policy}.feature").read_text(encoding="utf-8")
    scenarios = sorted({int(number) for tags, number in SCENARIO.findall(feature) if "@ambiguous" not in tags})

    assert scenarios == settled
