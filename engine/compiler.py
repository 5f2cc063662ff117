"""The whole way to the model on one page: a file → source → syntax → model."""

import gc
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from attrs import frozen

import policies
from engine.checking.model_from_syntax import model_from_syntax
from engine.model import House
from engine.time.almanac import Almanac
from grammar.diagnostic import Diagnostics, Severity
from grammar.keywords import forms
from grammar.sentence import sentence
from grammar.source import Source, Span
from grammar.source_from_bytes import source_from_bytes
from grammar.syntax import File, Include
from grammar.syntax_from_text import syntax_from_text

_DEEPEST = 8


@frozen
class Checked:
    """What came of checking a house: the model, or None where there are errors, and every problem found.

    `sources` are all the texts that were read for it, the vocabulary first and its own file last.
    """

    house: House | None
    diagnostics: Diagnostics
    sources: tuple[Source, ...] = ()


def check_file(path: Path, name: str | None = None) -> Checked:
    """Reads and checks the house in a file; `name` is what messages call it (the path as given)."""
    diagnostics = Diagnostics()
    known_as = name or str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        return _unreadable(known_as, error)
    return check_bytes(known_as, data, path.parent, diagnostics)


def check_files(paths: Iterable[Path]) -> Diagnostics:
    """Every problem of several files. Files of one house are its versions, in the order given."""
    diagnostics = Diagnostics()
    latest: dict[str, House] = {}
    for path in paths:
        checked = check_file(path)
        diagnostics.found.extend(checked.diagnostics)
        if checked.house is not None:
            if checked.house.name in latest:
                check_order(latest[checked.house.name], checked.house, diagnostics)
            latest[checked.house.name] = checked.house
    return diagnostics


def versions_in(folder: Path) -> list[Path]:
    """The houses in a folder in the order in which they begin; last those that cannot be read."""

    def begins(path: Path) -> tuple[bool, int]:
        house = check_file(path).house
        return house is None, 0 if house is None else house.in_force_from

    return sorted(sorted(folder.glob("*.house")), key=begins)


def check_text(text: str, name: str = "text.house", folder: Path | None = None) -> Checked:
    """Checks a house given as text. Included files are looked for below `folder`, and among those that ship."""
    return check_bytes(name, text.encode(), folder, Diagnostics())


def check_bytes(name: str, data: bytes, folder: Path | None, diagnostics: Diagnostics) -> Checked:
    """Checks a house given as bytes."""
    was_enabled = gc.isenabled()
    # A tree only grows while it is read and checked; to look for cycles in it again and again takes a seventh of the
    # time, and more the larger it is.
    gc.disable()
    try:
        return _checked(name, data, folder, diagnostics)
    finally:
        if was_enabled:
            gc.enable()


def _checked(name: str, data: bytes, folder: Path | None, diagnostics: Diagnostics) -> Checked:
    source = source_from_bytes(name, data, diagnostics)
    if source is None:
        return Checked(None, diagnostics)
    file = syntax_from_text(source, diagnostics)
    unread = [problem.span for problem in diagnostics.found if problem.severity is Severity.ERROR]
    files = (vocabulary(), *_included(file, folder, diagnostics, (source.file_name,)), file)
    found = Diagnostics()
    house = model_from_syntax(files, found)
    # What seems to be missing may stand in what could not be read, and what was wrong with a piece of text as it was
    # read says it best.
    hidden = (_MADE_IN_RULES if unread else set()) | (_DECLARED if not _only_in_rules(unread, files) else set())
    told = {(d.span.source.name, d.span.start) for d in diagnostics.found}
    diagnostics.found.extend(
        d for d in found.found if d.code not in hidden and (d.span.source.name, d.span.start) not in told
    )
    return Checked(None if diagnostics.errors else house, diagnostics, tuple(read.span.source for read in files))


def check_sources(sources: Iterable[Source], almanac: Almanac) -> Checked:
    """Checks a version again from the texts that were read for it, with the zone rules and holidays of its time."""
    diagnostics = Diagnostics()
    files = tuple(syntax_from_text(source, diagnostics) for source in sources)
    house = model_from_syntax(files, diagnostics, almanac)
    return Checked(None if diagnostics.errors else house, diagnostics, tuple(read.span.source for read in files))


_DECLARED = {"E201", "E202", "E203", "E204", "E205", "E208", "E210", "E601", "E603", "E604"}
_MADE_IN_RULES = {"E209", "E213", "E402", "E408", "W902", "W903"}


def _only_in_rules(unread: list[Span], files: Iterable[File]) -> bool:
    """Whether all that could not be read stands in blocks that declare nothing, by the first line of each."""
    languages = {file.span.source: file.language for file in files}
    return all(span.source in languages and _quiet(span, languages[span.source]) for span in unread)


def _quiet(span: Span, language: str) -> bool:
    known = forms(language)
    heads = "|".join(re.escape(form) for kind in ("RULE", "GUARANTEE", "NOTE") for form in known[kind])
    first_lines = re.findall(r"^[^\s#].*", span.source.text[: span.start + 1], re.MULTILINE)
    return bool(first_lines) and re.match(rf"(?:{heads})(?![\w-])", first_lines[-1]) is not None


@cache
def vocabulary() -> File:
    """The standard vocabulary, which every house sees."""
    diagnostics = Diagnostics()
    file = syntax_from_text(Source("vocabulary.house", policies.read_text("vocabulary.house"), ships=True), diagnostics)
    assert not diagnostics.found, diagnostics.found
    return file


def _included(file: File, folder: Path | None, diagnostics: Diagnostics, chain: tuple[str, ...]) -> Iterable[File]:
    for block in file.blocks:
        if not isinstance(block, Include):
            continue
        if len(chain) > _DEEPEST:
            diagnostics.add(
                "E704",
                sentence("files include one another more than {} deep", _DEEPEST),
                block.path.span,
                sentence("include it from the house itself"),
            )
            continue
        source = _included_source(block, folder, diagnostics)
        if source is None:
            continue
        if source.name in chain:
            diagnostics.add(
                "E704",
                sentence("`{}` includes itself", block.path.value),
                block.path.span,
                sentence("take one of both lines out"),
            )
            continue
        included = syntax_from_text(source, diagnostics)
        yield from _included(included, folder, diagnostics, (*chain, source.name))
        yield included


def _included_source(block: Include, folder: Path | None, diagnostics: Diagnostics) -> Source | None:
    wanted = block.path.value if block.path.value.endswith(".house") else f"{block.path.value}.house"
    if Path(wanted).is_absolute() or ".." in Path(wanted).parts:
        diagnostics.add(
            "E703",
            sentence("`{}` lies outside the folder of this house", block.path.value),
            block.path.span,
            sentence("put the file below that folder, and name it from there"),
        )
        return None
    if folder is not None:
        path = folder / wanted
        if path.is_file() and not path.resolve().is_relative_to(folder.resolve()):
            diagnostics.add(
                "E703",
                sentence("`{}` leads outside the folder of this house", block.path.value),
                block.path.span,
                sentence("put the file itself there"),
            )
            return None
        try:
            return source_from_bytes(wanted, path.read_bytes(), diagnostics)
        except FileNotFoundError:
            pass
        except OSError:
            diagnostics.add("E001", sentence("`{}` cannot be read", block.path.value), block.path.span)
            return None
    try:
        return Source(wanted, policies.read_text(wanted), ships=True)
    except (OSError, ValueError):
        diagnostics.add(
            "E702",
            sentence("there is no file `{}` to include", block.path.value),
            block.path.span,
            sentence('name a file below the folder of this house, as in `include "limits/eu/consumer"`'),
        )
        return None


def check_order(before: House, house: House, diagnostics: Diagnostics) -> None:
    """A version begins after the one it follows, on a day of its own."""
    if house.in_force_from > before.in_force_from:
        return
    begins = before.begins
    diagnostics.add(
        "E701",
        sentence("this version of `{}` begins on the same day as the one it follows", house.name)
        if house.in_force_from == before.in_force_from
        else sentence("this version of `{}` begins before the one it follows", house.name),
        house.begins,
        sentence("let it begin after `{}`, or name the files in the order in which they begin", begins.text),
        ((sentence("the version named before it begins here"), begins),),
    )


def _unreadable(name: str, error: OSError) -> Checked:
    diagnostics = Diagnostics()
    nowhere = Span(Source(name, ""), 0, 0)
    if isinstance(error, FileNotFoundError):
        diagnostics.add(
            "E001",
            sentence("there is no file `{}`", name),
            nowhere,
            sentence("look at its name and folder, or write one with `evenhand new`"),
        )
    elif isinstance(error, IsADirectoryError):
        diagnostics.add(
            "E001",
            sentence("`{}` is a folder, not a house", name),
            nowhere,
            sentence("name the file in it: `{}/….house`", name),
        )
    else:
        diagnostics.add("E001", sentence("`{}` cannot be read", name), nowhere, sentence("look at who may read it"))
    return Checked(None, diagnostics)
