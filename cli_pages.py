"""The commands that make pages for people."""

import sys
from pathlib import Path

import click

from cli_terminal import HOUSE_HAS_ERRORS, house_path, moment_option, now_option, print_problems


@click.command()
@click.argument("house", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", "folder", type=click.Path(path_type=Path), default=Path(), metavar="FOLDER", help="Where to."
)
@click.option(
    "--format", "form", type=click.Choice(("html", "markdown", "text")), default="html", help="What to write."
)
@click.option("--language", "only", metavar="LANGUAGE", help="Only the page in this language, as in nl.")
@now_option
def publish(house: Path, folder: Path, form: str, only: str | None, now: str | None) -> None:
    """Write the house rules as clients read them: a page for each language of the house.

    evenhand publish salon.house -o site
    """
    from engine.compiler import check_file
    from engine.planning.plan_from_model import plan_from_model
    from engine.publishing.client_language import PUBLISHED_IN
    from engine.publishing.page_from_house import page_from_house
    from engine.publishing.text_from_page import file_name, text_from_page

    path = house_path(house)
    checked = check_file(path)
    model = checked.house
    if model is None:
        print_problems(checked.diagnostics)
        sys.exit(HOUSE_HAS_ERRORS)
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
        pages[folder / file_name(path.stem, language, form)] = text_from_page(page, form, path.stem)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file, text in pages.items():
            file.write_text(text, encoding="utf-8")
            click.echo(f"{file}")
    except OSError as error:
        raise click.UsageError(f"{error.filename} cannot be written: {error.strerror}") from None
