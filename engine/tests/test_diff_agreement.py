"""Where a difference of two generated houses says that answers are the same, no event is answered otherwise.

One house is the other with a few edits. Streams run through the first; each decision is compared with what the second
would have decided on the same record.
"""

import os
import re
from random import Random, SystemRandom

import pytest
from attrs import define, field
from comparison import Comparison
from hypothesis import HealthCheck, Phase, given, note, seed, settings
from hypothesis import strategies as st
from past import Past
from strategies_events import Step, steps
from strategies_houses import HouseText, houses, money_houses

from engine.compiler import check_text
from engine.diffing import changes
from engine.diffing.alignment import Alignment, aligned
from engine.diffing.answers import unlike_in
from engine.diffing.changes import compared
from engine.judging.decide import EventRefused, decide
from engine.memory.decision import Decision
from engine.model import House
from engine.planning.plan import Plan
from engine.planning.plan_from_model import plan_from_model

SEED = int(os.environ.get("EVENHAND_SEED") or SystemRandom().randrange(2**32))
PAIRS = int(os.environ.get("EVENHAND_PAIRS") or 4)
SETTINGS = settings(
    max_examples=1000, phases=(Phase.generate,), deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
SIZES = ("at least", "at most", "more than", "less than")


@define
class Beside(Comparison):
    """A stream through a house; each answer beside that of another house, for kinds that are said to be the same."""

    alignment: Alignment | None = None
    other: Plan | None = None
    same_kinds: frozenset[str] = frozenset()
    held: int = 0
    seen: list[str] = field(factory=list)

    def same(self, decision: Decision, after: Past) -> None:
        """As it is, and the other house decides it too."""
        assert self.alignment is not None
        assert self.other is not None
        if decision.event.kind in self.same_kinds:
            answer = decide(self.other, self.clients.of(decision.event.client), decision.event)
            assert not isinstance(answer, EventRefused), answer
            assert [] == unlike_in(self.alignment, decision, answer), (decision.event, decision, answer)
            self.held += 1
        super().same(decision, after)


def edited(rules: tuple[str, ...], chance: Random) -> tuple[str, ...]:
    """The rules with one edit: of a figure, a size, the order of lines, a line less; or one that means nothing."""
    index = chance.randrange(len(rules))
    rule = rules[index]
    lines = rule.rstrip("\n").split("\n")
    flat = [n for n in range(2, len(lines) - 1) if lines[n][4] != " " and lines[n + 1][4:5] != " " and ": " in lines[n]]
    kind = chance.choice(("figure", "figure", "size", "swap", "less", "titles", "not", "twice"))
    figures = list(re.finditer(r"(?<=[ (])\d+(?= (?:hour|minute|opening|calendar|month|working|phone|full)|% )", rule))
    sizes = list(re.finditer("|".join(SIZES), rule))
    if kind == "figure" and figures:
        found = chance.choice(figures)
        rule = f"{rule[: found.start()]}{int(found[0]) + 1}{rule[found.end() :]}"
    elif kind == "size" and sizes:
        found = chance.choice(sizes)
        rule = rule[: found.start()] + chance.choice(SIZES) + rule[found.end() :]
    elif kind in ("swap", "less", "not", "twice") and flat:
        at = chance.choice(flat)
        if kind == "swap" and at + 1 in flat:
            lines[at], lines[at + 1] = lines[at + 1], lines[at]
        elif kind == "less":
            del lines[at]
        elif kind == "not":
            condition, _, rest = lines[at].strip().partition(": ")
            lines[at] = f"    not (not ({condition})): {rest}"
        else:
            lines.insert(at, lines[at].replace(": ", " and now is after 1 January 2027: ", 1))
        rule = "\n".join(lines) + "\n"
    else:
        rule = rule.replace('rule "Rule', 'rule "Other', 1)
    return (*rules[:index], rule, *rules[index + 1 :])


def pair_of(written: HouseText, number: int) -> tuple[House, House] | None:
    """A house and an edit of it, with its rules in another order; None where the edit makes no house."""
    chance = Random(number)
    old = check_text(written.text()).house
    rules = written.rules
    for _ in range(chance.randint(1, 2)):
        rules = edited(rules, chance)
    order = list(rules)
    chance.shuffle(order)
    new = check_text(HouseText(written.head, tuple(order)).text()).house
    return None if old is None or new is None else (old, new)


def check(strategy: st.SearchStrategy[HouseText], capsys: pytest.CaptureFixture[str]) -> None:
    """Generated pairs of houses, until so many were compared."""
    pairs, held, proved, made = 0, 0, 0, 0
    while pairs < PAIRS:

        def one(written: HouseText, number: int, stream: list[Step]) -> None:
            nonlocal pairs, held, proved
            pair = pair_of(written, number)
            if pair is None:
                return
            note(f"seed {SEED}, edit {number}\n{written.text()}")
            alignment = aligned(*pair)
            found = {one.kind: one.state for one in compared(alignment)}
            same = frozenset(kind for kind, state in found.items() if state in ("same", "proved"))
            plans = plan_from_model(pair[0]), plan_from_model(pair[1])
            done = Beside(plans[0], alignment=alignment, other=plans[1], same_kinds=same)
            done.run(stream)
            pairs, held = pairs + 1, held + done.held
            proved += sum(state == "proved" for state in found.values())

        strategies = given(strategy, st.integers(0, 2**32), steps(25))
        seed(SEED + made)(settings(SETTINGS, max_examples=3)(strategies(one)))()
        made += 1
    with capsys.disabled():
        print(f" {pairs} pairs, {proved} kinds proved, {held} answers, seed {SEED} ", end="")


@pytest.fixture(autouse=True)
def _few_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said to differ is not looked at here."""
    monkeypatch.setattr(changes, "MOST_GROUPS", 1)
    monkeypatch.setattr(changes, "TRIES", 1)


def test_what_is_said_to_be_the_same_is_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    """On any generated house."""
    check(houses(), capsys)


def test_what_is_said_to_be_the_same_is_the_same_with_money(capsys: pytest.CaptureFixture[str]) -> None:
    """And where most of what is paid is used, given back, kept or excused."""
    check(money_houses(), capsys)
