"""The scenarios that a house lacks, as they are written for it."""

from pathlib import Path

import pytest
from houses import BARE, house_text

from engine.compiler import check_file
from engine.covering.change_proof import SAME, proof_of
from engine.covering.mutants import mutants_of
from engine.covering.reach_told import why_not_reached
from engine.covering.rehearsals import Rehearsals
from engine.covering.written_scenarios import written_for
from engine.probing.house_feature import language_of, read_back
from engine.probing.scenarios import Scenarios
from engine.testing.rehearsal import rehearse

POLICIES = Path(__file__).parents[2] / "policies"
HOUSE = house_text(
    """
rule "The earlier, the less"
    on cancellation
    at least 48 hours before start: free
    otherwise: charge 50% of price
""",
    BARE,
)


def written(folder: Path, text: str) -> str:
    """The feature of a house with this text."""
    path = folder / "salon.house"
    path.write_text(text, encoding="utf-8")
    house = check_file(path).house
    assert house is not None
    return written_for(house, "salon.house", language_of(house)).text


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

  Scenario Outline: The earlier, the less: at least 48 hours before start, over a change of the clocks
    Given a booking of a cut on Monday 29 March 2027 14:00
    When she cancels <told> before start
    Then she is charged <charge>

    Examples:
      | told                           | charge    |
      | 48 hours 1 second              | nothing   |
      | 48 hours                       | nothing   |
      | 47 hours 59 minutes 59 seconds | EUR 22.50 |
"""

    assert expected == written(tmp_path, HOUSE)


def read_on(house: str) -> tuple[list[str | None], list[str]]:
    """What is wrong with each scenario of a ready-made house as it is read back, and the lines that none reaches."""
    model = check_file(POLICIES / f"{house}.house").house
    assert model is not None
    scenarios = Scenarios(model, language_of(model))
    read = read_back(scenarios.feature(str(POLICIES / f"{house}.house")))
    problems = [one.unknown or rehearse(one, POLICIES).problem for one in read]
    return problems, [f"{one.place.line.span.place} on {one.event}" for one in scenarios.not_reached]


@pytest.mark.parametrize("house", ["salon/salon", "salon/nl/salon", "salon/sv/salon", "salon/id/salon"])
def test_the_scenarios_of_the_salon_pass_as_written(house: str) -> None:
    """Every line is reached, and each scenario read back in the language of the house holds."""
    problems, not_reached = read_on(house)

    assert 50 <= len(problems)
    assert {None} == set(problems)
    assert [] == not_reached


@pytest.mark.parametrize("house", ["bed-and-breakfast", "clinic", "delivery", "desk", "hotel", "restaurant", "studio"])
def test_the_scenarios_of_a_ready_made_house_pass_as_written(house: str) -> None:
    """Every line is reached, and what is written holds."""
    problems, not_reached = read_on(f"{house}/{house}")

    assert 40 <= len(problems)
    assert {None} == set(problems)
    assert [] == not_reached


def test_a_line_that_needs_an_earlier_charge_is_reached_after_one(tmp_path: Path) -> None:
    """What stands in the ledger before an event comes of an event that was found for another line."""
    more = """\

rule "What somebody else pays for"
    on refilled
    charged is more than EUR 20: excuse charge
    otherwise: noted
"""
    expected = """\
  Scenario: What somebody else pays for: charged is more than EUR 20
    Given a booking of a cut on Wednesday 10 February 2027 14:00
    When she cancels 36 hours before start
    Then she is charged EUR 22.50
"""

    assert expected in written(tmp_path, HOUSE + more)


def test_a_line_that_counts_overdue_events_is_reached_by_as_many(tmp_path: Path) -> None:
    """A deadline passes as often as the line counts."""
    more = """\

hours
    Monday to Sunday    09:00-17:00

rule "Who writes hears from us"
    on message
    otherwise: promise answer within 1 hour

rule "Late again"
    on overdue answer
    at least 3 overdue answers since the last message: credit EUR 5
    otherwise: promise answer within 1 hour
"""
    expected = """\
    When she writes on Wednesday 10 February 2027 14:00
    And the answer does not come in time
    And the answer does not come in time
    Then we owe an answer by Wednesday 10 February 2027 17:00
    When the answer does not come in time
    Then she is credited EUR 5.00
"""

    assert expected in written(tmp_path, HOUSE + more)


def test_a_line_that_counts_within_a_booking_is_reached_by_as_many(tmp_path: Path) -> None:
    """Earlier events of the booking stand after it."""
    more = """\

rule "The third time we call"
    on confirmation
    at least 3 confirmations of this booking: promise call-back within 1 hour
    otherwise: noted
"""
    expected = """\
    Given a booking of a cut on Wednesday 10 February 2027 14:00
    And on Wednesday 3 February 2027 12:00 there was a confirmation
    And on Wednesday 3 February 2027 13:00 there was a confirmation
"""

    assert expected in written(tmp_path, HOUSE + more)


@pytest.mark.parametrize(
    "more",
    [
        """
services
    repair

rule "Paid afterwards"
    on departure
    service is cut: charge price as visit
    otherwise: charge price as repair
""",
        """
event booking
    slot-end: moment or nothing

rule "We come within the slot"
    on 0 minutes after slot-end
    otherwise: credit EUR 5
""",
        """
event lesson / lessons
    length: number from 1 to 8 = 1

rule "Two a day"
    on lesson
    total length of lessons since 00:00 on the day of now is more than 2: decline
    otherwise: accept
""",
    ],
    ids=["a service without a price", "a moment of its own", "a sum with the event in it"],
)
def test_every_line_is_reached(tmp_path: Path, more: str) -> None:
    """None of these lines needs what no case has."""
    path = tmp_path / "salon.house"
    path.write_text(HOUSE + more, encoding="utf-8")
    house = check_file(path).house
    assert house is not None
    missed = written_for(house, "salon.house", language_of(house)).not_reached
    assert [] == [(one.place.rule.title, one.event) for one in missed]


def test_the_salon_lacks_nothing_with_the_scenarios_written_for_it() -> None:
    """All that differs from the salon in one figure, comparison or order, and is not proved to be the same, is
    noticed."""
    pytest.importorskip("z3")
    house = check_file(POLICIES / "salon" / "salon.house").house
    assert house is not None
    written = written_for(house, "salon.house", "en")
    shown = Rehearsals(house, POLICIES, is_own=True)
    shown.take(written.read)
    left = [mutant for mutant in mutants_of(house) if shown.noticing(mutant) is None]

    assert [] == [(one.rule.title, one.after) for one in left if proof_of(house, one).state != SAME]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("price plus EUR 1 is less than price", "it is proved that this line never decides on cancellation"),
        (
            "at least 20 confirmations of this booking",
            "no cancellation was found on which this line decides, and it is not proved that there is none",
        ),
    ],
)
def test_a_line_that_is_not_reached_says_why(tmp_path: Path, line: str, said: str) -> None:
    """What is proved never to decide is told from what was only not found."""
    pytest.importorskip("z3")
    path = tmp_path / "salon.house"
    more = f"    {line}: charge 20% of price\n    otherwise"
    path.write_text(HOUSE.replace("    otherwise", more), encoding="utf-8")
    house = check_file(path).house
    assert house is not None
    missed = written_for(house, "salon.house", language_of(house)).not_reached

    assert [said] == [why_not_reached(house, one) for one in missed]
