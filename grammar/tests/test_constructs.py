"""Each construct, said four times: the same tree."""

import re
from pathlib import Path
from textwrap import indent

import pytest
from unmet_constructs import unmet_constructs

from grammar.diagnostic import Diagnostics
from grammar.keywords import languages, spelling
from grammar.names import names
from grammar.source import Source
from grammar.syntax import File
from grammar.syntax_from_text import syntax_from_text
from grammar.text_from_syntax import text_from_syntax

_TEXT = (Path(__file__).parent / "constructs.txt").read_text(encoding="utf-8")
_SAID = re.compile(r"^([a-z]{2}) (.*?)$(?=\n[a-z]{2} |\Z)", re.MULTILINE | re.DOTALL)

Said = dict[str, str]
"""Language to what is said in it, as whole lines."""


def said(part: str) -> list[Said]:
    """The constructs of a part of the file."""
    groups = (_SAID.findall(group.rstrip("\n")) for group in part.split("\n\n")[1:])
    return [{language: text.replace("\n   ", "\n") + "\n" for language, text in group} for group in groups]


def in_rule(text: str, language: str) -> str:
    """A line, or an `on` line with what follows it, in a rule of its own."""
    word = spelling(language)
    on = "" if text.startswith(f"{word['ON']} ") else f"    {word['ON']} {names(language).own('cancellation')}\n"
    return f'{word["RULE"]} "A"\n{on}{indent(text, "    ")}'


BLOCKS, LINES = map(said, _TEXT.split("\n\n# What stands in a rule."))
CONSTRUCTS = [
    *BLOCKS,
    *({language: in_rule(text, language) for language, text in construct.items()} for construct in LINES),
]


def read(text: str) -> File:
    """The tree of a text without problems."""
    diagnostics = Diagnostics()
    file = syntax_from_text(Source("test.house", text), diagnostics)
    assert [] == diagnostics.found
    return file


@pytest.mark.parametrize("construct", CONSTRUCTS, ids=lambda construct: construct["en"].splitlines()[-1].strip())
def test_a_construct_is_the_same_in_every_language(construct: Said) -> None:
    """One tree comes out, and each language writes it so."""
    assert set(languages()) == set(construct)
    english = read(construct["en"])
    for language, text in construct.items():
        first = "" if language == "en" else f"# language: {language}\n\n"
        assert english.blocks == read(first + text).blocks
        written = text_from_syntax(english, language)
        assert first + text == written


def test_no_construct_is_left_out() -> None:
    """Each keyword and each rule of the grammar is met."""
    assert set() == unmet_constructs(construct["en"] for construct in CONSTRUCTS)
