"""`evenhand docs`: the rules of a house with the scenarios that show them, as a site."""

import json
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from click.testing import CliRunner, Result

from cli import program

HOUSE = """\
house "Studio"
    edition 1
    in force from 1 January 2027
    timezone Europe/Brussels
    currency EUR
    languages en

rule "Cancelling"
    on cancellation
    at least 24 hours before start: free
    otherwise: charge 50% of price

rule "Not coming <at all>"
    on no-show
    otherwise: charge price
"""

FEATURE = """\
@money
Feature: Cancelling at Studio
  What a client pays.

  Scenario Outline: Late is half
    Given the house rules of studio.house
    When she cancels <time> before a booking of EUR 80
    Then she is charged EUR 40

    Examples:
      | time    |
      | 2 hours |
      | 3 hours |
"""

WRONG = """
  Scenario: Late is all
    Given the house rules of studio.house
    When she cancels 2 hours before a booking of EUR 80
    Then she is charged EUR 80
    And nothing is asked
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a house, in which the command runs."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "studio.house").write_text(HOUSE, encoding="utf-8")
    return tmp_path


def documented(folder: Path, feature: str) -> Result:
    """The command, run on a feature."""
    (folder / "studio.feature").write_text(feature, encoding="utf-8")
    arguments = ["docs", "studio.house", "studio.feature", "--now", "2027-03-01T09:00"]
    return CliRunner().invoke(program, arguments)


def page(path: Path) -> Element:
    """A page of the site, which must be valid."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(path.read_text(encoding="utf-8"))


def text(element: Element) -> str:
    """All text below an element, blanks as one."""
    return " ".join("".join(element.itertext()).split())


def test_rules_and_scenarios_lead_to_each_other(folder: Path) -> None:
    """A rule names the scenarios that exercise it and how often a line decided; a scenario names its rules."""
    result = documented(folder, FEATURE)

    assert 0 == result.exit_code, result.output
    rule = page(folder / "site" / "rule-cancelling.html")
    feature = page(folder / "site" / "feature-cancelling-at-studio.html")
    assert "otherwise: charge 50% of price decides 2 times" in text(rule)
    assert "at least 24 hours before start: free decides nowhere" in text(rule)
    assert "When she cancels 3 hours before a booking of EUR 80" in text(feature)
    assert ["feature-cancelling-at-studio.html#scenario-1", "feature-cancelling-at-studio.html#scenario-2"] == [
        link.get("href") for link in rule.iter("a") if "#scenario" in link.get("href", "")
    ]
    assert "rule-cancelling.html" in [link.get("href") for link in feature.iter("a")]


def test_rules_that_nothing_exercises_are_named(folder: Path) -> None:
    """The first page lists them."""
    documented(folder, FEATURE)
    shown = text(page(folder / "site" / "index.html"))

    assert "2 scenarios: all passed. 2 rules: 1 not exercised by any scenario." in shown
    assert "Rules that nothing exercises Not coming <at all>" in shown
    assert "Last run Monday 1 March 2027 09:00, on the version in force from 1 January 2027" in shown


def test_scenario_that_failed_is_shown_with_its_reason(folder: Path) -> None:
    """The exit code says so; the step that failed is marked with what was expected, and the others as not reached."""
    result = documented(folder, FEATURE + WRONG)
    feature = page(folder / "site" / "feature-cancelling-at-studio.html")
    scenario = next(one for one in feature.iter("article") if one.get("id") == "scenario-3")

    assert 5 == result.exit_code
    assert ["passed", "passed", "failed", "not"] == [step.get("class") for step in scenario.iter("li")]
    assert "expected: a charge of EUR 80.00 got: a charge of EUR 40.00" in text(scenario)
    assert "1 failed, 2 passed" in text(page(folder / "site" / "index.html"))


def test_every_link_leads_somewhere(folder: Path) -> None:
    """Each link of each page, and each address that the search knows, is a page with that place in it."""
    documented(folder, FEATURE + WRONG)
    site = folder / "site"
    pages = {path.name: page(path) for path in site.glob("*.html")}
    index = json.loads((site / "search-index.js").read_text(encoding="utf-8").partition("=")[2].strip(" ;\n"))
    links = [link.get("href", "") for tree in pages.values() for link in tree.iter("a")] + [one[2] for one in index]

    assert ["rule", "rule", "scenario", "scenario", "scenario"] == [kind for kind, *_ in index]
    for link in links:
        name, _, anchor = link.partition("#")
        trees = [pages[name]] if name else list(pages.values())
        assert not anchor or all(any(one.get("id") == anchor for one in tree.iter()) for tree in trees), link


def test_scenarios_on_another_house_exercise_nothing(folder: Path) -> None:
    """A line counts only where the very version of the house that is documented decided."""
    (folder / "other.house").write_text(HOUSE.replace("50%", "60%"), encoding="utf-8")
    documented(folder, FEATURE.replace("studio.house", "other.house").replace("EUR 40", "EUR 48"))

    assert "2 rules: 2 not exercised by any scenario" in text(page(folder / "site" / "index.html"))


def test_no_scenario_writes_no_site(folder: Path) -> None:
    """A feature without a scenario is a wrong use, and nothing is written."""
    result = documented(folder, "Feature: Nothing yet\n")

    assert 2 == result.exit_code
    assert not (folder / "site").exists()
