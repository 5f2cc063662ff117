"""What scenarios show of a house: the lines that they reach, and the changes that they notice."""

from pathlib import Path

import pytest
from houses import BARE, house_text

from engine.compiler import check_file
from engine.covering.cover import Cover, cover_of
from engine.covering.cover_told import CoverText
from engine.covering.rehearsals import scenarios_in
from engine.covering.written_scenarios import written_for

HOUSE = house_text(
    """
rule "The earlier, the less"
    on cancellation
    cancelled-by is house: free
    at least 48 hours before start: free
    otherwise: charge EUR 20
""",
    BARE,
)
HALF = """\
Feature: A salon

  Scenario: Too late
    Given the house rules of salon.house
    And a booking of a cut on Wednesday 10 February 2027 14:00
    When she cancels 47 hours before start
    Then she is charged EUR 20

  Scenario: In time
    Given the house rules of salon.house
    And a booking of a cut on Wednesday 10 February 2027 14:00
    When she cancels 50 hours before start
    Then nothing is charged
"""


def covered(folder: Path, feature: str) -> Cover:
    """What a feature shows of the house."""
    path, file = folder / "salon.house", folder / "salon.feature"
    path.write_text(HOUSE, encoding="utf-8")
    file.write_text(feature, encoding="utf-8")
    model = check_file(path).house
    assert model is not None
    return cover_of(model, scenarios_in([folder]), folder, written_for(model, path.name, "en"))


def changes(cover: Cover) -> list[str]:
    """The changes that no scenario notices."""
    return [f"{one.mutant.before} → {one.mutant.after}" for one in cover.unnoticed]


def test_a_line_that_no_scenario_reaches_is_named_with_the_one_that_would(tmp_path: Path) -> None:
    """The house that cancels is in no scenario."""
    found = [(one.place.line.text, one.missing) for one in covered(tmp_path, HALF).unreached]

    assert [("cancelled-by is house", "The earlier, the less: cancelled-by is house")] == found


def test_a_threshold_is_shown_only_by_what_lies_on_it(tmp_path: Path) -> None:
    """With 47 and 50 hours nobody notices what 48 or 49 hours would be, nor a fee of a house that cancels."""
    expected = [
        "EUR 0.00 → EUR 0.01",
        "at least → more than",
        "48 hours → 49 hours",
    ]

    assert expected == changes(covered(tmp_path, HALF))


def test_a_change_that_changes_no_answer_is_proved_and_does_not_count(tmp_path: Path) -> None:
    """Two lines that both leave it free can stand in either order."""
    pytest.importorskip("z3")

    found = covered(tmp_path, HALF).same

    assert [("order", "cancelled-by is house")] == [(one.what, one.line.text) for one in found if one.line is not None]


def test_the_scenarios_that_are_missing_show_the_rest(tmp_path: Path) -> None:
    """With what is suggested nothing is left to suggest."""
    cover = covered(tmp_path, HALF)
    (tmp_path / "more.feature").write_text(cover.written.only(cover.missing).text, encoding="utf-8")

    again = covered(tmp_path, HALF)

    assert ([], [], 100) == (again.unreached, changes(again), again.score)


def test_a_scenario_that_fails_is_named_and_shows_nothing(tmp_path: Path) -> None:
    """What does not hold on the house as it is says nothing of a changed one."""
    cover = covered(tmp_path, HALF.replace("EUR 20", "EUR 25"))

    assert ["Too late"] == [one.scenario.title for one in cover.rehearsals.failing]
    assert ["In time"] == [one.scenario.title for one in cover.rehearsals.passing]


def test_the_text_ends_with_the_counts(tmp_path: Path) -> None:
    """Lines, changes, scenarios."""
    text = CoverText(covered(tmp_path, HALF)).text()

    assert "2 of 3 lines reached, 4 of 7 changes noticed (57%), by 2 scenarios" == text.splitlines()[-1]
    assert "49 hours in the place of 48 hours" in text
