"""The commands of the desk: what happened, what was answered and what is owed, kept in a book."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli_terminal import (
    HOUSE_HAS_ERRORS,
    OK,
    UNREADABLE_EVENT,
    UNUSABLE_BOOK,
    CountedStream,
    counting,
    form_option,
    house_path,
    house_paths,
    moment_option,
    now_option,
    print_problems,
    style,
)

if TYPE_CHECKING:
    from engine.desk.answer import Answer
    from engine.desk.desk import Desk
    from engine.desk.sqlite_journal import SqliteJournal
    from engine.desk.taking import Taking

book_argument = click.argument("book", type=click.Path(path_type=Path))
durability_option = click.option(
    "--durability",
    type=click.Choice(("full", "normal")),
    default="full",
    help="normal is faster, and a loss of power may take the last answers back.",
)


answer_form_option = click.option(
    "--format", "form", type=click.Choice(("text", "json")), help="What to print; text on a terminal, else JSON."
)


@click.group()
def desk() -> None:
    """Begin a book for a house."""


@desk.command()
@book_argument
@click.argument("houses", nargs=-1, required=True, metavar="HOUSE...", type=click.Path(path_type=Path))
def init(book: Path, houses: tuple[Path, ...]) -> None:
    """Begin a book: one file that keeps what happens, what is answered and what is owed.

    Several houses are the versions of one, in the order in which they begin; so are the houses in a folder.
    """
    from engine.compiler import check_file, check_files
    from engine.desk.sqlite_journal import create_book
    from engine.desk.versions import found_book

    paths = house_paths(houses)
    problems = check_files(paths)
    if problems.errors:
        print_problems(problems)
        sys.exit(HOUSE_HAS_ERRORS)
    versions = [check_file(path) for path in paths]
    with told_plainly():
        journal = create_book(book, lambda made: found_book(made, versions, clock()))
        journal.close()
    name = versions[-1].house.name if versions[-1].house else ""
    click.echo(f"{book} is the book of {name}. Take events with: evenhand take {book} EVENTS")


@desk.command("add-version")
@book_argument
@click.argument("house", type=click.Path(path_type=Path))
@now_option
def add_version(book: Path, house: Path, now: str | None) -> None:
    """Add the next version of the house to a book.

    It is refused if it is announced later than the house promises (`announces changes 30 calendar days before`), or
    begins before something that was answered under another version. It is announced now: where the house in force has
    rules on `announcement`, every client is told.
    """
    from engine.compiler import check_file
    from engine.desk import versions
    from engine.time.days import date_text

    checked = check_file(house_path(house))
    problems = checked.diagnostics
    if checked.house is not None:
        moment = moment_option("--now", now, checked.house)
        with opened_journal(book) as journal, counting("looking ahead", journal.latest("clients")) as seen:
            at = clock() if moment is None else moment
            problems = versions.add_version(journal, checked, at, seen)
            announced = versions.Announced() if problems.errors else versions.announce(journal, at, seen)
    if checked.house is None or problems.errors:
        print_problems(problems)
        sys.exit(HOUSE_HAS_ERRORS)
    click.echo(f"{book} goes on with this version from {date_text(checked.house.in_force_from)}")
    for refused in announced.refused:
        click.echo(f"  not told: {refused}", err=True)
    if announced.told:
        clients = "1 client has" if announced.told == 1 else f"{announced.told} clients have"
        click.echo(f"{clients} words of it waiting: evenhand outbox {book}")
    sys.exit(UNREADABLE_EVENT if announced.refused else OK)


@click.command()
@book_argument
@click.argument("events", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--words", is_flag=True, help="Add the reply as text beside its name.")
@click.option("--shadow", is_flag=True, help="Judge and keep, but hand no words and no actions on.")
@answer_form_option
@durability_option
def take(book: Path, events: tuple[Path, ...], words: bool, shadow: bool, form: str | None, durability: str) -> None:
    """Judge events, keep them, and answer: JSON Lines, CSV or CloudEvents; `-` is standard input.

    Each decision comes out when it is kept: in words on a terminal, elsewhere one a line as JSON. An event that was
    taken before gets its first answer again.
    """
    from engine.desk.taking import Taking

    with opened(book, durability) as at:
        job = Taking(at, warn=lambda text: click.echo(text, err=True), shadow=shadow)
        for file in events:
            print_taken(job, file, answer_line(at, words, form))
    sys.exit(UNREADABLE_EVENT if job.unreadable else OK)


@click.command()
@book_argument
@click.option("--fire", is_flag=True, help="Let what is due up to now happen, and print the decisions.")
@click.option("--until", metavar="MOMENT", help="Only what is due up to this moment.")
@click.option("--words", is_flag=True, help="With --fire, add the reply as text beside its name.")
@now_option
@click.option("--format", "form", type=click.Choice(("text", "json", "csv")), help="What to print.")
@durability_option
def due(
    book: Path, fire: bool, until: str | None, words: bool, now: str | None, form: str | None, durability: str
) -> None:
    """Print what the house and its clients owe, and when."""
    from engine.desk.agenda import agenda_of
    from engine.desk.answer import Answer

    if until is not None and fire:
        raise click.UsageError("--fire goes up to --now; --until is for the list")
    if form == "csv" and fire:
        raise click.UsageError("--format csv is for the list; --fire prints decisions")
    with opened(book, durability) as at:
        moment = moment_option("--now", now, at.houses[-1])
        if not fire:
            click.echo(agenda_of(at, moment_option("--until", until, at.houses[-1])).form(form or "text"), nl=False)
            return
        line = answer_line(at, words, form)
        for answers in at.fire(clock() if moment is None else moment):
            print_answers([answer for answer in answers if isinstance(answer, Answer)], line)


@click.command()
@book_argument
@click.option("--client", metavar="ID", help="Only what was answered to this client.")
@click.option("--rule", metavar="TITLE", help="Only what this rule decided; a part of its title will do.")
@click.option(
    "--verdict", type=click.Choice(("noted", "accept", "ask", "redirect", "decline")), help="Only these answers."
)
@click.option("--since", metavar="MOMENT", help="Only events from this moment on.")
@click.option("--until", metavar="MOMENT", help="Only events up to this moment.")
@form_option("text", "json", "csv")
def log(
    book: Path,
    client: str | None,
    rule: str | None,
    verdict: str | None,
    since: str | None,
    until: str | None,
    form: str,
) -> None:
    """List what was answered, one line a decision, in the order given."""
    from engine.desk.log import Wanted, log_of

    with opened(book) as at:
        house = at.houses[-1]
        first, last = moment_option("--since", since, house), moment_option("--until", until, house)
        click.echo(log_of(at, Wanted(client, rule, verdict, first, last)).form(form), nl=False)


def explain(book: Path, decision: str, as_json: bool) -> None:
    """Prints why a decision of a book was as it was."""
    import json

    from engine.desk.retelling import decision_called, explained, explained_json

    with opened(book) as at:
        row = decision_called(at.journal, decision)
        if as_json:
            click.echo(json.dumps(explained_json(at, row), indent=2, ensure_ascii=False))
        else:
            click.echo(explained(at, row, style()))


@contextmanager
def opened(book: Path, durability: str = "full") -> "Iterator[Desk]":
    """The desk of a book; stops the program with a plain sentence if the book cannot be used."""
    from engine.desk.desk import Desk

    with opened_journal(book, durability) as journal:
        yield Desk(journal)


@contextmanager
def opened_journal(book: Path, durability: str = "full") -> "Iterator[SqliteJournal]":
    """The rows of a book, whatever is in them; stops the program in the same way."""
    from engine.desk.sqlite_journal import SqliteJournal

    with told_plainly():
        journal = SqliteJournal(book, durability)
        if journal.copied is not None:
            click.echo(f"{book} was brought to the present form; as it was, it is {journal.copied.name}", err=True)
        try:
            yield journal
        finally:
            journal.close()


@contextmanager
def told_plainly() -> Iterator[None]:
    """Stops the program with a plain sentence where a book cannot be used."""
    from engine.desk.journal import BookError

    try:
        yield
    except BookError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(UNUSABLE_BOOK)


def print_taken(job: "Taking", file: Path, line: "Callable[[Answer], str]") -> None:
    """Takes a file or pipe of events; stops the program with a plain sentence where it cannot be read."""
    try:
        # On a terminal that shows the answers a bar would only stand between them.
        size = file.stat().st_size if file.is_file() and not sys.stdout.isatty() else 0
        with click.open_file(str(file), "rb") as stream, counting("taking", size) as reached:
            for answers in job.answers(CountedStream(stream, reached if size else _unheard), str(file)):
                print_answers(answers, line)
    except OSError as error:
        if error.filename is None:
            raise
        raise click.UsageError(f"{file} cannot be read: {error.strerror}") from None


def _unheard(_: int) -> None:
    pass


def answer_line(desk: "Desk", words: bool, form: str | None) -> "Callable[[Answer], str]":
    """How answers are printed: as JSON, `words` with the reply; without a form, as text where a terminal shows it."""
    from engine.desk.retelling import answer_told, with_words

    if form == "text" or (form is None and sys.stdout.isatty()):
        return lambda answer: answer_told(answer, style())
    return (lambda answer: with_words(desk, answer)) if words else (lambda answer: answer.decision)


def print_answers(answers: "Iterable[Answer]", line: "Callable[[Answer], str]") -> None:
    """Each answer, at once."""
    for answer in answers:
        sys.stdout.buffer.write(line(answer).encode() + b"\n")
    sys.stdout.buffer.flush()


def clock() -> int:
    """Now."""
    return int(datetime.now().timestamp())
