"""The commands that hand on what a book says, and account for what is in it."""

import sys
from pathlib import Path

import click

from cli_desk import book_argument, clock, opened
from cli_terminal import counting, form_option, moment_option, now_option


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
