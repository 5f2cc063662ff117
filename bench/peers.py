"""One cancellation decision in evenhand, in Python by hand, and in other engines, called from Python.

Each engine is first held against the answer by hand on 2,000 random events. Then all are measured in turns, in one
process and in CPU time, with 0 to 1,000 unrelated rules in the policy. The ratios are what to quote: the speed beside
the function by hand, which never has unrelated rules. Engines that are not installed are named.

    python bench/peers.py [--repeats 7] [--sizes 0,10,100,1000]
"""

import argparse
import gc
import importlib.metadata
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

import engines  # noqa: E402  # only after their folders are on the path
from policy import Event, Rule, by_hand, events, expected, rules  # noqa: E402

from engine.compiler import check_text  # noqa: E402
from engine.embedded import House  # noqa: E402
from engine.judging.decide import situation_of  # noqa: E402
from engine.memory.decision import Decision  # noqa: E402
from engine.memory.decision_json import canonical_bytes  # noqa: E402
from engine.memory.record import Record  # noqa: E402
from engine.planning.plan_from_model import plan_from_model  # noqa: E402

CHECKED = 2000
LINES = 40_000
"""So many new lines of JSON, each of its own moment, before one comes again: more than evenhand remembers."""
TURN = 0.03
"""Seconds of CPU that an engine is asked at a time."""

HEAD = """
house "Peers"
    edition 1
    in force from 1 January 2020
    timezone Africa/Abidjan
    currency EUR
    languages en

choice treatment: {treatments}
event request / requests
    channel: channel
    treatment: treatment
    start: moment
    price: money
    group-size: number from 1 to 500
    missed: number from 0 to 10000
    is-new: yes or no

rule "A cancellation"
    on request
{lines}
"""
NAMES = {"channel": "channel", "service": "treatment", "group": "group-size", "price": "price", "no_shows": "missed"}
AT = 1_830_000_000

Case = tuple[str, Callable[[Any], Any], list[Any], Callable[[Any], tuple[str, int]]]
"""A row: its name, what is asked, the events as it takes them, and how its answer is read."""


def condition(field: str, op: str, value: object) -> str:
    """A test in the language of houses."""
    if field == "is_new":
        return "is-new"
    if field == "hours":
        return f"{'less than' if op == '<' else 'at least'} {value} hours before start"
    size = {"<": "less than ", ">=": "at least ", "!=": "not ", "==": ""}[op]
    return f"{NAMES[field]} is {size}{value}"


def house_text(policy: list[Rule]) -> str:
    """The policy as a house."""
    lines = []
    for percent, fits in policy:
        text = " or ".join("(" + " and ".join(condition(*one) for one in case) + ")" for case in fits)
        text = text.removeprefix("(").removesuffix(")") if len(fits) == 1 else text
        done = {-1: "redirect to website", 0: "free", 100: "charge price"}.get(percent, f"charge {percent}% of price")
        lines.append(f"    {text if (percent, fits) != policy[-1] else 'otherwise'}: {done}")
    named = {value for _, fits in policy for case in fits for field, _, value in case if field == "service"}
    treatments = ", ".join(["haircut", "massage", "nails", *sorted(map(str, named))])
    return HEAD.format(treatments=treatments, lines="\n".join(lines))


def line_of(event: Event, number: int = 0) -> bytes:
    """An event as evenhand takes it, so many minutes later."""
    booking, client, now = event["booking"], event["client"], AT + 60 * number
    start = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now + int(3600 * booking["hours"])))
    at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now))
    told = {
        "id": "e-1", "type": "request", "at": at, "client": "c-1", "channel": event["channel"],
        "treatment": booking["service"], "start": start, "price": f"EUR {booking['price'] // 100}.00",
        "group-size": booking["group"], "missed": client["no_shows"], "is-new": client["is_new"],
    }  # fmt: skip
    return json.dumps(told).encode()


def of_dict(found: dict[str, Any]) -> tuple[str, int]:
    """The outcome and the fee."""
    return found["outcome"], found["fee"]


def of_decision(found: Decision) -> tuple[str, int]:
    """The same of evenhand's."""
    fee = sum(entry.amount for entry in found.entries)
    return ("redirect" if found.verdict == "redirect" else "fee" if fee else "free"), fee


def of_nothing(_: object) -> tuple[str, int]:
    """The plan's tuple says which line fitted; `decide` makes its answer of it, and is checked."""
    raise AssertionError


def of_json(found: bytes) -> tuple[str, int]:
    """The same of its JSON."""
    told = json.loads(found)
    fee = sum(int(entry["amount"].replace(".", "")) for entry in told["entries"])
    return ("redirect" if told["verdict"] == "redirect" else "fee" if fee else "free"), fee


def evenhand(policy: list[Rule], asked: list[Event]) -> Iterator[Case]:
    """The rows of evenhand."""
    checked = check_text(house_text(policy), "peers.house")
    assert checked.house is not None, [d.message for d in checked.diagnostics][:5]
    house = House(checked.house, plan_from_model(checked.house))
    record = Record("c-1")
    lines = [line_of(event) for event in asked]
    made = [house.event(line) for line in lines]
    new_lines = [line_of(event, number) for number, event in enumerate(islice(cycle(asked), LINES))]
    kind = house.plan.kinds["request"]
    situations = [situation_of(kind.kind, record, event) for event in made]

    def read(event: Any) -> Decision:
        decision = house.decide(event, record)
        for one in decision.because:
            assert one.line.text
            assert one.facts is not None
            assert not one.notes
        for entry in decision.entries:
            assert entry.amount >= 0
        assert decision.obligations == ()
        return decision

    def through_json(line: bytes) -> bytes:
        return canonical_bytes(house.decide(house.event(line), record))

    yield "evenhand, the plan's tuple", kind.judge, situations, of_nothing
    yield "evenhand, decide, unread", lambda event: house.decide(event, record), made, of_decision
    yield "evenhand, decide, all read", read, made, of_decision
    yield "evenhand, JSON to JSON", through_json, lines, of_json
    yield "evenhand, JSON to JSON, new moments", through_json, new_lines, of_json


def cases(extra: int, indexed: bool, missing: dict[str, str]) -> list[Case]:
    """All rows for one policy, each checked on 2,000 events; what is not installed goes to `missing`."""
    policy = rules(extra, indexed)
    test = events(CHECKED, 11, extra if indexed else 0)
    usual = events(CHECKED, 7)
    found: list[Case] = [("Python by hand", by_hand, usual, of_dict)]
    pairs = zip(evenhand(policy, test), evenhand(policy, usual), strict=True)
    for (name, ask, forms, read), case in pairs:
        if name != "evenhand, the plan's tuple":
            check(name, ask, forms, read, test, extra, indexed)
        found.append(case)
    for name, make in engines.ENGINES.items():
        try:
            ask = make(policy)
        except ImportError:
            missing[name] = "not installed"
            continue
        except Exception as error:  # what an engine cannot take is said, whatever it raises
            missing[f"{name} with {extra}{'' if indexed else ' unindexed'}"] = f"{type(error).__name__}: {error}"[:90]
            continue
        check(name, ask, test, of_dict, test, extra, indexed)
        found.append((name, ask, usual, of_dict))
    if "datalogic-py" not in missing:
        texts = [json.dumps(event) for event in usual]
        found.append(("datalogic-py, JSON to JSON", engines.datalogic_json(policy), texts, of_json))
    return found


def check(
    name: str,
    ask: Callable[[Any], Any],
    forms: list[Any],
    read: Callable[[Any], tuple[str, int]],
    told: list[Event],
    extra: int,
    indexed: bool,
) -> None:
    """Stops where an engine does not answer as it should. An engine that is slow is given 20 seconds for its events."""
    until = time.monotonic() + 20
    for form, event in zip(forms[: len(told)], told, strict=True):
        got, wanted = read(ask(form)), expected(event, extra, indexed)
        if got != wanted:
            raise SystemExit(f"{name} with {extra} rules says {got}, not {wanted}, on {event}")
        if time.monotonic() > until:
            return


def turn(ask: Callable[[Any], Any], forms: list[Any], seconds: float) -> float:
    """CPU seconds of one answer, asked for about so long. The next turn goes on where this one ended."""
    clock = time.process_time
    count, since = 0, clock()
    while True:
        for form in forms[:50]:
            ask(form)
        count += 50
        if clock() - since > seconds / 10:
            break
    wanted = max(50, int(count * 9))
    since = clock()
    for start in range(0, wanted, len(forms)):
        for form in forms[: wanted - start]:
            ask(form)
        if clock() - since > 3 * seconds:
            wanted = start + len(forms[: wanted - start])
            break
    took = (clock() - since) / wanted
    forms[:] = forms[wanted % len(forms) :] + forms[: wanted % len(forms)]
    return took


def measured(found: list[Case], repeats: int) -> dict[str, list[float]]:
    """The seconds of an answer in each turn, by row."""
    gc.collect()
    gc.freeze()
    times: dict[str, list[float]] = {name: [] for name, *_ in found}
    for _ in range(repeats):
        for name, ask, forms, _ in found:
            times[name].append(turn(ask, forms, TURN))
    return times


def main() -> None:
    """Measures, and prints the tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--repeats", type=int, default=7)
    options.add_argument("--sizes", default="0,10,100,1000")
    chosen = options.parse_args()
    columns = [(int(size), indexed) for size in chosen.sizes.split(",") for indexed in (True, False)]
    columns = [(size, indexed) for size, indexed in columns if size or indexed]
    missing: dict[str, str] = {}
    found = {column: measured(cases(*column, missing), chosen.repeats) for column in columns}
    show(found, columns, chosen.repeats)
    if missing:
        print("\nnot measured: " + "; ".join(f"{name} ({why})" for name, why in sorted(missing.items())))


def show(found: dict[tuple[int, bool], dict[str, list[float]]], columns: list[tuple[int, bool]], repeats: int) -> None:
    """Prints one table: an answer in µs with the spread, then the speed beside the function by hand."""
    first = found[columns[0]]
    versions = {name: version_of(name) for name in engines.ENGINES}
    print(f"One cancellation decision, {repeats} turns each, CPU time, Python {sys.version.split()[0]}.")
    print(
        "Columns xN: speed beside Python by hand in the same turn (median), with N unrelated rules that begin with an"
    )
    print("equality, or (xN~) with a comparison.\n")
    heads = [f"x{size}{'' if indexed else '~'}" for size, indexed in columns]
    print(f"| {'':36} | {'µs':>8} | {'spread':>15} | {' | '.join(f'{head:>7}' for head in heads)} |")
    print(f"|{'-' * 38}|{'-' * 9}:|{'-' * 16}:|{'|'.join('-' * 8 + ':' for _ in heads)}|")
    names = sorted(first, key=lambda name: statistics.median(first[name]))
    for name in names:
        shown = f"{name} {versions[name]}" if versions.get(name) else name
        spread = f"{min(first[name]) * 1e6:.2f}–{max(first[name]) * 1e6:.2f}"
        ratios = [f"{ratio(found[column], name):>7}" for column in columns]
        row = f"{statistics.median(first[name]) * 1e6:>8.2f} | {spread:>15} | {' | '.join(ratios)}"
        print(f"| {shown:36} | {row} |")


def ratio(times: dict[str, list[float]], name: str) -> str:
    """The median of the ratios within each turn."""
    if name not in times:
        return "-"
    pairs = zip(times["Python by hand"], times[name], strict=True)
    return f"{statistics.median(hand / own for hand, own in pairs):.3g}"


def version_of(name: str) -> str:
    """The version installed; empty where there is none."""
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


if __name__ == "__main__":
    main()
