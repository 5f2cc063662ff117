"""What may stand in the places of a step in another language, and how it is said in English."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from attrs import frozen

from engine.testing.parameter_types import PARAMETER_TYPES, ParameterType
from grammar import keywords
from grammar.keywords import MONTHS, UNITS_OF_TIME, WEEKDAYS
from grammar.names import names

_NAME = r"[^\W\d_A-Z][\w-]*"
_CALLED = r"[A-Z][\w'-]*"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?"
_ISO = r"\d{4}-\d{2}-\d{2}"


@frozen
class _Words:
    """The small words of a language: what stands for her, and what each of the others is in English."""

    she: tuple[str, ...]
    her: tuple[str, ...]
    booking: tuple[str, ...]
    house: tuple[str, ...]
    counts: Mapping[str, str]
    days: Mapping[str, str]
    at: tuple[str, ...]
    joined: str
    verdicts: Mapping[str, str]
    answered: Mapping[str, str]
    nothing: tuple[str, ...]


_WORDS = {
    "nl": _Words(
        ("zij", "ze", "hij", "de klant"),
        ("haar", "hem", "de klant"),
        ("de boeking", "haar boeking", "zijn boeking"),
        ("de zaak",),
        {"een": "a", "één": "one", "geen": "no"},
        {"vandaag": "today", "morgen": "tomorrow"},
        ("om",),
        "en",
        {"genoteerd": "noted", "aanvaard": "accept", "vraag": "ask", "verwijs": "redirect", "weiger": "decline"},
        {
            "aanvaard": "accepted", "gevraagd": "asked", "doorverwezen": "redirected", "geweigerd": "declined",
            "genoteerd": "noted",
        },
        ("niets", "niet"),
    ),
    "sv": _Words(
        ("hon", "han", "hen", "kunden"),
        ("henne", "honom", "hen", "kunden"),
        ("bokningen", "hennes bokning", "hans bokning"),
        ("verksamheten",),
        {"en": "a", "ett": "a", "ingen": "no", "inget": "no", "inga": "no"},
        {"i dag": "today", "idag": "today", "i morgon": "tomorrow", "imorgon": "tomorrow"},
        ("kl", "klockan"),
        "och",
        {"noterat": "noted", "godkänn": "accept", "begär": "ask", "hänvisa": "redirect", "avböj": "decline"},
        {
            "godkänd": "accepted", "godkänt": "accepted", "ombedd": "asked", "hänvisad": "redirected",
            "hänvisat": "redirected", "avböjd": "declined", "avböjt": "declined", "noterat": "noted",
        },
        ("inget", "inte"),
    ),
    "id": _Words(
        ("dia", "ia", "pelanggan"),
        ("dia", "pelanggan"),
        ("reservasi", "reservasinya"),
        ("usaha",),
        {"satu": "one", "tidak ada": "no"},
        {"hari ini": "today", "besok": "tomorrow"},
        ("pukul",),
        "dan",
        {"dicatat": "noted", "terima": "accept", "minta": "ask", "arahkan": "redirect", "tolak": "decline"},
        {
            "diterima": "accepted", "diminta": "asked", "diarahkan": "redirected", "ditolak": "declined",
            "dicatat": "noted",
        },
        ("apa",),
    ),
}  # fmt: skip


@cache
def parameter_types(language: str) -> Mapping[str, ParameterType]:
    """Parameter types by name, as a language says them; what a place holds is handed on in English."""
    return PARAMETER_TYPES if language == "en" else _Types(language, _WORDS[language]).all()


def words_of(type_: str, english: str, language: str) -> str:
    """A small word of English in a language: `she`, `the booking`, `no`, `accepted`; itself where there is none."""
    words = _WORDS[language]
    match type_:
        case "she" | "her":
            return (words.she if type_ == "she" else words.her)[0] if english in ("she", "her") else english
        case "the-booking":
            return words.booking[0]
        case "the-house":
            return words.house[0]
        case "count":
            found: Mapping[str, str] = words.counts
        case "verdict":
            found = words.verdicts
        case _:
            found = words.answered
    return next((own for own, meant in found.items() if meant == english), english)


@frozen
class _Types:
    language: str
    words: _Words

    def all(self) -> Mapping[str, ParameterType]:
        """Those of English, with what the language says in its own way."""
        words = self.words
        english = names(self.language).english
        length = self._length_pattern()
        named = {
            kind: ParameterType(type_.pattern, names(self.language).own(type_.example) or type_.example, english)
            for kind, type_ in PARAMETER_TYPES.items()
            if type_.pattern == _NAME
        }
        answered = _any_of(words.answered)
        nothing = _any_of(words.nothing)
        return {
            **PARAMETER_TYPES,
            **named,
            "she": ParameterType(f"{_any_of(words.she)}|{_CALLED}", words.she[0], _pronoun(words.she, "she")),
            "her": ParameterType(f"{_any_of(words.her)}|{_CALLED}", words.her[0], _pronoun(words.her, "her")),
            "the-booking": ParameterType(_any_of(words.booking), words.booking[0], lambda text: "the booking"),
            "the-house": ParameterType(_any_of(words.house), words.house[0], lambda text: "the house"),
            "money": ParameterType(PARAMETER_TYPES["money"].pattern, "EUR 30,00", _decimals),
            "count": ParameterType(rf"\d+|{_any_of(words.counts)}", "2", lambda text: words.counts.get(text, text)),
            "delay": ParameterType(length, f"17 {self._word('MINUTES')}", self._length),
            "length": ParameterType(length, f"26 {self._word('HOURS')}", self._length),
            "window": self._window(),
            "moment": self._moment(),
            "events": self._events(),
            "mark": ParameterType(rf"(?!(?:{answered}|{nothing})(?![\w-])){_NAME}", "prepay-only", english),
            "words": ParameterType(rf"(?!(?:{nothing})(?![\w-])){_NAME}", "late-cancellation"),
            "fact": ParameterType(PARAMETER_TYPES["fact"].pattern, names(self.language).written["party-size"], english),
            "verdict": _table(words.verdicts),
            "answered": _table(words.answered),
        }

    def _word(self, terminal: str) -> str:
        return keywords.spelling(self.language)[terminal]

    def _forms(self, *terminals: str) -> dict[str, str]:
        """Each form of some keywords, in small letters, to how English writes it."""
        forms, english = keywords.forms(self.language), keywords.spelling("en")
        return {form.lower(): english[terminal] for terminal in terminals for form in forms[terminal]}

    def _length_pattern(self) -> str:
        part = rf"\d+ (?:(?:{_any_of(self._forms('FULL'))}) )?(?:{_any_of(self._forms(*UNITS_OF_TIME))})"
        return rf"{part}(?: (?:{self.words.joined} )?{part})*"

    def _length(self, text: str) -> str:
        said = {**self._forms(*UNITS_OF_TIME), **self._forms("FULL"), self.words.joined: "and"}
        return _replaced(text, said)

    def _window(self) -> ParameterType:
        units = self._forms("DAYS", "WEEKS", "MONTHS", "YEARS", "CALENDAR_DAYS", "HOURS")
        last = self._forms("IN_THE_LAST")
        whole = self._forms("EVER", "THIS_CALENDAR_YEAR", "THIS_CALENDAR_MONTH")
        close = "".join(f" {form}" for form in keywords.forms(self.language).get("_LAST_CLOSES", ())[:1])
        pattern = rf"(?:{_any_of(last)}) \d+ (?:{_any_of(units)}){close}|{_any_of(whole)}"

        def english(text: str) -> str:
            return whole.get(text) or _replaced(text.removesuffix(close) if close else text, {**last, **units})

        return ParameterType(pattern, f"{self._word('IN_THE_LAST')} 12 {self._word('MONTHS')}{close}", english)

    def _moment(self) -> ParameterType:
        words = self.words
        days, months = self._forms(*WEEKDAYS), self._forms(*MONTHS)
        weekday = rf"(?i:{_any_of(days)})"
        date = rf"(?:{weekday} )?(?:den )?(?:\d{{1,2}} (?i:{_any_of(months)}) \d{{4}})|{_ISO}"
        at = rf",?(?: (?:{_any_of(words.at)}))?[ T]"
        pattern = rf"(?:(?:{date}|{weekday}|{_any_of(words.days)}){at})?{_CLOCK}|{date}"
        said = {**days, **months, **words.days, **dict.fromkeys(words.at, "at"), "den": ""}
        example = f"{self._word('FRIDAY')} 19 {self._word('NOVEMBER')} 2027 14:00"
        return ParameterType(pattern, example, lambda text: " ".join(_replaced(text, said).split()))

    def _events(self) -> ParameterType:
        overdue = self._forms("OVERDUE")

        def english(text: str) -> str:
            late = next((form for form in sorted(overdue, key=len, reverse=True) if text.startswith(f"{form} ")), "")
            name = names(self.language).english(text.removeprefix(late).strip(), many=True)
            return f"overdue {name}" if late else name

        example = names(self.language).written["no-shows"]
        return ParameterType(rf"(?:(?:{_any_of(overdue)}) )?{_NAME}", example, english)


def _any_of(words: "Mapping[str, str] | tuple[str, ...]") -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))).replace(r"\ ", " ")


def _replaced(text: str, said: Mapping[str, str]) -> str:
    """The text with each of some phrases in its other words, the longest first."""
    pattern = rf"(?<![\w-])(?:{_any_of(said)})(?![\w-])"
    return re.sub(pattern, lambda found: said[found[0].lower()], text, flags=re.IGNORECASE)


def _pronoun(words: tuple[str, ...], english: str) -> Callable[[str], str]:
    return lambda text: ("the client" if text == words[-1] else english) if text in words else text


def _decimals(text: str) -> str:
    return re.sub(r",(?=\d{1,2}(?!\d))", ".", text)


def _table(words: Mapping[str, str]) -> ParameterType:
    return ParameterType(_any_of(words), next(iter(words)), lambda text: words[text])
