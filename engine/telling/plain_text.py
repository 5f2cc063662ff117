"""Values as an owner reads them: `EUR 40.00`, `Friday 19 November 2027 09:00`, `5 hours`.

They are English text that can be said in the language of a house.
"""

import re
from collections.abc import Sequence

from engine.events.event import Value
from engine.model import House, Kind
from engine.time.days import date_of
from engine.time.moments import Zone
from engine.time.receipts import MONTHS, local_time_text
from engine.time.receipts import WEEKDAYS as _ENGLISH_WEEKDAYS
from engine.values import amount_text, decimals_of, duration_text
from grammar.keywords import MONTHS as KEYWORDS_OF_MONTHS
from grammar.keywords import WEEKDAYS as KEYWORDS_OF_WEEKDAYS
from grammar.keywords import second, spelling
from grammar.sentence import Sentence, in_language, listing, sentence

_LONG = 72 * 3600
_DAY = 24 * 3600
NOTHING = sentence("not given")

_NAMES = {
    **dict(zip(_ENGLISH_WEEKDAYS, KEYWORDS_OF_WEEKDAYS, strict=True)),
    **dict(zip(MONTHS, KEYWORDS_OF_MONTHS, strict=True)),
}
_UNITS = {"second": "SECONDS", "minute": "MINUTES", "hour": "HOURS", "day": "DAYS", "month": "MONTHS"}
_NAMED = rf"\b(?:{'|'.join(_NAMES)})\b"
_COUNTED = rf"(\d+) ({'|'.join(_UNITS)})s?\b"


class Figures(Sentence):
    """A date, a moment or a length of time: `Friday 19 November 2027 09:00`, `5 hours`."""

    def told(self, language: str) -> str:
        """With the names of days, months and units as a house in the language writes them."""
        words, beside_one = spelling(language), second(language)
        text = re.sub(_NAMED, lambda found: words[_NAMES[found[0]]], str(self))
        return re.sub(
            _COUNTED, lambda found: f"{found[1]} {(beside_one if found[1] == '1' else words)[_UNITS[found[2]]]}", text
        )


class Capital(Sentence):
    """A sentence with its first letter as a capital."""

    text: str

    def told(self, language: str) -> str:
        """In a language."""
        return _capital(in_language(self.text, language))


def plain_value(value: Value, kind: Kind, house: House) -> str:
    """A value of any kind; `not given` for nothing, `yes` or `no` for what is so or not."""
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return sentence("yes") if value else sentence("no")
    if isinstance(value, str):
        return value
    match kind.base:
        case "money" | "units":
            return plain_amount(value, kind.of or house.currency, house)
        case "moment":
            return plain_moment(value, house.zone)
        case "duration":
            return plain_duration(value)
        case "date":
            return plain_date(value)
    return str(value)


def plain_amount(amount: int, unit: str, house: House) -> str:
    """Minor units as `EUR 40.00`; a unit of the house as `1 session`, `9 sessions`."""
    if unit in house.units:
        return f"{amount} {unit if amount == 1 else house.units[unit].plural}"
    return f"{unit} {amount_text(amount, unit)}" if decimals_of(unit) is not None else f"{amount} {unit}"


def plain_moment(moment: int, zone: Zone) -> str:
    """`Friday 19 November 2027 09:00`, in local time; seconds only where there are any."""
    return Figures(local_time_text(zone.local_from_utc(moment)))


def plain_date(day: int) -> str:
    """`19 November 2027`."""
    year, month, number = date_of(day)
    return Figures(f"{number} {MONTHS[month - 1]} {year}")


def plain_day_of_year(month: int, day: int) -> str:
    """`5 January`."""
    return Figures(f"{day} {MONTHS[month - 1]}")


def plain_duration(seconds: int) -> str:
    """`5 hours`; from three days on with the days beside it, as in `96 hours (4 days)`."""
    text = Figures(duration_text(seconds))
    if abs(seconds) < _LONG:
        return text
    days, rest = divmod(abs(seconds), _DAY)
    return sentence("{} (about {} days)", text, days) if rest else sentence("{} ({} days)", text, days)


def with_article(noun: str) -> str:
    """`a deposit`, `an answer`."""
    return sentence("an {}", noun) if noun[:1].lower() in "aeiou" else sentence("a {}", noun)


def listed(texts: Sequence[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    return listing(texts, last)


def capital(text: str) -> str:
    """The text with its first letter as a capital."""
    said = Capital(_capital(text))
    said.text = text
    return said


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
