"""What `tried` says of a decision: the same lines that the decision took, and the leaves that settled each."""

from hypothesis import HealthCheck, Phase, assume, given, settings
from interpreter import Interpreter
from past import Past, state_of
from strategies_events import Chooser, Step, steps
from strategies_houses import HouseText, houses
from wall_clock import Clock

from engine.compiler import check_text
from engine.judging.decide import EventRefused, decide, situation_of
from engine.memory.decision import Decision
from engine.memory.record import HouseRecord, Record
from engine.planning.plan import Plan
from engine.planning.plan_from_model import plan_from_model
from engine.telling.explanation import answer_text, why_text
from engine.telling.tried import Tried, TriedLine, tried


# A house is large, and takes longer to shrink than to read.
@settings(
    max_examples=12,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(houses(), steps(8))
def test_tried_takes_the_lines_that_the_plan_takes(text: HouseText, stream: list[Step]) -> None:
    """In every rule the line said to fit is the one that fitted, in recorded events too, and the texts come out."""
    house = check_text(text.text()).house
    assume(house is not None)
    assert house is not None
    plan, interpreter = plan_from_model(house), Interpreter.of(house)
    chooser = Chooser.of(house, Clock.of(house))
    shared, records = HouseRecord(), {}
    past: Past = ()
    now = house.zone.start_of_day(house.in_force_from)
    for number, step in enumerate(stream):
        event = chooser.event(step, number, now, state_of(house, past))
        now = event.at
        record = records.setdefault(event.client, Record(event.client, shared))
        decision = decide(plan, record, event)
        if isinstance(decision, EventRefused):
            continue
        assert_same_lines(plan, record, decision)
        assert answer_text(decision).split("\n")[0] == why_text(plan, record, decision).split("\n")[0]
        record.apply(decision)
        past = interpreter.judged(past, event)


def assert_same_lines(plan: Plan, record: Record, decision: Decision) -> None:
    """The lines that fit in each rule, by `tried` and by the plan."""
    found = tried(plan, record, decision)
    kind = plan.kinds[decision.event.kind]
    judged = kind.judge(situation_of(kind.kind, record, decision.event))
    expected = [kind.lines[index].line.id if index >= 0 else None for index in judged]
    assert expected == [fitting(rule.lines) for rule in found.rules]
    assert_same_reasons(found, decision)


def assert_same_reasons(found: Tried, decision: Decision) -> None:
    """The lines that decide are those that the decision gives as its reasons, in recorded events too."""
    assert [because.line.id for because in decision.because] == [
        line for rule in found.rules for line in deciding(rule.lines)
    ]
    for inner, child in zip(found.recorded, decision.recorded, strict=True):
        assert_same_reasons(inner, child)


def deciding(lines: tuple[TriedLine, ...]) -> list[str]:
    """The ids of the lines that decide."""
    inner = [line for tried_line in lines for line in deciding(tried_line.lines)]
    return [line.line.id for line in lines if line.outcome == "decides"] + inner


def fitting(lines: tuple[TriedLine, ...]) -> str | None:
    """The id of the line that fits, the innermost; None where none does."""
    for line in lines:
        if line.outcome in ("decides", "fits"):
            return fitting(line.lines) if line.line.lines else line.line.id
    return None
