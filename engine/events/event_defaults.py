"""What a field of an event is taken to be where the event does not say."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from engine.events.event import Value
from engine.model import (
    EVERY_DAY,
    Amount,
    ClockOn,
    EndOfMonth,
    EventKind,
    Fact,
    Field,
    FixedDay,
    Greatest,
    House,
    Least,
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
    WeekdayBefore,
    shifted,
)
from engine.time.days import weekday_before
from engine.values import full_steps, rounded, started_steps


def with_defaults(
    kind: EventKind, given: Mapping[str, Value], house: House, at: int, sent: int
) -> tuple[dict[str, Value], tuple[str, ...]]:
    """Every field of the kind in its order, and the names of those that got their default.

    `at` is the moment of the event, `sent` when its message was sent. A field without a value and without a default
    is None; so is one whose default reads such a field, and one that the event changes in its booking, since there
    the booking's value holds.
    """
    defaults = _Defaults(kind, given, house, at, sent)
    fields = {name: defaults.value(name) for name in kind.fields}
    assumed = tuple(name for name, value in fields.items() if name not in given and value is not None)
    return fields, assumed


def literal_default(field: Field) -> int | str | bool | None:
    """The default that is written out; None where there is none, or where it has to be worked out."""
    if isinstance(field.default, Literal) and not isinstance(field.default.value, Fraction):
        return field.default.value
    return None


class _Defaults:
    """The fields of one event. `asked` are those being worked out, so that a circle of defaults ends."""

    def __init__(self, kind: EventKind, given: Mapping[str, Value], house: House, at: int, sent: int) -> None:
        self.kind = kind
        self.given = given
        self.house = house
        self.at = at
        self.sent = sent
        self.asked: set[str] = set()

    def value(self, name: str) -> Value:
        if name in self.given:
            return self.given[name]
        field = self.kind.fields.get(name)
        if field is None or field.default is None or name in self.kind.changes or name in self.asked:
            return None
        written = literal_default(field)
        if written is not None:
            return written
        self.asked.add(name)
        found = self.worked_out(field.default)
        self.asked.discard(name)
        return rounded(found) if isinstance(found, Fraction) else found

    def worked_out(self, default: Amount | Moment) -> int | str | bool | Fraction | None:
        """Exact; None where a fact it reads is not known."""
        match default:
            case Now() | Sent() | Made() | Shifted() | ClockOn() | NextOpening() | EndOfMonth():
                return self.moment(default)
            case Literal(value=value):
                return value
            case Fact(name=name):
                return self.value(name)
            case ServiceFact(of=fact, which=which):
                service = self.house.services.get(str(self.value(fact.name)))
                if service is None:
                    return None
                return service.price if which == "price" else service.length
            case Notice(anchor, late):
                moment = self.moment(anchor)
                return None if moment is None else max(0, self.at - moment if late else moment - self.at)
            case Sum(left, right, sign):
                return self.both(left, right, lambda a, b: a + sign * b)
            case Product(left, right):
                return self.both(left, right, lambda a, b: a * b)
            case Quotient(left, right):
                return self.both(left, right, lambda a, b: Fraction(a, 1) / b if b else Fraction(0))
            case Least(left, right):
                return self.both(left, right, min)
            case Greatest(left, right):
                return self.both(left, right, max)
            case Steps(of, seconds, started):
                length = self.worked_out(of)
                return (started_steps if started else full_steps)(length, seconds) if isinstance(length, int) else None
        raise AssertionError(f"{default} is no default")

    def both(
        self, left: Amount, right: Amount, join: Callable[[int | Fraction, int | Fraction], int | Fraction]
    ) -> int | Fraction | None:
        a, b = self.worked_out(left), self.worked_out(right)
        if a is None or b is None or isinstance(a, str) or isinstance(b, str):
            return None
        return join(a, b)

    def moment(self, moment: Moment) -> int | None:
        """A moment; None where a fact it is counted from is not known, or a calendar never gets there."""
        match moment:
            case Now() | Made():
                return self.at
            case Sent():
                return self.sent
            case EndOfMonth(ahead):
                return self.house.zone.end_of_month(self.at, ahead)
            case Shifted(anchor, length, direction):
                start = self.moment(anchor)
                return None if start is None else shifted(self.house, start, length, direction)
            case NextOpening(calendar, anchor):
                start = self.moment(anchor)
                return None if start is None else self.house.calendars[calendar].next_opening(start)
            case ClockOn(minutes, day):
                chosen = day.day if isinstance(day, FixedDay) else self.day(day)
                return None if chosen is None else self.house.zone.clock_on(chosen, minutes)
            case Fact(name=name):
                value = self.value(name)
                return value if isinstance(value, int) else None
        raise AssertionError(f"{moment} is no default")

    def day(self, day: NthDay | WeekdayBefore) -> int | None:
        anchor = self.moment(day.anchor)
        if anchor is None:
            return None
        start = self.house.zone.day_of(anchor)
        if isinstance(day, WeekdayBefore):
            return weekday_before(start, day.weekday)
        count = day.count if day.direction == "after" else -day.count
        if day.calendar == EVERY_DAY or count == 0:
            return start + count
        return self.house.calendars[day.calendar].nth_day(start, count)
