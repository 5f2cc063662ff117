"""Calendars: the blocks `hours`, laid on the house's zone and holidays."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from engine.checking.house_settings import Settings
from engine.time.calendars import EVERY_DAY, WORKING, Calendar, DayOfYear, Hours, spell
from engine.time.days import day_number, is_date
from engine.time.openings import Spell
from grammar import syntax
from grammar.diagnostic import Diagnostics
from grammar.sentence import sentence
from grammar.source import Span

SHIPPED = {"working": WORKING, "calendar": EVERY_DAY}


def calendars_from_syntax(
    blocks: Iterable[syntax.Hours], settings: Settings, diagnostics: Diagnostics
) -> Mapping[str, Calendar]:
    """The calendars of a house by name, the shipped ones last."""
    found: dict[str, Calendar] = {}
    for block in blocks:
        name = block.name.text if block.name else "opening"
        if name in found or name in SHIPPED:
            cure = sentence("put all its days in one block") if name in found else sentence("give it another name")
            diagnostics.add("E206", sentence("there are hours called `{}` already", name), block.span, cure)
            continue
        found[name] = Calendar(name, _hours(block, diagnostics), settings.zone, settings.holidays)
        if found[name].hours.closed_on_holidays and not settings.holidays:
            line = next(line for line in block.lines if isinstance(line, syntax.ClosedOnHolidays))
            diagnostics.add(
                "E208",
                sentence("the house does not say which public holidays it keeps"),
                line.span,
                sentence("write them under its name, as in `holidays BE`"),
            )
    for name, hours in SHIPPED.items():
        found.setdefault(name, Calendar(name, hours, settings.zone, settings.holidays))
    return found


def _hours(block: syntax.Hours, diagnostics: Diagnostics) -> Hours:
    weekly: list[tuple[Spell, ...]] = [()] * 7
    closed_yearly: list[tuple[DayOfYear, DayOfYear]] = []
    open_yearly: list[tuple[DayOfYear, tuple[Spell, ...]]] = []
    closed_dated: list[tuple[int, int]] = []
    open_dated: list[tuple[int, tuple[Spell, ...]]] = []
    for line in block.lines:
        match line:
            case syntax.WeeklyHours(weekdays, _, written):
                spells = _spells(written, diagnostics)
                for weekday in weekdays:
                    if weekly[weekday]:
                        diagnostics.add(
                            "E206",
                            sentence("this day has its hours already"),
                            line.span,
                            sentence("put all spells of a day on one line"),
                        )
                    weekly[weekday] = spells
            case syntax.ClosedFrom(first, last):
                _add_range(first, last, line.span, closed_yearly, closed_dated, diagnostics)
            case syntax.ClosedOn(date):
                _add_range(date, date, line.span, closed_yearly, closed_dated, diagnostics)
            case syntax.OpenOn(date, written):
                if not _exists(date, diagnostics):
                    continue
                spells = _spells(written, diagnostics)
                if date.year is None:
                    open_yearly.append(((date.month, date.day), spells))
                else:
                    open_dated.append((day_number(date.year, date.month, date.day), spells))
    _check_nights(weekly, block, diagnostics)
    return Hours(
        tuple(weekly),
        any(isinstance(line, syntax.ClosedOnHolidays) for line in block.lines),
        tuple(closed_yearly),
        tuple(open_yearly),
        tuple(closed_dated),
        tuple(open_dated),
    )


def _spells(written: tuple[syntax.Spell, ...], diagnostics: Diagnostics) -> tuple[Spell, ...]:
    spells = sorted((spell(one.start, one.end), one) for one in written)
    for (earlier, _), (later, node) in pairwise(spells):
        if later[0] < earlier[1]:
            diagnostics.add("E504", sentence("`{}` begins before the spell beside it ends", node.span.text), node.span)
    return tuple(times for times, _ in spells)


def _check_nights(weekly: list[tuple[Spell, ...]], block: syntax.Hours, diagnostics: Diagnostics) -> None:
    for weekday in range(7):
        tomorrow = weekly[(weekday + 1) % 7]
        if weekly[weekday] and tomorrow and weekly[weekday][-1][1] - 1440 > tomorrow[0][0]:
            diagnostics.add("E504", sentence("a spell past midnight runs into the hours of the next day"), block.span)


def _exists(date: syntax.Date, diagnostics: Diagnostics) -> bool:
    if is_date(date.year or 2028, date.month, date.day):
        return True
    diagnostics.add("E503", sentence("there is no `{}`", date.span.text), date.span)
    return False


def _add_range(
    first: syntax.Date,
    last: syntax.Date,
    span: Span,
    yearly: list[tuple[DayOfYear, DayOfYear]],
    dated: list[tuple[int, int]],
    diagnostics: Diagnostics,
) -> None:
    if not (_exists(first, diagnostics) and _exists(last, diagnostics)):
        return
    if first.year is None and last.year is None:
        yearly.append(((first.month, first.day), (last.month, last.day)))
        return
    end_year = last.year if last.year is not None else first.year
    start_year = first.year if first.year is not None else end_year
    assert start_year is not None
    assert end_year is not None
    start, end = day_number(start_year, first.month, first.day), day_number(end_year, last.month, last.day)
    if end < start:
        diagnostics.add(
            "E503", sentence("the last day comes before the first"), span, sentence("write the year of both days")
        )
        return
    dated.append((start, end))
