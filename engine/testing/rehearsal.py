"""Scenarios run without pytest: read once, with their steps looked up, and then run as often as one likes.

What a scenario means is the same as under `evenhand test`; only the steps that come with the package are known.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen
from pytest_bdd.exceptions import GherkinParseError
from pytest_bdd.feature import features, get_feature

from engine.memory.decision import Decision
from engine.planning.plan import Plan
from engine.testing.called_step import HOUSE_NAMED, arguments_of, steps_by_meaning
from engine.testing.phrase import Said
from engine.testing.scene import Scene
from engine.testing.spoken_phrases import Spoken, meaning_of
from engine.testing.step_problem import StepProblem

if TYPE_CHECKING:
    from pytest_bdd.parser import Feature, Scenario
    from pytest_bdd.parser import Step as BddStep


@frozen
class ReadStep:
    """A step of a scenario: its text, and what is called with what; `function` is None for a step nobody knows."""

    type: str
    text: str
    function: Callable[..., object] | None
    said: Said
    table: tuple[tuple[str, ...], ...]
    docstring: str

    @property
    def names_house(self) -> bool:
        """Whether it is the step that names a house in a file."""
        return self.function is not None and meaning_of(self.function.__doc__ or "") == HOUSE_NAMED

    def run(self, scene: Scene) -> None:
        """Does what the step does; raises as the step does."""
        assert self.function is not None
        self.function(scene, self.said, **arguments_of(self.function, self.table, self.docstring))


@frozen
class ReadScenario:
    """A scenario, or one example of an outline, that can be run."""

    file: Path
    line: int
    title: str
    example: tuple[str, ...]
    language: str
    steps: tuple[ReadStep, ...]

    @property
    def name(self) -> str:
        """Its title, with the values of the example."""
        return f"{self.title} ({', '.join(self.example)})" if self.example else self.title

    @property
    def unknown(self) -> str | None:
        """The first step that nobody knows."""
        return next((step.text for step in self.steps if step.function is None), None)


@define
class Rehearsed:
    """How a scenario went: the decisions that were made, and the problem of the step that did not hold, if any."""

    decisions: list[Decision] = field(factory=list)
    problem: str | None = None


class FeatureUnreadable(Exception):
    """A file that is no feature: where, and why."""


def read_scenarios(path: Path) -> Iterator[ReadScenario]:
    """The scenarios of a `.feature` file, each example of an outline by itself. Raises FeatureUnreadable."""
    features.pop(str(path.absolute()), None)
    try:
        feature = get_feature(str(path.absolute().parent), path.name)
    except GherkinParseError as error:
        raise FeatureUnreadable(f"{path}:{error.line}: {error.message.rstrip('.')}") from None
    except UnicodeDecodeError:
        raise FeatureUnreadable(f"{path}: this is not text in UTF-8; save the file as UTF-8") from None
    except KeyError:
        raise FeatureUnreadable(f"{path}: there is no `Feature:` in this file") from None
    for template in feature.scenarios.values():
        contexts: list[dict[str, str]] = [context for one in template.examples for context in one.as_contexts()]
        for context in contexts or [{}]:
            yield _read(path, feature, template.render(context), context)


def _read(path: Path, feature: "Feature", scenario: "Scenario", context: dict[str, str]) -> ReadScenario:
    before, Spoken.language = Spoken.language, feature.language
    try:
        steps = tuple(map(_read_step, scenario.steps))
    finally:
        Spoken.language = before
    example = tuple(context.values())
    return ReadScenario(path, scenario.line_number, scenario.name, example, feature.language, steps)


def _read_step(step: "BddStep") -> ReadStep:
    table = () if step.datatable is None else tuple(tuple(map(str, row)) for row in step.datatable.raw())
    for (type_, _), known in steps_by_meaning().items():
        if type_ != step.type:
            continue
        for phrase in known.phrases:
            if phrase.is_matching(step.name):
                arguments: Any = phrase.parse_arguments(step.name)
                return ReadStep(step.type, step.name, known.function, arguments["said"], table, step.docstring or "")
    return ReadStep(step.type, step.name, None, Said({}), table, step.docstring or "")


def rehearse(
    scenario: ReadScenario,
    root: Path,
    played_by: Callable[[Plan], Plan] = lambda plan: plan,
    plan_named: Plan | None = None,
) -> Rehearsed:
    """Runs a scenario up to the first step that does not hold; `played_by` gives the plan in the place of one that the
    scenario names. Houses are looked for up to `root`; with `plan_named`, none is, and each is that one."""
    done = Rehearsed()
    scene = Scene(scenario.file.absolute().parent, root)
    before, Spoken.language = Spoken.language, scenario.language
    type_ = ""
    kept: dict[int, Decision] = {}
    try:
        for step in scenario.steps:
            if step.type == "when" and type_ != "when":
                scene.answers_begin()
            type_ = step.type
            named = len(scene.plans)
            if plan_named is not None and step.names_house:
                scene.plans.append(plan_named)
            else:
                step.run(scene)
            if len(scene.plans) > named:
                scene.plans[named:] = [played_by(plan) for plan in scene.plans[named:]]
            kept |= {id(decision): decision for decision in scene.answers}
        if scene.refusal is not None:
            done.problem = f"the {scene.refusal.event.kind} cannot be judged: {scene.refusal.message}"
    except StepProblem as problem:
        done.problem = f"{step.text}: {problem}"
    finally:
        Spoken.language = before
    done.decisions = list(kept.values())
    return done
