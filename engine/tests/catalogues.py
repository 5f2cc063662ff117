"""The sentences that the product says, and the catalogues that say them in other languages.

`python engine/tests/catalogues.py` writes the catalogues anew: what was translated stays, what is new stands without
words, what nobody says any more is gone.
"""

import ast
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from grammar.names import names

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "grammar" / "messages"
LANGUAGES = ("id", "nl", "sv")
HEADER = """\
# Messages of evenhand in {name}. English stands in msgid; braces are filled in, in their order or by number.
# Keywords and names stand as a house in this language has them. Awaits a native reader."""
NAMES = {"id": "Indonesian", "nl": "Dutch", "sv": "Swedish"}


def sentences() -> dict[str, list[tuple[str, int]]]:
    """Every template that the code says, with where it does, in order."""
    found: dict[str, list[tuple[str, int]]] = {}
    for path in _sources():
        with path.open("rb") as file:
            for line, message, _, _ in extract("python", file, keywords={"sentence": None}):
                assert isinstance(message, str)
                found.setdefault(message, []).append((path.relative_to(ROOT).as_posix(), line))
    return found


PROBLEMS = ("Diagnostic", "EventProblem", "EventRefused", "Misfit", "NotAllowed", "add", "problem")
CODE = re.compile(r"[EW]\d{3}")


def said_in_english_alone() -> Iterator[str]:
    """Where a problem is made with a text of several words that is no sentence.

    What is wrong with a table is told to whoever writes the program that brings it, in the language of its columns.
    """
    for path in _sources():
        if path.parent.name == "tables":
            continue
        calls = (node for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.Call))
        for call in calls:
            given = [*call.args, *(keyword.value for keyword in call.keywords)]
            name = getattr(call.func, "id", getattr(call.func, "attr", ""))
            if name in PROBLEMS and (name[0].isupper() or any(_is_code(one) for one in given)):
                for one in given:
                    if isinstance(one, ast.JoinedStr) or (isinstance(one, ast.Constant) and " " in str(one.value)):
                        yield f"{path.relative_to(ROOT).as_posix()}:{one.lineno}: {ast.unparse(one)}"


def values_in_english() -> Iterator[str]:
    """Where a sentence is given a value that is English and no sentence itself, nor a name of the vocabulary.

    Such a value is written beside the sentence, or in the same function under the name that it is given by.
    """
    known = {*names("nl").written, "opening"}
    for path in _sources():
        functions = (node for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.FunctionDef))
        for function in functions:
            named: dict[str, list[ast.expr]] = {}
            for node in ast.walk(function):
                if isinstance(node, ast.Assign):
                    for target in node.targets:
                        named.setdefault(getattr(target, "id", ""), []).append(node.value)
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "sentence":
                    for value in call.args[1:]:
                        found = [value, *named.get(value.id, [])] if isinstance(value, ast.Name) else [value]
                        for text in sorted({text for one in found for text in _texts(one)} - known):
                            yield f"{path.relative_to(ROOT).as_posix()}:{call.lineno}: {text}"


def _texts(node: ast.expr) -> Iterator[str]:
    """The texts with words that an expression may come to."""
    match node:
        case ast.Constant(str(text)):
            if re.search("[a-z]{2}", text):
                yield text
        case ast.JoinedStr(values):
            for value in values:
                yield from _texts(value)
        case ast.IfExp(_, one, other):
            yield from (*_texts(one), *_texts(other))
        case ast.BoolOp(_, values):
            for value in values:
                yield from _texts(value)
        case ast.Subscript(ast.Dict(_, values), _):
            for value in values:
                yield from _texts(value)


def _is_code(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value) is not None


def _sources() -> Iterator[Path]:
    for folder in ("grammar", "engine"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "tests" not in path.parts:
                yield path


def catalogue_of(language: str) -> Catalog:
    """The catalogue as it stands."""
    path = FOLDER / f"{language}.po"
    return read_po(BytesIO(path.read_bytes()), locale=language) if path.is_file() else Catalog(locale=language)


def text_of(language: str, known: dict[str, str]) -> bytes:
    """A catalogue of all sentences, with the words known for them."""
    catalogue = Catalog(locale=language, header_comment=HEADER.format(name=NAMES[language]), fuzzy=False)
    for template in sentences():
        catalogue.add(template, known.get(template, ""))
    written = BytesIO()
    write_po(written, catalogue, width=0, omit_header=False, sort_output=False)
    # Moments and versions of tools would change the file without a change of words.
    kept = ("# ", "#\n", "msgid", "msgstr", '"Content-Type', '"Language:', '"MIME', "\n")
    lines = written.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if line.startswith(kept)).encode()


def fields(template: str) -> int:
    """How many values stand in a template."""
    return sum(name is not None for _, name, _, _ in Formatter().parse(template))


def words(language: str) -> dict[str, str]:
    """Template to its words in a language."""
    return {str(message.id): str(message.string) for message in catalogue_of(language) if message.id}


if __name__ == "__main__":
    for each in LANGUAGES:
        (FOLDER / f"{each}.po").write_bytes(text_of(each, words(each)))
