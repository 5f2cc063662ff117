"""What the tests of reading say: trees without places, and texts read into trees or into problems."""

from typing import Any

import attrs

from grammar import syntax
from grammar.diagnostic import Diagnostics
from grammar.source import Source, Span
from grammar.syntax_from_text import syntax_from_text

NOWHERE = Span(Source("", ""), 0, 0)

Problem = tuple[str, str, str, str | None]


class _Tree:
    """The nodes of `grammar.syntax`, placed nowhere; a field left out is None, False or empty, as its type has it."""

    def __getattr__(self, kind: str) -> Any:
        node = getattr(syntax, kind)
        fields = [field for field in attrs.fields(node) if field.name != "span"]

        def make(*values: Any, **named: Any) -> Any:
            given = dict(zip([field.name for field in fields], values, strict=False)) | named
            left_out = {field.name: _empty(str(field.type)) for field in fields if field.name not in given}
            return node(**given, **left_out, span=NOWHERE)

        return make


def _empty(kind: str) -> Any:
    if "tuple" in kind:
        return ()
    return False if "bool" in kind else None


tree = _Tree()


def name(text: str) -> syntax.Name:
    """A name."""
    return syntax.Name(text, span=NOWHERE)


def read(text: str) -> syntax.File:
    """The tree of a text without problems."""
    diagnostics = Diagnostics()
    file = syntax_from_text(Source("test.house", text), diagnostics)
    assert [] == diagnostics.found
    return file


def block(text: str) -> Any:
    """The one block of a text without problems."""
    (only,) = read(text).blocks
    return only


def condition(text: str) -> Any:
    """The condition of a rule's line."""
    return block(f'rule "a"\n    on b\n    {text}: free\n').lines[0].condition


def consequence(text: str) -> Any:
    """The one consequence of a rule's line."""
    (only,) = block(f'rule "a"\n    on b\n    otherwise: {text}\n').lines[0].consequences
    return only


def amount(text: str) -> Any:
    """An amount that is charged."""
    return consequence(f"charge {text}").amount


def moment(text: str) -> Any:
    """A moment by which something is owed."""
    return consequence(f"ask x by {text}").by


def problems(text: str) -> list[Problem]:
    """The problems of a text in their order: code, message, the text underlined, and help."""
    diagnostics = Diagnostics()
    syntax_from_text(Source("test.house", text), diagnostics)
    return [(found.code, found.message, found.span.text, found.help) for found in diagnostics]


def problem(text: str) -> Problem:
    """The one problem of a text."""
    (only,) = problems(text)
    return only


def problem_of_line(text: str) -> Problem:
    """The one problem of a rule whose first line after `on` is the text."""
    return problem(f'rule "a"\n    on b\n    {text}\n    otherwise: accept\n')
