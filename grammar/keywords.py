"""The keywords of a language: one file a language in `words/`, one line a terminal."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

_WORDS = Path(__file__).parent / "words"
_LINE = re.compile(r'([A-Z_]+): ("[^"]+"(?: \| "[^"]+")*)')
_FORM = re.compile(r'"([^"]+)"')

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
    others = sorted(path.stem for path in _WORDS.glob("*.lark") if path.stem != "en")
    return ("en", *others)


@cache
def forms(language: str) -> Mapping[str, tuple[str, ...]]:
    """Terminal name to every form that is read; the first is the canonical one.

    Of a unit of time the first form goes with many and the second with one. A terminal that the language's file
    does not spell keeps its English forms. The language must be one of `languages()`.
    """
    spelled = {} if language == "en" else dict(forms("en"))
    for line in (_WORDS / f"{language}.lark").read_text(encoding="utf-8").splitlines():
        if match := _LINE.fullmatch(line):
            spelled[match[1]] = tuple(_FORM.findall(match[2]))
    return MappingProxyType(spelled)


@cache
def spelling(language: str) -> Mapping[str, str]:
    """Terminal name to the phrase that is written for it (of a unit of time, the form for many)."""
    return MappingProxyType({terminal: phrases[0] for terminal, phrases in forms(language).items()})


@cache
def singular(language: str) -> Mapping[str, str]:
    """Name of the terminal of a unit of time to the phrase that is written beside the number 1."""
    spelled = forms(language)
    return MappingProxyType({terminal: spelled[terminal][:2][-1] for terminal in UNITS_OF_TIME})


@cache
def terminals(language: str) -> str:
    """The keywords as terminals of the grammar: the more words in a phrase, the earlier it is tried."""
    lines = []
    for terminal, phrases in forms(language).items():
        patterns = [r"[ \t]+".join(map(re.escape, phrase.split())) for phrase in sorted(set(phrases), key=_longest)]
        words = max(len(phrase.split()) for phrase in phrases)
        lines.append(f"{terminal}.{2 + words}: /(?:{'|'.join(patterns)}){_END_OF_WORD}/i\n")
    return "".join(lines)


def _longest(phrase: str) -> tuple[int, str]:
    return -len(phrase), phrase
