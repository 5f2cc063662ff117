"""What the commands share: exit codes, common options, and what they print on a terminal."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from pathlib import Path

    from engine.model import House
    from grammar.diagnostic import Diagnostic

OK, OUR_FAILURE, WRONG_USAGE, HOUSE_HAS_ERRORS, UNREADABLE_EVENT, FOUND_SOMETHING, UNUSABLE_BOOK = range(7)

F = TypeVar("F", bound=Callable[..., Any])


def open_streams() -> None:
    """Makes the standard streams such that anything can be printed: those that are closed lead nowhere, what is no
    terminal gets UTF-8, as all that is read is in it, and a terminal shows `?` for what it has no letter for."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, open as long as the program
        elif mode == "w" and stream.encoding.lower() != "utf-8":
            stream.reconfigure(**({"errors": "replace"} if stream.isatty() else {"encoding": "utf-8"}))


def shows_colour(stream: IO[str]) -> bool:
    """Whether a stream is a terminal whose owner does not mind colours; `NO_COLOR` with any text says that they do."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def tell_failure(error: Exception) -> None:
    """One line on what went wrong on our side; what could not be printed is not tried again."""
    if isinstance(error, OSError) and error.filename is None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        told = f"reading or printing failed: {error.strerror}"
    elif isinstance(error, OSError):
        told = f"{error.filename}: {error.strerror}"
    else:
        told = f"this is a fault of evenhand: {type(error).__name__}: {error}"
    click.echo(f"Error: {told}", err=True)


def form_option(*forms: str) -> Callable[[F], F]:
    """`--format`, with the forms that the verb can print; the first is the default."""
    return click.option("--format", "form", type=click.Choice(forms), default=forms[0], help="What to print.")


class LatePath(click.Path):
    """A file's path; `pathlib`, which takes long to load, is loaded when there is one."""

    def convert(
        self, value: "str | os.PathLike[str]", param: click.Parameter | None, ctx: click.Context | None
    ) -> "Path":
        """The path that a word of the command line says."""
        from pathlib import Path

        return Path(os.fsdecode(super().convert(value, param, ctx)))


history_option = click.option("--history", type=LatePath(), metavar="FILE", help="Earlier events, taken as facts.")
now_option = click.option("--now", metavar="MOMENT", help="The moment to take as now, as in 2027-11-19T09:00.")


def house_path(path: "Path") -> "Path":
    """The file meant: the path itself, or the one house in a folder."""
    if path.is_dir():
        houses = sorted(path.glob("*.house"))
        if len(houses) == 1:
            return houses[0]
        found = ", ".join(house.name for house in houses) or "none"
        raise click.UsageError(f"{path} is a folder; name the house in it (there is: {found})")
    return path


def house_paths(paths: "Iterable[Path]") -> "list[Path]":
    """The files meant, those of a folder with several houses in the order in which they begin."""
    from engine.compiler import versions_in

    return [
        one
        for path in paths
        for one in (versions_in(path) if path.is_dir() and len(list(path.glob("*.house"))) > 1 else [house_path(path)])
    ]


def is_book(path: str) -> bool:
    """Whether a file begins as books do; a house never does."""
    try:
        with open(path, "rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except OSError:
        return False


def moment_option(name: str, written: str | None, house: "House") -> int | None:
    """The moment that an option says, in the house's zone; stops the program if it is none."""
    from engine.time.moments import moment_from_text
    from engine.values import Misfit

    if written is None:
        return None
    moment = moment_from_text(written, house.zone)
    if isinstance(moment, Misfit):
        raise click.UsageError(f"{name}: {moment.message}" + (f" ({moment.help})" if moment.help else ""))
    return moment


def print_problems(diagnostics: "Iterable[Diagnostic]") -> None:
    """All problems, on standard error."""
    from grammar.diagnostic_text import text_from_diagnostics

    click.echo(text_from_diagnostics(diagnostics, colour=shows_colour(sys.stderr)), err=True, nl=False)


def checked_house(path: "str | os.PathLike[str]") -> "House":
    """The house in a file; stops the program with its problems if it has errors."""
    from engine.house_cache import house_from_file
    from engine.model import House

    if os.path.isdir(path):
        from pathlib import Path

        path = house_path(Path(path))
    found = house_from_file(path)
    if isinstance(found, House):
        return found
    print_problems(found)
    sys.exit(HOUSE_HAS_ERRORS)


def style() -> Callable[[str], str]:
    """How headings look: bold on a terminal, plain elsewhere."""
    return (lambda text: click.style(text, bold=True)) if shows_colour(sys.stdout) else str


def write_file(path: "Path", text: str) -> None:
    """Puts a text into a file, whole or not at all; stops the program with a plain sentence if it cannot."""
    from shutil import copymode

    place = path.resolve()
    draft = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        if place.exists() and not place.is_file():
            place.write_bytes(text.encode())
            return
        try:
            draft.write_bytes(text.encode())
            if place.exists():
                copymode(place, draft)
            draft.replace(place)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise click.UsageError(f"{path} cannot be written: {error.strerror}") from None


@contextmanager
def counting(label: str, length: int) -> Iterator[Callable[[int], None]]:
    """What hears how far a long piece of work is; on a terminal a bar shows it, from the second second on."""
    since, step, is_shown = monotonic(), max(1, length // 200), sys.stderr.isatty()
    bar: Any = None
    shown = 0

    def reached(number: int) -> None:
        nonlocal bar, shown
        if not is_shown or number - shown < step or monotonic() - since < 1:
            return
        if bar is None:
            bar = click.progressbar(length=length, file=sys.stderr, label=label)
            bar.__enter__()
        bar.update(number - shown)
        shown = number

    try:
        yield reached
        if bar is not None:
            bar.update(length - shown)
    finally:
        if bar is not None:
            bar.__exit__(None, None, None)


def progress(stream: IO[bytes], path: "Path") -> Iterable[bytes]:
    """The lines of a stream, with a bar where it is a file and there is a terminal to show it."""
    return _counted(stream, path) if path.is_file() and sys.stderr.isatty() else stream


def _counted(stream: IO[bytes], path: "Path") -> Iterator[bytes]:
    with counting("judging", path.stat().st_size) as reached:
        read = 0
        for line in stream:
            read += len(line)
            reached(read)
            yield line


class CountedStream:
    """A stream of bytes; `reached` hears how many were read."""

    def __init__(self, stream: IO[bytes], reached: Callable[[int], None]) -> None:
        self._stream: Any = stream
        self._reached = reached
        self._read = 0

    def read1(self, size: int, /) -> bytes:
        """What is there, up to so many bytes."""
        chunk: bytes = self._stream.read1(size)
        self._reached(self._read)
        self._read += len(chunk)
        return chunk
