"""What every canonical text has to be: the same tree, the same comments, and stable."""

from collections import Counter
from textwrap import dedent

from grammar.diagnostic import Diagnostics
from grammar.diagnostic_text import text_from_diagnostics
from grammar.source import Source
from grammar.syntax import File
from grammar.syntax_from_text import syntax_from_text
from grammar.text_from_syntax import text_from_syntax


def read(text: str) -> File:
    """The tree of a text that has no problem."""
    diagnostics = Diagnostics()
    file = syntax_from_text(Source("test.house", text), diagnostics)
    assert "" == text_from_diagnostics(diagnostics)
    return file


def formatted(text: str, language: str | None = None) -> str:
    """The canonical text, after which nothing changes any more."""
    file = read(dedent(text))
    written = text_from_syntax(file, language)
    again = read(written)
    assert file.blocks == again.blocks
    assert written == text_from_syntax(again)
    assert Counter(comment.text for comment in file.comments) == Counter(comment.text for comment in again.comments)
    return written


def pinned(text: str) -> None:
    """The text is canonical already."""
    assert dedent(text) == formatted(text)
