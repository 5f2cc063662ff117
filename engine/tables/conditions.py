"""Conditions of a house for all rows of a table."""

from collections.abc import Callable

from attrs import define

from engine.model import (
    Accepted,
    And,
    Compared,
    Condition,
    Days,
    Distance,
    Elapsed,
    Fact,
    Holds,
    InClock,
    InDays,
    InHours,
    InSeason,
    Is,
    IsNothing,
    Marked,
    Not,
    ObligationIs,
    OnDays,
    Open,
    Or,
    Order,
    PromisesKept,
    ServiceFact,
)
from engine.tables.amounts import Amounts
from engine.tables.clock import by_day
from engine.tables.columns import values_of
from engine.tables.term import NOTHING, Term, Test, all_of, any_of, compared, constant, known, negated, plus, width
from engine.time.days import date_of, is_between_yearly, weekday_of


@define
class Conditions(Amounts):
    """What conditions are in each row; one that reads what is nothing does not hold."""

    def condition(self, condition: Condition) -> Test:
        """Whether a condition holds."""
        match condition:
            case And(items):
                return all_of([self.condition(item) for item in items])
            case Or(items):
                return any_of([self.condition(item) for item in items])
            case Not(item):
                return negated(self.condition(item))
            case Holds(fact):
                return self._is(fact, (True,))
            case IsNothing(fact):
                term = self.fact(fact)
                return term.expression.is_null() if term.nullable else False
            case Is(fact, values):
                return self._is(fact, values)
            case Compared(left, op, right):
                return self._compared(self.amount(left), op, self.amount(right))
            case Distance():
                return self._distance(condition)
            case Order(moment, op, edge):
                return self._compared(self.moment(moment), op, self.moment(edge))
            case Marked() | ObligationIs() | Accepted():
                return False
            case PromisesKept():
                return True
            case OnDays() | InHours() | InSeason() | InDays() | InClock():
                of = self.moment(condition.moment)
                test = self._falls(condition, of)
                return all_of([test, of.expression.is_not_null()]) if of.nullable else test
        raise AssertionError(f"{condition} stands in no row")

    def _is(self, fact: Fact | ServiceFact, values: tuple[int | str | bool, ...]) -> Test:
        term, kind = self.amount(fact), fact.kind
        if term is NOTHING:
            return False
        if kind.base == "yes or no":
            yes = known(term.expression, term.nullable)
            no = known(negated(term.expression), term.nullable)
            return any_of([yes if value else no for value in values])
        if kind.base in ("choice", "service"):
            places = [values_of(kind, self.clock.house).index(str(value)) for value in values]
        else:
            places = [int(value) for value in values]
        number = term.expression
        return known(any_of([number == place for place in places]), term.nullable)

    def _compared(self, left: Term, op: str, right: Term) -> Test:
        self.widest = max(self.widest, width(left, right))
        return compared(left, op, right)

    def _distance(self, distance: Distance) -> Test:
        clock, op, length = self.clock, distance.op, distance.length
        at, anchor = self.moment(distance.moment), self.moment(distance.anchor)
        is_before = distance.direction == "before"
        first, last = (at, anchor) if is_before else (anchor, at)
        in_order = self._compared(first, "<=", last)
        match length:
            case Elapsed(seconds):
                span, seconds_asked = plus(last, first, -1), constant(seconds)
                test = self._compared(span, op, seconds_asked)
                return test if op in (">=", ">") else all_of([self._compared(constant(0), "<=", span), test])
            case Open(seconds, calendar):
                between = clock.open_seconds(clock.house.calendars[calendar], first, last)
                return all_of([in_order, self._compared(between, op, constant(seconds))])
            case Days(count, calendar, True):
                between = clock.full_days(clock.house.calendars[calendar], first, last)
                return all_of([in_order, self._compared(between, op, constant(count))])
        edge = clock.shifted(anchor, length, distance.direction)
        return all_of([in_order, self._compared(edge, op, at) if is_before else self._compared(at, op, edge)])

    def _falls(self, condition: OnDays | InHours | InSeason | InDays | InClock, moment: Term) -> Test:
        clock = self.clock
        match condition:
            case OnDays(_, weekdays, dates, days, holidays):
                closed = clock.house.holidays if holidays else {}

                def is_named(day: int) -> bool:
                    return weekday_of(day) in weekdays or date_of(day)[1:] in dates or day in days or day in closed

                return _on(clock.day(moment), is_named)
            case InSeason(_, first, last):
                return _on(clock.day(moment), lambda day: is_between_yearly(day, first, last))
            case InDays(_, first_day, last_day):
                return _on(clock.day(moment), lambda day: first_day <= day <= last_day)
            case InHours(_, calendar, inside):
                is_open = clock.is_open(clock.house.calendars[calendar], moment)
                return is_open if inside else negated(is_open)
            case InClock(_, first_minute, last_minute):
                minute = clock.minute(moment)
                tests = [
                    compared(minute, ">=", constant(first_minute)),
                    compared(minute, "<", constant(last_minute)),
                ]
                return all_of(tests) if first_minute < last_minute else any_of(tests)


def _on(day: Term, is_named: Callable[[int], bool]) -> Test:
    """Whether a day is one of those named."""
    found = by_day(day, lambda one: int(is_named(one)))
    return compared(found, "==", constant(1))
