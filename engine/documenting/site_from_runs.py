"""The site of a house's rules and the scenarios that show them: its pages as data, and as files."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version

from attrs import frozen

from engine.documenting.scenario_runs import FAILED, Runs, ScenarioRun
from engine.model import House, Rule
from engine.model.lines import all_lines, leaves
from engine.pages.rendering import rendered
from engine.telling.plain_text import plain_date, plain_moment

_NO_LETTER = re.compile(r"[^a-z0-9]+")


@frozen
class ScenarioShown:
    """A scenario with its place on the site, and the rules that it exercises: (title, address, how many lines)."""

    run: ScenarioRun
    address: str
    anchor: str
    rules: tuple[tuple[str, str, int], ...]


@frozen
class FeatureShown:
    """A feature with its scenarios; `page` is the name of its file."""

    title: str
    description: str
    file: str
    page: str
    scenarios: tuple[ScenarioShown, ...]

    @property
    def failed(self) -> int:
        """How many of its scenarios failed."""
        return sum(scenario.run.outcome == FAILED for scenario in self.scenarios)


@frozen
class TextLine:
    """A line of a rule's text. `deciding` are the scenarios in which it decided; None where it decides nothing."""

    text: str
    deciding: tuple[ScenarioShown, ...] | None


@frozen
class RuleShown:
    """A rule with its text and the scenarios that exercise it; `page` is the name of its file."""

    rule: Rule
    page: str
    text: tuple[TextLine, ...]
    scenarios: tuple[ScenarioShown, ...]

    @property
    def failed(self) -> int:
        """How many of its scenarios failed."""
        return sum(scenario.run.outcome == FAILED for scenario in self.scenarios)

    @property
    def silent(self) -> int:
        """How many of its lines decide in no scenario."""
        return sum(line.deciding == () for line in self.text)


@frozen
class Site:
    """All that the site says; `ran` is the moment of the run in plain words."""

    house: House
    ran: str
    rules: tuple[RuleShown, ...]
    features: tuple[FeatureShown, ...]

    @property
    def scenarios(self) -> tuple[ScenarioShown, ...]:
        """All scenarios, in their order."""
        return tuple(scenario for feature in self.features for scenario in feature.scenarios)


def site_from_runs(house: House, runs: Runs, now: int) -> Site:
    """The site of a house; scenarios on other houses, and on other versions of it, exercise none of its rules."""
    pages = dict(zip(house.rules, _names("rule", [rule.title for rule in house.rules]), strict=True))
    rule_of = {line.id: rule for rule in house.rules for line in all_lines(rule.lines)}
    features = tuple(_features(house, runs.scenarios, rule_of, pages))
    shown = [scenario for feature in features for scenario in feature.scenarios]
    rules = tuple(_rule(house, rule, pages[rule], shown) for rule in house.rules)
    return Site(house, plain_moment(now, house.zone), rules, features)


def files_from_site(site: Site) -> dict[str, str]:
    """The files of the site by their names. They ask for nothing but each other, and work without a server."""
    common = {
        "site": site,
        "language": "en",
        "house": site.house,
        "in_force": plain_date(site.house.in_force_from),
        "release": version("evenhand"),
        "failed": sum(feature.failed for feature in site.features),
    }
    home = "engine.documenting"
    files = {"index.html": rendered(home, "overview.html.jinja", **common)}
    files |= {rule.page: rendered(home, "rule.html.jinja", rule=rule, **common) for rule in site.rules}
    files |= {one.page: rendered(home, "feature.html.jinja", feature=one, **common) for one in site.features}
    index = json.dumps(list(_index(site)), ensure_ascii=False, indent=0).replace("<", "\\u003c")
    files["search-index.js"] = f"const searchIndex = {index};\n"
    files["search.js"] = rendered(home, "search.js")
    return files


def _names(kind: str, titles: Iterable[str]) -> list[str]:
    """A file name for each title, made of its letters; those alike are numbered."""
    names: list[str] = []
    for title in titles:
        plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
        stem = f"{kind}-{_NO_LETTER.sub('-', plain).strip('-') or 'untitled'}"[:80]
        taken = sum(name == f"{stem}.html" or name.startswith(f"{stem}--") for name in names)
        names.append(f"{stem}--{taken + 1}.html" if taken else f"{stem}.html")
    return names


def _features(
    house: House, runs: tuple[ScenarioRun, ...], rule_of: Mapping[str, Rule], pages: Mapping[Rule, str]
) -> Iterator[FeatureShown]:
    by_file: dict[tuple[str, str], list[ScenarioRun]] = {}
    for run in runs:
        by_file.setdefault((run.file, run.feature), []).append(run)
    names = _names("feature", [title for _, title in by_file])
    for ((file, title), own), page in zip(by_file.items(), names, strict=True):
        shown = []
        for number, run in enumerate(own, start=1):
            fired = [rule_of[line] for name, hash_, line in run.fired if (name, hash_) == (house.name, house.hash)]
            rules = tuple((rule.title, pages[rule], fired.count(rule)) for rule in dict.fromkeys(fired))
            anchor = f"scenario-{number}"
            shown.append(ScenarioShown(run, f"{page}#{anchor}", anchor, rules))
        yield FeatureShown(title, own[0].description, file, page, tuple(shown))


def _rule(house: House, rule: Rule, page: str, scenarios: Iterable[ScenarioShown]) -> RuleShown:
    deciding: dict[str, list[ScenarioShown]] = {line.id: [] for line in leaves(rule.lines)}
    exercising = []
    for scenario in scenarios:
        own = [line for name, hash_, line in scenario.run.fired if (name, hash_) == (house.name, house.hash)]
        own = [line for line in own if line in deciding]
        if own:
            exercising.append(scenario)
        for line in own:
            deciding[line].append(scenario)
    at_line = {line.span.line: line.id for line in all_lines(rule.lines) if line.id in deciding}
    text = tuple(
        TextLine(written, tuple(deciding[at_line[number]]) if number in at_line else None)
        for number, written in enumerate(rule.span.text.rstrip().split("\n"), start=rule.span.line)
    )
    return RuleShown(rule, page, text, tuple(exercising))


def _index(site: Site) -> Iterator[tuple[str, str, str, str]]:
    """What can be found: what it is, its title, its address, and the words in it."""
    for rule in site.rules:
        yield "rule", rule.rule.title, rule.page, rule.rule.span.text
    for scenario in site.scenarios:
        words = " ".join(step.text for step in scenario.run.steps)
        yield "scenario", scenario.run.name, scenario.address, f"{words} {' '.join(scenario.run.tags)}"
