"""The commands that say which scenarios a house has, and which it lacks."""

from pathlib import Path

import click

from cli_terminal import checked_house, counting, house_path


@click.command()
@click.argument("house", type=click.Path(path_type=Path))
@click.option("-o", "--output", "file", type=click.Path(path_type=Path), metavar="FILE", help="Where to write it.")
@click.option("--language", metavar="LANGUAGE", help="What it is written in: en, id, nl or sv; else as the house is.")
def scenarios(house: Path, file: Path | None, language: str | None) -> None:
    """Write the scenarios that a house lacks: each line reached, each threshold one step below, at and above.

    evenhand scenarios salon.house -o salon.feature
    """
    from engine.probing.house_feature import feature_of_house, language_of
    from engine.testing.spoken_phrases import spoken_languages

    path = house_path(house)
    model = checked_house(path)
    known = ("en", *spoken_languages())
    if language is not None and language not in known:
        raise click.UsageError(f"--language: steps are said in {', '.join(known)}, not in {language!r}")
    if file is not None and file.exists():
        raise click.UsageError(f"{file} exists already; name another file")
    lines = sum(len(rule.events) for rule in model.rules) * 4
    with counting("looking for events", lines) as reached:
        written = feature_of_house(model, path, _reference(path, file), language or language_of(model), reached)
    if file is None:
        click.echo(written.text, nl=False)
    else:
        try:
            file.write_text(written.text, encoding="utf-8")
        except OSError as error:
            raise click.UsageError(f"{file} cannot be written: {error.strerror}") from None
        click.echo(f"{file} has {written.scenarios} scenarios; run them with: evenhand test {file}")
    for one in written.not_reached:
        line = one.place.line
        click.echo(f"{line.span.place}: no {one.event} was found on which this line decides: {line.text}", err=True)


def _reference(house: Path, file: Path | None) -> str:
    """How a feature names the house: as it is seen from the folder of the feature; one that is printed stands beside
    it."""
    from os.path import relpath

    return house.name if file is None else Path(relpath(house, file.parent)).as_posix()
