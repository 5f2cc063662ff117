"""The feature that a house lacks, as a file: written, read back and run once more before anybody sees it."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import evolve, frozen

from engine.model import House
from engine.planning.plan_from_model import plan_from_model
from engine.probing.feature_text import text_from_feature
from engine.probing.scenarios import NotReached, Scenarios
from engine.testing.rehearsal import read_scenarios, rehearse
from engine.testing.spoken_phrases import spoken_languages


@frozen
class HouseFeature:
    """The text of a feature, how many scenarios it has, and the lines that it does not reach."""

    text: str
    scenarios: int
    not_reached: tuple[NotReached, ...]


def feature_of_house(
    house: House, path: Path, reference: str, language: str, reached: Callable[[int], None] = lambda number: None
) -> HouseFeature:
    """The feature of the house in a file; it names the house by `reference`. Every scenario in it holds."""
    scenarios = Scenarios(house, language)
    feature = scenarios.feature(reference, reached)
    failing = _failing(text_from_feature(feature), house, path, reference)
    kept = tuple(one for one in feature.scenarios if one.title not in failing)
    feature = evolve(feature, scenarios=kept, description=_missing(scenarios.not_reached))
    return HouseFeature(text_from_feature(feature), len(kept), tuple(scenarios.not_reached))


def language_of(house: House) -> str:
    """The language of the feature: that in which the house is written, where there are steps in it."""
    return house.language if house.language in spoken_languages() else "en"


def _failing(text: str, house: House, path: Path, reference: str) -> set[str]:
    """The scenarios that do not hold when they are read back."""
    plan = plan_from_model(house)
    failing = set()
    with TemporaryDirectory() as folder:
        file = Path(folder) / "house.feature"
        file.write_text(text.replace(reference, path.name), encoding="utf-8")
        for scenario in read_scenarios(file):
            known = scenario.unknown is None
            if not known or rehearse(scenario, path.parent, lambda _: plan, path.parent).problem is not None:
                failing.add(scenario.title)
    return failing


def _missing(not_reached: list[NotReached]) -> tuple[str, ...]:
    return ()
