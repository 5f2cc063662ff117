"""`fmt` and `translate`: the canonical text of a file, in its own language or another."""

from difflib import unified_diff

from attrs import frozen

from grammar.diagnostic import Diagnostics
from grammar.source_from_bytes import source_from_bytes
from grammar.syntax_from_text import syntax_from_text
from grammar.text_from_syntax import text_from_syntax


@frozen
class Formatted:
    """The canonical text, or None with the problems that kept the file from being read."""

    text: str | None
    diagnostics: Diagnostics


def formatted(name: str, data: bytes, language: str | None = None) -> Formatted:
    """The canonical text of a file's content, in another language if one is given.

    Only its syntax has to be right; what its names stand for is not looked at.
    """
    diagnostics = Diagnostics()
    source = source_from_bytes(name, data, diagnostics)
    if source is None:
        return Formatted(None, diagnostics)
    file = syntax_from_text(source, diagnostics)
    if diagnostics.errors:
        return Formatted(None, diagnostics)
    return Formatted(text_from_syntax(file, language), diagnostics)


def difference(name: str, data: bytes, text: str) -> str:
    """What would change, as a unified diff."""
    before = data.decode("utf-8-sig").splitlines(keepends=True)
    after = text.splitlines(keepends=True)
    return "".join(unified_diff(before, after, name, f"{name} (formatted)"))
