"""Values as a client reads them: money, moments, lengths of time and figures in the client's language.

Patterns are those of the Unicode CLDR, by Babel; nothing is asked of the machine. Figures and money are written as
the language writes them, dates and clocks as it does in the country of the house's zone. All blanks are plain ones.
"""

import re
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.core import get_global
from babel.dates import parse_pattern
from babel.localedata import exists
from babel.numbers import format_currency, format_decimal
from msgspec import Struct

from engine.memory.decision import Reading
from engine.model import House, Kind
from engine.time.moments import DAY
from engine.values import amount_text, decimals_of

_EPOCH = datetime(1970, 1, 1)
_SEEN_AS_BLANK = str.maketrans("\u00a0\u202f", "  ")
# Babel does not carry CLDR's pattern for a date with its clock in a sentence; where a language is not here, its
# pattern for a list of both is taken.
_DATE_AT_CLOCK = {
    "da": "{1} kl. {0}",
    "de": "{1} um {0}",
    "en": "{1} at {0}",
    "fr": "{1} à {0}",
    "id": "{1} pukul {0}",
    "nb": "{1} kl. {0}",
    "nl": "{1} om {0}",
    "sv": "{1} kl. {0}",
}
_WEEKDAY_NAME = "E+|ccc+"
_MONTH_NAME = "(?<!M)MMM(?!M)"
_YES_AND_NO = {"en": ("yes", "no"), "id": ("ya", "tidak"), "nl": ("ja", "nee"), "sv": ("ja", "nej")}
_WIDTHS: tuple[Literal["long", "short", "narrow"], ...] = ("long", "short", "narrow")
_UNITS_OF_TIME = ((3600, "duration-hour"), (60, "duration-minute"), (1, "duration-second"))


class LocalText(Struct, frozen=True):
    """Writes the values of a house in a language; one that CLDR does not know is written as English is.

    A moment in the local year of `now` is said without its year.
    """

    house: House
    language: str
    now: int | None = None

    def text(self, reading: Reading) -> str:
        """The value of a reading; empty for `nothing`."""
        _, kind, value = reading
        if isinstance(value, bool):
            return _YES_AND_NO.get(self.language, _YES_AND_NO["en"])[not value]
        if isinstance(value, int):
            return self._figure(value, kind).translate(_SEEN_AS_BLANK)
        return "" if value is None else value.strip()

    def _figure(self, value: int, kind: Kind) -> str:
        match kind.base:
            case "money":
                return self._money(value, kind.of or self.house.currency)
            case "units":
                return self._units(value, kind.of or "")
            case "moment":
                return self._moment(value)
            case "duration":
                return self._duration(value)
            case "date":
                return str(self._dates.date_formats["long"].apply(_at_local(value * DAY), self._dates))
        return str(format_decimal(value, locale=_locale(self.language)))

    @property
    def _dates(self) -> Locale:
        return _locale(self.language, self.house.zone.name)

    def _money(self, minor: int, unit: str) -> str:
        if decimals_of(unit) is None:
            return self._units(minor, unit)
        text = str(format_currency(Decimal(amount_text(minor, unit)), unit, locale=_locale(self.language)))
        # CLDR sets a code of letters apart from the figure; Babel leaves that to its caller.
        return re.sub(r"(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])", " ", text)

    def _units(self, count: int, name: str) -> str:
        unit = self.house.units.get(name)
        said = unit.plural if unit is not None and count != 1 else name
        return f"{format_decimal(count, locale=_locale(self.language))} {said}"

    def _moment(self, moment: int) -> str:
        locale, zone = self._dates, self.house.zone
        year = None if self.now is None else _at_local(zone.local_from_utc(self.now)).year
        local = _at_local(zone.local_from_utc(moment))
        date = parse_pattern(_date_pattern(locale, local.year != year)).apply(local, locale)
        clock = parse_pattern(locale.time_formats["short"].pattern).apply(local, locale)
        pattern = _DATE_AT_CLOCK.get(self.language) or str(locale.datetime_formats["long"])
        return pattern.format(clock, date)

    def _duration(self, seconds: int) -> str:
        locale = _locale(self.language)
        if seconds < 0:
            return f"-{self._duration(-seconds)}"
        said: list[str] = []
        for length, unit in _UNITS_OF_TIME:
            count, seconds = divmod(seconds, length)
            if count or (length == 60 and not said and not seconds):
                said.append(_counted(count, unit, locale))
        # Most replies name no length of time.
        from babel.lists import format_list

        return str(format_list(said, locale=locale))


def _at_local(local: int) -> datetime:
    return _EPOCH + timedelta(seconds=local)


@lru_cache(maxsize=64)
def _locale(language: str, zone: str | None = None) -> Locale:
    territory = None if zone is None else get_global("zone_territories").get(zone)
    # 001 is the whole world: English as it is written where no country has its own.
    wanted = [f"{language}_{territory}", f"{language}_001"] if zone is not None else []
    return Locale.parse(next((name for name in (*wanted, language) if exists(name)), "en"))


def _date_pattern(locale: Locale, with_year: bool) -> str:
    """The pattern for weekday, day and month, all in full."""
    skeletons = locale.datetime_skeletons
    year = "y" if with_year else ""
    known = next(skeletons[name] for name in (f"{year}MMMMEd", f"{year}MMMEd") if name in skeletons)
    return _in_full(known.pattern)


def _in_full(pattern: str) -> str:
    """A date pattern with the names of its weekday and its month in full; quoted words and figures stay."""
    pieces = pattern.split("'")
    pieces[::2] = [re.sub(_MONTH_NAME, "MMMM", re.sub(_WEEKDAY_NAME, "EEEE", piece)) for piece in pieces[::2]]
    return "'".join(pieces)


def _counted(count: int, unit: str, locale: Locale) -> str:
    """So many of a unit of time, in full, or shorter where the language has no pattern in full."""
    from babel.units import format_unit

    said = (str(format_unit(count, unit, length=width, locale=locale)) for width in _WIDTHS)
    # Without a pattern Babel says the unit's own name, in the letters of CLDR.
    return next((text for text in said if unit not in text), f"{count} {unit.removeprefix('duration-')}")
