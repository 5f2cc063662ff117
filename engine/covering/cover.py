"""How much of a house its scenarios show: the lines that they reach, and the changes that they notice."""

from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import define, field, frozen

from engine.covering.change_proof import SAME, ChangeProof, proof_of
from engine.covering.mutants import Mutant, mutants_of
from engine.covering.rehearsals import Passing, Rehearsals
from engine.model import House
from engine.probing.house_feature import HouseFeature
from engine.probing.questions import Place, places_of
from engine.testing.rehearsal import ReadScenario


@frozen
class Unreached:
    """A line that no scenario reaches, on one kind of event; `missing` is the title of one that would."""

    place: Place
    event: str
    missing: str | None


@frozen
class Unnoticed:
    """A change that no scenario notices: `missing` is the title of one that would; where there is none, `proof` is
    what the solver says."""

    mutant: Mutant
    missing: str | None
    proof: ChangeProof | None = None


@define
class Cover:
    """What the scenarios of a house show, and what would show the rest. `written` are the scenarios that could be
    written for it."""

    house: House
    rehearsals: Rehearsals
    written: HouseFeature
    lines: int = 0
    changes: int = 0
    unreached: list[Unreached] = field(factory=list)
    unnoticed: list[Unnoticed] = field(factory=list)
    same: list[Mutant] = field(factory=list)

    @property
    def noticed(self) -> int:
        """How many changes some scenario notices."""
        return self.changes - len(self.unnoticed)

    @property
    def score(self) -> int:
        """The mutation score: of 100 changes that change an answer, how many are noticed, rounded down."""
        return 100 * self.noticed // self.changes if self.changes else 100

    @property
    def missing(self) -> set[str]:
        """The titles of the scenarios that would reach and notice the rest."""
        titles = [one.missing for one in self.unreached] + [one.missing for one in self.unnoticed]
        return {title for title in titles if title is not None}


def cover_of(
    house: House,
    scenarios: Iterator[ReadScenario],
    root: Path,
    written: HouseFeature,
    reached: Callable[[int], None] = lambda number: None,
) -> Cover:
    """What scenarios show of a house; `reached` hears how many changes were tried. Houses are looked for up to
    `root`."""
    rehearsals = Rehearsals(house, root)
    rehearsals.take(scenarios)
    pool = Rehearsals(house, root, is_own=True)
    pool.take(written.read)
    cover = Cover(house, rehearsals, written)
    chosen: dict[str, None] = {}
    for place in places_of(house):
        for event in place.rule.events:
            cover.lines += 1
            if (place.line.id, event) not in rehearsals.reached:
                missing = _reaching(pool, place, event, chosen)
                cover.unreached.append(Unreached(place, event, missing))
    for number, mutant in enumerate(mutants_of(house)):
        reached(number)
        if rehearsals.noticing(mutant) is None:
            _unnoticed(cover, pool, mutant, chosen)
        else:
            cover.changes += 1
    return cover


def _unnoticed(cover: Cover, pool: Rehearsals, mutant: Mutant, chosen: dict[str, None]) -> None:
    found = pool.noticing(mutant, chosen)
    if found is not None:
        chosen[found.scenario.title] = None
        cover.unnoticed.append(Unnoticed(mutant, found.scenario.title))
        cover.changes += 1
        return
    proof = proof_of(cover.house, mutant)
    if proof.state == SAME:
        cover.same.append(mutant)
        return
    cover.unnoticed.append(Unnoticed(mutant, None, proof))
    cover.changes += 1


def _reaching(pool: Rehearsals, place: Place, event: str, chosen: dict[str, None]) -> str | None:
    reaching = [one for one in pool.passing if (place.line.id, event) in one.reached]
    reaching.sort(key=lambda one: _size(one, chosen))
    if not reaching:
        return None
    title = reaching[0].scenario.title
    chosen[title] = None
    return title


def _size(passing: Passing, chosen: dict[str, None]) -> tuple[bool, int]:
    """Those chosen already come first, then those that reach least else."""
    return passing.scenario.title not in chosen, len(passing.reached)
