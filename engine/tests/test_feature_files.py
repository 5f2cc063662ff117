from pathlib import Path

import pytest
from feature_shop import HOUSE, Shop


@pytest.fixture
def shop(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shop:
    """A folder of its own, in which the command runs."""
    monkeypatch.chdir(tmp_path)
    return Shop(tmp_path, capsys)


def test_scenarios_that_hold(shop: Shop) -> None:
    """All hold: exit code 0."""
    code, printed = shop.steps("When she cancels 2 hours before a booking of EUR 80", "Then she is charged EUR 40")

    assert 0 == code
    assert "1 passed" in printed


def test_a_scenario_that_does_not_hold(shop: Shop) -> None:
    """It says the step with its place, what was expected, what came, and why; no line of a program is shown."""
    code, printed = shop.steps("When she cancels 2 hours before a booking of EUR 80", "Then she is charged EUR 30")

    assert 5 == code
    assert "one.feature:5: Then she is charged EUR 30\nexpected: a charge of EUR 30.00\n" in printed
    assert "     got: a charge of EUR 40.00\n" in printed
    assert "otherwise, as no line above it fits (studio.house:12)" in printed
    assert ".py" not in printed


def test_a_step_that_there_is_not(shop: Shop) -> None:
    """It is answered with the nearest ones, as they would be written."""
    code, printed = shop.steps("When she calls off 2 hours before start")

    assert 5 == code
    assert "one.feature:4: When she calls off 2 hours before start\n" in printed
    assert "there is no such step; the nearest are\n  When she " in printed


def test_a_step_under_the_wrong_keyword(shop: Shop) -> None:
    """The keyword that it belongs to is named."""
    _, printed = shop.steps("Given she cancels 2 hours before start")

    assert "this is a `When` step, and it stands as a `Given`" in printed


def test_a_value_that_cannot_be_read(shop: Shop) -> None:
    """The mistake is told with its mend."""
    _, printed = shop.steps("Given it is Monday 19 November 2027 14:00")

    assert "`19 November 2027` is not a Monday\nhelp: it is a Friday" in printed


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        ("the decision has:", "what the decision has is missing\nhelp: write it below the step, as in `| verdict |"),
        ("the explanation is:", "the explanation is missing\nhelp: write it below the step, between two lines"),
        ("the explanation with all that was tried is:", "the explanation is missing\nhelp: write it below the step"),
        ("the deadline is reached like this:", "the way to the deadline is missing\nhelp: write it below the step"),
        ("the reply is:", "the reply is missing\nhelp: write it below the step"),
        ('the reply says ""', "there is nothing between the quotation marks\nhelp: write a piece of what you expect"),
        ('the explanation says " "', "there is nothing between the quotation marks"),
    ],
)
def test_a_step_that_expects_nothing(step: str, sentence: str, shop: Shop) -> None:
    """It would hold whatever came, so what it lacks is named."""
    code, printed = shop.steps("When she cancels 2 hours before a booking of EUR 80", f"Then {step}")

    assert 5 == code
    assert sentence in printed
    assert "fixture" not in printed


def test_a_house_with_errors(shop: Shop) -> None:
    """What `evenhand check` would say is the message."""
    shop.write("studio.house", HOUSE.replace("cancellation", "cancelation"))
    code, printed = shop.steps("When she cancels 2 hours before start")

    assert 5 == code
    assert "the house has errors\nerror[E202]: no event is called `cancelation`" in printed
    assert "--> studio.house:10:8" in printed


def test_an_outline_is_run_once_for_each_row(shop: Shop) -> None:
    """Each row is a scenario of its own."""
    shop.write(
        "rows.feature",
        """Feature: Studio
  Scenario Outline: Cancelling
    Given the house rules of studio.house
    When she cancels <told> before a booking of EUR 80
    Then she is charged <charge>

    Examples:
      | told     | charge |
      | 24 hours | EUR 0  |
      | 23 hours | EUR 40 |
""",
    )
    code, printed = shop.run("rows.feature", verbose=True)

    assert 0 == code
    assert "rows.feature::Cancelling[24 hours-EUR 0] PASSED" in printed


def test_a_folder_has_all_its_feature_files(shop: Shop) -> None:
    """Folders inside are looked into as well, and a house is found from there."""
    shop.steps("When she cancels 2 hours before a booking of EUR 80", name="features/one.feature")
    shop.steps("When she cancels 2 hours before a booking of EUR 80", name="features/deep/two.feature")
    code, printed = shop.run()

    assert 0 == code
    assert "2 passed" in printed


def test_only_scenarios_whose_names_have_the_words(shop: Shop) -> None:
    """The words may stand anywhere in the name."""
    shop.write(
        "two.feature",
        "Feature: F\n  Scenario: Early and free\n    Given a client\n  Scenario: Late\n    Given a client\n",
    )
    code, printed = shop.run("two.feature", only="free early")

    assert 0 == code
    assert "1 passed" in printed


def test_no_scenario_with_the_words(shop: Shop) -> None:
    """That nothing was run is no success."""
    shop.write("two.feature", "Feature: F\n  Scenario: Late\n    Given a client\n")
    code, printed = shop.run("two.feature", only="early")

    assert 2 == code
    assert "has the words `early`" in printed


def test_no_scenario_at_all(shop: Shop) -> None:
    """A folder without feature files is a mistake in the call."""
    code, printed = shop.run()

    assert 2 == code
    assert "there is no scenario in" in printed


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "bad.feature: there is no `Feature:` in this file"),
        ("Scenario: One\n  Given a client\n", "bad.feature:1: "),
        ("Feature: F\n  Scenario: One\n    Giv a client\n", "bad.feature:2: the scenario `One` has no step"),
    ],
)
def test_a_feature_file_that_cannot_be_read(text: str, sentence: str, shop: Shop) -> None:
    """It fails with a sentence, and the other files are run all the same."""
    shop.write("bad.feature", text)
    shop.write("good.feature", "Feature: F\n  Scenario: One\n    Given a client\n")
    code, printed = shop.run("bad.feature", "good.feature")

    assert 5 == code
    assert sentence in printed
    assert "1 passed" in printed
    assert "Traceback" not in printed
    assert ".py" not in printed


def test_results_for_other_programs(shop: Shop) -> None:
    """JUnit XML, with the names of the scenarios."""
    shop.write("one.feature", "Feature: F\n  Scenario: A client comes\n    Given a client\n")
    shop.run("one.feature", junit=shop.folder / "results.xml")

    assert 'name="A client comes"' in (shop.folder / "results.xml").read_text(encoding="utf-8")


def test_steps_of_ones_own_stand_beside_ours(shop: Shop) -> None:
    """Who has Python writes them in a `conftest.py`."""
    shop.write(
        "conftest.py",
        "from pytest_bdd import given\n\n\n@given('a price that rose')\ndef _(scene):\n    assert scene.now is None\n",
    )
    code, printed = shop.steps("Given a price that rose")

    assert 0 == code, printed


def test_the_configuration_of_a_python_project_does_not_matter(shop: Shop) -> None:
    """The same scenarios hold wherever the folder lies."""
    shop.write("pytest.ini", "[pytest]\naddopts = --no-such-option\n")
    shop.write("test_other.py", "def test_other():\n    assert False\n")
    shop.write("one.feature", "Feature: F\n  Scenario: One\n    Given a client\n")
    code, printed = shop.run()

    assert 0 == code, printed
    assert "1 passed" in printed


def test_other_users_of_pytest_are_left_alone(shop: Shop) -> None:
    """Where nobody asks for it, the plugin collects no feature files and brings no steps."""
    shop.write("pytest.ini", "[pytest]\n")
    shop.write("one.feature", "Feature: F\n  Scenario: One\n    Given a client\n")
    shop.write("test_one.py", "from pytest_bdd import scenarios\n\nscenarios('one.feature')\n")
    code = pytest.main(["-q", "-p", "no:cacheprovider", f"--rootdir={shop.folder}", str(shop.folder)])
    printed = shop.printed.readouterr().out

    assert pytest.ExitCode.TESTS_FAILED == code
    assert "1 failed" in printed
    assert "StepDefinitionNotFoundError" in printed


def test_by_card_is_how_money_was_paid(shop: Shop) -> None:
    """Of an event without a channel, `by` says the method."""
    shop.write(
        "studio.house", HOUSE + '\nrule "Money"\n    on payment\n    method is card: accept\n    otherwise: decline\n'
    )
    code, printed = shop.steps("And a booking for EUR 30.00", "When she pays EUR 30.00 by card", "Then it is accepted")
    assert 0 == code, printed
