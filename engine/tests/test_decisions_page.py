"""docs/decisions.md shows a decision as it is."""

import json
import re
from pathlib import Path

from msgspec.structs import replace

from engine.compiler import check_file
from engine.events.event_from_json import EventReader
from engine.events.event_streams import read_events

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8")
CASE = ROOT / "features" / "conformance" / "verdicts-01" / "decisions.jsonl"


def blocks(language: str) -> list[str]:
    """The blocks of the page in a language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_shows_one_event_in_three_forms() -> None:
    """As JSON, in an envelope and in CSV it is the same event; only the envelope says where it comes from."""
    house = check_file(ROOT / "policies" / "salon" / "salon.house").house
    assert house is not None
    plain, enveloped = (EventReader(house).read(text.encode()) for text in blocks("json")[:2])
    assert plain.event is not None
    assert enveloped.event is not None
    rows = [line.encode() for line in blocks("csv")[0].splitlines(keepends=True)]

    assert [(2, plain.event)] == list(read_events(EventReader(house), rows))
    assert replace(plain.event, source="till") == enveloped.event


def test_shows_a_decision_of_the_kit() -> None:
    """All of it but the hash, in the order of its keys."""
    shown = json.loads(blocks("json")[2])
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
