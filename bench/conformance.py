"""The conformance kit in features/conformance: runs its cases, and writes anew what they expect.

What is expected changes only with a starred line in the changelog, so read the summary before you keep what it wrote:

    python bench/conformance.py              every case, and the tables that the kit assumes
    python bench/conformance.py lines-01     one case
    python bench/conformance.py --check      writes nothing
"""

import argparse
import difflib
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import evolve

from engine.compiler import check_file, vocabulary
from engine.events.event_problem import EventProblem
from engine.events.event_streams import read_events
from engine.events.timeline_reader import TimelineReader
from engine.judging.records import Records
from engine.judging.run import run_stream
from engine.judging.timeline import Timeline
from engine.memory.decision_json import canonical_bytes
from engine.model import House
from engine.planning.plan_from_model import plan_from_model
from engine.time.moments import moment_from_text
from engine.time.public_holidays import holiday_dates, holidays_text
from grammar.text_from_syntax import text_from_syntax

KIT = Path(__file__).parent.parent / "features" / "conformance"
HOLIDAYS = ("BE", 2025, 2042)
"""The public holidays that a house of 2027 keeps: region, first and last year."""

EXPECTED = ("decisions.jsonl", "problems.json")
"""The files of a case that say what must come out; one that is not there says that nothing does."""


def cases() -> list[Path]:
    """The folder of each case, in order."""
    return sorted(path.parent for path in KIT.glob("*/house.house"))


def outcome(case: Path) -> dict[str, bytes]:
    """What comes out of a case, as the files that expect it."""
    checked = check_file(case / "house.house", "house.house")
    problems = [(d.span.source.name, d.span.line, d.span.column, d.code) for d in checked.diagnostics]
    in_house = [dict(zip(("file", "line", "column", "code"), problem, strict=True)) for problem in problems]
    if checked.house is None:
        return {"problems.json": problems_text(in_house, [])}
    decisions, in_events = judged(checked.house, case)
    found = {"decisions.jsonl": decisions}
    if in_house or in_events:
        found["problems.json"] = problems_text(in_house, in_events)
    return found


def judged(house: House, case: Path) -> tuple[bytes, list[dict[str, object]]]:
    """The decisions on the events of a case, one a line, and the problems of the events by line."""
    records = Records(Timeline([plan_from_model(house)]))
    decisions, problems = [], []
    with (case / "events.jsonl").open("rb") as lines:
        stream = read_events(TimelineReader([house]), lines, name="events.jsonl")
        for found in run_stream(records, stream, until(house, case)):
            if isinstance(found, EventProblem):
                problems.append((found.line, found.code))
            else:
                decisions.append(canonical_bytes(found) + b"\n")
    return b"".join(decisions), [{"line": line, "code": code} for line, code in sorted(problems)]


def until(house: House, case: Path) -> int | None:
    """The moment up to which a case lets deadlines fall due at the end; None where it does not say."""
    file = case / "until.txt"
    if not file.exists():
        return None
    moment = moment_from_text(file.read_text(encoding="utf-8").strip(), house.zone)
    assert isinstance(moment, int), moment
    return moment


def problems_text(house: Iterable[dict[str, object]], events: Iterable[dict[str, object]]) -> bytes:
    """The file of problems: two lists, a problem a line."""
    return f'{{\n  "house": {rows(house)},\n  "events": {rows(events)}\n}}\n'.encode()


def rows(problems: Iterable[dict[str, object]]) -> str:
    """A list of JSON, an item a line."""
    text = ",".join(f"\n    {json.dumps(problem)}" for problem in problems)
    return f"[{text}\n  ]" if text else "[]"


def tables() -> dict[str, bytes]:
    """What the kit assumes, as its files: the vocabulary, public holidays, and the clocks of each zone it uses."""
    region, first, last = HOLIDAYS
    found = {
        "vocabulary.house": text_from_syntax(evolve(vocabulary(), comments=())),
        f"public-holidays-{region}.txt": holidays_text(holiday_dates(region, first, last)),
    }
    for case in cases():
        house = check_file(case / "house.house").house
        if house is not None:
            found[f"zone-{house.zone.name.replace('/', '-')}.txt"] = house.zone.text
    return {name: text.encode() for name, text in found.items()}


def changes(folder: Path, expected: dict[str, bytes], names: Iterable[str]) -> Iterator[tuple[Path, bytes | None]]:
    """The files of a folder that are not as expected, and what they should hold; None where there should be none."""
    for name in names:
        path = folder / name
        if (path.read_bytes() if path.exists() else None) != expected.get(name):
            yield path, expected.get(name)


def summary(path: Path, after: bytes | None) -> str:
    """What changes in a file: the lines that come and go, in full."""
    before = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    now = [] if after is None else after.decode().splitlines()
    lines = [line for line in difflib.unified_diff(before, now, lineterm="", n=0) if line[:2] not in ("--", "++", "@@")]
    name = path.relative_to(KIT)
    gone, come = (sum(line.startswith(sign) for line in lines) for sign in "-+")
    return "\n".join((f"{name}: {gone} lines go, {come} come", *(f"  {line}" for line in lines)))


def main() -> None:
    """Writes what has changed, and shows it; exit code 1 if `--check` found something."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("cases", nargs="*", metavar="CASE")
    options.add_argument("--check", action="store_true", help="write nothing")
    options.add_argument("--brief", action="store_true", help="only count the lines that change")
    chosen = options.parse_args()
    known = {case.name: case for case in cases()}
    if unknown := [name for name in chosen.cases if name not in known]:
        options.error(f"there is no case {unknown[0]}")
    found = [
        change for name in chosen.cases or known for change in changes(known[name], outcome(known[name]), EXPECTED)
    ]
    if not chosen.cases:
        expected = tables()
        found += changes(KIT, expected, {*expected, *(path.name for path in KIT.glob("zone-*.txt"))})
    for path, after in found:
        text = summary(path, after)
        print(text.partition("\n")[0] if chosen.brief else text)
        if not chosen.check and after is not None:
            path.write_bytes(after)
        elif not chosen.check:
            path.unlink()
    print(f"{len(chosen.cases or known)} cases, {len(found)} files {'would change' if chosen.check else 'written'}")
    sys.exit(1 if chosen.check and found else 0)


if __name__ == "__main__":
    main()
