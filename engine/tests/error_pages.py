"""The pages of docs/errors, taken apart: the files of an example, what is typed, what is printed, and the mend."""

import re
from collections.abc import Mapping, Sequence
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path
from runpy import run_path
from tempfile import TemporaryDirectory

from attrs import field, frozen
from click.testing import CliRunner
from houses import HEAD, house_text

from cli import program

FOLDER = Path(__file__).parents[2] / "docs" / "errors"
_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ ((?:evenhand|python) .*)\n", re.MULTILINE)

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
    commands: tuple[str, ...]
    printed: str
    example: Mapping[str, bytes] = field(repr=False)
    mended: Mapping[str, bytes] = field(repr=False)


def read_page(path: Path) -> Page:
    """A page of the folder."""
    text = path.read_text(encoding="utf-8")
    example: dict[str, bytes] = {}
    mended: dict[str, bytes] = {}
    files, commands, printed = example, [], ""
    for language, note, block in _BLOCK.findall(text):
        if language == "console":
            commands = _COMMAND.findall(block)
            printed = _COMMAND.sub("", block)
            files = mended
        elif language == "event":
            files["events.jsonl"] = block.encode()
        elif language == "python":
            files[note] = block.encode()
        elif language == "house":
            files[note if note not in ("", "added") else "salon.house"] = (
                house_text(block) if note == "added" else block
            ).encode()
    if path.stem in IN_WORDS:
        example, mended = IN_WORDS[path.stem]
    return Page(path.stem, text.partition("\n")[0], tuple(commands), printed, example, {**example, **mended})


def shown_by(page: Page, folder: Path) -> str:
    """What the program shows of the example of a page; of a hundred and one problems, the last."""
    shown = typed(page.commands, page.example, folder)
    return shown[shown.index("error[E111]") :] if page.code == "E111" else shown


def typed(commands: Sequence[str], files: Mapping[str, bytes], folder: Path) -> str:
    """What the program shows when commands are typed in a folder with these files; `> file` takes its output away."""
    for name, data in files.items():
        (folder / name).write_bytes(data)
    shown = ""
    for command in commands:
        words, _, taken = command.partition(" > ")
        verb, *rest = words.split()
        if verb == "python":
            with redirect_stdout(StringIO()) as said:
                run_path(str(folder / rest[0]))
            shown += said.getvalue()
            continue
        result = CliRunner().invoke(program, rest)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        shown += result.stderr if taken else result.stderr + result.stdout
    return shown


def renew(path: Path) -> None:
    """Writes into a page what the program prints today; for whoever changes a message, to read before keeping it."""
    page = read_page(path)
    with TemporaryDirectory() as folder, chdir(folder):
        shown = shown_by(page, Path(folder))
    text = path.read_text(encoding="utf-8")
    start = text.index("```console\n")
    end = text.index("```\n", start + 3)
    said = "".join(f"$ {command}\n" for command in page.commands)
    path.write_text(f"{text[:start]}```console\n{said}{shown}{text[end:]}", encoding="utf-8")


if __name__ == "__main__":
    for one in sorted(FOLDER.glob("[EW]*.md")):
        renew(one)
