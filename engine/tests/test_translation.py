"""What ships and what the language page shows, in each language and back."""

from collections import Counter
from pathlib import Path

import pytest
from language_page import PAGE, page_from_text

from grammar.diagnostic import Diagnostics
from grammar.keywords import languages
from grammar.source import Source
from grammar.syntax import File
from grammar.syntax_from_text import syntax_from_text
from grammar.text_from_syntax import text_from_syntax

POLICIES = Path(__file__).parents[2] / "policies"
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
