"""How words, names and figures are written in one language."""

import re
from functools import cache

from attrs import frozen

from grammar import keywords
from grammar.figures import currency_of
from grammar.keywords import UNITS_OF_TIME
from grammar.names import names
from grammar.source import Source, Span
from grammar.syntax import Date, Duration, Money, Name, Text

WEEKDAYS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
MONTHS = (
    "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MONTH_OF_MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER",
    "NOVEMBER", "DECEMBER",
)  # fmt: skip
_NOWHERE = Span(Source("", ""), 0, 0)
KEYWORD_NAMES = {"now": "NOW", "sent": "SENT"}
YES_OR_NO = "yes or no"

# A place is the keywords that can stand where a name is to be written. Where none can, no name needs quotes.
Place = tuple[str, ...]
DECLARED: Place = ()
MOMENT: Place = (
    "NOW", "SENT", "THE", "THE_LAST", "THE_DAY_BEFORE", "THE_OPENING_DAY_BEFORE", "THE_WORKING_DAY_BEFORE", "THE_DAY",
    "THE_DAY_OF", "NEXT_OPENING_AFTER", "NEXT", "END_OF_THIS_MONTH", "END_OF_NEXT_MONTH",
)  # fmt: skip
THE: Place = WEEKDAYS
AMOUNT: Place = (*MOMENT, "TOTAL")
VALUE: Place = (*AMOUNT, "YES", "NO")
CONDITION: Place = (
    *AMOUNT, "NOT", "AT_LEAST", "AT_MOST", "MORE_THAN", "LESS_THAN", "EXACTLY", "BEFORE", "AFTER", "BY", "NONE_OF",
    "CLIENT_HAS_ACCEPTED_THESE_RULES", "EVERY_PROMISE_IS_KEPT",
)  # fmt: skip
LINE: Place = (*CONDITION, "OTHERWISE")
STATEMENT: Place = (*CONDITION, "ALWAYS_PROMISES", "NEVER_DECLINES", "READS_NO")
TRIGGER: Place = ("OVERDUE",)
VOICE_TRIGGER: Place = (*TRIGGER, "DECLINE")
COUNTED: Place = ("EARLIER", "OVERDUE")
# A number may be an amount of its own, so what follows amounts can follow it.
NUMBERED: Place = (
    "FULL", *UNITS_OF_TIME, *MONTHS, "AND", "OR", "IS", "IS_NOT", "IS_ONE_OF", "IS_NOT_ONE_OF", "IS_GIVEN",
    "IS_NOTHING", "IS_AT_LEAST", "IS_AT_MOST", "IS_MORE_THAN", "IS_LESS_THAN", "IS_EXACTLY", "IS_BEFORE",
    "IS_AFTER", "IS_BY", "FALLS_ON", "FALLS_ON_ONE_OF", "FALLS_WITHIN", "FALLS_OUTSIDE", "FALLS_BETWEEN", "PLUS",
    "MINUS", "CAPPED_AT", "BUT_AT_LEAST", "TIMES", "OUT_OF", "FOR_EACH_STARTED", "FOR_EACH_FULL", "AS", "FOR",
    "FOR_EVER", "UNTIL", "WITHIN", "BY",
)  # fmt: skip
COUNTED_NUMBER: Place = (*COUNTED, "FULL", *UNITS_OF_TIME)
CALENDAR: Place = (*COUNTED, *NUMBERED)
HOURS_OF: Place = ("OPENING_HOURS", "WORKING_HOURS")
KIND: Place = ("YES_OR_NO",)

# A name that a figure before or within it makes into money: `EUR5`, and `ABC` in `10 ABC`.
_MONEY_BEGINS = re.compile(r"[A-Z]{3}[0-9]")
_MONEY_ENDS = re.compile(r"[A-Z]{3}(?![\w-])")
_FIRST_WORD = re.compile(r"[^\W\d_][\w-]*(?![\w.-])")


@cache
def _met(language: str, place: Place) -> frozenset[str]:
    """All forms of the keywords of a place, in small letters."""
    forms = keywords.forms(language)
    return frozenset(form.lower() for terminal in place for form in forms[terminal])


@cache
def _longer(language: str, word: str) -> re.Pattern[str]:
    """What begins with a longer phrase than the given one."""
    forms = {form for found in keywords.forms(language).values() for form in found}
    longer = sorted(re.escape(form) for form in forms if form.lower().startswith(f"{word.lower()} "))
    return re.compile(rf"(?:{'|'.join(longer)})(?![\w-]|\.\w)" if longer else r"(?!)", re.IGNORECASE)


@frozen
class Spelling:
    """The words of a language, and the names and figures between them."""

    language: str

    def word(self, terminal: str) -> str:
        """The phrase of a keyword."""
        return keywords.spelling(self.language)[terminal]

    def second(self, terminal: str) -> str:
        """The phrase of a keyword in the second of its places, as the file of keywords tells."""
        return keywords.second(self.language)[terminal]

    def name(self, name: Name, place: Place = DECLARED, many: bool = False) -> str:
        """A name, in single quotes where it would be read as something else that can stand in that place.

        A name of the vocabulary is written in this language, or in English where a keyword is in its way. `many` says
        that it is counted, for languages in which one word is singular and plural.
        """
        said = names(self.language).own(name.text, many)
        if said is not None and self._meets(said, place):
            said = name.text if names(self.language).english(name.text, many) == name.text else None
        return said if said is not None and not self._meets(said, place) else f"'{name.text}'"

    def _meets(self, said: str, place: Place) -> bool:
        """Whether something else is read in a place where this is written."""
        met = said.lower() in _met(self.language, place)
        if "TOTAL" in place:
            met = met or bool(_MONEY_BEGINS.match(said))
        if "FULL" in place:
            met = met or bool(_MONEY_ENDS.match(said))
        return met

    def words(self, text: Text) -> str:
        """A text to the client, with the names of its placeholders in this language."""
        return f'"{names(self.language).own_text(text.value)}"'

    def ending(self, terminal: str) -> str:
        """What closes a phrase, with a blank before it; nothing in a language that closes none so."""
        phrases = keywords.forms(self.language).get(terminal)
        return f" {phrases[0]}" if phrases else ""

    def figure(self, decimal: str) -> str:
        """Decimal text as the language writes it."""
        return decimal.replace(".", keywords.decimal_mark(self.language))

    def fact(self, name: Name, place: Place) -> str:
        """A name in an expression, where two of the names are keywords themselves."""
        terminal = KEYWORD_NAMES.get(name.text)
        return self.word(terminal) if terminal else self.name(name, place)

    def led(self, terminal: str, text: str, second: bool = False, many: bool = False) -> str:
        """A keyword and a text, whose first name is quoted where both together begin with a longer phrase.

        So the name `last` is written `the 'last'`.
        """
        word = self.second(terminal) if second else self.word(terminal)
        if second and _longer(self.language, word).match(f"{word} {text}"):
            word = self.word(terminal)
        first = _FIRST_WORD.match(text)
        if first and _longer(self.language, word).match(f"{word} {text}"):
            text = f"'{names(self.language).english(first[0], many)}'{text[first.end() :]}"
        return f"{word} {text}"

    def text(self, text: Text) -> str:
        """A text between double quotes, which it cannot contain."""
        return f'"{text.value}"'

    def money(self, money: Money) -> str:
        """`EUR 12.50`."""
        return f"{currency_of(money.currency)} {self.figure(money.amount)}"

    def duration(self, duration: Duration) -> str:
        """`24 hours`, `1 opening hour`, `2 full phone days`."""
        words = keywords.second(self.language) if duration.count == 1 else keywords.spelling(self.language)
        full = f"{self.word('FULL')} " if duration.full else ""
        unit = duration.unit.upper()
        if duration.calendar is None:
            return f"{duration.count} {full}{words[unit]}"
        own = f"{duration.calendar.upper()}_{unit}"
        if own in UNITS_OF_TIME and duration.calendar.islower():
            return f"{duration.count} {full}{words[own]}"
        return f"{duration.count} {full}{self.calendar(duration.calendar, CALENDAR)} {words[unit]}"

    def hours_of(self, calendar: str) -> str:
        """`opening hours`, `phone hours`."""
        own = f"{calendar.upper()}_HOURS"
        if own in HOURS_OF and calendar.islower():
            return self.word(own)
        return f"{self.calendar(calendar, HOURS_OF)} {self.word('HOURS')}"

    def calendar(self, name: str, place: Place = DECLARED) -> str:
        """The name of a calendar the house made."""
        return self.name(Name(name, _NOWHERE), place)

    def date(self, date: Date) -> str:
        """`1 March 2027`, or `24 December`."""
        year = f" {date.year:04}" if date.year is not None else ""
        return f"{date.day} {self.word(MONTHS[date.month - 1])}{year}"

    def weekday(self, number: int) -> str:
        """`Monday` for 0."""
        return self.word(WEEKDAYS[number])


def clock_text(minutes: int) -> str:
    """`09:00` for 540 minutes since midnight."""
    return f"{minutes // 60:02}:{minutes % 60:02}"
