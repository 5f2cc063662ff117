"""The commands that say which scenarios a house has, and which it lacks."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli_terminal import FOUND_SOMETHING, OK, checked_house, counting, form_option, house_path, style, write_file

if TYPE_CHECKING:
    from engine.covering.cover import Cover
    from engine.model import House
    from engine.probing.house_feature import HouseFeature

features_argument = click.argument("features", nargs=-1, type=click.Path(path_type=Path, exists=True))
language_option = click.option(
    "--language", metavar="LANGUAGE", help="What scenarios are written in: en, id, nl or sv; else as the house is."
)


@click.command()
@click.argument("house", type=click.Path(path_type=Path))
@features_argument
@click.option("-o", "--output", "file", type=click.Path(path_type=Path), metavar="FILE", help="Where to write it.")
@language_option
def scenarios(house: Path, features: tuple[Path, ...], file: Path | None, language: str | None) -> None:
    """Write the scenarios that a house lacks: each line reached, each threshold one step below, at and above.

    evenhand scenarios salon.house -o salon.feature

    With FEATURES, only those that reach a line or notice a change that these do not.
    """
    from engine.covering.reach_told import why_not_reached

    path = house_path(house)
    model = checked_house(path)
    if file is not None and file.exists():
        raise click.UsageError(f"{file} exists already; name another file")
    written = _written(model, _reference(path, file), language)
    not_reached = written.not_reached
    if features:
        written = written.only(_cover(model, features, written).missing)
    if features and not written.feature.scenarios:
        click.echo("the scenarios there are show all that could be shown", err=True)
    elif file is None:
        click.echo(written.text, nl=False)
    else:
        write_file(file, written.text)
        click.echo(f"{file} has {len(written.feature.scenarios)} scenarios; run them with: evenhand test {file}")
    for one in not_reached:
        line = one.place.line
        click.echo(f"{line.span.place}: {why_not_reached(model, one)}: {line.text}", err=True)


@click.command()
@click.argument("house", type=click.Path(path_type=Path))
@features_argument
@click.option("--strict", is_flag=True, help="Exit code 5 where a line is not reached or a change not noticed.")
@form_option("text", "json")
@language_option
def cover(house: Path, features: tuple[Path, ...], strict: bool, form: str, language: str | None) -> None:
    """Name the lines that no scenario reaches, and the changes to the house that none notices.

    evenhand cover salon.house salon.feature

    Each figure, comparison and order of two lines is changed, one at a time, and the scenarios are run. Without
    FEATURES, those in the folder of the house.
    """
    from engine.covering.cover_told import CoverText

    path = house_path(house)
    model = checked_house(path)
    found = _cover(model, features or (path.parent,), _written(model, path.name, language))
    if not found.rehearsals.passing and not found.rehearsals.failing and not features:
        raise click.UsageError(f"there is no scenario of this house in {path.parent}; name the features")
    told = CoverText(found)
    if form == "json":
        click.echo(json.dumps(told.json, ensure_ascii=False, indent=2))
    else:
        click.echo(told.text(style()), nl=False)
    is_whole = not (found.unreached or found.unnoticed)
    sys.exit(FOUND_SOMETHING if found.rehearsals.failing or (strict and not is_whole) else OK)


def _written(model: "House", reference: str, language: str | None) -> "HouseFeature":
    """The scenarios that could be written for a house."""
    from engine.covering.mutants import mutants_of
    from engine.covering.written_scenarios import written_for
    from engine.probing.house_feature import language_of
    from engine.testing.spoken_phrases import spoken_languages

    known = ("en", *spoken_languages())
    if language is not None and language not in known:
        raise click.UsageError(f"--language: steps are said in {', '.join(known)}, not in {language!r}")
    with counting("looking for events", sum(1 for _ in mutants_of(model))) as reached:
        return written_for(model, reference, language or language_of(model), reached)


def _cover(model: "House", features: tuple[Path, ...], written: "HouseFeature") -> "Cover":
    """What the scenarios of some files and folders show of a house."""
    from engine.covering.cover import cover_of
    from engine.covering.mutants import mutants_of
    from engine.covering.rehearsals import scenarios_in
    from engine.testing.rehearsal import FeatureUnreadable
    from engine.testing.session import root_of

    with counting("changing the house", sum(1 for _ in mutants_of(model))) as reached:
        try:
            return cover_of(model, scenarios_in(features), root_of(features), written, reached)
        except FeatureUnreadable as problem:
            raise click.UsageError(str(problem)) from None


def _reference(house: Path, file: Path | None) -> str:
    """How a feature names the house: as it is seen from the folder of the feature; one that is printed stands beside
    it."""
    from os.path import relpath

    return house.name if file is None else Path(relpath(house, file.parent)).as_posix()
