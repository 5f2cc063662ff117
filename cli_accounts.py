"""The commands that hand on what a book says, and account for what is in it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli_desk import book_argument, clock, opened
from cli_terminal import counting, form_option, moment_option, now_option

if TYPE_CHECKING:
    from engine.model import House


@click.command()
@book_argument
@click.option("--ack", "acked", multiple=True, metavar="ID", help="Note that this one was handed on; - reads the ids.")
@click.option("--ready", is_flag=True, help="Only what may go out now.")
@now_option
@form_option("text", "json")
def outbox(book: Path, acked: tuple[str, ...], ready: bool, now: str | None, form: str) -> None:
    """List the words, tells and actions that were not handed on yet, or note that some were.

    evenhand outbox BOOK --ack 17/1 --ack 17/2
    """
    import json

    from engine.desk.outbox import hand_on, messages

    if acked and ready:
        raise click.UsageError("--ready is for the list, --ack notes what was handed on")
    with opened(book) as at:
        given = moment_option("--now", now, at.houses[-1])
        moment = clock() if given is None else given
        if acked:
            names = [name for one in acked for name in (sys.stdin.read().split() if one == "-" else (one,))]
            done = hand_on(at, names, moment)
            if form == "json":
                click.echo(json.dumps([{"id": one.name, "before": one.before} for one in done], indent=2))
                return
            for one in done:
                click.echo(f"{one.name} " + ("handed on" if one.before is None else f"was handed on {one.before}"))
            return
        with counting("reading", sum(1 for _ in at.journal.waiting())) as seen:
            found = list(messages(at, moment if ready else None, seen))
        if form == "json":
            click.echo(json.dumps([message.json for message in found], ensure_ascii=False, indent=2))
            return
        click.echo("".join(message.plain for message in found) or "nothing waits\n", nl=False)


@click.command()
@book_argument
@click.argument("client")
@now_option
@form_option("text", "json", "csv")
def statement(book: Path, client: str, now: str | None, form: str) -> None:
    """Print a client's account: charges, payments, credits, each with its rule, and what is owed."""
    from engine.desk.statement import statement_of

    with opened(book) as at:
        given = moment_option("--now", now, at.houses[-1])
        click.echo(statement_of(at, client, clock() if given is None else given).form(form), nl=False)


@click.command()
@book_argument
@click.option("--from", "since", metavar="DAY", help="Only what happened from this day, or moment, on.")
@click.option("--to", "until", metavar="DAY", help="Only what happened up to this day and on it, or before a moment.")
@form_option("text", "json")
def report(book: Path, since: str | None, until: str | None, form: str) -> None:
    """Print what the house did: promises kept, fees by rule, what staff did otherwise, what concessions cost."""
    from engine.desk.report_from_journal import report_of

    with opened(book) as at:
        house = at.houses[-1]
        first, last = period_option("--from", since, house, 0), period_option("--to", until, house, 1)
        if first is not None and last is not None and last <= first:
            raise click.UsageError("--to is before --from")
        with counting("reading", at.journal.latest("decisions")) as seen:
            told = report_of(at, first, last, seen)
        click.echo(told.form(form), nl=False)


def period_option(name: str, written: str | None, house: "House", days: int) -> int | None:
    """The moment that an option says; of a day (`2027-11-19`) its first moment, or that of so many days later."""
    from engine.time.moments import date_from_text

    day = None if written is None else date_from_text(written)
    return house.zone.start_of_day(day + days) if isinstance(day, int) else moment_option(name, written, house)


@click.command()
@book_argument
@click.argument("folder", type=click.Path(path_type=Path))
def export(book: Path, folder: Path) -> None:
    """Write a whole book as plain files into a new folder: houses, events, decisions, and every table.

    Its events can be taken again: into a book begun with its houses they give the same decisions.
    """
    from engine.desk.export import export_book

    with opened(book) as at, counting("writing", at.journal.latest("decisions")) as seen:
        export_book(at, folder, seen)
    click.echo(f"{book} is in {folder}, as plain files")
