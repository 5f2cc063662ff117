"""Figures as people write them elsewhere, and how they are written here."""

import re
from collections.abc import Iterator, Mapping

from attrs import frozen

from grammar.keywords import MONTHS
from grammar.sentence import sentence

CURRENCIES_OF_SIGN: Mapping[str, tuple[str, ...]] = {
    "€": ("EUR",),
    "£": ("GBP",),
    "$": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "CLP", "COP", "ARS"),
    "¥": ("JPY", "CNY"),
}
"""The currencies that a sign may stand for; which of them is meant, a house says by its own."""


def currency_of(written: str, own: str | None = None) -> str:
    """The code of a currency written by its code or by its sign.

    A sign of several is that of `own` where it can be, else it stays as it is.
    """
    known = CURRENCIES_OF_SIGN.get(written, (written,))
    return known[0] if len(known) == 1 else own if own is not None and own in known else written


@frozen
class Rewriting:
    """A figure written in another way: what it is, how many characters it takes, and how it is written here."""

    what: str
    length: int
    mend: str


def rewritings(line: str, start: int, words: Mapping[str, str]) -> Iterator[Rewriting]:
    """How the figure that begins at an offset of a line may have to be written, the likeliest first.

    `words` are the canonical phrases of the language, by terminal.
    """
    for what, pattern, mend in _PATTERNS:
        match = pattern.match(line, start)
        written = mend(match, words) if match else None
        if match and written is not None and written != match[0]:
            yield Rewriting(what, len(match[0]), written)


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
    """The day before the month, as in Europe, unless only the other order is a date."""
    for day, month in ((match[1], match[2]), (match[2], match[1])):
        if name := _month(month, words):
            return f"{int(day)} {name} {match[3]}"
    return None


def _month_first(match: re.Match[str], words: Mapping[str, str]) -> str | None:
    month = next((words[name] for name in MONTHS if words[name].lower() == match[1].lower()), None)
    return month and " ".join(filter(None, [match[2], month, match[3]]))


def _ordinal(match: re.Match[str], words: Mapping[str, str]) -> str | None:
    return match[1]


def _percent(match: re.Match[str], words: Mapping[str, str]) -> str | None:
    return f"{match[1]}%"


def _whole_minutes(match: re.Match[str], words: Mapping[str, str]) -> str | None:
    if match[2].lower() not in (words["HOURS"], words["HOURS"].removesuffix("s")):
        return None
    return f"{round(float(match[1].replace(',', '.')) * 60)} {words['MINUTES']}"


def _twelve_hours_twice(match: re.Match[str], words: Mapping[str, str]) -> str | None:
    start, end = _clock(match[1], match[2], match[3]), _clock(match[4], match[5], match[6])
    return f"{start}-{end}" if start and end else None


def _currency_of_sign(match: re.Match[str], words: Mapping[str, str]) -> str | None:
    return currency_of(match[1])


def _hours_alone(match: re.Match[str], words: Mapping[str, str]) -> str | None:
    hours, minutes = int(match[1]), int(match[2] or 0)
    return f"{hours * 60 + minutes} {words['MINUTES']}" if minutes else f"{hours} {words['HOURS']}"


def _counted(match: re.Match[str], words: Mapping[str, str]) -> str | None:
    return str(_NUMBERS.index(match[1].lower()))


def _a_unit(match: re.Match[str], words: Mapping[str, str]) -> str | None:
    return f"1 {match[1]}"


def _half_an_hour(match: re.Match[str], words: Mapping[str, str]) -> str | None:
    return f"30 {words['MINUTES']}"


def _whole(match: re.Match[str], words: Mapping[str, str]) -> str | None:
    return match[1]


def _text(match: re.Match[str], words: Mapping[str, str]) -> str | None:
    return f'"{match[1]}"'


def _without_currency(match: re.Match[str], words: Mapping[str, str]) -> str | None:
    return f"EUR {match[1].replace(',', '.')}"


def _number(match: re.Match[str], words: Mapping[str, str]) -> str | None:
    """Thousands without marks, decimals after a point; None if the number is written so already."""
    written = match[1]
    marks, groups = re.findall(r"[.,' ]", written), re.split(r"[.,' ]", written)
    decimals = groups.pop() if marks and marks[-1] in ".," and len(groups[-1]) != 3 else ""
    if not marks or any(len(group) != 3 for group in groups[1:]):
        return None
    plain = "".join(groups) + (f".{decimals}" if decimals else "")
    return match[0].replace(written, plain) if plain != written else None


def _currency(match: re.Match[str], words: Mapping[str, str]) -> str | None:
    return f"{match[1].upper()} {match[2]}"


def _euro(match: re.Match[str], words: Mapping[str, str]) -> str | None:
    return f"EUR {match[1]}"


_NUMBERS = (
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_AMOUNT = r"([0-9]+(?:\.[0-9]+)?)"
_CLOCK = r"([0-9]{1,2})(?:[.:u]([0-9]{2}))?"
_CLOCK_OR_HALF = r"([0-9]{1,2})(?:[:.]([0-9]{2}))?[ \t]*([ap]\.?m)\b\.?"
_CURRENCY = r"(?:(?-i:[A-Z]{3})|[€£$¥])"
_END = r"(?!\w)"

_WAYS = (
    (
        sentence("a stretch of hours"),
        _CLOCK_OR_HALF + r"[ \t]*(?:-|to|till|until)[ \t]*" + _CLOCK_OR_HALF,
        _twelve_hours_twice,
    ),
    (sentence("a time"), _CLOCK_OR_HALF, _twelve_hours),
    (sentence("a time"), r"([0-9]{1,2})[hu]([0-9]{2})?" + _END, _clock_apart),
    (sentence("a stretch of hours"), _CLOCK + r"[ \t]*-[ \t]*" + _CLOCK + _END, _hours),
    (sentence("a time"), r"([0-9]{1,2})(?:\.([0-9]{2}))?(?=[ \t]*-|[ \t]+on\b)" + _END, _clock_apart),
    (sentence("a date"), r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})" + _END, _year_first),
    (sentence("a date"), r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})" + _END, _numbers_alone),
    (sentence("a date"), r"([^\W\d_]+)[ \t]+([0-9]{1,2})(?:,?[ \t]+([0-9]{4}))?" + _END, _month_first),
    (sentence("a day"), r"([0-9]{1,2})(?:st|nd|rd|th)(?:[ \t]+of)?" + _END, _ordinal),
    (sentence("a share"), _AMOUNT + r"[ \t]*(?:per[ \t]?cent|procent|pct)" + _END, _percent),
    (sentence("a duration"), r"([0-9]+[.,][0-9]+)[ \t]+([a-z]+)" + _END, _whole_minutes),
    (sentence("a number"), rf"{_CURRENCY}?[ \t]*([0-9]+(?:[.,' ][0-9]+)*)(?:[ \t]*{_CURRENCY})?" + _END, _number),
    (sentence("an amount"), r"(eur|gbp|usd|chf|sek|nok|dkk|pln|idr)[ \t]*" + _AMOUNT + _END, _currency),
    (sentence("an amount"), _AMOUNT + r"[ \t]*euros?" + _END, _euro),
    (sentence("a duration"), r"([0-9]+)[ \t]*h[ \t]*([0-9]{2})?" + _END, _hours_alone),
    (sentence("a duration"), r"half[ \t]+an?[ \t]+hour" + _END, _half_an_hour),
    (
        sentence("a duration"),
        r"an?[ \t]+((?:[^\W\d_]+[ \t]+)?(?:second|minute|hour|day|week|month|year))" + _END,
        _a_unit,
    ),
    (sentence("a number"), rf"({'|'.join(_NUMBERS[1:])})" + _END, _counted),
    (sentence("a number"), r"([0-9]+)\.0+" + _END, _whole),
    (sentence("an amount"), r"([0-9]+(?:[.,][0-9]{1,2})?)" + _END, _without_currency),
    (sentence("an amount"), rf"({_CURRENCY}[ \t]*[0-9]+)[.,](?:-+|–)", _whole),
    (sentence("a text"), r"'([^'\"\n]*)'", _text),
    (sentence("a currency"), r"(€|£)", _currency_of_sign),
)
_PATTERNS = tuple((what, re.compile(pattern, re.IGNORECASE), mend) for what, pattern, mend in _WAYS)
