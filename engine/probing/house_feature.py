"""The feature that a house lacks, and its scenarios as they are read back from the file."""

from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import evolve, frozen

from engine.model import House
from engine.probing.feature_text import Feature, text_from_feature
from engine.probing.scenarios import NotReached
from engine.testing.rehearsal import ReadScenario, read_scenarios
from engine.testing.spoken_phrases import spoken_languages


@frozen
class HouseFeature:
    """A feature, its scenarios as they are read back, and the lines that it does not reach."""

    feature: Feature
    read: tuple[ReadScenario, ...]
    not_reached: tuple[NotReached, ...]

    @property
    def text(self) -> str:
        """The text of the file."""
        return text_from_feature(self.feature)

    def only(self, titles: set[str]) -> "HouseFeature":
        """With some of its scenarios."""
        kept = tuple(one for one in self.feature.scenarios if one.title in titles)
        read = tuple(one for one in self.read if one.title in titles)
        return evolve(self, feature=evolve(self.feature, scenarios=kept), read=read)


def language_of(house: House) -> str:
    """The language of the feature: that in which the house is written, where there are steps in it."""
    return house.language if house.language in spoken_languages() else "en"


def read_back(feature: Feature) -> tuple[ReadScenario, ...]:
    """The scenarios as they are read from the file."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "house.feature"
        file.write_text(text_from_feature(feature), encoding="utf-8")
        return tuple(read_scenarios(file))
