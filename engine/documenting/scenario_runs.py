"""What happened when the scenarios ran: their steps, how they ended, and the lines of the house that decided."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attrs import define, field, frozen

from engine.memory.decision import Decision
from engine.testing.scene import Scene
from engine.testing.session import run_features

if TYPE_CHECKING:
    from pytest_bdd.parser import Feature, Scenario, Step

PASSED, FAILED, NOT_REACHED = "passed", "failed", "not reached"


@frozen
class StepRun:
    """A step as it ran, with the text or the table below it. `type` is given, when or then in any language."""

    keyword: str
    type: str
    text: str
    outcome: str
    docstring: str | None
    table: tuple[tuple[str, ...], ...]


@frozen
class ScenarioRun:
    """A scenario as it ran. `fired` are the lines that decided, each (name of the house, its hash, id of the line).

    `problem` says why it failed, else it is empty.
    """

    feature: str
    description: str
    file: str
    line: int
    name: str
    tags: tuple[str, ...]
    steps: tuple[StepRun, ...]
    outcome: str
    problem: str
    fired: tuple[tuple[str, str, str], ...]

    @property
    def when(self) -> str:
        """Its first When step, which tells the examples of an outline apart."""
        return next((step.text for step in self.steps if step.type == "when"), "")


@frozen
class Runs:
    """All scenarios that ran, in their order; `code` is that of `run_features`."""

    scenarios: tuple[ScenarioRun, ...]
    code: int


def run_scenarios(paths: Sequence[Path]) -> Runs:
    """Runs the scenarios of `.feature` files and of those in folders, printing as pytest does."""
    recorder = _Recorder()
    code = run_features(paths, None, None, verbose=False, plugins=[recorder])
    return Runs(tuple(_run(draft) for draft in recorder.drafts.values()), code)


@define
class _Draft:
    """A scenario while it runs."""

    feature: "Feature"
    scenario: "Scenario"
    done: list[str] = field(factory=list)
    decisions: dict[int, Decision] = field(factory=dict)
    outcome: str = PASSED
    problem: str = ""


class _Recorder:
    """A pytest plugin that keeps what it sees; drafts by the name that pytest gives the scenario."""

    def __init__(self) -> None:
        self.drafts: dict[str, _Draft] = {}

    def pytest_bdd_before_scenario(
        self, request: pytest.FixtureRequest, feature: "Feature", scenario: "Scenario"
    ) -> None:
        self.drafts[request.node.nodeid] = _Draft(feature, scenario)

    def pytest_bdd_after_step(self, request: pytest.FixtureRequest, step: "Step") -> None:
        draft = self.drafts[request.node.nodeid]
        draft.done.append(PASSED)
        _take_answers(draft, request.getfixturevalue("scene"))

    @pytest.hookimpl(tryfirst=True)
    def pytest_bdd_step_error(self, request: pytest.FixtureRequest, step: "Step") -> None:
        draft = self.drafts[request.node.nodeid]
        draft.done.append(FAILED)
        _take_answers(draft, request.getfixturevalue("scene"))

    @pytest.hookimpl(tryfirst=True)
    def pytest_bdd_step_func_lookup_error(self, request: pytest.FixtureRequest, step: "Step") -> None:
        self.drafts[request.node.nodeid].done.append(FAILED)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        draft = self.drafts.get(report.nodeid)
        if draft is not None and report.failed:
            draft.outcome = FAILED
            draft.problem = report.longreprtext.strip()


def _take_answers(draft: _Draft, scene: Scene) -> None:
    # A decision is kept as long as its draft, so its identity is not given to another.
    draft.decisions |= {id(decision): decision for decision in scene.answers}


def _run(draft: _Draft) -> ScenarioRun:
    feature, scenario = draft.feature, draft.scenario
    outcomes = [*draft.done, *[NOT_REACHED] * len(scenario.steps)]
    return ScenarioRun(
        feature.name,
        feature.description.strip(),
        feature.rel_filename,
        scenario.line_number,
        scenario.name,
        tuple(sorted(scenario.tags | feature.tags)),
        tuple(_step(step, outcome) for step, outcome in zip(scenario.steps, outcomes, strict=False)),
        draft.outcome,
        draft.problem,
        tuple(dict.fromkeys(line for decision in draft.decisions.values() for line in _fired(decision))),
    )


def _step(step: "Step", outcome: str) -> StepRun:
    table = () if step.datatable is None else tuple(tuple(map(str, row)) for row in step.datatable.raw())
    return StepRun(step.keyword.strip(), step.type, step.name, outcome, step.docstring, table)


def _fired(decision: Decision) -> list[tuple[str, str, str]]:
    house = decision.house
    own = [(house.name, house.hash, because.line.id) for because in decision.because]
    return own + [line for child in decision.recorded for line in _fired(child)]
