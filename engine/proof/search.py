"""The search for events of which something holds: any model first, then the plainest, then the plan's own word for it.

A model is made into a scene and replayed; only what the real plan answers counts. The first is the one with the fewest
earlier events, then the least money, then the moment latest before the start.
"""

from collections.abc import Callable, Iterable
from typing import Any

import z3
from attrs import field, frozen

from engine.memory.decision import Decision
from engine.model import House
from engine.planning.plan_from_model import plan_from_model
from engine.proof.decisions import Judged, judged
from engine.proof.groundwork import Groundwork
from engine.proof.history import Replayed, Scene, Teller, replayed
from engine.proof.smallest import smallest
from engine.proof.solving import PATIENCE, Question
from engine.proof.variables import NO, Truth, Variables
from engine.proof.variants import house_with_used
from engine.proof.world import World
from engine.time.moments import DAY

TRIES = 12
"""How many ways are tried, before it is said that none could be shown."""
NEAR = (5, 40)
"""Within how many days a witness is looked for first."""
MOST_CHANGES = 2
"""Near how many changes of the clock one is looked for: the first forward and the first back."""
NONE_MADE = "no record could be made in which it is broken, and none excluded"


@frozen
class Witness:
    """A scene in which something does not hold, with what the plan decided there."""

    scene: Scene
    replayed: Replayed
    house: House = field(repr=False)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions on the scene's events."""
        return self.replayed.decisions


def decision_on(ground: Groundwork, event: str, later: bool = False) -> tuple[Judged, ...]:
    """The decision on an event of a kind, of which nothing is known; with `later`, also that on a second one which
    differs in its moment alone."""
    variables = Variables(ground.house, ground)
    kind = ground.house.events[event]
    names = ("now", "later") if later else ("now",)
    nows = [variables.number(name, low=variables.first_moment, high=variables.last_moment) for name in names]
    return tuple(judged(World(variables, kind, now)) for now in nows)


def any_model(question: Question, worlds: Iterable[World]) -> Any | None:
    """Any model: within a few days, then weeks, where the solver soon knows the calendars, else anywhere. Where there
    is none within these, nothing is said yet; where it gives up, one may be near where clocks change."""
    variables = question.variables
    gave_up = question.gave_up
    nows = [world.now for world in worlds]
    starts = [one for key, one in variables.by_key.items() if key[0] == "value" and key[-1] == "start"]

    def between(begin: int, end: int) -> Any | None:
        return question.answer(*(z3.And(begin <= moment, moment < end) for moment in (*nows, *starts)))

    for days in NEAR:
        model = between(variables.first_moment + 40 * DAY, variables.first_moment + (40 + days) * DAY)
        if model is not None:
            return model
    question.gave_up = gave_up
    model = question.answer()
    if model is None and question.gave_up:
        changes = variables.ground.clock_changes(variables.first_moment, variables.last_moment)
        near = (between(day - DAY, day + 2 * DAY) for day in changes[:MOST_CHANGES])
        model = next((found for found in near if found is not None), None)
    return model


@frozen(eq=False)
class Search:
    """Looks for events on which `wanted` holds. `judged` are the decisions on them, the earliest first; `confirms`
    says whether what the plan decided on a scene is what was looked for. With `at_first` the first moment counts, and
    not how near it is to the start."""

    judged: tuple[Judged, ...]
    wanted: Truth
    confirms: Callable[[Replayed], bool]
    at_first: bool = False
    patience: int = PATIENCE
    question: Question = field(init=False)

    @question.default
    def _asked(self) -> Question:
        question = Question(self.judged[0].world.variables, self.patience)
        question.tell(self.wanted)
        return question

    @property
    def worlds(self) -> tuple[World, ...]:
        """The events, each with what its rules can read."""
        return tuple(one.world for one in self.judged)

    def witness(self) -> tuple[Witness | None, str]:
        """A witness that the plan confirms; without one, why not (empty: it is proved that there is none)."""
        for _ in range(TRIES):
            model = any_model(self.question, self.worlds)
            if model is None:
                gave_up = self.question.gave_up
                return None, "the solver gave up on it" if gave_up else NONE_MADE if self._tried else ""
            model = smallest(self.question, model, [world.now for world in self.worlds], self.at_first)
            found = self.confirmed(model)
            if found is not None:
                return found, ""
            # Without the wishes it may be possible after all.
            model = self.question.answer()
            found = None if model is None else self.confirmed(model)
            if found is not None:
                return found, ""
            self.question.tell(z3.Not(z3.And(self._way(model))) if model is not None else NO)
            self._tried.append(model)
        return None, NONE_MADE

    @property
    def _tried(self) -> list[Any]:
        return self.question.tried

    def _way(self, model: Any) -> list[Truth]:
        """Which lines fitted in a model, so that the next one is another way."""
        fits = [fitting.fits for found in self.judged for _, one in found.all for fitting in one.lines]
        return [fit if z3.is_true(model.eval(fit, True)) else z3.Not(fit) for fit in fits]

    def confirmed(self, model: Any) -> Witness | None:
        """The witness of a model, where the plan agrees."""
        for with_unread in (False, True):
            world = self.worlds[0]
            scene = Teller(world, model, with_unread).scene(*(one.now for one in self.worlds))
            house = house_with_used(world.house, scene.used)
            found = replayed(plan_from_model(house), scene)
            if found is not None and self.confirms(found):
                return Witness(scene, found, house)
        return None
