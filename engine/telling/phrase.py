"""Phrases of the language in English, such as `at least 48 hours before start`, which a house says in its own."""

import re
from functools import cache

from engine.house_cache import keep_phrases, phrases_from_cache
from engine.telling.plain_text import Figures
from grammar.keywords import forms, spelling
from grammar.names import names
from grammar.sentence import Sentence
from grammar.source import Source

# A count has no place of its own in a line: it is read after a number.
_BEFORE_COUNTS = "at least 2 "
_NAME = r"[^\W\d_][\w-]*(?:\.[^\W\d_][\w-]*)*"


class Phrase(Sentence):
    """A phrase of the language: a keyword, a name, a condition, an amount, a moment, or what is counted."""

    @classmethod
    def of(cls, text: str) -> "Phrase":
        """The phrase in English."""
        return cls(text)

    def told(self, language: str) -> str:
        """As a house in the language writes it; what cannot be read as a phrase keeps its English words."""
        return _in(str(self), language)


@cache
def _in(text: str, language: str) -> str:
    keyword = next((terminal for terminal, phrases in forms("en").items() if text in phrases), None)
    if keyword is not None:
        return spelling(language)[keyword]
    own = names(language).own(text)
    if own is not None and (own != text or _is_only_a_name(text, language)):
        return own
    found = _written(text, language)
    if found is None:
        counted = _written(f"{_BEFORE_COUNTS}{text}", language)
        found = counted and counted.removeprefix(f"{spelling(language)['AT_LEAST']} 2 ")
    return found or Figures(text).told(language)


def _is_only_a_name(text: str, language: str) -> bool:
    """Whether a text is a name, and one that a house in the language need not quote."""
    begin = text.lower()
    first_words = (phrase.lower().split()[0] for phrases in forms(language).values() for phrase in phrases)
    return re.fullmatch(_NAME, text) is not None and begin not in first_words


def _written(text: str, language: str) -> str | None:
    known = _known(language)
    if text not in known:
        known[text] = _read_and_written(text, language) or ""
        keep_phrases(language, known)
    return known[text] or None


_known = cache(phrases_from_cache)
"""By its language, what is said for phrases in English that the parser has read before; empty for what is none."""


def _read_and_written(text: str, language: str) -> str | None:
    # Only a house that is not in English pays for the parser here.
    from grammar.diagnostic import Diagnostics
    from grammar.spelling import CONDITION, Spelling
    from grammar.syntax import Rule
    from grammar.syntax_from_text import syntax_from_text
    from grammar.text_from_expression import text_from_expression

    diagnostics = Diagnostics()
    read = syntax_from_text(Source("phrase", f'rule "phrase"\n    on booking\n    {text}: noted\n'), diagnostics)
    if diagnostics.errors or not read.blocks:
        return None
    rule = read.blocks[0]
    assert isinstance(rule, Rule)
    condition = rule.lines[0].condition
    return None if condition is None else text_from_expression(condition, Spelling(language), CONDITION)
