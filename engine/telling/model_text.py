"""Lengths, moments and conditions of the model in the words of the language."""

from engine.model import (
    Amount,
    AsOf,
    ClockOn,
    Counted,
    Days,
    Distance,
    Elapsed,
    EndOfMonth,
    Fact,
    FixedDay,
    House,
    InClock,
    InDays,
    InSeason,
    LastOf,
    Ledger,
    Length,
    Literal,
    Made,
    Moment,
    Months,
    NextOpening,
    Notice,
    Now,
    NthDay,
    OnDays,
    Open,
    Sent,
    ServiceFact,
    Shifted,
    Summed,
    WeekdayBefore,
)
from engine.telling.plain_text import listed, plain_date, plain_day_of_year, plain_value
from engine.time.moments import clock_text
from engine.time.receipts import WEEKDAYS
from engine.values import duration_text

SIZES = {">=": "at least", ">": "more than", "<=": "at most", "<": "less than", "==": "exactly", "!=": "other than"}
EDGES = {"<": "before", "<=": "by", ">": "after", ">=": "at or after"}

Labelled = Fact | ServiceFact | Notice | Ledger | Counted | Summed | AsOf


def length_text(length: Length) -> str:
    """`48 hours`, `4 opening hours`, `2 full working days`, `12 months`."""
    match length:
        case Elapsed(seconds):
            return duration_text(seconds)
        case Open(seconds, calendar):
            count, unit = duration_text(seconds).split(" ", 1)
            return f"{count} {calendar} {unit}"
        case Months(count):
            return f"{count} month{'' if count == 1 else 's'}"
        case Days(count, calendar, full):
            return f"{count} {'full ' if full else ''}{calendar} day{'' if count == 1 else 's'}"


def moment_text(moment: Moment) -> str:
    """`now`, `start`, `18:00 on the opening day before start`."""
    match moment:
        case Now():
            return "now"
        case Sent(label) | Made(label) | LastOf(_, label):
            return label
        case Fact():
            return moment.label
        case Shifted(anchor, length, direction):
            return f"{length_text(length)} {direction} {moment_text(anchor)}"
        case NextOpening(calendar, anchor):
            name = "" if calendar == "opening" else f"{calendar} "
            return f"next {name}opening after {moment_text(anchor)}"
        case EndOfMonth(ahead):
            return "end of next calendar month" if ahead else "end of this calendar month"
        case ClockOn(0, FixedDay(day)):
            return plain_date(day)
        case ClockOn(minutes, day_named):
            return f"{clock_text(minutes)} on {_day_text(day_named)}"


def amount_label(amount: Amount, house: House) -> str:
    """The name of an amount, or its figure where it is written out; empty for one that is worked out."""
    if isinstance(amount, Literal) and isinstance(amount.value, (int, str, bool)):
        return plain_value(amount.value, amount.kind, house)
    return amount.label if isinstance(amount, Labelled) else ""


def days_text(condition: OnDays) -> str:
    """`Saturday, Sunday or a public holiday`."""
    days = [WEEKDAYS[weekday] for weekday in condition.weekdays]
    days += [plain_day_of_year(*date) for date in condition.dates]
    days += [plain_date(day) for day in condition.days]
    days += ["a public holiday"] * condition.holidays
    return listed(days, "or")


def range_text(condition: InSeason | InDays | InClock) -> str:
    """`between 1 November and 5 January`."""
    match condition:
        case InSeason(_, first, last):
            return f"between {plain_day_of_year(*first)} and {plain_day_of_year(*last)}"
        case InDays(_, first_day, last_day):
            return f"between {plain_date(first_day)} and {plain_date(last_day)}"
        case InClock(_, first_minute, last_minute):
            return f"between {clock_text(first_minute)} and {clock_text(last_minute)}"


def distance_text(distance: Distance) -> str:
    """`at least 48 hours before start`."""
    return f"{SIZES[distance.op]} {length_text(distance.length)} {distance.direction} {moment_text(distance.anchor)}"


def _day_text(day: NthDay | WeekdayBefore | FixedDay) -> str:
    if isinstance(day, FixedDay):
        return plain_date(day.day)
    anchor = moment_text(day.anchor)
    if isinstance(day, WeekdayBefore):
        return f"{WEEKDAYS[day.weekday]} before {anchor}"
    if day.count == 0:
        return f"the day of {anchor}"
    if day.count == 1 and day.direction == "before":
        return f"the {'' if day.calendar == 'calendar' else f'{day.calendar} '}day before {anchor}"
    return f"the day {day.count} {day.calendar} day{'' if day.count == 1 else 's'} {day.direction} {anchor}"
