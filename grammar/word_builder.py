"""Nodes of words and figures, made while their tokens are read: names, texts, numbers, money, dates, clock times."""

import re
from calendar import monthrange
from typing import Any, Protocol, TypeAlias

from lark import Token

from grammar import syntax as s
from grammar.diagnostic import Diagnostic
from grammar.figures import currency_of
from grammar.keywords import MONTHS, WEEKDAYS, decimal_mark
from grammar.names import names
from grammar.sentence import Sentence, sentence
from grammar.source import Source, Span


class Spanned(Protocol):
    """Whatever has a place in the text."""

    @property
    def span(self) -> Span:
        """Where it stands."""


Present: TypeAlias = Token | Spanned | tuple[Any, ...]
Item: TypeAlias = Present | None


_MONEY = re.compile(r"(?P<before>[A-Z]{3}|[€£$¥])?[ \t]*(?P<amount>[0-9.,]+)[ \t]*(?P<behind>[A-Z]{3}|[€£$¥])?")
_THREE_DECIMALS = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}
_MOST_DIGITS = 12

# What turns the direction of the letters after it, so that a text looks like another than it is.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")

# A name in a source may stand between typographic quotes too.
_QUOTES = "'‘’‛"


class WordBuilder:
    """One method a rule of expressions.lark on words and figures, which takes what the rule is made of.

    `source` and `base` (the offset in it at which the block begins) are set before a block is read; `problems` are
    what was read and still has no meaning.
    """

    source: Source
    base: int
    problems: list[Diagnostic]

    def __init__(self, language: str) -> None:
        self.names = names(language)
        self.mark = decimal_mark(language)

    def begin(self, source: Source, base: int) -> None:
        """Makes ready for the block that begins at an offset of a source."""
        self.source, self.base, self.problems = source, base, []

    def span(self, *items: Item) -> Span:
        """From the first of the items that are there to the last."""
        there = [item for item in items if item]
        return Span(self.source, self._start(there[0]), self._end(there[-1]))

    def _start(self, item: Present) -> int:
        if isinstance(item, Token):
            assert item.start_pos is not None
            return self.base + item.start_pos
        return self._start(item[0]) if isinstance(item, tuple) else item.span.start

    def _end(self, item: Present) -> int:
        if isinstance(item, Token):
            assert item.end_pos is not None
            return self.base + item.end_pos
        return self._end(item[-1]) if isinstance(item, tuple) else item.span.end

    def problem(self, code: str, message: str, span: Span, help: str) -> None:
        """Notes what can be read and means nothing."""
        self.problems.append(Diagnostic(code, message, span, help))

    # --- words and figures ---

    def name(self, token: Token) -> s.Name:
        """A name as the tree has it. One in single quotes is taken as it stands."""
        return s.Name(self._name(token, many=False), span=self.span(token))

    def _name(self, written: str, many: bool) -> str:
        return written.strip("'") if written[0] in _QUOTES else self.names.english(written, many)

    def _events(self, name: s.Name, many: bool = True) -> s.Name:
        """The name of what is counted, where a word may be one and many."""
        return s.Name(self._name(name.span.text, many), span=name.span) if many else name

    def keyword_name(self, token: Token) -> s.Name:
        return s.Name(token.type.lower(), span=self.span(token))

    def zone(self, token: Token) -> s.Name:
        return s.Name(str(token), span=self.span(token))

    def text(self, token: Token) -> s.Text:
        for turn in () if token.isascii() else _TURNS.finditer(token):
            start = self._start(token) + turn.start()
            self.problem("E109", unseen(turn[0]), Span(self.source, start, start + 1), sentence("leave it out"))
        return s.Text(token[1:-1], span=self.span(token))

    def whole(self, token: Token) -> int:
        """The value of a figure; one with too many digits is noted, and counts as 1."""
        if len(token) > _MOST_DIGITS:
            self.problem("E106", sentence("this number is too large"), self.span(token), _at_most_digits())
            return 1
        return int(token)

    def integer(self, token: Token) -> s.Number:
        return s.Number(self.whole(token), span=self.span(token))

    def money(self, token: Token) -> s.Money:
        match = _MONEY.fullmatch(token)
        assert match is not None
        written = match["before"] or match["behind"]
        currency, amount = currency_of(written), match["amount"].replace(",", ".")
        span = self.span(token)
        whole, _, decimals = amount.partition(".")
        if len(whole) > _MOST_DIGITS:
            self.problem("E106", sentence("this amount is too large"), span, _at_most_digits())
            amount = "1"
        elif len(decimals) == 3 and currency not in _THREE_DECIMALS:
            self.problem(
                "E106",
                sentence("`{}` can be read in two ways", amount),
                span,
                sentence(
                    "write `{}`, or `{}`",
                    f"{currency} {whole}{decimals}",
                    f"{currency} {whole}{self.mark}{decimals[:2]}",
                ),
            )
        return s.Money(currency, amount, span=span)

    def yes_or_no(self, token: Token) -> s.YesNo:
        return s.YesNo(token.type == "YES", span=self.span(token))

    def weekday(self, token: Token) -> s.Weekday:
        return s.Weekday(WEEKDAYS.index(token.type), span=self.span(token))

    def public_holiday(self, token: Token) -> s.PublicHoliday:
        return s.PublicHoliday(span=self.span(token))

    def date(self, day: Token, month: Token, year: Token | None) -> s.Date:
        span = self.span(day, month, year)
        number = MONTHS.index(month.type) + 1
        if year and len(year) != 4:
            self.problem(
                "E503",
                sentence("`{}` is not a year", year),
                self.span(year),
                sentence("write the year with four digits"),
            )
            year = Token(year.type, f"20{year[-2:]:0>2}")
        # A day without a year may be 29 February.
        last = monthrange(max(int(year), 1), number)[1] if year else monthrange(2000, number)[1]
        if len(day) > 2 or not 1 <= int(day) <= last:
            in_month = f"{month} {year}" if year else str(month)
            self.problem(
                "E503", sentence("there is no `{}`", span.text), span, sentence("{} goes from 1 to {}", in_month, last)
            )
            return s.Date(1, number, None, span=span)
        return s.Date(int(day), number, int(year) if year else None, span=span)

    def minutes(self, token: Token) -> int:
        """The minutes since midnight of a clock time; one that does not exist is noted, and counts as midnight."""
        hours, minutes = map(int, token.split(":"))
        if minutes > 59 or hours * 60 + minutes > 24 * 60:
            self.problem(
                "E503",
                sentence("there is no time `{}`", token),
                self.span(token),
                sentence("a day goes from `00:00` to `24:00`"),
            )
            return 0
        return hours * 60 + minutes

    def clock(self, token: Token) -> s.Clock:
        return s.Clock(self.minutes(token), span=self.span(token))


def unseen(char: str) -> Sentence:
    """What is wrong with a character that has no shape."""
    return sentence("a character that cannot be seen stands here, `{}`", f"U+{ord(char):04X}")


def _at_most_digits() -> Sentence:
    return sentence("at most {} digits", _MOST_DIGITS)
