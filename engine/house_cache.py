"""Checked houses kept in the user's cache folder, so that a question need not read and check the text again.

What is kept is data: the model as MessagePack behind a checksum, with the texts it was made from. Code is always
written again from it. An entry counts only if it was made of these very texts, by these very files of this program,
with these time zones and holidays, for this Python; anything else about it that is not as it should be is a reason to
check the house anew, and never an error.
"""

import os
import stat
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from fractions import Fraction
from importlib.machinery import PathFinder
from typing import TYPE_CHECKING, Any, TypeAlias
from zlib import adler32, crc32

from msgspec import MsgspecError, Struct, convert
from msgspec.msgpack import Decoder, Encoder, Ext, decode, encode
from msgspec.structs import replace

import policies
from engine.model import House
from engine.time.moments import Zone
from grammar.sentence import catalogue, know_catalogue
from grammar.source import Source, Span

if TYPE_CHECKING:
    from engine.compiler import Checked
    from grammar.diagnostic import Diagnostics

FilePath: TypeAlias = "str | os.PathLike[str]"

SWITCH = "EVENHAND_CACHE"
"""The variable of the environment that says `off`."""

MOST = 64
"""So many houses are kept; the oldest go."""

MOST_PHRASES = 4096
"""So many phrases are kept of each language."""

_LARGEST = 64 * 1024 * 1024
_MARK = b"evenhand house 1\n"
_FRACTION = 1
_HERE = os.path.dirname(__file__)
_GRAMMAR = os.path.join(os.path.dirname(_HERE), "grammar")
_MAKERS = (
    _HERE,
    os.path.join(_HERE, "checking"),
    os.path.join(_HERE, "model"),
    os.path.join(_HERE, "time"),
    _GRAMMAR,
    os.path.join(_GRAMMAR, "syntax"),
    os.path.join(_GRAMMAR, "words"),
    os.path.join(_GRAMMAR, "messages"),
    os.path.join(_HERE, "telling"),
)
"""The folders with the files that make a model of a text, and say things in its language."""

_UNUSABLE = (OSError, MsgspecError, ArithmeticError, LookupError, TypeError, ValueError, RecursionError)
"""What shows that an entry is not as it was written, or that the folder cannot be had."""

_NO_ZONE = Zone("", (0,), (0,))


class _Text(Struct, frozen=True, array_like=True):
    """A text that was read: the bytes of its file, and what they were read as."""

    name: str
    data: bytes
    text: str


class _Kept(Struct, frozen=True, array_like=True):
    """An entry; `texts` in the order in which they were read, the house's own last.

    `sentences` are those of the house's language, as reading its catalogue takes as long as half an answer.
    """

    made_by: str
    texts: tuple[_Text, ...]
    house: bytes
    sentences: Mapping[str, str] = {}


class _KeptPhrases(Struct, frozen=True, array_like=True):
    """What is said in a language for phrases in English."""

    made_by: str
    phrases: dict[str, str]


def house_from_file(path: FilePath) -> "House | Diagnostics":
    """The house in a file, as it was checked before or is checked now; its problems if it has errors."""
    try:
        data: bytes | None = _bytes_in(path)
    except OSError:
        data = None
    house = None if data is None else house_from_cache(path, data)
    if house is not None:
        return house
    # Imported here, as a house that was checked before needs neither the parser nor what checks.
    from pathlib import Path

    from engine.compiler import check_bytes, check_file
    from grammar.diagnostic import Diagnostics

    file = Path(path)
    checked = check_file(file) if data is None else check_bytes(os.fspath(path), data, file.parent, Diagnostics())
    if checked.house is None:
        return checked.diagnostics
    if data is not None:
        keep_house(path, data, checked)
    return checked.house


def house_from_cache(path: FilePath, data: bytes) -> House | None:
    """The house in a file with that content, if it was checked before; None if it has to be checked."""
    try:
        folder = _folder()
        if folder is None:
            return None
        made_by = _made_by()
        content = _content(os.path.join(folder, _entry_name(made_by, data)))
        if content is None:
            return None
        kept = decode(content, type=_Kept)
        *others, own = kept.texts
        if kept.made_by != made_by or own.data != data:
            return None
        if any(text.data != included_bytes(text.name, os.path.dirname(path)) for text in others):
            return None
        sources = [*(Source(text.name, text.text) for text in others), Source(os.fspath(path), own.text)]
        house = _house(kept.house, sources)
        if kept.sentences:
            know_catalogue(house.language, kept.sentences)
        return house
    except _UNUSABLE:
        return None


def keep_house(path: FilePath, data: bytes, checked: "Checked") -> None:
    """Keeps what came of checking a file with that content, where it has no errors and the folder can be had."""
    if checked.house is None:
        return
    with suppress(*_UNUSABLE):
        folder = _folder(make=True)
        texts = _texts(path, data, checked.sources)
        if folder is None or texts is None:
            return
        made_by = _made_by()
        house = checked.house
        content = encode(_Kept(made_by, texts, _written(house, checked.sources), dict(catalogue(house.language))))
        _write(folder, _entry_name(made_by, data), content)
        _forget_oldest(folder)


def phrases_from_cache(language: str) -> dict[str, str]:
    """What was kept as said in a language for phrases in English; empty where nothing is."""
    try:
        folder = _folder()
        content = None if folder is None else _content(os.path.join(folder, _phrases_name(language)))
        kept = None if content is None else decode(content, type=_KeptPhrases)
        return kept.phrases if kept is not None and kept.made_by == _made_by() else {}
    except _UNUSABLE:
        return {}


def keep_phrases(language: str, phrases: Mapping[str, str]) -> None:
    """Keeps what is said in a language for phrases in English, where the folder can be had."""
    with suppress(*_UNUSABLE):
        folder = _folder(make=True)
        if folder is not None and len(phrases) <= MOST_PHRASES:
            _write(folder, _phrases_name(language), encode(_KeptPhrases(_made_by(), dict(phrases))))


def included_bytes(wanted: str, folder: FilePath) -> bytes | None:
    """The content of a text that a house in that folder includes, or that ships; None where there is none to read."""
    path = os.path.join(folder, wanted)
    if os.path.isfile(path):
        inside = os.path.realpath(folder)
        return _bytes_in(path) if os.path.commonpath((inside, os.path.realpath(path))) == inside else None
    shipped = os.path.join(os.path.dirname(policies.__file__), wanted)
    return _bytes_in(shipped) if os.path.isfile(shipped) else None


def _bytes_in(path: FilePath) -> bytes:
    with open(path, "rb") as file:
        return file.read()


# --- entries -------------------------------------------------------------------------------------


def _entry_name(made_by: str, data: bytes) -> str:
    # Short, as the texts themselves are compared.
    return f"{crc32(made_by.encode()):08x}{crc32(data):08x}{adler32(data):08x}.house"


def _phrases_name(language: str) -> str:
    return f"{language}.phrases"


def _made_by() -> str:
    """What makes a model of a text: this Python, and each file of this program and of the data it takes."""
    files = [f"{sys.version} {sys.byteorder}"]
    for folder in _MAKERS:
        with os.scandir(folder) as entries:
            # A folder among them changes when Python keeps what it compiled.
            files_in = (entry for entry in entries if entry.is_file() and not entry.name.startswith("."))
            found = sorted((entry.name, entry.stat()) for entry in files_in)
        files += [folder, *(f"{name} {known.st_size} {known.st_mtime_ns}" for name, known in found)]
    for package in ("holidays", "tzdata"):
        spec = PathFinder.find_spec(package)
        if spec is not None and spec.origin is not None:
            known = os.stat(spec.origin)
            files.append(f"{spec.origin} {known.st_size} {known.st_mtime_ns}")
    return "\n".join(files)


def _texts(path: FilePath, data: bytes, sources: tuple[Source, ...]) -> tuple[_Text, ...] | None:
    """The texts that were read; None where the file of one has changed since."""
    from grammar.diagnostic import Diagnostics
    from grammar.source_from_bytes import source_from_bytes

    *others, own = sources
    texts = []
    for source in others:
        found = included_bytes(source.name, os.path.dirname(path))
        again = None if found is None else source_from_bytes(source.name, found, Diagnostics())
        if found is None or again is None or again.text != source.text:
            return None
        texts.append(_Text(source.name, found, source.text))
    return (*texts, _Text(own.name, data, own.text))


def _written(house: House, sources: tuple[Source, ...]) -> bytes:
    places = {id(source): number for number, source in enumerate(sources)}

    def plain(value: object) -> object:
        match value:
            case Span():
                return places[id(value.source)], value.start, value.end
            case Zone():
                return value.name, value.starts, value.offsets
            case Fraction():
                return Ext(_FRACTION, encode((value.numerator, value.denominator)))
        raise TypeError(type(value))

    # All calendars of a house have its zone and its holidays.
    bare = {name: replace(one, zone=_NO_ZONE, holidays=()) for name, one in house.calendars.items()}
    return Encoder(enc_hook=plain).encode(replace(house, calendars=bare))


def _house(content: bytes, sources: list[Source]) -> House:
    def made(kind: type, value: Any) -> object:
        if kind is Span:
            place, start, end = value
            return Span(sources[_whole(place)], _whole(start), _whole(end))
        if kind is Zone:
            return Zone(*convert(value, tuple[str, tuple[int, ...], tuple[int, ...]]))
        raise TypeError(kind)

    def fraction(code: int, value: memoryview) -> Fraction:
        if code != _FRACTION:
            raise ValueError(code)
        return Fraction(*decode(value, type=tuple[int, int]))

    house = Decoder(House, dec_hook=made, ext_hook=fraction).decode(content)
    holidays = tuple(house.holidays.items())
    full = {name: replace(one, zone=house.zone, holidays=holidays) for name, one in house.calendars.items()}
    return replace(house, calendars=full)


def _whole(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(value)
    return value


# --- the folder ----------------------------------------------------------------------------------


def _folder(make: bool = False) -> str | None:
    """The user's own folder for this; None where nothing is to be kept, or where others could have written there."""
    uid: Callable[[], int] | None = getattr(os, "geteuid", None)
    if uid is None or os.environ.get(SWITCH, "").strip().lower() in ("off", "no", "0"):
        return None
    caches = os.environ.get("XDG_CACHE_HOME", "")
    root = caches if os.path.isabs(caches) else os.path.join(os.path.expanduser("~"), ".cache")
    folder = os.path.join(root, "evenhand")
    for one in (root, folder) if make else ():
        with suppress(FileExistsError):
            os.mkdir(one, mode=0o700)
    return folder if stat.S_ISDIR((known := os.lstat(folder)).st_mode) and _is_own(known, uid()) else None


def _is_own(known: os.stat_result, uid: int) -> bool:
    return known.st_uid == uid and not known.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _content(entry: str) -> bytes | None:
    """What an entry keeps; None where it is not as it was written."""
    handle = os.open(entry, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as file:
        known = os.fstat(handle)
        if not stat.S_ISREG(known.st_mode) or not _is_own(known, os.geteuid()) or known.st_size > _LARGEST:
            return None
        data = file.read()
    head = len(_MARK) + 4
    content = data[head:]
    return content if data[:head] == _MARK + crc32(content).to_bytes(4, "big") else None


def _write(folder: str, name: str, content: bytes) -> None:
    """Writes an entry so that others see it whole or not at all."""
    data = _MARK + crc32(content).to_bytes(4, "big") + content
    if len(data) > _LARGEST:
        return
    draft = os.path.join(folder, f".{name}.{os.getpid()}.{os.urandom(4).hex()}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600), "wb") as file:
            file.write(data)
        os.replace(draft, os.path.join(folder, name))
    finally:
        with suppress(FileNotFoundError):
            os.unlink(draft)


def _forget_oldest(folder: str) -> None:
    with os.scandir(folder) as entries:
        found = sorted((entry.stat(follow_symlinks=False).st_mtime_ns, entry.path) for entry in entries)
    for _, path in found[:-MOST]:
        with suppress(OSError):
            os.unlink(path)
