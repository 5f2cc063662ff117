"""The scenarios that a house lacks, as they are written for it."""

from pathlib import Path

import pytest

from engine.compiler import check_file
from engine.probing.house_feature import feature_of_house, language_of
from engine.testing.rehearsal import read_scenarios, rehearse

POLICIES = Path(__file__).parents[2] / "policies"
HOUSE = """\
house "Salon"
    edition 1
    in force from 1 January 2027
    timezone Europe/Brussels
    currency EUR
    languages en

services
    cut    EUR 45    45 minutes

rule "The earlier, the less"
    on cancellation
    at least 48 hours before start: free
    otherwise: charge 50% of price
"""


def written(folder: Path, text: str) -> str:
    """The feature of a house with this text."""
    path = folder / "salon.house"
    path.write_text(text, encoding="utf-8")
    house = check_file(path).house
    assert house is not None
    return feature_of_house(house, "salon.house", language_of(house)).text


def test_a_threshold_has_a_row_below_at_and_above(tmp_path: Path) -> None:
    """A line that turns at 48 hours is shown a second earlier, then, and a second later."""
    expected = """\
Feature: Salon

  Background:
    Given the house rules of salon.house

  Scenario Outline: The earlier, the less: at least 48 hours before start
    Given a booking of a cut on Wednesday 10 February 2027 14:00
    When she cancels <told> before start
    Then she is charged <charge>

    Examples:
      | told                           | charge    |
      | 48 hours 1 second              | nothing   |
      | 48 hours                       | nothing   |
      | 47 hours 59 minutes 59 seconds | EUR 22.50 |

  Scenario: The earlier, the less: otherwise
    Given a booking of a cut on Wednesday 10 February 2027 14:00
    When she cancels 36 hours before start
    Then she is charged EUR 22.50
"""

    assert expected == written(tmp_path, HOUSE)


@pytest.mark.parametrize("house", ["salon/salon", "salon/nl/salon", "salon/sv/salon", "salon/id/salon"])
def test_the_scenarios_of_a_ready_made_house_pass_as_written(house: str, tmp_path: Path) -> None:
    """Each scenario is read back from the file in the language of the house, and holds."""
    path = POLICIES / f"{house}.house"
    model = check_file(path).house
    assert model is not None
    file = tmp_path / "house.feature"
    file.write_text(feature_of_house(model, str(path), language_of(model)).text, encoding="utf-8")

    read = list(read_scenarios(file))
    problems = [one.unknown or rehearse(one, POLICIES).problem for one in read]

    assert 50 <= len(read)
    assert problems == [None] * len(read)
