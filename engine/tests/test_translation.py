"""What ships and what the language page shows, in each language and back."""

from collections import Counter
from pathlib import Path
from typing import Any

import attrs
import pytest
from language_page import PAGE, page_from_text

from grammar import syntax
from grammar.diagnostic import Diagnostics
from grammar.keywords import languages
from grammar.source import Source
from grammar.syntax import File
from grammar.syntax_from_text import syntax_from_text
from grammar.text_from_syntax import text_from_syntax

POLICIES = Path(__file__).parents[2] / "policies"
OTHERS = [language for language in languages() if language != "en"]
TEXTS = {
    **{path.name: path.read_text(encoding="utf-8") for path in sorted(POLICIES.glob("*/*.house"))},
    **{example.name: example.shown for example in page_from_text(PAGE.read_text(encoding="utf-8")).accepted},
}


def read(text: str) -> File:
    """The tree of a text without problems."""
    diagnostics = Diagnostics()
    file = syntax_from_text(Source("test.house", text), diagnostics)
    assert [] == diagnostics.found
    return file


@pytest.mark.parametrize("language", languages())
def test_a_text_means_the_same_in_another_language_and_back(language: str) -> None:
    """Each text is the same tree with the same comments, and comes back as it was, to the letter."""
    for name, text in TEXTS.items():
        file = read(text)
        other = text_from_syntax(file, language)
        again = read(other)
        assert (name, file.blocks) == (name, again.blocks)
        assert Counter(comment.text for comment in file.comments) == Counter(c.text for c in again.comments)
        assert (name, text_from_syntax(file)) == (name, text_from_syntax(again, file.language))


def masked(node: Any, known: dict[tuple[type, str], int], singulars: dict[str, str]) -> Any:
    """A tree with each own name, text and amount of money replaced by the number of its first place."""
    if isinstance(node, tuple):
        return tuple(masked(item, known, singulars) for item in node)
    if isinstance(node, syntax.Event):
        node = attrs.evolve(node, plural=None)
    if isinstance(node, syntax.Name | syntax.Text | syntax.Money):
        match node:
            case syntax.Name(text):
                said = singulars.get(text, text)
            case syntax.Text(value):
                said = value
            case syntax.Money(_, amount):
                said = amount
        return type(node), known.setdefault((type(node), said), len(known))
    if attrs.has(type(node)):
        fields = attrs.fields(type(node))
        return type(node), *(masked(getattr(node, field.name), known, singulars) for field in fields if field.eq)
    return node


def rules_of(language: str) -> Any:
    """The salon as it ships in a language, without what is its own there. Its voice avoids other phrases in each."""
    file = read(POLICIES.joinpath("salon", *([] if language == "en" else [language]), "salon.house").read_text("utf-8"))
    assert language == file.language
    plurals = {
        block.plural.text: block.name.text for block in file.blocks if isinstance(block, syntax.Event) and block.plural
    }
    return masked(tuple(b for b in file.blocks if not isinstance(b, syntax.Voice)), {}, plurals)


@pytest.mark.parametrize("language", OTHERS)
def test_the_salon_has_the_same_rules_in_every_language(language: str) -> None:
    """Only names and texts of its own differ, and the figures of its currency."""
    assert rules_of("en") == rules_of(language)
