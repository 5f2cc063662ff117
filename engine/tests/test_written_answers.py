"""The functions written for answers that come often say what is worked out step by step."""

from comparison import Clients, Comparison
from hypothesis import note
from hypothesis import strategies as st
from msgspec.json import encode
from msgspec.structs import replace
from strategies_events import Step, steps
from strategies_houses import HouseText, houses, money_houses
from test_agreement import SEED, STREAM, plan_of, several

from engine.judging.decide import situation_of
from engine.judging.judgement import Judgement
from engine.memory.decision import Own
from engine.memory.decision_json import decision_json
from engine.planning.answer_from_form import answer_from_form, own_from_form
from engine.planning.line_from_form import line_from_form


def test_a_written_answer_is_the_one_worked_out() -> None:
    """On generated houses and streams, whatever fitted; and so is the line of JSON, whatever signs are in names."""
    written, of_event, lines = 0, 0, 0

    def compare(house: HouseText, stream: list[Step], name: str) -> None:
        nonlocal written, of_event, lines
        note(f"seed {SEED}\n{house.text()}")
        plan = plan_of(house.text())
        clients = Clients(plan)
        for decision in Comparison(plan).run(stream).decisions:
            event, record = decision.event, clients.of(decision.event.client)
            kind_plan = plan.kinds.get(decision.kind.name)
            if kind_plan is not None and kind_plan.is_whole(situation_of(kind_plan.kind, record, event)):
                situations = [situation_of(kind_plan.kind, record, event) for _ in range(2)]
                form = kind_plan.form(kind_plan.judge(situations[0]))
                expected = Judgement(plan, kind_plan, situations[0], form).decision()
                answer = answer_from_form(plan, kind_plan, form)
                actual = None if answer is None else answer(situations[1])
                assert actual in (None, expected)
                written += actual is not None
                if form.of_event and kind_plan.decide is not None and not record.owed:
                    worked_out = Own("worked out step by step")
                    own = own_from_form(plan, kind_plan, form, lambda _, own=worked_out: own)(event)
                    assert own in (worked_out, expected.own)
                    of_event += own is not worked_out
                write = line_from_form(plan, kind_plan, form)
                for said in (expected, *([decision] if decision.common is form.common else [])):
                    named = said.but(event=replace(event, id=name, client=name))
                    line = None if write is None else write(named)
                    assert line in (None, encode(decision_json(named)).decode())
                    lines += line is not None
            clients.apply(decision)

    several(compare, houses(), steps(STREAM), st.text(), examples=8)
    several(compare, money_houses(), steps(STREAM), st.text(), examples=8)
    assert written > 100
    assert of_event
    assert lines > 2 * written
