"""Amounts and moments of a house for all rows of a table."""

from abc import ABC, abstractmethod
from collections.abc import Callable

import polars as pl
from attrs import define, evolve, field

from engine.model import (
    EVERY_DAY,
    Amount,
    AsOf,
    ClockOn,
    Condition,
    Counted,
    EndOfMonth,
    Fact,
    FirstFitting,
    FixedDay,
    Greatest,
    LastOf,
    Least,
    Ledger,
    Literal,
    Made,
    Moment,
    NextOpening,
    Notice,
    Now,
    NthDay,
    Product,
    Quotient,
    Sent,
    ServiceFact,
    Shifted,
    Steps,
    Sum,
    Summed,
    WeekdayBefore,
    Window,
)
from engine.tables.clock import Clock, by_day
from engine.tables.columns import values_of
from engine.tables.money import Money
from engine.tables.term import (
    NOTHING,
    Term,
    Test,
    chosen,
    compared,
    constant,
    divided,
    greatest,
    least,
    not_below_zero,
    or_zero,
    plus,
    steps,
    times,
)
from engine.time.days import weekday_before


@define
class Amounts(ABC):
    """What amounts and moments are in each row, on events of a kind. `itself` is 1 while the event is one of those
    counted. `widest` is as large as a number got in what was asked so far."""

    clock: Clock
    fact: Callable[[Fact], Term]
    at: Term
    sent: Term
    made: Term
    kind: str
    money: Money
    itself: int = 1
    widest: int = field(default=0, init=False)

    @abstractmethod
    def condition(self, condition: Condition) -> Test:
        """Whether a condition holds."""

    def amount(self, amount: Amount) -> Term:
        """An exact amount."""
        term = self._amount(amount)
        self.widest = max(self.widest, term.widest)
        return term

    def _amount(self, amount: Amount) -> Term:
        match amount:
            case Literal(value):
                assert not isinstance(value, str)
                return constant(value)
            case Fact():
                return self.fact(amount)
            case ServiceFact(fact, which):
                return self._listed(fact, which)
            case Notice(anchor, late):
                moment = self.moment(anchor)
                return not_below_zero(plus(self.at, moment, -1) if late else plus(moment, self.at, -1))
            case Product(left, right):
                return times(self.amount(left), self.amount(right))
            case Quotient(left, right):
                return divided(self.amount(left), self.amount(right))
            case Steps(of, seconds, started):
                return steps(self.amount(of), seconds, started)
            case Sum(left, right, sign):
                return plus(self.amount(left), self.amount(right), sign)
            case Least(left, right):
                return least(self.amount(left), self.amount(right))
            case Greatest(left, right):
                return greatest(self.amount(left), self.amount(right))
            case Ledger():
                return self.money.read(amount)
            case AsOf(fact, moment):
                return _where_given(self.fact(fact), self.moment(moment))
            case Counted(event, earlier, window):
                return self._itself(window) if event == self.kind and not earlier else constant(0)
            case Summed(name, event, window, kind):
                if event != self.kind:
                    return constant(0)
                return times(or_zero(self.fact(Fact("event", name, kind, True, name))), self._itself(window))
            case FirstFitting(lines):
                cases = [(True if test is None else self.condition(test), self.amount(one)) for test, one in lines]
                return chosen(cases)
        raise AssertionError(f"{amount} stands in no row")

    def _listed(self, fact: Fact, which: str) -> Term:
        """What the price list says of a service; nothing where it does not say."""
        services = self.clock.house.services
        found = [services[name] for name in values_of(fact.kind, self.clock.house)]
        values = [one.price if which == "price" else one.length for one in found]
        there = [value for value in values if value is not None]
        service = self.fact(fact)
        if not there or service is NOTHING:
            return NOTHING
        number = pl.lit(pl.Series(values, dtype=pl.Int64)).gather(service.expression)
        return Term(number, min(there), max(there), nullable=service.nullable or None in values)

    def _itself(self, window: Window) -> Term:
        """1 where the event itself is in a window, else 0."""
        if window.since is None:
            return constant(self.itself)
        since = self.moment(window.since)
        if since is NOTHING:
            return constant(self.itself)
        return chosen([(compared(self.at, "<", since), constant(0))], constant(self.itself))

    def moment(self, moment: Moment) -> Term:
        """A moment, in seconds UTC."""
        match moment:
            case Now():
                return self.at
            case Sent():
                return self.sent
            case Made():
                return self.made
            case LastOf():
                return NOTHING
            case Fact():
                return self.fact(moment)
            case Shifted(anchor, length, direction):
                return self.clock.shifted(self.moment(anchor), length, direction)
            case NextOpening(calendar, anchor):
                return self.clock.next_opening(self.clock.house.calendars[calendar], self.moment(anchor))
            case EndOfMonth(ahead):
                zone = self.clock.zone
                return by_day(self.clock.day(self.at), lambda day: zone.end_of_month(zone.start_of_day(day), ahead))
            case ClockOn(minutes, FixedDay(day)):
                return constant(self.clock.zone.clock_on(day, minutes))
            case ClockOn(minutes, NthDay() | WeekdayBefore() as day):
                return self._clock_on(minutes, day)
        raise AssertionError(f"{moment} stands in no row")

    def _clock_on(self, minutes: int, day: NthDay | WeekdayBefore) -> Term:
        zone, named = self.clock.zone, self._day_beside(day)

        def moment_of(anchor: int) -> int | None:
            found = named(anchor)
            return None if found is None else zone.clock_on(found, minutes)

        return by_day(self.clock.day(self.moment(day.anchor)), moment_of)

    def _day_beside(self, day: NthDay | WeekdayBefore) -> Callable[[int], int | None]:
        """From the day of the anchor to the day that is meant."""
        if isinstance(day, WeekdayBefore):
            weekday = day.weekday
            return lambda anchor: weekday_before(anchor, weekday)
        count = day.count if day.direction == "after" else -day.count
        if day.calendar == EVERY_DAY or count == 0:
            return lambda anchor: anchor + count
        calendar = self.clock.house.calendars[day.calendar]
        return lambda anchor: calendar.nth_day(anchor, count)


def _where_given(term: Term, moment: Term) -> Term:
    """The term; nothing where a moment is."""
    if not moment.nullable:
        return term
    return evolve(term, number=pl.when(moment.expression.is_not_null()).then(term.expression), nullable=True)
