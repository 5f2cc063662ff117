"""The scenarios of some features as they go on a house: what they reach, and which of them notice a change."""

from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path

from attrs import define, field, frozen
from msgspec.structs import replace

from engine.covering.mutants import Mutant
from engine.model import House
from engine.planning.plan import Plan
from engine.planning.plan_from_model import plan_from_model
from engine.testing.rehearsal import ReadScenario, read_scenarios, rehearse
from engine.testing.scene import flat

Reach = tuple[str, str]
"""The id of a line, and the kind of event on which it decided."""


@frozen
class Passing:
    """A scenario that holds: the lines it reaches, and the kinds of event that are judged in it."""

    scenario: ReadScenario
    reached: frozenset[Reach]
    judged: frozenset[str]


@frozen
class PassedOver:
    """A scenario that is not looked at, and why."""

    scenario: ReadScenario
    reason: str


@define
class Rehearsals:
    """The scenarios of a house, run on it once. Houses are looked for up to `root`; with `is_own`, every house that
    they name is this one."""

    house: House
    root: Path
    is_own: bool = False
    plan: Plan = field(init=False)
    passing: list[Passing] = field(factory=list)
    failing: list[PassedOver] = field(factory=list)
    unknown: list[PassedOver] = field(factory=list)
    elsewhere: int = 0

    def __attrs_post_init__(self) -> None:
        self.plan = plan_from_model(self.house)

    def take(self, scenarios: Iterable[ReadScenario]) -> None:
        """Runs scenarios on the house as it is."""
        for scenario in scenarios:
            self._take(scenario)

    def _take(self, scenario: ReadScenario) -> None:
        if scenario.unknown is not None:
            self.unknown.append(PassedOver(scenario, f"no step of ours is written `{scenario.unknown}`"))
            return
        named: list[str] = []

        def noted(plan: Plan) -> Plan:
            named.append(plan.house.hash)
            return plan

        done = rehearse(scenario, self.root, noted, self.plan if self.is_own else None)
        if self.house.hash not in named:
            self.elsewhere += 1
        elif done.problem is not None:
            self.failing.append(PassedOver(scenario, done.problem.splitlines()[0]))
        else:
            decisions = list(flat(done.decisions))
            own = [one for one in decisions if one.house.hash == self.house.hash]
            reached = frozenset((because.line.id, one.kind.name) for one in own for because in one.because)
            self.passing.append(Passing(scenario, reached, frozenset(one.kind.name for one in own)))

    @property
    def reached(self) -> frozenset[Reach]:
        """The lines that some scenario reaches."""
        return frozenset().union(*(one.reached for one in self.passing))

    def noticing(self, mutant: Mutant, first: Container[str] = ()) -> Passing | None:
        """The first scenario that fails with a change; those with these titles come first, then those that reach the
        line."""
        plan = self.plan_of(mutant)
        line = None if mutant.line is None else mutant.line.id
        near = [one for one in self.passing if one.judged & set(mutant.rule.events)]
        far = {id(one): not any(reached[0] == line for reached in one.reached) for one in near}
        near.sort(key=lambda one: (one.scenario.title not in first, far[id(one)]))
        return next((one for one in near if self._fails(one.scenario, plan)), None)

    def _fails(self, scenario: ReadScenario, plan: Plan) -> bool:
        if self.is_own:
            return rehearse(scenario, self.root, plan_named=plan).problem is not None

        def played(named: Plan) -> Plan:
            return plan if named.house.hash == self.house.hash else named

        return rehearse(scenario, self.root, played).problem is not None

    def plan_of(self, mutant: Mutant) -> Plan:
        """The plan of a mutant: that of the house, with the kinds of event made anew that the change is on."""
        events = mutant.rule.events
        rules = tuple(rule for rule in mutant.house.rules if set(rule.events) & set(events))
        made = plan_from_model(replace(mutant.house, rules=rules))
        kinds = {**self.plan.kinds, **{name: made.kinds[name] for name in events}}
        return replace(self.plan, house=mutant.house, kinds=kinds)


def scenarios_in(paths: Sequence[Path]) -> Iterator[ReadScenario]:
    """The scenarios of `.feature` files, and of those in folders. Raises FeatureUnreadable."""
    for path in paths:
        for file in sorted(path.rglob("*.feature")) if path.is_dir() else [path]:
            yield from read_scenarios(file)
