"""The commands that write a house as text: a ready-made one, the canonical text, another language."""

import sys
from pathlib import Path

import click

from cli_terminal import FOUND_SOMETHING, HOUSE_HAS_ERRORS, OK, house_path, print_problems, write_file


@click.command()
@click.argument("trade", required=False)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--language", default="en", metavar="LANGUAGE", help="What it is written in: en, id, nl or sv.")
@click.option("--list", "list_trades", is_flag=True, help="Name the trades there are.")
def new(trade: str | None, file: Path | None, language: str, list_trades: bool) -> None:
    """Write a ready-made house to start from.

    evenhand new salon my-salon.house
    """
    from policies import trades

    if language != "en":
        known_language(language)

    known = trades()
    if list_trades or trade is None:
        click.echo("\n".join(known))
        return
    if trade not in known:
        raise click.UsageError(f"there is no ready-made house for {trade!r}; there are: {', '.join(known)}")
    target = file or Path(f"{trade}.house")
    text = ready_made(trade, language)
    try:
        target.open("x").close()
    except FileExistsError:
        raise click.UsageError(f"{target} exists already; name another file") from None
    except OSError as error:
        raise click.UsageError(f"{target} cannot be written: {error.strerror}") from None
    try:
        write_file(target, text)
    except click.UsageError:
        target.unlink()
        raise
    click.echo(f"{target} is yours now. Change it, then run: evenhand check {target}")
    if trade not in trades(language):
        click.echo("Its rules are in your language; its own names and its words to clients are in English yet.")


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--check", "only_check", is_flag=True, help="Write nothing; name the files that would change.")
@click.option("--diff", "show_diff", is_flag=True, help="Write nothing; show what would change.")
def fmt(files: tuple[Path, ...], only_check: bool, show_diff: bool) -> None:
    """Write the canonical text in place. `-` reads standard input and writes standard output."""
    from engine.formatting import difference, formatted

    worst = OK
    for file in files:
        standard = str(file) == "-"
        data = sys.stdin.buffer.read() if standard else read_bytes(house_path(file))
        result = formatted("<standard input>" if standard else str(file), data)
        if result.text is None:
            print_problems(result.diagnostics)
            worst = HOUSE_HAS_ERRORS
            continue
        changed = result.text.encode() != data
        if show_diff and changed:
            click.echo(difference(str(file), data, result.text), nl=False)
        elif only_check and changed:
            click.echo(f"{file} would change")
        elif standard and not only_check:
            click.echo(result.text, nl=False)
        elif changed and not (only_check or show_diff):
            write_file(house_path(file), result.text)
        if changed and (only_check or show_diff) and worst == OK:
            worst = FOUND_SOMETHING
    sys.exit(worst)


@click.command()
@click.argument("house", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--to", "language", required=True, metavar="LANGUAGE", help="en, id, nl or sv.")
def translate(house: Path, language: str) -> None:
    """Print a house in another language: its keywords and the names of the vocabulary. Your own words stay.

    evenhand translate salon.house --to nl > salon.nl.house
    """
    from engine.formatting import formatted

    known_language(language)
    standard = str(house) == "-"
    data = sys.stdin.buffer.read() if standard else read_bytes(house_path(house))
    result = formatted("<standard input>" if standard else str(house), data, language)
    if result.text is None:
        print_problems(result.diagnostics)
        sys.exit(HOUSE_HAS_ERRORS)
    click.echo(result.text, nl=False)


def ready_made(trade: str, language: str) -> str:
    """The text of a ready-made house; its keywords alone in the language where it is not written there."""
    from policies import trades

    written = trades(language)
    if trade in written:
        return written[trade].read_text(encoding="utf-8")
    from engine.formatting import formatted

    text = formatted(trade, trades()[trade].read_bytes(), language).text
    assert text is not None
    return text


def known_language(language: str) -> None:
    """Stops the program where a house cannot be written in a language."""
    from grammar.keywords import languages

    if language not in languages():
        raise click.UsageError(f"a house is written in one of {', '.join(languages())}, not in {language!r}")


def read_bytes(path: Path) -> bytes:
    """The content of a file that the command needs; stops the program with a plain sentence if it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise click.UsageError(f"there is no file {path}") from None
    except OSError as error:
        raise click.UsageError(f"{path} cannot be read: {error.strerror}") from None
