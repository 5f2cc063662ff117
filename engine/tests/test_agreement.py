"""The compiled plan and the interpreter give the same answers, on generated houses and events.

EVENHAND_DECISIONS says how many decisions are compared at least, EVENHAND_SEED from which seed they are made. With
EVENHAND_SHRINK set, a failing example is made smaller, which takes minutes.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import count
from pathlib import Path
from random import Random, SystemRandom
from typing import Any

import pytest
from comparison import Clients, Comparison, house_of, of_plan
from hypothesis import HealthCheck, Phase, given, note, seed, settings
from hypothesis import strategies as st
from msgspec.json import encode
from strategies_events import Step, steps
from strategies_houses import HouseText, houses, money_houses

import policies
from engine.compiler import check_file
from engine.events.event import Event
from engine.formatting import formatted
from engine.judging.decide import decide
from engine.judging.records import Records
from engine.judging.timeline import Timeline
from engine.memory.decision import Decision
from engine.memory.decision_json import canonical_bytes, decision_json
from engine.planning.plan import Plan
from engine.planning.plan_from_model import plan_from_model

DECISIONS = int(os.environ.get("EVENHAND_DECISIONS") or 2000)
SEED = int(os.environ.get("EVENHAND_SEED") or SystemRandom().randrange(2**32))
PHASES = (Phase.generate, Phase.shrink) if os.environ.get("EVENHAND_SHRINK") else (Phase.generate,)
STREAM = 40
SHIPPED = sorted(path for path in Path(policies.__file__).parent.glob("*/*.house") if path.parent.name != "voice")


def several(test: Callable[..., None], *what: st.SearchStrategy[Any], examples: int, offset: int = 0) -> None:
    """Runs a generated test on so many examples, from the seed that was chosen."""
    chosen = settings(
        max_examples=examples, phases=PHASES, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    seed(SEED + offset)(chosen(given(*what)(test)))()


def plan_of(text: str) -> Plan:
    """The plan of a generated house."""
    return plan_from_model(house_of(text))


def test_plan_and_meaning_agree(capsys: pytest.CaptureFixture[str]) -> None:
    """What the compiled plan decides is what the model means, whatever the house and whatever happens."""
    compared = 0

    def compare(written: HouseText, one: list[Step], other: list[Step]) -> None:
        nonlocal compared
        note(f"seed {SEED}\n{written.text()}")
        plan = plan_of(written.text())
        for stream in (one, other):
            compared += Comparison(plan).run(stream).compared

    for offset in count():
        if compared >= DECISIONS:
            break
        several(compare, houses(), steps(STREAM), steps(STREAM), examples=20, offset=offset)
    with capsys.disabled():
        print(f" {compared} decisions compared, seed {SEED} ", end="")


def test_plan_and_meaning_agree_on_money() -> None:
    """Nor where most of what is paid is used, given back, kept or excused."""

    def compare(written: HouseText, stream: list[Step]) -> None:
        note(f"seed {SEED}\n{written.text()}")
        Comparison(plan_of(written.text())).run(stream)

    several(compare, money_houses(), steps(STREAM), examples=50)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_plan_and_meaning_agree_on_shipped_houses(path: Path) -> None:
    """Nor does it differ on a house that somebody uses."""
    checked = check_file(path)
    assert checked.house is not None
    plan = plan_from_model(checked.house)

    def compare(stream: list[Step]) -> None:
        note(f"seed {SEED}")
        Comparison(plan).run(stream)

    several(compare, steps(STREAM), examples=5)


def told(plan: Plan, events: list[Event], moment: int) -> Iterator[Decision]:
    """The decisions on a stream of events, as the engine keeps its records, up to a moment."""
    records = Records(Timeline((plan,)))
    for event in events:
        yield from records.advance(event.at - 1)
        decision = records.decide(event)
        assert isinstance(decision, Decision), decision
        yield decision
    yield from records.advance(moment)


def test_forgetting_changes_nothing() -> None:
    """Records that forget what no rule can see give the same decisions, byte for byte."""

    def compare(written: HouseText, stream: list[Step]) -> None:
        note(f"seed {SEED}\n{written.text()}")
        plan = plan_of(written.text())
        known = Comparison(plan).run(stream)
        expected = [canonical_bytes(decision) for decision in known.decisions]
        assert expected == [canonical_bytes(decision) for decision in told(plan, known.events, known.now)]

    several(compare, houses(), steps(2 * STREAM), examples=10)


def test_order_of_rules_does_not_matter() -> None:
    """A house with its rules in another order decides the same."""

    def compare(written: HouseText, stream: list[Step], chance: Random) -> None:
        note(f"seed {SEED}\n{written.text()}")
        known = Comparison(plan_of(written.text())).run(stream)
        rules = list(written.rules)
        chance.shuffle(rules)
        other = plan_of(HouseText(written.head, tuple(rules)).text())
        expected = [unordered(decision) for decision in known.decisions]
        assert expected == [unordered(decision) for decision in told(other, known.events, known.now)]

    several(compare, houses(), steps(STREAM), st.randoms(use_true_random=False), examples=10)


def unordered(decision: Decision) -> list[dict[str, object]]:
    """What was decided, lists without their order."""
    shown = list(of_plan(decision))
    return [
        {name: Counter(map(repr, value)) if isinstance(value, list) else value for name, value in one.items()}
        for one in shown
    ]


def test_formatting_does_not_matter() -> None:
    """The formatted text is the same house."""

    def compare(written: HouseText) -> None:
        text = formatted("generated.house", written.text().encode()).text
        assert text is not None
        note(text)
        assert house_of(written.text()) == house_of(text)
        assert plan_of(written.text()).source == plan_of(text).source

    several(compare, houses(), examples=20)


def test_deciding_changes_nothing_and_is_the_same_each_time() -> None:
    """A decision leaves the record as it was, and made again, by a plan made again, it is the same bytes."""

    def compare(written: HouseText, stream: list[Step]) -> None:
        note(f"seed {SEED}\n{written.text()}")
        plan, again = plan_of(written.text()), plan_of(written.text())
        known = Comparison(plan).run(stream)
        clients = Clients(plan)
        for decision in known.decisions:
            record = clients.of(decision.event.client)
            if decision.kind.cause is None and decision.kind.name in plan.kinds:
                before = deepcopy(record)
                made = decide(again, record, decision.event)
                assert isinstance(made, Decision)
                assert canonical_bytes(decision) == canonical_bytes(made) == encode(decision_json(made))
                assert before == record
            clients.apply(decision)

    several(compare, houses(), steps(STREAM), examples=10)
