"""The keywords of a language: one file a language in `words/`, one line a terminal."""

import os
import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

_WORDS = os.path.join(os.path.dirname(__file__), "words")
_LINE = r'([A-Z_]+): ("[^"]+"(?: \| "[^"]+")*)'
_FORM = r'"([^"]+)"'

MONTHS = (
    "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MONTH_OF_MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER",
    "NOVEMBER", "DECEMBER",
)  # fmt: skip
WEEKDAYS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
UNITS_OF_TIME = (
    "SECONDS", "MINUTES", "HOURS", "DAYS", "WEEKS", "MONTHS", "YEARS", "CALENDAR_DAYS", "OPENING_MINUTES",
    "OPENING_HOURS", "OPENING_DAYS", "WORKING_MINUTES", "WORKING_HOURS", "WORKING_DAYS",
)  # fmt: skip

# A keyword must not be the beginning of a longer name.
_END_OF_WORD = r"(?![\w-]|\.\w)"


@cache
def languages() -> tuple[str, ...]:
    """The languages a house can be written in, English first."""
    spelled = sorted(file.removesuffix(".lark") for file in os.listdir(_WORDS) if file.endswith(".lark"))
    return ("en", *(language for language in spelled if language != "en"))


@cache
def forms(language: str) -> Mapping[str, tuple[str, ...]]:
    """Terminal name to every form that is read; the first is the canonical one.

    Of a few terminals the second form has a place of its own (see `second`). A terminal that the language's file
    does not spell keeps its English forms. One whose name ends in _CLOSES closes a phrase in the languages that spell
    it, and there is none of it in the others. The language must be one of `languages()`.
    """
    spelled = {} if language == "en" else dict(forms("en"))
    with open(os.path.join(_WORDS, f"{language}.lark"), encoding="utf-8") as file:
        for line in file.read().splitlines():
            if match := re.fullmatch(_LINE, line):
                spelled[match[1]] = tuple(re.findall(_FORM, match[2]))
    return MappingProxyType(spelled)


@cache
def spelling(language: str) -> Mapping[str, str]:
    """Terminal name to the phrase that is written for it (the first of two places)."""
    return MappingProxyType({terminal: phrases[0] for terminal, phrases in forms(language).items()})


@cache
def second(language: str) -> Mapping[str, str]:
    """Terminal name to the phrase that is written in its second place, of those that have one.

    That is for a unit of time beside the number 1, for THE before a day, for OF before what is owed, for BEFORE
    where nothing follows, for DECLINE after ON.
    """
    spelled = forms(language)
    two = (*UNITS_OF_TIME, "THE", "OF", "BEFORE", "DECLINE")
    return MappingProxyType({terminal: spelled[terminal][:2][-1] for terminal in two})


def decimal_mark(language: str) -> str:
    """What is written before the decimals of an amount or a share."""
    return "." if language == "en" else ","


@cache
def terminals(language: str) -> str:
    """The keywords as terminals of the grammar: the more words in a phrase, the earlier it is tried.

    A terminal is tried at the place of its longest phrase, so its shorter ones give way to longer ones of terminals
    that are tried after it.
    """
    spelled = forms(language)
    tried = {terminal: 2 + max(len(phrase.split()) for phrase in phrases) for terminal, phrases in spelled.items()}
    lines = []
    for terminal, phrases in spelled.items():
        later = {phrase for other, found in spelled.items() for phrase in found if tried[other] <= tried[terminal]}
        patterns = [_pattern(phrase, later - set(phrases)) for phrase in sorted(set(phrases), key=_longest)]
        lines.append(f"{terminal}.{tried[terminal]}: /(?:{'|'.join(patterns)}){_END_OF_WORD}/i\n")
    return "".join(lines)


def _pattern(phrase: str, others: set[str]) -> str:
    """What matches a phrase that no other phrase goes on from."""
    on = sorted(other[len(phrase) :] for other in others if other.lower().startswith(f"{phrase.lower()} "))
    longer = f"(?!(?:{'|'.join(map(_words, on))}){_END_OF_WORD})" if on else ""
    return _words(phrase) + longer


def _words(phrase: str) -> str:
    return (r"[ \t]+" if phrase.startswith(" ") else "") + r"[ \t]+".join(map(re.escape, phrase.split())).replace(
        "/", r"\/"
    )


def _longest(phrase: str) -> tuple[int, str]:
    return -len(phrase), phrase
