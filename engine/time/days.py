"""Days of the calendar, each as its number since 1970-01-01."""

from datetime import date
from functools import lru_cache

_DAYS_IN_400_YEARS = 146_097
_DAYS_BEFORE_1970 = date(1970, 1, 1).toordinal() - 1


def is_date(year: int, month: int, day: int) -> bool:
    """Whether there is such a date, `29 February 2028` but not `30 February`; any year from 1 on."""
    return year >= 1 and 1 <= month <= 12 and 1 <= day <= month_length(year, month)


def day_number(year: int, month: int, day: int) -> int:
    """The number of a date that exists."""
    cycles, year_in_cycle = divmod(year - 1, 400)
    return date(year_in_cycle + 1, month, day).toordinal() - 1 - _DAYS_BEFORE_1970 + cycles * _DAYS_IN_400_YEARS


@lru_cache(maxsize=1 << 15)
def date_of(day: int) -> tuple[int, int, int]:
    """Year, month and day of the month."""
    cycles, day_in_cycle = divmod(day + _DAYS_BEFORE_1970, _DAYS_IN_400_YEARS)
    found = date.fromordinal(day_in_cycle + 1)
    return found.year + 400 * cycles, found.month, found.day


def weekday_of(day: int) -> int:
    """0 for Monday to 6 for Sunday."""
    return (day + 3) % 7


def add_months(day: int, months: int) -> int:
    """The same day so many months on (back, below 0), or the month's last: 31 January + 1 is 28 or 29 February."""
    year, month, day_of_month = date_of(day)
    year, month = month_after(year, month, months)
    return day_number(year, month, min(day_of_month, month_length(year, month)))


def weekday_before(day: int, weekday: int) -> int:
    """The latest such weekday strictly before a day."""
    return day - 1 - (weekday_of(day - 1) - weekday) % 7


def is_between_yearly(day: int, first: tuple[int, int], last: tuple[int, int]) -> bool:
    """Whether a day lies between two (month, day) of every year, both included; last before first wraps the year."""
    _, month, day_of_month = date_of(day)
    if first <= last:
        return first <= (month, day_of_month) <= last
    return (month, day_of_month) >= first or (month, day_of_month) <= last


@lru_cache(maxsize=1 << 15)
def date_text(day: int) -> str:
    """`2027-11-19`."""
    year, month, day_of_month = date_of(day)
    return f"{year:04d}-{month:02d}-{day_of_month:02d}"


def day_after(day: int, count: int, unit: str) -> int:
    """The day `count` calendar days, weeks, months or years after (before, below 0) a day."""
    if unit == "days":
        return day + count
    if unit == "weeks":
        return day + 7 * count
    return add_months(day, count if unit == "months" else 12 * count)


def month_after(year: int, month: int, months: int) -> tuple[int, int]:
    """The year and the month so many months on."""
    year, month = divmod(12 * year + month - 1 + months, 12)
    return year, month + 1


def month_length(year: int, month: int) -> int:
    """How many days a month has."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31
