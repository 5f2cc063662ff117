"""The keywords of each language, and the grammar that they make."""

import re
from itertools import combinations
from pathlib import Path

import pytest
from babel import Locale
from lark import Lark

from grammar.block_parser import BlockIndenter, block_parser, grammar_text
from grammar.keywords import (
    MONTHS,
    UNITS_OF_TIME,
    WEEKDAYS,
    decimal_mark,
    forms,
    languages,
    second,
    spelling,
    terminals,
)

OTHERS = [language for language in languages() if language != "en"]


@pytest.mark.parametrize("language", languages())
def test_the_grammar_has_no_conflict(language: str) -> None:
    """Strict mode refuses two ways to read on, and two terminals that match the same text in one place."""
    lark = Lark(grammar_text(language), parser="lalr", lexer="contextual", postlex=BlockIndenter(), strict=True)
    assert {terminal.name for terminal in lark.terminals} >= set(forms(language))


@pytest.mark.parametrize("language", languages())
def test_no_phrase_means_two_things_in_one_place(language: str) -> None:
    """Strict mode compares terminals that are tried together alone; these are tried one after another."""
    table = block_parser(language)._lark.parser.parser.parser.parse_table.states
    spelled = {terminal: {phrase.lower() for phrase in phrases} for terminal, phrases in forms(language).items()}
    clashes = {
        (one, other, phrase)
        for row in table.values()
        for one, other in combinations(sorted(set(row) & set(spelled)), 2)
        for phrase in spelled[one] & spelled[other]
    }
    assert set() == clashes


def test_languages() -> None:
    """English comes first."""
    assert ("en", "id", "nl", "sv") == languages()


@pytest.mark.parametrize("language", OTHERS)
def test_every_keyword_is_spelled_in_every_language(language: str) -> None:
    """Each in the order of the English file; a language adds what closes its phrases, and nothing else."""
    text = terminals(language)
    spelled = [name for name in re.findall(r"^(\w+)\.", text, re.MULTILINE) if not name.endswith("_CLOSES")]
    assert list(forms("en")) == spelled
    own = {terminal for terminal in spelled if forms(language)[terminal] != forms("en")[terminal]}
    same = set(forms("en")) - own
    # These are spelled alike on purpose.
    assert same <= {"IS", "PLUS", "MINUS", "TOTAL", "APRIL", "SEPTEMBER", "NOVEMBER", "DECEMBER", "JULY", "WITH"}


@pytest.mark.parametrize("language", languages())
def test_days_and_months_are_those_of_cldr(language: str) -> None:
    """As they stand in a date and alone; a list has the form that is written first."""
    locale, words = Locale(language), spelling(language)
    assert [locale.days["format"]["wide"][day] for day in range(7)] == [words[name] for name in WEEKDAYS]
    assert [locale.months["format"]["wide"][month] for month in range(1, 13)] == [words[name] for name in MONTHS]


@pytest.mark.parametrize("language", languages())
def test_decimals_are_written_as_in_cldr(language: str) -> None:
    """A comma where the language has one."""
    assert Locale(language).number_symbols["latn"]["decimal"] == decimal_mark(language)


@pytest.mark.parametrize("language", OTHERS)
def test_each_file_says_where_it_comes_from(language: str) -> None:
    """Its sources, and that a native reader has yet to read it."""
    from grammar import keywords

    head = Path(keywords._WORDS, f"{language}.lark").read_text(encoding="utf-8").partition("// blocks")[0]
    assert "Sources: " in head
    assert "Awaits a native reader." in head


def test_one_and_many() -> None:
    """A unit of time is written in one form for many and in one for one."""
    assert {*UNITS_OF_TIME, "THE", "OF", "BEFORE", "DECLINE"} == set(second("en"))
    assert ("hours", "hour") == (spelling("en")["HOURS"], second("en")["HOURS"])
    assert ("uur", "uur") == (spelling("nl")["HOURS"], second("nl")["HOURS"])
    assert ("timmar", "timme") == (spelling("sv")["HOURS"], second("sv")["HOURS"])
    assert ("jam", "jam") == (spelling("id")["HOURS"], second("id")["HOURS"])


@pytest.mark.parametrize("language", languages())
def test_every_keyword_is_used(language: str) -> None:
    """The words files spell just the terminals that the rules name."""
    rules, _, _ = grammar_text(language).partition("// tokens that are no keywords")
    named = set(re.findall(r"\b_?[A-Z][A-Z_]+\b", re.sub(r"//.*", "", rules)))
    tokens = {"NAME", "QUOTED_NAME", "TEXT", "INTEGER", "MONEY", "PERCENT", "CLOCK", "ZONE", "FAULT", "LPAR", "RPAR"}
    layout = {"_NL", "_INDENT", "_DEDENT", "_COMMA", "_COLON", "_SLASH", "_EQUALS", "_DASH"}
    assert named - tokens - layout == set(forms(language))
