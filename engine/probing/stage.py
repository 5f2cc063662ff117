"""Where cases are played: the plan of a house, with an eye on what each rule sees."""

from collections.abc import Callable, Mapping
from pathlib import Path

from attrs import define, field, frozen
from msgspec.structs import replace

from engine.memory.decision import Decision
from engine.memory.situation import Situation
from engine.model import Condition, House
from engine.planning.plan import KindPlan, Plan
from engine.planning.plan_from_model import expression_function, plan_from_model
from engine.planning.python_from_condition import Conditions
from engine.probing.case import Case
from engine.probing.questions import questions_of
from engine.probing.script import Script, Scripting
from engine.testing.scene import Scene
from engine.testing.step_problem import StepProblem


@frozen
class Seen:
    """One event as its rules saw it: which of the questions that they ask had yes for an answer, in the order of
    `questions_of`."""

    kind: str
    truths: tuple[bool, ...]


@frozen
class Played:
    """A script that was played: the answers after each block, the scene as it then was, and what the rules saw since
    the last block began."""

    script: Script
    answers: tuple[tuple[Decision, ...], ...]
    scene: Scene
    seen: tuple[Seen, ...]


@define
class Stage:
    """A house on which cases are played. `more` are questions, by kind of event, that are asked beside those of its
    rules."""

    house: House
    more: Mapping[str, tuple[Condition, ...]] = field(factory=dict)
    plan: Plan = field(init=False)
    scripting: Scripting = field(init=False)
    count: int = 0
    _seen: list[Seen] = field(factory=list)
    questions: dict[str, tuple[Condition, ...]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        plan = plan_from_model(self.house)
        self.questions = {
            name: tuple(dict.fromkeys((*questions_of(self.house, name), *self.more.get(name, ()))))
            for name in plan.kinds
        }
        kinds = {name: self._watched(name, kind) for name, kind in plan.kinds.items()}
        self.plan = replace(plan, kinds=kinds)
        self.scripting = Scripting(self.house)

    def _watched(self, name: str, kind: KindPlan) -> KindPlan:
        is_whole, asked = kind.is_whole, self._asked(name)

        def watched(situation: Situation) -> bool:
            whole = is_whole(situation)
            if whole:
                self._seen.append(Seen(name, tuple(bool(question(situation)) for question in asked)))
            return whole

        # What would follow from the event alone, without a look at the rules, is to be looked at too.
        return replace(kind, is_whole=watched, decide=None)

    def _asked(self, name: str) -> list[Callable[[Situation], bool]]:
        writer = Conditions(self.house, self.house.events[name])
        return [expression_function(self.house, writer.condition(one)) for one in self.questions[name]]

    def play(self, case: Case) -> Played | None:
        """The case, played; None where it cannot happen so."""
        return self.play_script(self.scripting.script(case))

    def play_script(self, script: Script, plan: Plan | None = None) -> Played | None:
        """A script, played; None where a step of it cannot be."""
        self.count += 1
        scene = Scene(Path(), Path(), [plan or self.plan])
        answers: list[tuple[Decision, ...]] = []
        try:
            for step in script.given:
                step.run(scene)
            for block in script.blocks:
                scene.answers_begin()
                for step in block:
                    self._seen.clear()
                    step.run(scene)
                if scene.refusal is not None or not scene.answers:
                    return None
                answers.append(tuple(scene.answers))
        except StepProblem:
            return None
        return Played(script, tuple(answers), scene, tuple(self._seen))
