"""What a condition, an amount or a moment comes to, read off the model node by node."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import cached_property
from math import ceil, floor

from attrs import frozen
from past import Booked, Past, State, state_of, whose
from wall_clock import Clock, date_of_number, months_from, number_of_date

from engine.events.event import Event, Value
from engine.model import (
    Accepted,
    Amount,
    And,
    AsOf,
    ClockOn,
    Compared,
    Condition,
    Counted,
    Days,
    Decided,
    Distance,
    Elapsed,
    EndOfMonth,
    EventKind,
    Fact,
    FirstFitting,
    FixedDay,
    Greatest,
    Holds,
    House,
    InClock,
    InDays,
    InHours,
    InSeason,
    Is,
    IsNothing,
    LastOf,
    Least,
    Ledger,
    Length,
    Literal,
    Made,
    Marked,
    Moment,
    Months,
    NextOpening,
    Not,
    Notice,
    Now,
    NthDay,
    ObligationIs,
    OnDays,
    Open,
    Or,
    Order,
    Product,
    PromisesKept,
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
from engine.time.calendars import Calendar

Exact = Fraction | None


def nth_day(calendar: Calendar, day: date, count: int) -> date | None:
    """The `count`-th day after a day (before, below 0) on which the calendar has hours; looked for one by one."""
    step = 1 if count > 0 else -1
    left = abs(count)
    for _ in range(366 * (2 + left)):
        if left == 0:
            return day
        day += timedelta(days=step)
        left -= bool(calendar.spells_on(number_of_date(day)))
    return None


@frozen(slots=False)
class View:
    """An event before its house: the last of `past` is the judged one. All that a line can see is read here."""

    house: House
    clock: Clock
    past: Past
    event: Event

    @property
    def kind(self) -> EventKind:
        """The kind of the judged event."""
        return self.house.events[self.event.kind]

    @property
    def opens(self) -> bool:
        """Whether it opens a booking."""
        return self.kind.life == "opens"

    @property
    def now(self) -> int:
        """Its moment."""
        return self.event.at

    @cached_property
    def state(self) -> State:
        """What the past comes to, the judged event included."""
        return state_of(self.house, self.past, judging=True)

    @cached_property
    def booking(self) -> Booked | None:
        """The booking as it stands before the judged event changes it; None where the event opens one or has none."""
        return state_of(self.house, self.past[:-1]).bookings.get(self.event.booking or "")

    @property
    def facts(self) -> Mapping[str, Value]:
        """The booking's facts; the event's own where it opens one."""
        return self.booking.facts if self.booking else self.event.fields

    # --- facts and amounts

    def value(self, fact: Fact | ServiceFact | AsOf) -> Value:
        """The value of a fact; None for `nothing`."""
        match fact:
            case Fact("event", name):
                given = self.event.fields.get(name)
                changes = self.kind.life == "changes" and name in self.kind.changes
                return self.facts.get(name) if given is None and changes else given
            case Fact("booking", name):
                return self.facts.get(name)
            case Fact(_, name):
                default = self.house.client_facts[name].default
                told = self.state.told.get((self.event.client, name))
                if told is not None or not isinstance(default, Literal) or isinstance(default.value, Fraction):
                    return told
                return default.value
            case ServiceFact(of, which):
                service = self.house.services.get(str(self.value(of)))
                return None if service is None else service.price if which == "price" else service.length
            case AsOf(of, moment):
                if self.booking is None:
                    return self.event.fields.get(of.name)
                then = self.moment(moment)
                if then is None:
                    return None
                known = [facts for since, facts in self.booking.values if since <= then] or [self.booking.values[0][1]]
                return known[-1].get(of.name)

    def amount(self, amount: Amount) -> Exact:
        """The exact amount; None where a fact it needs is `nothing`."""
        match amount:
            case Literal(value):
                return Fraction(value)
            case Fact() | ServiceFact() | AsOf():
                known = self.value(amount)
                return None if known is None else Fraction(known)
            case Notice(anchor, late):
                moment = self.moment(anchor)
                return None if moment is None else Fraction(max(0, (self.now - moment) * (1 if late else -1)))
            case Ledger():
                return Fraction(self.ledger(amount))
            case Counted(kind, earlier, window):
                return Fraction(sum(event.id != self.event.id or not earlier for event in self.counted(kind, window)))
            case Summed(name, kind, window):
                values = [event.fields.get(name) for event in self.counted(kind, window)]
                return sum((Fraction(value) for value in values if value is not None), Fraction(0))
            case Product(left, right):
                return self.both(left, right, lambda a, b: a * b)
            case Quotient(left, right):
                return self.both(left, right, lambda a, b: a / b if b else Fraction(0))
            case Sum(left, right, sign):
                return self.both(left, right, lambda a, b: a + sign * b)
            case Least(left, right):
                return self.both(left, right, min)
            case Greatest(left, right):
                return self.both(left, right, max)
            case Steps(of, seconds, started):
                length = self.amount(of)
                return None if length is None else Fraction(max(0, (ceil if started else floor)(length / seconds)))
            case FirstFitting(lines):
                return next(self.amount(a) for condition, a in lines if condition is None or self.holds(condition))
            case Decided():
                raise AssertionError("only a guarantee speaks of what was decided")

    def both(self, left: Amount, right: Amount, combine) -> Exact:  # type: ignore[no-untyped-def]  # of two Fractions
        """Two amounts made one; None where one of them is `nothing`."""
        a, b = self.amount(left), self.amount(right)
        return None if a is None or b is None else Fraction(combine(a, b))

    def ledger(self, asked: Ledger) -> int:
        """What was paid, charged, is left or owed, from every entry there was."""
        state, client, booking = self.state, self.event.client, self.event.booking
        if asked.unit is not None:
            return state.balance(client, asked.unit, self.now)
        match asked.name:
            case "owed":
                return state.owed(client)
            case "paid":
                return state.sum("paid", client, booking)
            case "charged":
                return state.sum("charge", client, booking, asked.account)
        return max(0, state.left(client, booking))

    def counted(self, kind: str, window: Window) -> list[Event]:
        """This client's events of a kind that count in a window, the judged one among them."""
        mine = [event for event in self.state.happened if event.kind == kind and event.client == self.event.client]
        wall = self.clock.wall(self.now)
        since: int | None = None
        match window:
            case Window("booking"):
                return [event for event in mine if event.booking == self.event.booking]
            case Window("year"):
                since = self.clock.midnight(date(wall.year, 1, 1))
            case Window("month"):
                since = self.clock.midnight(date(wall.year, wall.month, 1))
            case Window("since", None, moment) if moment is not None:
                since = self.moment(moment)
            case Window("last", Elapsed(seconds)):
                since = self.now - seconds
            case Window("last", length) if length is not None:
                since = self.shifted(self.now, length, "before")
                if since is not None and not isinstance(length, Open):
                    since = self.clock.midnight(self.clock.day(since))
        return [event for event in mine if since is None or event.at >= since]

    # --- moments

    def moment(self, moment: Moment) -> int | None:
        """The moment; None for `nothing`."""
        match moment:
            case Now():
                return self.now
            case Sent():
                return self.event.sent
            case Made():
                booking = self.state.bookings.get(self.event.booking or "")
                return booking.made if booking else self.now
            case LastOf(kind):
                earlier = [event for event in self.state.happened if event.id != self.event.id]
                return max((e.at for e in earlier if e.kind == kind and e.client == self.event.client), default=None)
            case Shifted(anchor, length, direction):
                start = self.moment(anchor)
                return None if start is None else self.shifted(start, length, direction)
            case ClockOn(minutes, day):
                chosen = self.day(day)
                if chosen is None:
                    return None
                return self.clock.moment(datetime(chosen.year, chosen.month, chosen.day) + timedelta(minutes=minutes))
            case NextOpening(calendar, anchor):
                start = self.moment(anchor)
                return None if start is None else self.house.calendars[calendar].next_opening(start)
            case EndOfMonth(ahead):
                return self.clock.midnight(months_from(self.clock.day(self.now).replace(day=1), ahead + 1))
            case Fact():
                value = self.value(moment)
                return value if isinstance(value, int) else None

    def shifted(self, start: int, length: Length, direction: str) -> int | None:
        """The moment that lies a length before or after another."""
        sign = 1 if direction == "after" else -1
        match length:
            case Elapsed(seconds):
                return start + sign * seconds
            case Open(seconds, calendar):
                return self.house.calendars[calendar].add_open_time(start, sign * seconds)
            case Days(count, calendar, full):
                day = nth_day(self.house.calendars[calendar], self.clock.day(start), sign * count)
                if full and day is not None:
                    return self.clock.midnight(day + timedelta(days=1)) if sign > 0 else self.clock.midnight(day) - 1
                return None if day is None else self.clock.same_time_on(day, start) if count else start
            case Months(count):
                day = months_from(self.clock.day(start), sign * count)
                return self.clock.same_time_on(day, start) if count else start

    def day(self, day: NthDay | WeekdayBefore | FixedDay) -> date | None:
        """The local day meant."""
        match day:
            case FixedDay(number):
                return date_of_number(number)
            case NthDay(count, calendar, direction, anchor):
                start = self.moment(anchor)
                sign = 1 if direction == "after" else -1
                if start is None:
                    return None
                return nth_day(self.house.calendars[calendar], self.clock.day(start), sign * count)
            case WeekdayBefore(weekday, anchor):
                start = self.moment(anchor)
                if start is None:
                    return None
                before = (self.clock.day(start) - timedelta(days=back) for back in range(1, 8))
                return next(found for found in before if found.weekday() == weekday)

    # --- conditions

    def holds(self, condition: Condition) -> bool:
        """Whether it is so."""
        match condition:
            case And(items):
                return all(self.holds(item) for item in items)
            case Or(items):
                return any(self.holds(item) for item in items)
            case Not(item):
                return not self.holds(item)
            case Holds(fact):
                return self.value(fact) is True
            case Is(fact, values):
                return self.value(fact) in values
            case IsNothing(fact):
                return self.value(fact) is None
            case Compared(left, op, right):
                a, b = self.amount(left), self.amount(right)
                return op == "!=" if a is None or b is None else compare(a, op, b)
            case Distance():
                return self.lies(condition)
            case Order(moment, op, edge):
                at, limit = self.moment(moment), self.moment(edge)
                return at is not None and limit is not None and compare(at, op, limit)
            case Marked(subject, mark):
                intervals = self.state.marks.get((subject, whose(self.event, subject), mark), [])
                return any(since <= self.now and (until is None or self.now < until) for since, until in intervals)
            case ObligationIs(what, wanted):
                # What was met after its deadline is met too.
                states = ("met", "late") if wanted == "met" else (wanted,)
                debts = self.state.debts_of(self.event.client, what, states)
                return any(self.event.booking is None or debt.maker.booking == self.event.booking for debt in debts)
            case PromisesKept():
                debts = [debt for debt in self.state.debts if debt.maker.client == self.event.client]
                return not any(debt.owed.kind == "promise" and debt.state in ("open", "overdue") for debt in debts)
            case Accepted():
                return any(e.kind == "acceptance" and e.client == self.event.client for e in self.state.happened)
        when = self.moment(condition.moment)
        return when is not None and self.falls(condition, when)

    def falls(self, condition: OnDays | InHours | InSeason | InDays | InClock, moment: int) -> bool:
        """Whether a moment falls on such days, or into such hours."""
        wall = self.clock.wall(moment)
        month_and_day, day = (wall.month, wall.day), number_of_date(wall.date())
        match condition:
            case OnDays(_, weekdays, dates, days, holidays):
                holiday = holidays and day in self.house.holidays
                return holiday or wall.weekday() in weekdays or month_and_day in dates or day in days
            case InHours(_, calendar, inside):
                return self.house.calendars[calendar].is_open(moment) == inside
            case InSeason(_, first, last):
                both = month_and_day >= first, month_and_day <= last
                return all(both) if first <= last else any(both)
            case InDays(_, first_day, last_day):
                return first_day <= day <= last_day
            case InClock(_, first_minute, last_minute):
                return between((wall.hour, wall.minute), divmod(first_minute, 60), divmod(last_minute, 60))

    def lies(self, distance: Distance) -> bool:
        """Whether a moment lies so far before or after an anchor, and on that side."""
        at, anchor = self.moment(distance.moment), self.moment(distance.anchor)
        if at is None or anchor is None:
            return False
        before = distance.direction == "before"
        first, last = (at, anchor) if before else (anchor, at)
        if first > last:
            return False
        match distance.length:
            case Elapsed(seconds):
                return compare(last - first, distance.op, seconds)
            case Open(seconds, calendar):
                return compare(self.house.calendars[calendar].open_seconds_between(first, last), distance.op, seconds)
            case Days(count, calendar, True):
                days = range(number_of_date(self.clock.day(first)) + 1, number_of_date(self.clock.day(last)))
                full = [day for day in days if self.house.calendars[calendar].spells_on(day)]
                return compare(len(full), distance.op, count)
            case length:
                edge = self.shifted(anchor, length, distance.direction)
                if edge is None:
                    return False
                return compare(edge - at if before else at - edge, distance.op, 0)


def between(value: tuple[int, int], first: tuple[int, int], last: tuple[int, int]) -> bool:
    """Whether a value lies from `first` (included) to `last` (not included), around the end where last is not after."""
    return first <= value < last if first < last else value >= first or value < last


def compare(left: Fraction | int, op: str, right: Fraction | int) -> bool:
    """`left` against `right`."""
    return {
        "<": left < right,
        "<=": left <= right,
        ">": left > right,
        ">=": left >= right,
        "==": left == right,
        "!=": left != right,
    }[op]
