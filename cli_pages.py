"""The commands that make pages for people."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from cli_terminal import checked_house, house_path, moment_option, now_option, write_file

F = TypeVar("F", bound=Callable[..., Any])


def folder_option(default: str) -> Callable[[F], F]:
    """`-o FOLDER`: where the files go."""
    return click.option(
        "-o", "--output", "folder", type=click.Path(path_type=Path), default=Path(default), metavar="FOLDER",
        help="Where the files go.", show_default=True,
    )  # fmt: skip


@click.command()
@click.argument("house", type=click.Path(path_type=Path))
@folder_option(".")
@click.option(
    "--format", "form", type=click.Choice(("html", "markdown", "text")), default="html", help="What to write."
)
@click.option("--language", "only", metavar="LANGUAGE", help="Only the page in this language, as in nl.")
@now_option
def publish(house: Path, folder: Path, form: str, only: str | None, now: str | None) -> None:
    """Write the house rules as clients read them: a page for each language of the house.

    evenhand publish salon.house -o site
    """
    from engine.planning.plan_from_model import plan_from_model
    from engine.publishing.client_language import PUBLISHED_IN
    from engine.publishing.page_from_house import page_from_house
    from engine.publishing.text_from_page import file_name, text_from_page

    path = house_path(house)
    model = checked_house(house)
    offered = [language for language in model.languages if language in PUBLISHED_IN]
    if only is not None and only not in PUBLISHED_IN:
        raise click.UsageError(f"there are pages in {', '.join(PUBLISHED_IN)}, not in {only!r}")
    if not offered and only is None:
        spoken = ", ".join(model.languages)
        raise click.UsageError(f"the house speaks {spoken}, and there are pages in {', '.join(PUBLISHED_IN)}")
    moment = moment_option("--now", now, model)
    first = model.zone.start_of_day(model.in_force_from)
    plan = plan_from_model(model)
    pages = {}
    for language in [only] if only is not None else offered:
        others = [] if only is not None else [one for one in offered if one != language]
        page = page_from_house(plan, language, first if moment is None else moment, others)
        pages[file_name(path.stem, language, form)] = text_from_page(page, form, path.stem)
    write_files(folder, pages)
    for name in pages:
        click.echo(f"{folder / name}")


@click.command()
@click.argument("house", type=click.Path(path_type=Path))
@click.argument("features", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@folder_option("site")
@now_option
def docs(house: Path, features: tuple[Path, ...], folder: Path, now: str | None) -> None:
    """Run the scenarios, and write a site of each rule with the scenarios that show it.

    evenhand docs salon.house salon.feature -o site
    """
    from time import time

    from engine.documenting.scenario_runs import run_scenarios
    from engine.documenting.site_from_runs import files_from_site, site_from_runs

    model = checked_house(house)
    moment = moment_option("--now", now, model)
    runs = run_scenarios(features)
    if not runs.scenarios:
        sys.exit(runs.code)
    site = site_from_runs(model, runs, int(time()) if moment is None else moment)
    write_files(folder, files_from_site(site))
    click.echo(f"{folder / 'index.html'}")
    sys.exit(runs.code)


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Writes texts by their names; stops the program with a plain sentence if it cannot."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            write_file(folder / name, text)
    except OSError as error:
        raise click.UsageError(f"{error.filename} cannot be written: {error.strerror}") from None
