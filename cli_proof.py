"""The commands that show what a book is worth: that nothing in it was changed, and that everyone was treated alike."""

import sys
from pathlib import Path

import click

from cli_desk import book_argument, clock, opened, opened_journal
from cli_terminal import FOUND_SOMETHING, OK, counting, form_option, moment_option, now_option, write_file


@click.command()
@book_argument
@click.option("--head", metavar="LINK", help="A head that was printed earlier, and kept elsewhere.")
def verify(book: Path, head: str | None) -> None:
    """Repeat every decision of a book, and look whether anything in it was changed.

    Prints the head of the chain. Keep it elsewhere: with --head it shows later that nothing was redone or cut off.
    """
    from engine.desk.verify import verified

    with opened_journal(book) as journal, counting("verifying", journal.latest("decisions")) as seen:
        done = verified(journal, head, seen)
    for finding in done.found:
        click.echo(f"{book}:{finding.text}", err=True)
    found = f"{len(done.found)} found that should not be" if done.found else "all as they were given"
    click.echo(f"{done.decisions} decisions repeated, {found}")
    click.echo(f"head {done.head}")
    sys.exit(FOUND_SOMETHING if done.found else OK)


@click.command()
@book_argument
@form_option("text", "json")
def audit(book: Path, form: str) -> None:
    """Look for like cases with unlike answers, and list what staff did otherwise than the rules."""
    import json

    from engine.desk.audit import audited

    with opened(book) as desk, counting("auditing", desk.journal.latest("decisions")) as seen:
        done = audited(desk, seen)
    click.echo(json.dumps(done.json, ensure_ascii=False, indent=2) + "\n" if form == "json" else done.text, nl=False)
    if done.broken:
        click.echo(f"{book} is not as it was: run evenhand verify {book}", err=True)
    sys.exit(FOUND_SOMETHING if done.unlike or done.broken else OK)


@click.command()
@book_argument
@click.argument("booking")
@click.option(
    "-o", "--output", "file", type=click.Path(path_type=Path), metavar="FILE", help="Where to write the page."
)
@click.option("--client", metavar="ID", help="Whose booking it is, where several have one of that name.")
@now_option
def dispute(book: Path, booking: str, file: Path | None, client: str | None, now: str | None) -> None:
    """Write everything about a booking as one page: what happened, why, the rules, the money, the links.

    evenhand dispute salon.book b-17 -o b-17.html
    """
    from engine.desk.dispute import dispute_about, page_from_dispute

    with opened(book) as desk:
        moment = moment_option("--now", now, desk.houses[-1])
        page = page_from_dispute(dispute_about(desk, booking, clock() if moment is None else moment, client))
    if file is None:
        click.echo(page, nl=False)
        return
    write_file(file, page)
    click.echo(f"{file} has everything about the booking {booking}")


@click.command()
@book_argument
@click.argument("client")
@now_option
def forget(book: Path, client: str, now: str | None) -> None:
    """Take the name and all words of a client out of a book. What was decided, when and for how much stays.

    It cannot be undone. Copies of the book that are kept elsewhere are not touched.
    """
    from engine.desk.desk import houses_of
    from engine.desk.forgetting import forget as forget_client
    from engine.desk.forgetting import still_open

    with opened_journal(book) as journal:
        house = houses_of(journal)[-1]
        moment = moment_option("--now", now, house)
        done = forget_client(journal, client, clock() if moment is None else moment)
    texts = "1 text" if done.texts == 1 else f"{done.texts} texts"
    click.echo(f"{client} is forgotten: the name and {texts} are gone. What was decided is of client {done.client} now")
    for sentence in still_open(done, house):
        click.echo(f"  {sentence}")
