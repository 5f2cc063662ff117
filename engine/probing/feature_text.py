"""A feature as text, with the keywords of its language."""

from collections.abc import Iterator, Sequence

from attrs import frozen
from gherkin.dialect import Dialect

from engine.probing.outline import Line, Scenario


@frozen
class Feature:
    """A feature: its name, what it says of itself, the step of its background, its scenarios."""

    name: str
    description: tuple[str, ...]
    background: Line
    scenarios: tuple[Scenario, ...]
    language: str


def text_from_feature(feature: Feature) -> str:
    """The text of a `.feature` file."""
    return "\n".join(_lines(feature)) + "\n"


def _lines(feature: Feature) -> Iterator[str]:
    dialect = Dialect.for_name(feature.language)
    assert dialect is not None
    if feature.language != "en":
        yield f"# language: {feature.language}"
    yield f"{dialect.feature_keywords[0]}: {feature.name}"
    for line in feature.description:
        yield f"  {line}"
    yield ""
    yield f"  {dialect.background_keywords[0]}:"
    yield from _steps([feature.background], dialect)
    for scenario in feature.scenarios:
        yield ""
        yield from _scenario(scenario, dialect)


def text_from_scenario(scenario: Scenario, language: str) -> str:
    """The text of one scenario, indented as in its file."""
    dialect = Dialect.for_name(language)
    assert dialect is not None
    return "\n".join(_scenario(scenario, dialect))


def _scenario(scenario: Scenario, dialect: Dialect) -> Iterator[str]:
    keyword = dialect.scenario_outline_keywords[0] if scenario.examples else _own(dialect.scenario_keywords)
    yield f"  {keyword}: {scenario.title}"
    yield from _steps(scenario.lines, dialect)
    if scenario.examples:
        yield ""
        yield f"    {dialect.examples_keywords[0]}:"
        yield from _table(scenario.examples, "      ")


def _own(keywords: Sequence[str]) -> str:
    """The keyword that is the last of its kind: `Scenario`, where there is also `Example`."""
    return next((one for one in keywords if one in ("Scenario", "Skenario")), keywords[0])


def _steps(lines: Sequence[Line], dialect: Dialect) -> Iterator[str]:
    keywords = {
        "given": dialect.given_keywords,
        "when": dialect.when_keywords,
        "then": dialect.then_keywords,
    }
    before = ""
    for line in lines:
        known = dialect.and_keywords if line.type == before else keywords[line.type]
        yield f"    {known[1]}{line.text}"
        before = line.type
        yield from _table(line.table, "      ")


def _table(rows: Sequence[Sequence[str]], indent: str) -> Iterator[str]:
    if not rows:
        return
    cells = [[cell.replace("\\", "\\\\").replace("|", "\\|") for cell in row] for row in rows]
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    for row in cells:
        yield f"{indent}| {' | '.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))} |"
