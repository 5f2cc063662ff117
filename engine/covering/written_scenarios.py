"""All the scenarios that can be written for a house: its lines, its thresholds, and what else tells it from a house
with one thing changed."""

from collections.abc import Callable
from pathlib import Path

from attrs import evolve

from engine.covering.mutants import mutants_of
from engine.covering.rehearsals import Rehearsals
from engine.covering.telling_case import questions_of_changes, telling_case
from engine.model import House
from engine.probing.house_feature import HouseFeature, read_back
from engine.probing.scenarios import Scenarios


def written_for(
    house: House, reference: str, language: str, reached: Callable[[int], None] = lambda number: None
) -> HouseFeature:
    """The feature of a house, which it names by `reference`; `reached` hears how many of its changes were looked at."""
    mutants = list(mutants_of(house))
    scenarios = Scenarios(house, language, questions_of_changes(mutants))
    feature = scenarios.feature(reference)
    pool = Rehearsals(house, Path(), is_own=True)
    read = list(read_back(feature))
    pool.take(read)
    added = []
    for number, mutant in enumerate(mutants):
        reached(number)
        if pool.noticing(mutant) is not None:
            continue
        found = telling_case(mutant, scenarios, pool.plan_of(mutant))
        if found is not None:
            scenario = scenarios.scenario(*found)
            more = read_back(evolve(feature, scenarios=(scenario,)))
            pool.take(more)
            added.append(scenario)
            read += more
    failing = {one.scenario.title for one in (*pool.failing, *pool.unknown)}
    feature = evolve(feature, scenarios=(*feature.scenarios, *added))
    whole = HouseFeature(feature, tuple(read), tuple(scenarios.not_reached))
    return whole.only({one.title for one in read} - failing)
