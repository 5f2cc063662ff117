"""The commands that ask a house many times: over the time that is left, and over a history."""

import sys
from pathlib import Path

import click

from cli_terminal import UNREADABLE_EVENT, checked_house, form_option, history_option, now_option


@click.command()
@click.argument("house", type=click.Path(path_type=Path))
@click.argument("event")
@click.argument("facts", nargs=-1, metavar="[KEY=VALUE]...")
@history_option
@now_option
@form_option("text", "json", "svg")
def curve(house: Path, event: str, facts: tuple[str, ...], history: Path | None, now: str | None, form: str) -> None:
    """Show what an event on a booking costs at each moment from now to the start, as steps.

    evenhand curve salon.house cancellation cancelled-by=client start=2027-11-19T14:00 price=EUR80 at=2027-11-10T09:00
    """
    import json

    from engine.curve.curve import curve_of

    try:
        found = curve_of(checked_house(house), event, facts, history, now)
    except OSError as error:
        raise click.UsageError(f"{error.filename} cannot be read: {error.strerror}") from None
    for problem in found.problems:
        click.echo(problem.text(event), err=True)
    if found.curve is None:
        sys.exit(UNREADABLE_EVENT)
    from engine.curve.curve_told import curve_json, curve_svg, curve_text

    if form == "json":
        click.echo(json.dumps(curve_json(found.curve), ensure_ascii=False, indent=2))
    elif form == "text":
        click.echo(curve_text(found.curve))
    else:
        drawn = curve_svg(found.curve)
        if drawn is None:
            raise click.UsageError("it costs the same at each moment, or is not always possible: there is no chart")
        click.echo(drawn, nl=False)
