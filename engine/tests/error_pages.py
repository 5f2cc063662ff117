"""The pages of docs/errors, taken apart: the files of an example, what is typed, what is printed, and the mend."""

import re
from collections.abc import Mapping
from pathlib import Path

from attrs import field, frozen
from click.testing import CliRunner
from houses import HEAD, house_text

from cli import program

FOLDER = Path(__file__).parents[2] / "docs" / "errors"
_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)

# What a page can only say in words: the files that get the message, and those that no longer do.
IN_WORDS: dict[str, tuple[dict[str, bytes], dict[str, bytes]]] = {
    "E001": ({}, {"salon.house": HEAD.encode()}),
    "E002": ({"salon.house": b"# much too much\n" * (1 << 17)}, {"salon.house": HEAD.encode()}),
    "E003": ({"salon.house": HEAD.encode() + b"# " + b"much too much " * 5000}, {"salon.house": HEAD.encode()}),
    "E004": ({"salon.house": (HEAD + f"define dear: {'(' * 70}price is EUR 9{')' * 70}\n").encode()},
             {"salon.house": (HEAD + "define dear: (price is EUR 9)\n").encode()}),
    "E005": ({"salon.house": f"# Café\n{HEAD}".encode("latin-1")}, {"salon.house": f"# Café\n{HEAD}".encode()}),
    "E111": ({"salon.house": b"hello\n" * 101}, {"salon.house": HEAD.encode()}),
}  # fmt: skip


@frozen
class Page:
    """A page: its title line, what is typed and printed, the files of the example and those of the mend."""

    code: str
    title: str
    command: str
    printed: str
    example: Mapping[str, bytes] = field(repr=False)
    mended: Mapping[str, bytes] = field(repr=False)


def read_page(path: Path) -> Page:
    """A page of the folder."""
    text = path.read_text(encoding="utf-8")
    example: dict[str, bytes] = {}
    mended: dict[str, bytes] = {}
    files, command, printed = example, "", ""
    for language, note, block in _BLOCK.findall(text):
        if language == "console":
            first, _, printed = block.partition("\n")
            command = first.removeprefix("$ evenhand ")
            files = mended
        elif language == "event":
            files["events.jsonl"] = block.encode()
        elif language == "house":
            files[note if note not in ("", "added") else "salon.house"] = (
                house_text(block) if note == "added" else block
            ).encode()
    if path.stem in IN_WORDS:
        example, mended = IN_WORDS[path.stem]
    return Page(path.stem, text.partition("\n")[0], command, printed, example, {**example, **mended})


def typed(command: str, files: Mapping[str, bytes], folder: Path) -> str:
    """What the program shows when a command is typed in a folder with these files; `> file` takes its output away."""
    for name, data in files.items():
        (folder / name).write_bytes(data)
    words, _, taken = command.partition(" > ")
    result = CliRunner().invoke(program, words.split())
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.stderr if taken else result.stderr + result.stdout
