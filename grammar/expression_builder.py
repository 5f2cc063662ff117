"""Nodes of durations, moments, amounts and conditions, made while their tokens are read."""

from collections.abc import Sequence
from typing import Any

from lark import Token

from grammar import syntax as s
from grammar.sentence import sentence
from grammar.source import Span
from grammar.word_builder import WordBuilder

_OPERATORS = {
    "IS": "is", "IS_NOT": "is not",
    "IS_AT_LEAST": "at least", "IS_AT_MOST": "at most", "IS_MORE_THAN": "more than", "IS_LESS_THAN": "less than",
    "IS_EXACTLY": "exactly", "IS_BEFORE": "before", "IS_AFTER": "after", "IS_BY": "by",
    "AT_LEAST": "at least", "AT_MOST": "at most", "MORE_THAN": "more than", "LESS_THAN": "less than",
    "EXACTLY": "exactly", "BEFORE": "before", "AFTER": "after", "BY": "by",
}  # fmt: skip
_JOINED: dict[str, Any] = {"PLUS": s.Plus, "MINUS": s.Minus, "CAPPED_AT": s.CappedAt, "BUT_AT_LEAST": s.ButAtLeast}


class ExpressionBuilder(WordBuilder):
    """One method a rule of expressions.lark on what words and figures make together."""

    # --- durations ---

    def shipped_duration(self, count: Token, full: Token | None, unit: Token) -> s.Duration:
        calendar, _, of_calendar = unit.type.rpartition("_")
        span = self.span(count, unit)
        return s.Duration(self.whole(count), of_calendar.lower(), calendar.lower() or None, full is not None, span=span)

    def named_duration(self, count: Token, full: Token | None, calendar: s.Name, unit: Token) -> s.Duration:
        span = self.span(count, unit)
        return s.Duration(self.whole(count), unit.type.lower(), calendar.text, full is not None, span=span)

    def hours_of(self, calendar: "Token | s.Name", hours: Token | None = None) -> tuple[str, Span]:
        span = self.span(calendar, hours)
        return (calendar.text if isinstance(calendar, s.Name) else _calendar(calendar)), span

    def lasting(self, word: Token, end: s.Expression) -> "tuple[Token, s.Expression]":
        return word, end

    deadline = lasting

    # --- moments ---

    def the(self, word: Token, name: s.Name) -> s.The:
        return s.The(name, span=self.span(word, name))

    def the_last(self, word: Token, name: s.Name) -> s.TheLast:
        return s.TheLast(name, span=self.span(word, name))

    def offset(self, duration: s.Duration, direction: Token, anchor: s.Expression) -> s.Offset:
        return s.Offset(duration, direction.type.lower(), anchor, span=self.span(duration, anchor))

    def clock_on(self, clock: Token, day: s.Day) -> s.ClockOn:
        return s.ClockOn(self.clock(clock), day, span=self.span(clock, day))

    def day_before(self, word: Token, anchor: s.Expression) -> s.DayBefore:
        calendar = {"OPENING_DAY_BEFORE": "opening", "WORKING_DAY_BEFORE": "working"}.get(
            word.type.removeprefix("ON_").removeprefix("THE_")
        )
        return s.DayBefore(calendar, anchor, span=self.span(word, anchor))

    def named_day_before(
        self, word: Token, calendar: s.Name, day: Token, before: Token, anchor: s.Expression
    ) -> s.DayBefore:
        return s.DayBefore(calendar.text, anchor, span=self.span(word, anchor))

    def weekday_before(self, word: Token, day: s.Weekday, before: Token, anchor: s.Expression) -> s.WeekdayBefore:
        return s.WeekdayBefore(day.number, anchor, span=self.span(word, anchor))

    def day_at(self, word: Token, offset: s.Offset) -> s.DayAt:
        return s.DayAt(offset, span=self.span(word, offset))

    def day_of(self, word: Token, anchor: s.Expression) -> s.DayOf:
        return s.DayOf(anchor, span=self.span(word, anchor))

    def next_opening(self, word: Token, anchor: s.Expression) -> s.NextOpening:
        return s.NextOpening("opening", anchor, span=self.span(word, anchor))

    def next_named_opening(self, word: Token, name: s.Name, after: Token, anchor: s.Expression) -> s.NextOpening:
        return s.NextOpening(name.text, anchor, span=self.span(word, anchor))

    def end_of(self, word: Token) -> s.EndOf:
        return s.EndOf("this month" if word.type == "END_OF_THIS_MONTH" else "next month", span=self.span(word))

    # --- amounts ---

    def joined(self, left: s.Expression, word: Token, right: s.Expression) -> s.Expression:
        self._check_mixture(left, word, right)
        joined: s.Expression = _JOINED[word.type](left, right, span=self.span(left, right))
        return joined

    def _check_mixture(self, left: s.Expression, word: Token, right: s.Expression) -> None:
        """`plus` and `minus` stand beside the other ways to make an amount in parentheses only, and so do caps."""
        limits = word.type in ("CAPPED_AT", "BUT_AT_LEAST")
        others = (s.Plus, s.Minus) if limits else (s.CappedAt, s.ButAtLeast, s.Times, s.ForEach)
        text, span = self.source.text, self.span(left, right)
        if isinstance(left, others):
            cut = _last_part(left).span.start
            one = f"({left.span.text}){text[left.span.end : span.end]}"
            other = f"{text[span.start : cut]}({text[cut : span.end]})"
        elif isinstance(right, s.Times | s.ForEach):
            cut = right.amount.span.end
            one = f"{text[span.start : right.span.start]}({right.span.text})"
            other = f"({text[span.start : cut]}){text[cut : span.end]}"
        else:
            return
        self.problem(
            "E108",
            sentence("`{}` beside another way to reckon can be read in two ways", word),
            self.span(word),
            sentence("say which with parentheses: `{}` or `{}`", one, other),
        )

    def times(
        self,
        amount: s.Expression,
        word: Token,
        factor: s.Expression,
        out_of: Token | None,
        whole: s.Expression | None,
    ) -> s.Times:
        return s.Times(amount, factor, whole, span=self.span(amount, factor, whole))

    def for_each(
        self, amount: s.Expression, word: Token, step: s.Duration, of_word: Token, of: s.Expression
    ) -> s.ForEach:
        return s.ForEach(amount, word.type == "FOR_EACH_STARTED", step, of, span=self.span(amount, of))

    def percent_of(self, percent: Token, word: Token, of: s.Expression) -> s.PercentOf:
        share = s.Percent(percent.rstrip("%").rstrip(" \t").replace(",", "."), span=self.span(percent))
        return s.PercentOf(share, of, span=self.span(percent, of))

    def as_of(self, fact: s.Name, word: Token, moment: s.Expression) -> s.AsOf:
        return s.AsOf(fact, moment, span=self.span(fact, moment))

    def unit_amount(self, count: Token, unit: s.Name) -> s.UnitAmount:
        return s.UnitAmount(self.whole(count), unit, span=self.span(count, unit))

    def total(self, word: Token, fact: s.Name, of: Token, events: s.Name, scope: s.Scope) -> s.Total:
        return s.Total(fact, self._events(events), scope, span=self.span(word, scope))

    def group(self, left: Token, inner: s.Expression, right: Token) -> s.Group:
        return s.Group(inner, span=self.span(left, right))

    # --- counts ---

    def count(
        self, number: Token, earlier: Token | None, overdue: Token | None, events: s.Name, scope: s.Scope
    ) -> s.Count:
        span = self.span(number, scope)
        count = self.integer(number)
        events = self._events(events, count.value != 1)
        return s.Count(count, earlier is not None, overdue is not None, events, scope, span=span)

    def none_of(
        self, word: Token, earlier: Token | None, overdue: Token | None, events: s.Name, scope: s.Scope
    ) -> s.NoneOf:
        span = self.span(word, scope)
        return s.NoneOf(earlier is not None, overdue is not None, self._events(events), scope, span=span)

    def in_the_last(self, word: Token, duration: s.Duration) -> s.InTheLast:
        return s.InTheLast(duration, span=self.span(word, duration))

    def ever(self, word: Token) -> s.Ever:
        return s.Ever(span=self.span(word))

    def of_this_booking(self, word: Token) -> s.OfThisBooking:
        return s.OfThisBooking(span=self.span(word))

    def since(self, word: Token, moment: s.Expression) -> s.Since:
        return s.Since(moment, span=self.span(word, moment))

    def this_calendar(self, word: Token) -> s.ThisCalendar:
        return s.ThisCalendar("year" if word.type == "THIS_CALENDAR_YEAR" else "month", span=self.span(word))

    # --- conditions ---

    def any_of(self, *items: "s.Expression | Token") -> s.Or:
        parts = _nodes(items)
        mixed = next((part for part in parts if isinstance(part, s.And)), None)
        if mixed is not None:
            words = [item for item in items if isinstance(item, Token)]
            word = words[max(0, parts.index(mixed) - 1)]
            one = f" {word} ".join(f"({p.span.text})" if isinstance(p, s.And) else p.span.text for p in parts)
            self.problem(
                "E107",
                sentence("`and` mixed with `or` can be read in two ways"),
                self.span(word),
                sentence("say which with parentheses, such as `{}`", one),
            )
        return s.Or(parts, span=self.span(*parts))

    def all_of(self, *items: "s.Expression | Token") -> s.And:
        parts = _nodes(items)
        return s.And(parts, span=self.span(*parts))

    def denied(self, word: Token, item: s.Expression) -> s.Not:
        return s.Not(item, span=self.span(word, item))

    def compare(self, left: s.Expression, word: Token, right: s.Expression) -> s.Compare:
        return s.Compare(left, _OPERATORS[word.type], right, span=self.span(left, right))

    def measured(self, word: Token, right: s.Expression) -> s.Compare:
        return s.Compare(None, _OPERATORS[word.type], right, span=self.span(word, right))

    def one_of(self, left: s.Expression, word: Token, *options: s.Expression) -> s.OneOf:
        return s.OneOf(left, word.type == "IS_NOT_ONE_OF", options, span=self.span(left, options[-1]))

    def is_given(self, left: s.Expression, word: Token) -> s.IsGiven:
        return s.IsGiven(left, span=self.span(left, word))

    def is_nothing(self, left: s.Expression, word: Token) -> s.IsNothing:
        return s.IsNothing(left, span=self.span(left, word))

    def falls_on(self, left: s.Expression, word: Token, *days: s.Weekday | s.PublicHoliday | s.Date) -> s.FallsOn:
        return s.FallsOn(left, days, span=self.span(left, days[-1]))

    def falls_in_hours(self, left: s.Expression, word: Token, hours: tuple[str, Span]) -> s.FallsInHours:
        calendar, span = hours
        return s.FallsInHours(left, word.type == "FALLS_WITHIN", calendar, span=left.span.to(span))

    def falls_between(
        self, left: s.Expression, word: Token, first: s.Date | s.Clock, and_word: Token, last: s.Date | s.Clock
    ) -> s.FallsBetween:
        return s.FallsBetween(left, first, last, span=self.span(left, last))

    def accepted(self, word: Token) -> s.Accepted:
        return s.Accepted(span=self.span(word))

    def promises_kept(self, word: Token) -> s.PromisesKept:
        return s.PromisesKept(span=self.span(word))


def _nodes(items: "Sequence[s.Expression | Token]") -> "tuple[s.Expression, ...]":
    return tuple(item for item in items if not isinstance(item, Token))


def _calendar(hours: Token) -> str:
    return hours.type.removesuffix("_HOURS").lower()


def _last_part(node: s.Plus | s.Minus | s.CappedAt | s.ButAtLeast | s.Times | s.ForEach) -> s.Expression:
    """The part of an amount that was written last."""
    match node:
        case s.CappedAt():
            return node.cap
        case s.ButAtLeast():
            return node.floor
        case s.Times():
            return node.out_of or node.factor
        case s.ForEach():
            return node.of
        case _:
            return node.right
