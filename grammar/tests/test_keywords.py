"""The keywords of each language, and the grammar that they make."""

import re

import pytest
from lark import Lark

from grammar.block_parser import BlockIndenter, grammar_text
from grammar.keywords import UNITS_OF_TIME, forms, languages, singular, spelling


@pytest.mark.parametrize("language", languages())
def test_the_grammar_has_no_conflict(language: str) -> None:
    """Strict mode refuses two ways to read on, and two terminals that match the same text in one place."""
    lark = Lark(grammar_text(language), parser="lalr", lexer="contextual", postlex=BlockIndenter(), strict=True)
    assert {terminal.name for terminal in lark.terminals} >= set(forms(language))


def test_languages() -> None:
    """English comes first."""
    assert ("en", "nl") == languages()


def test_dutch_stands_on_english() -> None:
    """What Dutch does not spell keeps its English forms; nothing in Dutch is unknown to English."""
    assert set(forms("en")) == set(forms("nl"))
    assert ("opening hours", "openingsuren") == (spelling("en")["OPENING_HOURS"], spelling("nl")["OPENING_HOURS"])
    assert ("capped at", "met hoogstens") == (spelling("en")["CAPPED_AT"], spelling("nl")["CAPPED_AT"])
    assert spelling("en")["UNIT"] == spelling("nl")["UNIT"]


def test_one_and_many() -> None:
    """A unit of time is written in one form for many and in one for one."""
    assert set(UNITS_OF_TIME) == set(singular("en"))
    assert ("hours", "hour") == (spelling("en")["HOURS"], singular("en")["HOURS"])
    assert ("uur", "uur") == (spelling("nl")["HOURS"], singular("nl")["HOURS"])


@pytest.mark.parametrize("language", languages())
def test_every_keyword_is_used(language: str) -> None:
    """The words files spell just the terminals that the rules name."""
    rules, _, _ = grammar_text(language).partition("// tokens that are no keywords")
    named = set(re.findall(r"\b[A-Z][A-Z_]+\b", re.sub(r"//.*", "", rules)))
    tokens = {"NAME", "QUOTED_NAME", "TEXT", "INTEGER", "MONEY", "PERCENT", "CLOCK", "ZONE", "FAULT", "LPAR", "RPAR"}
    assert named - tokens == set(forms(language))
