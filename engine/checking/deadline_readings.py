"""What a bare `2 days` could mean, worked out on an example date."""

from collections.abc import Mapping

from engine.time.calendars import Calendar
from engine.time.days import date_of, day_number, weekday_of
from engine.time.moments import Zone
from grammar.keywords import MONTHS, WEEKDAYS, second, spelling
from grammar.sentence import Sentence, in_language, sentence

_EXAMPLE = (day_number(2027, 1, 8), 10 * 60)
_SHIPPED = {"calendar": "CALENDAR_DAYS", "working": "WORKING_DAYS", "opening": "OPENING_DAYS"}


class Day(Sentence):
    """A day without its year: `Friday 8 January`."""

    day: int

    def told(self, language: str) -> str:
        """With the names of weekday and month as a house in the language writes them."""
        return _day(self.day, language)


class Length(Sentence):
    """So many days of a calendar: `2 working days`."""

    days: int
    calendar: str

    def told(self, language: str) -> str:
        """As a house in the language writes it."""
        return _span(self.days, self.calendar, language)


class Readings(Sentence):
    """Each reading with where it leads."""

    ends: tuple[tuple[str, str], ...]

    def told(self, language: str) -> str:
        """All of them in a language."""
        return "; ".join(sentence("`{}` leads to {}", text, moment).told(language) for text, moment in self.ends)


def day_in_words(day: int) -> Day:
    """`Friday 8 January`."""
    text = Day(_day(day, "en"))
    text.day = day
    return text


def bare_day_readings(count: int, calendars: Mapping[str, Calendar], zone: Zone) -> Sentence:
    """The help for a bare day: each reading a house can choose, and where it leads from one Friday morning."""
    start = zone.clock_on(*_EXAMPLE)
    hours = 24 * count
    ends: list[tuple[str, str]] = [(sentence("{} hours", hours), _moment_in_words(start + hours * 3600, zone))]
    for name in (*_SHIPPED, *(name for name in calendars if name not in _SHIPPED)):
        calendar = calendars.get(name)
        end = calendar.add_days(start, count) if calendar else None
        if end is not None:
            text = Length(_span(count, name, "en"))
            text.days, text.calendar = count, name
            ends.append((text, _moment_in_words(end, zone)))
    readings = Readings("; ".join(f"`{text}` leads to {moment}" for text, moment in ends))
    readings.ends = tuple(ends)
    return sentence("say which: from {}, {}", _moment_in_words(start, zone), readings)


def _day(day: int, language: str) -> str:
    words = spelling(language)
    _, month, number = date_of(day)
    return f"{words[WEEKDAYS[weekday_of(day)]]} {number} {words[MONTHS[month - 1]]}"


def _span(count: int, calendar: str, language: str) -> str:
    words = second(language) if count == 1 else spelling(language)
    if calendar in _SHIPPED:
        return f"{count} {words[_SHIPPED[calendar]]}"
    return f"{count} {in_language(calendar, language)} {words['DAYS']}"


def _moment_in_words(moment: int, zone: Zone) -> Sentence:
    clock = zone.clock_of(moment)
    return sentence("{} {}", day_in_words(zone.day_of(moment)), f"{clock // 60:02}:{clock % 60:02}")
