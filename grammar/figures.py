"""Figures as people write them elsewhere, and how they are written here."""

import re
from collections.abc import Callable, Mapping

from attrs import frozen


@frozen
class Rewriting:
    """A figure written in another way: what it is, how many characters it takes, and how it is written here."""

    what: str
    length: int
    mend: str


_NUMBER = r"[0-9]+(?:[.,' ][0-9]+)*"
_END = r"(?![\w])"

_Mend = Callable[[re.Match[str], Mapping[str, str]], str | None]


def rewriting(line: str, start: int, words: Mapping[str, str]) -> Rewriting | None:
    """How the figure that begins at an offset of a line is to be written; None if there is none to mend.

    `words` are the canonical phrases of the language, by terminal.
    """
    for what, pattern, mend in _WAYS:
        match = pattern.match(line, start)
        if match is not None and (written := mend(match, words)) is not None:
            return Rewriting(what, len(match[0]), written)
    return None


def _clock(hours: str, minutes: str | None, half: str = "") -> str | None:
    hour = int(hours)
    if half:
        hour = hour % 12 + (12 if half.lower().startswith("p") else 0)
    return f"{hour:02}:{minutes or '00'}" if hour <= 24 and int(minutes or 0) <= 59 else None


def _twelve_hours(match: re.Match[str], words: Mapping[str, str]) -> str | None:
    return _clock(match[1], match[2], match[3])


def _clock_apart(match: re.Match[str], words: Mapping[str, str]) -> str | None:
    return _clock(match[1], match[2])


def _hours(match: re.Match[str], words: Mapping[str, str]) -> str | None:
    start, end = _clock(match[1], match[2]), _clock(match[3], match[4])
    return f"{start}-{end}" if start and end else None


def _month(number: str, words: Mapping[str, str]) -> str | None:
    return words[MONTHS[int(number) - 1]] if 1 <= int(number) <= 12 else None


def _year_first(match: re.Match[str], words: Mapping[str, str]) -> str | None:
    month = _month(match[2], words)
    return month and f"{int(match[3])} {month} {match[1]}"


def _numbers_alone(match: re.Match[str], words: Mapping[str, str]) -> str | None:
    month = _month(match[2], words) or _month(match[1], words)
    day = match[1] if _month(match[2], words) else match[2]
    return month and f"{int(day)} {month} {match[3]}"


def _month_first(match: re.Match[str], words: Mapping[str, str]) -> str | None:
    month = next((words[name] for name in MONTHS if words[name].lower() == match[1].lower()), None)
    return month and " ".join(filter(None, [match[2], month, match[3]]))


def _ordinal(match: re.Match[str], words: Mapping[str, str]) -> str | None:
    return match[1]


def _number(match: re.Match[str], words: Mapping[str, str]) -> str | None:
    """Thousands without marks, decimals after a point; None if the number is written so already."""
    written = match["number"]
    marks = re.findall(r"[.,' ]", written)
    last = re.split(r"[.,' ]", written)[-1]
    decimal = marks[-1:] if len(last) != 3 and marks[-1:] != [" "] else []
    if not marks or any(len(group) != 3 for group in re.split(r"[.,' ]", written)[1 : -1 if decimal else None]):
        return None
    whole = re.sub(r"[.,' ]", "", written.removesuffix(decimal[0] + last) if decimal else written)
    plain = f"{whole}.{last}" if decimal else whole
    return match[0].replace(written, plain) if plain != written else None


def _whole(match: re.Match[str], words: Mapping[str, str]) -> str | None:
    hours = words["HOURS"].split()[0]
    minutes = round(float(match[1].replace(",", ".")) * 60)
    return f"{minutes} {words['MINUTES']}" if match[2].startswith(hours[:3]) else None


def _percent(match: re.Match[str], words: Mapping[str, str]) -> str | None:
    return f"{match[1]}%"


def _currency(match: re.Match[str], words: Mapping[str, str]) -> str | None:
    return f"{match[1].upper()} {match[2]}"


def _euro(match: re.Match[str], words: Mapping[str, str]) -> str | None:
    return f"EUR {match[1]}"


MONTHS = (
    "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MONTH_OF_MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER",
    "NOVEMBER", "DECEMBER",
)  # fmt: skip

_WAYS: tuple[tuple[str, re.Pattern[str], _Mend], ...] = (
    ("a time", re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?[ \t]*([ap]\.?m)\b\.?", re.I), _twelve_hours),
    ("a time", re.compile(r"([0-9]{1,2})[hu]([0-9]{2})?" + _END, re.I), _clock_apart),
    ("a time", re.compile(r"([0-9]{1,2})\.([0-9]{2})(?=[ \t]*-|[ \t]+on\b)" + _END), _clock_apart),
    ("a stretch of hours", re.compile(r"([0-9]{1,2})(?:[.:u]([0-9]{2}))?[ \t]*-[ \t]*([0-9]{1,2})(?:[.:u]([0-9]{2}))?" + _END), _hours),
    ("a date", re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})" + _END), _year_first),
    ("a date", re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})" + _END), _numbers_alone),
    ("a date", re.compile(r"([^\W\d_]+)[ \t]+([0-9]{1,2})(?:,?[ \t]+([0-9]{4}))?" + _END), _month_first),
    ("a day", re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)(?:[ \t]+of)?" + _END, re.I), _ordinal),
    ("a share", re.compile(r"([0-9]+(?:\.[0-9]+)?)[ \t]*(?:per[ \t]?cent|procent|pct)" + _END, re.I), _percent),
    ("a duration", re.compile(r"([0-9]+[.,][0-9]+)[ \t]+([a-z]+)" + _END), _whole),
    ("a number", re.compile(r"(?:[A-Z]{3}|[€£$¥])?[ \t]*(?P<number>" + _NUMBER + r")(?:[ \t]*(?:[A-Z]{3}\b|[€£$¥]))?"), _number),
    ("an amount", re.compile(r"(eur|gbp|usd|chf|sek|nok|dkk|pln|idr)[ \t]*([0-9]+(?:\.[0-9]+)?)" + _END, re.I), _currency),
    ("an amount", re.compile(r"([0-9]+(?:\.[0-9]+)?)[ \t]*euros?" + _END, re.I), _euro),
)  # fmt: skip
