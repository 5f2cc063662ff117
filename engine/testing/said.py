"""Values as a step says them: moments, lengths of time, money, counts and windows.

They are read as the house language writes them; a moment may also leave out what the scenario's own moment tells.
"""

import re
from collections.abc import Mapping

from attrs import frozen

from engine.checking.deadline_readings import bare_day_readings
from engine.model import Days, Elapsed, House, Length, Months, Open
from engine.nearest import listed, nearest
from engine.time.calendars import Calendar
from engine.time.days import date_text, day_number, is_date, weekday_of
from engine.time.moments import Zone, moment_from_text
from engine.values import Misfit, money_from_text
from grammar import keywords
from grammar.figures import CURRENCIES_OF_SIGN, currency_of
from grammar.sentence import sentence
from grammar.spelling import MONTHS, WEEKDAYS

_MOMENT = re.compile(
    r"(?:(?P<weekday>[^\W\d]+),? ?)?(?:(?P<date>\d{1,2} [^\W\d]+ \d{4}|\d{4}-\d{2}-\d{2}))?"
    r"(?:,?(?: at)?[ T]?(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?P<offset>Z|[+-]\d{2}:\d{2})?)?"
)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_PART = re.compile(r"(\d+) (full )?(?:([^\W\d][\w-]*) )?([^\W\d][\w-]*)(?= \d|$)")
_AND = re.compile(r" and (?=\d)")
_WINDOW = re.compile(r"in the last (\d+) ([\w-]+)")
_SECONDS = {"seconds": 1, "minutes": 60, "hours": 3600}
_NUMBERS = {"no": 0, "a": 1, "an": 1, "one": 1}
_TODAY, _TOMORROW = "today", "tomorrow"
_SHOWN = "Friday 19 November 2027 14:00"


def _numbered(terminals: tuple[str, ...]) -> dict[str, int]:
    forms = keywords.forms("en")
    return {form.lower(): number for number, terminal in enumerate(terminals) for form in forms[terminal]}


_WEEKDAYS = _numbered(WEEKDAYS)
_MONTHS = _numbered(MONTHS)
_UNITS = {
    form.split()[-1]: unit.lower()
    for unit in ("SECONDS", "MINUTES", "HOURS", "DAYS", "WEEKS", "MONTHS", "YEARS")
    for form in keywords.forms("en")[unit]
}


@frozen
class SaidMoment:
    """A moment taken apart: a day number, a weekday (0 for Monday) or `today` and the like, and a clock.

    `day` is None where just a weekday, a nearby day or nothing was said; `clock` is None for a date alone.
    """

    day: int | None
    weekday: int | None
    nearby: str | None
    clock: str | None
    offset: str


def moment_said(text: str, zone: Zone, now: int | None, date_alone: bool = False) -> int | Misfit:
    """The moment that a text says, in the zone's local time.

    A weekday or a clock alone is the next such moment at or after `now`. A date alone is its first second where
    `date_alone` allows it, else a Misfit.
    """
    said = _taken_apart(text)
    if isinstance(said, Misfit):
        return said
    if said.clock is None and not (date_alone and said.day is not None):
        return Misfit(sentence("`{}` does not say the time of day", text), sentence("add a clock: `{} 14:00`", text))
    clock = said.clock or "00:00"
    if said.day is not None:
        return moment_from_text(f"{date_text(said.day)}T{clock}{said.offset}", zone)
    if now is None:
        return Misfit(sentence("`{}` does not say which day", text), sentence("write the date too: `{}`", _SHOWN))
    today = zone.day_of(now)
    if said.nearby is not None:
        return moment_from_text(f"{date_text(today + (said.nearby == _TOMORROW))}T{clock}", zone)
    day = today if said.weekday is None else today + (said.weekday - weekday_of(today)) % 7
    found = moment_from_text(f"{date_text(day)}T{clock}", zone)
    if isinstance(found, int) and found < now:
        return moment_from_text(f"{date_text(day + (1 if said.weekday is None else 7))}T{clock}", zone)
    return found


def _taken_apart(text: str) -> SaidMoment | Misfit:
    match = _MOMENT.fullmatch(text.strip())
    if match is None or not text.strip():
        return Misfit(sentence("`{}` is not a moment", text), sentence("write `{}`", _SHOWN))
    word = (match["weekday"] or "").lower()
    weekday = _WEEKDAYS.get(word)
    nearby = word if word in (_TODAY, _TOMORROW) else None
    if word and weekday is None and nearby is None:
        return Misfit(sentence("`{}` is not a day", match["weekday"]), sentence("write `{}`", _SHOWN))
    day = _day(match["date"]) if match["date"] else None
    if isinstance(day, Misfit):
        return day
    if day is not None and weekday is not None and weekday_of(day) != weekday:
        right = keywords.spelling("en")[WEEKDAYS[weekday_of(day)]]
        return Misfit(sentence("`{}` is not a {}", match["date"], match["weekday"]), sentence("it is a {}", right))
    clock = match["clock"]
    if clock is not None and len(clock.split(":")[0]) == 1:
        clock = f"0{clock}"
    return SaidMoment(day, weekday, nearby, clock, match["offset"] or "")


def _day(text: str) -> int | Misfit:
    if _ISO.fullmatch(text):
        year, month, number = map(int, text.split("-"))
    else:
        written, name, in_year = text.split()
        if name.lower() not in _MONTHS:
            close = nearest(name, tuple(name.capitalize() for name in _MONTHS))
            return Misfit(sentence("`{}` is not a month", name), f"did you mean `{close}`?" if close else None)
        year, month, number = int(in_year), _MONTHS[name.lower()] + 1, int(written)
    if not is_date(year, month, number):
        return Misfit(sentence("there is no {}", text))
    return day_number(year, month, number)


def length_said(text: str, calendars: Mapping[str, Calendar], zone: Zone) -> Length | Misfit:
    """A length of time: `26 hours`, `1 hour 30 minutes`, `2 opening days`, `12 months`.

    A bare day is a Misfit with its readings, as in the house language.
    """
    parts = [_length(match, calendars, zone) for match in _PART.finditer(_AND.sub(" ", text.strip()))]
    if len(parts) == 1:
        return parts[0]
    seconds = 0
    for part in parts:
        if isinstance(part, Misfit):
            return part
        if not isinstance(part, Elapsed):
            return Misfit(sentence("`{}` mixes clocks and calendars", text), sentence("say it in one of them"))
        seconds += part.seconds
    return (
        Elapsed(seconds)
        if parts
        else Misfit(sentence("`{}` is not a length of time", text), sentence("write `26 hours`"))
    )


def _length(match: re.Match[str], calendars: Mapping[str, Calendar], zone: Zone) -> Length | Misfit:
    count, full, calendar = int(match[1]), bool(match[2]), match[3]
    unit = _UNITS.get(match[4])
    if unit is None:
        return Misfit(
            sentence("`{}` is not a unit of time", match[4]),
            sentence("write `minutes`, `hours`, `opening days`, `months` …"),
        )
    if calendar == "calendar" and unit in ("weeks", "months", "years"):
        calendar = None
    if calendar is not None and calendar not in calendars:
        return Misfit(
            sentence("this house has no hours called `{}`", calendar),
            sentence("it has {}", listed(tuple(calendars), "and")),
        )
    if unit == "days":
        if calendar is None:
            return Misfit(
                sentence("`{}` does not say which days are counted", match[0]),
                bare_day_readings(count, calendars, zone),
            )
        return Days(count, calendar, full)
    if calendar is not None:
        return Open(count * _SECONDS[unit], calendar)
    if unit in _SECONDS:
        return Elapsed(count * _SECONDS[unit])
    return Days(7 * count, "calendar") if unit == "weeks" else Months(count * (12 if unit == "years" else 1))


def window_said(text: str, zone: Zone, now: int) -> int | Misfit | None:
    """Where a window begins: `in the last 12 months`, `this calendar year`, `this calendar month`; None for `ever`."""
    if text == "ever":
        return None
    if text.startswith("this calendar"):
        return zone.start_of_year(now) if text.endswith("year") else zone.start_of_month(now)
    match = _WINDOW.fullmatch(text)
    unit = _UNITS.get(match[2]) if match else None
    if match is None or unit is None:
        return Misfit(sentence("`{}` is not a span of time", text), sentence("write `in the last 12 months`"))
    return zone.window_start(now, int(match[1]), unit)


def money_said(text: str, currency: str) -> int | Misfit:
    """Money in minor units: `EUR 30.00`, `€30`, `30 EUR` or `30`."""
    return money_from_text(money_by_code(text, currency), currency)


def money_by_code(text: str, currency: str) -> str:
    """An amount with the code of its currency where it was written with a sign, as `$30` in a house of USD."""
    for sign in CURRENCIES_OF_SIGN:
        text = text.replace(sign, currency_of(sign, currency))
    return text


def units_said(text: str, house: House) -> tuple[int, str] | Misfit:
    """An amount in a unit of the house: `2 sessions` is 2 and `session`."""
    count, _, name = text.partition(" ")
    for unit in house.units.values():
        if name in (unit.name, unit.plural):
            return int(count), unit.name
    known = [unit.plural for unit in house.units.values()]
    return Misfit(
        sentence("`{}` is not a unit of this house", name),
        f"it has {listed(known, 'and')}" if known else "write an amount of money",
    )


def count_said(text: str) -> int:
    """How many: digits, or `a`, `an`, `one`, `no`."""
    return _NUMBERS[text] if text in _NUMBERS else int(text)


def quoted(text: str) -> str:
    """What stands between quotation marks."""
    return text[1:-1]
