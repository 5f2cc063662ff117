"""Words that people bring from elsewhere, and what is written here in their place."""

import re
from collections.abc import Iterator, Mapping

from attrs import frozen

from grammar.keywords import MONTHS, WEEKDAYS
from grammar.sayings import ADVICE, SAYINGS


@frozen
class Familiar:
    """A familiar word: how many characters it takes, and what is written in its place.

    The mend is empty where the word is to be left out, and None where `help` says more than one phrase could.
    """

    length: int
    mend: str | None
    help: str


def familiar(line: str, start: int, words: Mapping[str, str]) -> Iterator[Familiar]:
    """The familiar words that begin at an offset of a line, the likeliest first.

    `words` are the canonical phrases of the language, by terminal.
    """
    if match := _NTH.match(line, start):
        for written in _nth_time(match[1].lower(), match[2], words):
            yield Familiar(len(match[0]), written, _cure(written))
    for pattern, mend in (*SAYINGS, *_MENDS):
        if match := pattern.match(line, start):
            written = mend.format(*match.groups(), **words)
            yield Familiar(len(match[0]), written, _cure(written))
    if match := _WEEKDAYS.match(line, start):
        days = [_weekday(name, words) for name in match.groups()]
        if all(days):
            written = f"{days[0]} {words['TO']} {days[1]}"
            yield Familiar(len(match[0]), written, _cure(written))
    if match := _NAME.match(line, start):
        for name in (_weekday(match[1], words), _month(match[1], words)):
            if name and name.lower() != match[0].lower():
                yield Familiar(len(match[0]), name, _cure(name))
    for pattern, help in (*ADVICE, *_ADVICE):
        if match := pattern.match(line, start):
            yield Familiar(len(match[0]), None, help.format_map(words))


def _cure(written: str) -> str:
    if written in _NAMED:
        return f"write {_NAMED[written]}"
    return f"write `{written}`" if written else "leave it out"


def _weekday(written: str, words: Mapping[str, str]) -> str | None:
    """The weekday of a name, a part of one or a plural."""
    name = written.lower()
    known = [words[day] for day in WEEKDAYS if words[day].lower().startswith(name.removesuffix("s")[:9])]
    return known[0] if len(known) == 1 and len(name) > 1 else None


def _month(written: str, words: Mapping[str, str]) -> str | None:
    """The month of a name or of its first letters."""
    known = [words[month] for month in MONTHS if words[month].lower().startswith(written.lower())]
    return known[0] if len(known) == 1 and len(written) > 2 else None


def _nth_time(nth: str, event: str, words: Mapping[str, str]) -> Iterator[str]:
    """A condition that fits from the nth such event on, for a window that follows and for none."""
    digits = re.match("[0-9]+", nth)
    before = int(digits[0]) - 1 if digits else _ORDINALS.index(nth)
    counted = f"{words['AT_LEAST']} {before}" if before > 0 else words["NONE_OF"]
    events = event if before == 1 or event.endswith("s") else f"{event}s"
    for window in ("", f" {words['EVER']}"):
        yield f"{counted} {words['EARLIER']} {events}{window}"


_NAMED = {",": "a comma", ":": "a colon"}
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NTH = re.compile(
    rf"(?:(?:the|a|her|his|their)[ \t]+)?({'|'.join(_ORDINALS)}|[0-9]{{1,3}}(?:st|nd|rd|th))[ \t]+([^\W\d_][\w-]*)",
    re.IGNORECASE,
)
_NAME = re.compile(r"([^\W\d_]+)\.?(?![\w-])")
_WEEKDAYS = re.compile(
    r"([^\W\d_]{2,})\.?[ \t]*(?:-|till|until|through|thru|to)[ \t]*([^\W\d_]{2,})\.?(?![\w-])", re.IGNORECASE
)

# What is written elsewhere, and the same here; an empty mend leaves the word out. A mend is offered only where the
# line can be read on with it.
_MENDS = tuple(
    (re.compile(rf"(?:{written})(?![\w-])", re.IGNORECASE), mend)
    for written, mend in (
        ("weekdays|weekday|workdays|working days", "{MONDAY} {TO} {FRIDAY}"),
        ("weekends|weekend", "{SATURDAY}, {SUNDAY}"),
        ("every day|everyday|daily|all days", "{MONDAY} {TO} {SUNDAY}"),
        ("falls? (?:in|on|during) (?:the |a )?weekends?", "{FALLS_ON_ONE_OF} {SATURDAY}, {SUNDAY}"),
        (r"falls[ \t]+(?:in|during)", "{FALLS_WITHIN}"),
        ("to|till|until|and", "-"),
        ("and|or", ","),
        ("then", ":"),
        ("valid from|effective from|effective|starts on|starting|since|from", "{IN_FORCE_FROM}"),
        ("policy|regulation|house rule", "{RULE}"),
        ("if|in case|in case of", "{WHEN}"),
        ("elif|(?:otherwise|else|or else)[ \\t]+(?:if|when)", ""),
        ("if|when|then|please|always|a|an|the|of|for|full|whole|only|just|also", ""),
        ("else|or else|default|in all other cases|anything else", "{OTHERWISE}"),
        ("is (?:over|above|bigger than|greater than|higher than|exceeds)|exceeds|over|above", "{IS_MORE_THAN}"),
        ("is (?:under|below|smaller than|lower than)|under|below", "{IS_LESS_THAN}"),
        ("is (?:minimum|min|no less than|not less than)", "{IS_AT_LEAST}"),
        ("is (?:maximum|max|up to|no more than|not more than)", "{IS_AT_MOST}"),
        ("is (?:either|any of|in)|in|either", "{IS_ONE_OF}"),
        ("is equal to|equals|equal to|is the same as", "{IS}"),
        ("isn't|isnt|is no|does not equal|differs from", "{IS_NOT}"),
        ("is (?:empty|missing|unknown|blank|null)", "{IS_NOTHING}"),
        ("minimum|min|no less than|not less than|from", "{AT_LEAST}"),
        ("maximum|max|within|no more than|not more than|up to", "{AT_MOST}"),
        ("over|above|longer than", "{MORE_THAN}"),
        ("under|below|shorter than", "{LESS_THAN}"),
        ("with a maximum of|at a maximum of|limited to|up to|at most|maximum|max|but at most", "{CAPPED_AT}"),
        ("with a minimum of|at least|minimum|min|but no less than", "{BUT_AT_LEAST}"),
        ("half of|half(?: the)?", "50% {OF}"),
        ("no charge|no fee|no cost|nothing|for free|gratis|cost-free", "{FREE}"),
        ("refuse|reject|deny|say no|forbid|disallow", "{DECLINE}"),
        ("allow|approve|confirm|permit|ok|okay|agree", "{ACCEPT}"),
        ("note|ignore|nothing|do nothing|nothing happens|log", "{NOTED}"),
        ("invoice|bill|fine|fee(?: of)?|pay|costs?", "{CHARGE}"),
        ("give back|return|reimburse|pay back", "{REFUND}"),
        ("ask for|request|require|demand", "{ASK}"),
        ("notify|inform|alert|warn", "{TELL}"),
        ("noon|midday", "12:00"),
        ("midnight", "00:00"),
        ("mins?", "{MINUTES}"),
        ("hrs?|h", "{HOURS}"),
        ("secs?", "{SECONDS}"),
        ("in the last (?:year|twelve months)|(?:in the )?past year", "{IN_THE_LAST} 12 {MONTHS}"),
        ("in the last month|(?:in the )?past month", "{IN_THE_LAST} 1 month"),
        ("in the last week|(?:in the )?past week", "{IN_THE_LAST} 1 week"),
        ("this year", "{THIS_CALENDAR_YEAR}"),
        ("this month", "{THIS_CALENDAR_MONTH}"),
    )
)  # fmt: skip

_ADVICE = tuple(
    (re.compile(written, re.IGNORECASE), help)
    for written, help in (
        (r"//|--|/\*|;;", "a comment begins with `#`"),
        (r"is[ \t]+(?:not[ \t]+)?between\b", "say both edges: `{IS_AT_LEAST} …` and `{IS_AT_MOST} …`"),
        (r"between(?=[ \t]+[0-9])", "say one edge, as in `{AT_LEAST} 24 {HOURS} {BEFORE} start`"),
        (r"(?:closed|none|-)[ \t]*$", "leave the line out: a day without hours is closed"),
        (r"/[ \t]*[0-9]", "write a share, as in `50% {OF} price`"),
        (r"(?:send|mail|e-?mail|sms|text)\b", "`{SAY} …` has words for the client, `{DO} …` asks another system"),
    )
)  # fmt: skip
