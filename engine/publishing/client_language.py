"""The language in which a house speaks to its clients: its phrases, and values as that language writes them."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

from attrs import field, frozen
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_percent

from engine.memory.decision import Reading
from engine.model import House, Kind, OverdueOf
from engine.telling.local_text import LocalText
from engine.telling.plain_text import with_article
from engine.time.days import date_of, day_number
from engine.time.moments import clock_text
from grammar.names import names

PUBLISHED_IN = ("en", "id", "nl", "sv")
"""The languages that a house can be published in."""

DAY_OF_MINUTES = 24 * 60
_LEAP_YEAR = 2028
_NO_CENTS = re.compile(r"[.,]00(?!\d)")
_FORMAL, _FAMILIAR = re.compile(r"\b(?:u|uw)\b", re.IGNORECASE), re.compile(r"\b(?:je|jij|jouw)\b", re.IGNORECASE)


@lru_cache
def phrases_of(language: str) -> Mapping[str, Any]:
    """The phrases of a language as its file has them: tables of patterns with `{slots}`."""
    text = files("engine.publishing").joinpath("phrases", f"{language}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@frozen(slots=False)
class ClientLanguage:
    """Says things of a house in one of `PUBLISHED_IN`."""

    house: House
    language: str
    _phrases: Mapping[str, Any] = field(init=False, repr=False)
    _local: LocalText = field(init=False, repr=False)

    @_phrases.default
    def _read_phrases(self) -> Mapping[str, Any]:
        return phrases_of(self.language)

    @_local.default
    def _begin(self) -> LocalText:
        return LocalText(self.house, self.language)

    # --- phrases -----------------------------------------------------------------------------

    def say(self, table: str, key: str, **slots: object) -> str:
        """A phrase with its slots filled in; `{you}` and `{your}` are as familiar as the house is with clients."""
        return self._filled(self._phrases[table][key], slots)

    def form(self, table: str, key: str, form: int, **slots: object) -> str:
        """One of the forms of a phrase."""
        return self._filled(self._phrases[table][key][form], slots)

    def has(self, table: str, key: str) -> bool:
        """Whether the language has a phrase of its own for something the standard vocabulary names."""
        return key in self._phrases[table]

    def _filled(self, pattern: str, slots: Mapping[str, object]) -> str:
        if "{you" in pattern or "{You" in pattern:
            you, your = ("u", "uw") if self.is_formal else ("je", "je")
            slots = {"you": you, "your": your, "You": you.capitalize(), **slots}
        return pattern.format(**slots)

    @cached_property
    def is_formal(self) -> bool:
        """Whether the house says `u` in its Dutch words, as some do."""
        texts = [texts.get("nl", "") for words in self.house.words.values() for _, texts in words.parts]
        text = " ".join(texts)
        return len(_FORMAL.findall(text)) > len(_FAMILIAR.findall(text))

    # --- names -------------------------------------------------------------------------------

    def noun(self, event: str, form: int = 2) -> str:
        """What an event is called: with an article (0), several of them (1), without an article (2)."""
        kind = self.house.events.get(event)
        if kind is not None and isinstance(kind.cause, OverdueOf):
            what = kind.cause.what
            return self.form("nouns", "overdue", form, noun=self.noun(what), nouns=self.noun(what, 1))
        if event in self._phrases["nouns"] and event not in ("other", "overdue"):
            return self.form("nouns", event, form)
        plural = spaced(kind.plural if kind is not None else event)
        name = spaced(event)
        article = with_article(name).partition(" ")[0]
        return self.form("nouns", "other", form, name=name, plural=plural, article=article)

    def fact(self, name: str, form: int = 1) -> str:
        """A fact by its name: within an amount or a moment (0), by itself (1)."""
        return self.form("facts", name, form) if self.has("facts", name) else spaced(name)

    def value(self, kind: Kind, value: int | str | bool) -> str:
        """A value: a choice by its phrase where the standard vocabulary has it, else as its name reads."""
        if isinstance(value, str):
            known = self._phrases["values"].get(kind.of or "", {})
            return str(self._filled(known[value], {})) if value in known else spaced(value)
        return self.money(value, kind.of) if kind.base in ("money", "units") else self._local.text(("", kind, value))

    def channel(self, name: str) -> str:
        """A way to reach the house."""
        return self.value(Kind("choice", "channel"), name)

    def topic(self, name: str) -> str:
        """What a message may be about."""
        return self.value(Kind("choice", "topic"), name)

    def role(self, name: str) -> str:
        """Somebody inside the house."""
        return self.say("roles", name) if self.has("roles", name) else spaced(name)

    def mark(self, name: str) -> str:
        """A mark, by its name in this language where the language has one: `ended` is `afgesloten` in Dutch."""
        return spaced(names(self.language).own(name) or name)

    def calendar(self, name: str) -> str:
        """What a calendar of the house is called."""
        return self.say("calendars", name) if self.has("calendars", name) else spaced(name)

    # --- figures -----------------------------------------------------------------------------

    def money(self, minor: int, unit: str | None = None, is_exact: bool = False) -> str:
        """An amount of money, or of a unit of the house; without decimals where there are none, unless `is_exact`."""
        unit = unit or self.house.currency
        if unit in self.house.units:
            return self._local.text(("", Kind("units", unit), minor))
        text = self._local.text(("", Kind("money", unit), minor))
        return text if is_exact else _NO_CENTS.sub("", text)

    def duration(self, seconds: int) -> str:
        """`45 minutes`, `2 hours`."""
        return self._local.text(("", Kind("duration"), seconds))

    def moment(self, moment: int) -> str:
        """`Friday, 19 November 2027 at 09:00`."""
        return self._local.text(("", Kind("moment"), moment))

    def day(self, day: int) -> str:
        """`19 November 2027`."""
        return self._local.text(("", Kind("date"), day))

    def reading(self, reading: Reading) -> str:
        """A value of a decision."""
        return self._local.text(reading)

    def day_of_year(self, month: int, day: int) -> str:
        """`5 January`."""
        return format_date(_date(day_number(_LEAP_YEAR, month, day)), "d MMMM", self._locale)

    def short_day(self, day: int) -> str:
        """`Fri 19 Nov 2027`."""
        return format_date(_date(day), "EEE d MMM y", self._locale)

    def short_date(self, day: int) -> str:
        """`Fri 19 Nov`."""
        return format_date(_date(day), "EEE d MMM", self._locale)

    def weekday(self, number: int) -> str:
        """`Monday` for 0."""
        return str(self._locale.days["format"]["wide"][number])

    def clock(self, minutes: int) -> str:
        """`09:00`, `24:00`."""
        return clock_text(minutes if minutes <= DAY_OF_MINUTES else minutes - DAY_OF_MINUTES)

    def percent(self, share: Fraction) -> str:
        """`12.5%` for an eighth."""
        figure = Decimal(share.numerator) / share.denominator
        return format_percent(figure, locale=self._locale, decimal_quantization=False).replace("\u00a0", " ")

    def listed(self, texts: Sequence[str], last: str = "and") -> str:
        """`a, b and c`."""
        return format_list(texts, style="standard" if last == "and" else "or", locale=self._locale)

    @property
    def _locale(self) -> Locale:
        # 001 is the whole world: English as it is written where no country has its own.
        return Locale.parse("en_001" if self.language == "en" else self.language)


def spaced(name: str) -> str:
    """A name of the house as a reader sees it: `illness waiver` for `illness-waiver`."""
    return name.replace("-", " ").replace("_", " ")


def _date(day: int) -> date:
    return date(*date_of(day))
