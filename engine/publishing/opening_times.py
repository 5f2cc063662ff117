"""When a house is open, and its next closures, as clients read them."""

from collections.abc import Iterator

from attrs import frozen

from engine.publishing.client_language import DAY_OF_MINUTES, ClientLanguage
from engine.time.calendars import Calendar
from engine.time.days import add_months, date_of, day_number, weekday_of
from engine.time.openings import Spell
from engine.time.public_holidays import holiday_names

_SHIPPED = ("working", "calendar")
_MOST = 8
_MONTHS_AHEAD = 12


@frozen
class OtherDays:
    """Days from `first` to `last` that are not as the week says: closed, or open at `spells`."""

    first: int
    last: int
    spells: tuple[Spell, ...]
    reason: str | None


@frozen
class OpeningTimes:
    """A calendar of a house: `week` has days with their hours, None for closed; `exceptions` come next."""

    calendar: Calendar
    title: str | None
    week: tuple[tuple[str, str | None], ...]
    is_closed_on_holidays: bool
    exceptions: tuple[OtherDays, ...]


def opening_times(language: ClientLanguage, now: int) -> tuple[OpeningTimes, ...]:
    """The calendars that the house itself made, `opening` first."""
    house = language.house
    own = [
        calendar for name, calendar in house.calendars.items() if name not in _SHIPPED and any(calendar.hours.weekly)
    ]
    own.sort(key=lambda calendar: calendar.name != "opening")
    return tuple(
        OpeningTimes(
            calendar,
            None
            if calendar.name == "opening"
            else capital(language.say("page", "hours_of", calendar=language.calendar(calendar.name))),
            tuple(_week(calendar, language)),
            calendar.hours.closed_on_holidays and bool(calendar.holidays),
            tuple(_exceptions(calendar, language, house.zone.day_of(now)))[:_MOST],
        )
        for calendar in own
    )


def hours_told(spells: tuple[Spell, ...], language: ClientLanguage) -> str:
    """`09:00–12:00, 13:00–16:00`."""
    if spells == ((0, DAY_OF_MINUTES),):
        return language.say("page", "all_day")
    return ", ".join(f"{language.clock(start)}–{language.clock(end)}" for start, end in spells)


def days_told(exception: OtherDays, language: ClientLanguage) -> str:
    """`Fri 24 December 2027 – Sun 2 January 2028`."""
    days = [exception.first] if exception.first == exception.last else [exception.first, exception.last]
    return " – ".join(language.short_day(day) for day in days)


def _week(calendar: Calendar, language: ClientLanguage) -> Iterator[tuple[str, str | None]]:
    """Days that follow each other with the same hours stand together."""
    weekly = calendar.hours.weekly
    first = 0
    for day in range(1, 8):
        if day == 7 or weekly[day] != weekly[first]:
            names = [language.weekday(first)] + ([language.weekday(day - 1)] if day - 1 > first else [])
            hours = hours_told(weekly[first], language) if weekly[first] else None
            yield capital(" – ".join(names)), hours
            first = day


def capital(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def _exceptions(calendar: Calendar, language: ClientLanguage, today: int) -> Iterator[OtherDays]:
    """The days of the coming year that are not as the week says, those that belong together as one."""
    day, end = today, add_months(today, _MONTHS_AHEAD)
    names = _holiday_names(language, (date_of(today)[0], date_of(end)[0]))
    while day < end:
        found = _exception_on(calendar, day, names)
        if found is not None:
            yield found
        day = day + 1 if found is None else found.last + 1


def _exception_on(calendar: Calendar, day: int, names: dict[int, str]) -> OtherDays | None:
    weekly = calendar.hours.weekly[weekday_of(day)]
    spells = calendar.spells_on(day)
    if spells == weekly:
        return None
    if spells:
        return OtherDays(day, day, spells, None)
    closed = calendar.why_closed(day)
    if closed is None or closed.kind == "holiday":
        return OtherDays(day, day, (), names.get(day, closed.name if closed is not None else None))
    last = closed.last
    if isinstance(last, tuple):
        year = date_of(day)[0]
        last = day_number(year if last >= date_of(day)[1:] else year + 1, *last)
    return OtherDays(day, last if last is not None else day, (), None)


def _holiday_names(language: ClientLanguage, years: tuple[int, int]) -> dict[int, str]:
    """The public holidays in the page's language, where their names are known in it."""
    region = language.house.region
    return {} if region is None else holiday_names(region, language.language, *years)
