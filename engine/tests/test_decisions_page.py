"""docs/decisions.md shows a decision as it is."""

import json
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8")
CASE = ROOT / "features" / "conformance" / "verdicts-01" / "decisions.jsonl"


def test_shows_a_decision_of_the_kit() -> None:
    """All of it but the hash, in the order of its keys."""
    shown = json.loads(re.findall(r"^```json\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)[1])
    lines = [json.loads(line) for line in CASE.read_text(encoding="utf-8").splitlines()]
    (known,) = [decision for decision in lines if decision["event"] == shown["event"]]
    assert json.dumps({**known, "hash": shown["hash"]}) == json.dumps(shown)


def test_explains_every_key_in_its_order() -> None:
    """The table has the keys of a decision, and those of the objects inside it."""
    section = PAGE.partition("## A decision")[2].partition("## Streams")[0]
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", section, re.MULTILINE))
    decision = json.loads(CASE.read_text(encoding="utf-8").splitlines()[2])
    assert list(decision) == list(rows)
    for name in ("entries", "obligations", "because"):
        made = decision[name][0]
        named = dict.fromkeys(re.findall(r"`(\w+)`", rows[name]))
        assert list(made) == [key for key in named if key in made]
