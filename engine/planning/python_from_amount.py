"""Amounts and moments as Python expressions over plain whole numbers.

The names they use: `f` the event's fields, `g` those of its booking, `e` the event, `l` the ledger,
`r` the record, `o` its past events by kind, `s` the situation, `now`, and the constants of the house (`zone`,
`calendars`, `prices`, …).
"""

from abc import ABC, abstractmethod
from fractions import Fraction
from math import lcm

from msgspec import Struct, field
from msgspec.structs import replace

from engine.model import (
    EVERY_DAY,
    Amount,
    AsOf,
    ClockOn,
    Condition,
    Counted,
    Days,
    Decided,
    Elapsed,
    EndOfMonth,
    EventKind,
    Fact,
    FirstFitting,
    FixedDay,
    Greatest,
    House,
    LastOf,
    Least,
    Ledger,
    Length,
    Literal,
    Made,
    Moment,
    Months,
    NextOpening,
    Notice,
    Now,
    NthDay,
    Open,
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


class Piece(Struct, frozen=True):
    """An expression, over a whole denominator. It has a value where all `guards` hold; they come before it.

    `whole`: the numerator is an int, never a Fraction.
    """

    text: str
    guards: tuple[str, ...] = ()
    over: int = 1
    whole: bool = True

    def scaled(self, over: int) -> str:
        """The numerator over another denominator, a multiple of its own."""
        return self.text if over == self.over else f"{over // self.over}*{self.text}"

    def when_given(self) -> str:
        """The expression itself, or None where a guard does not hold."""
        return f"({self.text} if {' and '.join(self.guards)} else None)" if self.guards else self.text

    def rounded(self) -> str:
        """Rounded half away from zero, or None where a guard does not hold."""
        if not self.whole:
            text = f"rounded({self.text})" if self.over == 1 else f"rounded(Fraction({self.text}, {self.over}))"
        else:
            text = self.text if self.over == 1 else _nearest(self.text, self.over)
        return replace(self, text=text).when_given()


class Needs(Struct, eq=False):
    """The facts that have to be given for what is written to make sense, in the order in which they were met."""

    event: dict[str, None] = field(default_factory=dict)
    booking: dict[str, None] = field(default_factory=dict)
    client: dict[str, None] = field(default_factory=dict)


class Amounts(ABC):
    """Writes amounts and moments for one kind of event. `rest` is the expression for the rest of the booking. `held`
    are the expressions that are worked out beforehand, each with the name of its local; None where none are."""

    def __init__(
        self,
        house: House,
        kind: EventKind,
        needs: Needs | None = None,
        rest: str = "l.rest",
        held: dict[str, str] | None = None,
    ) -> None:
        self.house = house
        self.kind = kind
        self.needs = needs or Needs()
        self.rest = rest
        self.held = held
        self._names = 0

    @abstractmethod
    def condition(self, condition: Condition) -> str:
        """A condition as an expression that is true or false."""

    # --- facts -------------------------------------------------------------------------------

    def fact(self, fact: Fact) -> Piece:
        """A fact of the event, its booking or the client."""
        name = fact.name
        if fact.source == "client":
            declared = self.house.client_facts.get(name)
            default = declared.default if declared is not None else None
            if isinstance(default, Literal) and not isinstance(default.value, Fraction):
                return Piece(f"r.known({name!r}, e, {default.value!r})")
            if fact.optional:
                return self._maybe(f"r.known({name!r}, e)")
            self.needs.client[name] = None
            return Piece(f"r.known({name!r}, e)")
        if fact.source == "event" and self.kind.life == "changes" and name in self.kind.changes:
            text = f"(g.get({name!r}) if f.get({name!r}) is None else f[{name!r}])"
            if fact.optional:
                return self._maybe(text)
            self.needs.event[name] = None
            return Piece(text)
        known, needs = ("f", self.needs.event) if fact.source == "event" else ("g", self.needs.booking)
        if fact.optional:
            return self._maybe(f"{known}.get({name!r})")
        needs[name] = None
        return Piece(self.hold(f"{known}[{name!r}]"))

    def hold(self, text: str) -> str:
        """The local that has the value of an expression, or the expression itself."""
        return text if self.held is None else self.held.setdefault(text, f"h{len(self.held)}")

    def service_fact(self, fact: ServiceFact) -> Piece:
        """What the price list says of a service; nothing where it does not say."""
        service = self.fact(fact.of)
        price = self._maybe(f"{'prices' if fact.which == 'price' else 'lengths'}.get({service.text})")
        return Piece(price.text, service.guards + price.guards)

    def as_of(self, fact: AsOf) -> Piece:
        """An earlier value of a fact of the booking."""
        if self.kind.life == "opens":
            return self.fact(replace(fact.fact, source="event"))
        moment = self.moment(fact.moment)
        value = self._maybe(f"s.as_of({fact.fact.name!r}, {moment.text})")
        return Piece(value.text, moment.guards + value.guards)

    # --- amounts -----------------------------------------------------------------------------

    def amount(self, amount: Amount) -> Piece:
        """An exact amount."""
        match amount:
            case Literal(value):
                if isinstance(value, Fraction):
                    return Piece(str(value.numerator), over=value.denominator)
                return Piece(repr(value))
            case Fact():
                return self.fact(amount)
            case ServiceFact():
                return self.service_fact(amount)
            case AsOf():
                return self.as_of(amount)
            case Notice(anchor, late):
                moment = self.moment(anchor)
                span = f"now - {moment.text}" if late else f"{moment.text} - now"
                return Piece(f"max(0, {span})", moment.guards)
            case Ledger():
                return Piece(self._ledger(amount))
            case Counted(event, earlier, window):
                return self._counted(event, earlier, window)
            case Summed(fact, event, window):
                return self._summed(fact, event, window)
            case Product(left, right):
                a, b = self.amount(left), self.amount(right)
                text = b.text if a.text == "1" else f"({a.text} * {b.text})"
                return Piece(text, a.guards + b.guards, a.over * b.over, a.whole and b.whole)
            case Quotient(left, right):
                a, b = self.amount(left), self.amount(right)
                return Piece(f"ratio({b.over} * {a.text}, {a.over} * {b.text})", a.guards + b.guards, whole=False)
            case Steps(of, seconds, started):
                a = self.amount(of)
                step = seconds * a.over
                return Piece(f"max(0, -(-{a.text} // {step}))" if started else f"max(0, {a.text} // {step})", a.guards)
            case Sum(left, right, sign):
                return self._joined(left, right, "({} + {})" if sign > 0 else "({} - {})")
            case Least(left, right):
                return self._joined(left, right, "min({}, {})")
            case Greatest(left, right):
                return self._joined(left, right, "max({}, {})")
            case FirstFitting(lines):
                return self._first_fitting(lines)
            case Decided():
                raise AssertionError("only a guarantee speaks of what was decided")

    def _joined(self, left: Amount, right: Amount, form: str) -> Piece:
        a, b = self.amount(left), self.amount(right)
        over = lcm(a.over, b.over)
        return Piece(form.format(a.scaled(over), b.scaled(over)), a.guards + b.guards, over, a.whole and b.whole)

    def _first_fitting(self, lines: tuple[tuple[Condition | None, Amount], ...]) -> Piece:
        pieces = [(condition, self.amount(amount)) for condition, amount in lines]
        over = lcm(*(piece.over for _, piece in pieces))
        text = "None"
        for condition, piece in reversed(pieces):
            value = replace(piece, text=piece.scaled(over)).when_given()
            text = value if condition is None else f"({value} if {self.condition(condition)} else {text})"
        whole = all(piece.whole for _, piece in pieces)
        if lines[-1][0] is None and not any(piece.guards for _, piece in pieces):
            return Piece(text, (), over, whole)
        return replace(self._maybe(text), over=over, whole=whole)

    def _ledger(self, ledger: Ledger) -> str:
        if ledger.unit is not None:
            return f"s.balance({ledger.unit!r})"
        if ledger.name == "owed":
            return "s.owed"
        if ledger.account is not None:
            return f"l.charges.get({ledger.account!r}, 0)"
        return self.rest if ledger.name == "rest" else f"l.{ledger.name}"

    def _counted(self, event: str, earlier: bool, window: Window) -> Piece:
        itself = event == self.kind.name and not earlier
        if window.kind == "booking":
            return Piece(f"(r.count_of({event!r}, s.booking_id){' + s.itself' if itself else ''})")
        since, in_window = self._since(window)
        own = f" + {in_window}" if itself else ""
        count = f"r.count({event!r}, {since})"
        if window.kind != "since":
            # Most clients have no such event, and then the start of the window need not be worked out.
            count = f"({count} if {event!r} in o else 0)"
        return Piece(f"({count}{own})")

    def _summed(self, fact: str, event: str, window: Window) -> Piece:
        own = f"(f.get({fact!r}) or 0)"
        if window.kind == "booking":
            text = f"r.total_of({event!r}, {fact!r}, s.booking_id)"
            return Piece(f"({text} + {own} * s.itself)" if event == self.kind.name else text)
        since, in_window = self._since(window)
        text = f"r.total({event!r}, {fact!r}, {since})"
        return Piece(f"({text} + {own} * {in_window})" if event == self.kind.name else text)

    def _since(self, window: Window) -> tuple[str, str]:
        """Where a window begins, and 1 or 0 for whether the event is in it; the latter comes after the former."""
        if window.kind == "since" and window.since is not None:
            moment = self.moment(window.since)
            name = self._name()
            return f"({name} := {moment.when_given()})", f"(s.itself if {name} is None or now >= {name} else 0)"
        if window.kind in ("year", "month"):
            return f"zone.start_of_{window.kind}(now)", "s.itself"
        if window.kind == "last" and window.length is not None:
            return self._window_start(window.length), "s.itself"
        return "None", "s.itself"

    def _window_start(self, length: Length) -> str:
        match length:
            case Elapsed(seconds):
                return f"now - {seconds}"
            case Open(seconds, calendar):
                return f"calendars[{calendar!r}].window_start(now, {seconds}, 'seconds')"
            case Months(count):
                return f"zone.window_start(now, {count}, 'months')"
            case Days(count, calendar):
                of = "zone" if calendar == EVERY_DAY else f"calendars[{calendar!r}]"
                return f"{of}.window_start(now, {count}, 'days')"

    # --- moments -----------------------------------------------------------------------------

    def moment(self, moment: Moment) -> Piece:
        """A moment, in seconds UTC."""
        match moment:
            case Now():
                return Piece("now")
            case Sent():
                return Piece("e.sent")
            case Made():
                return Piece("s.made")
            case LastOf(event):
                return self._maybe(f"r.last({event!r})")
            case Fact():
                return self.fact(moment)
            case Shifted(anchor, length, direction):
                return self.shifted(self.moment(anchor), length, direction)
            case NextOpening(calendar, anchor):
                return self._then(self.moment(anchor), f"calendars[{calendar!r}].next_opening(", ")")
            case EndOfMonth(ahead):
                return Piece(f"zone.end_of_month(now, {ahead})")
            case ClockOn(minutes, day):
                if isinstance(day, FixedDay):
                    return Piece(str(self.house.zone.clock_on(day.day, minutes)))
                piece = self._day(day)
                return Piece(f"zone.clock_on({piece.text}, {minutes})", piece.guards)

    def shifted(self, anchor: Piece, length: Length, direction: str) -> Piece:
        """A length before or after a moment."""
        match length:
            case Elapsed(seconds):
                return Piece(f"({anchor.text} {'+' if direction == 'after' else '-'} {seconds})", anchor.guards)
            case Months(count):
                return Piece(f"zone.step({anchor.text}, {count}, 'months', {direction!r})", anchor.guards)
            case Open(seconds, calendar):
                return self._then(anchor, f"calendars[{calendar!r}].step(", f", {seconds}, 'seconds', {direction!r})")
            case Days(count, calendar, full):
                if full:
                    return self._then(anchor, "shifted(house, ", f", {length_text(length)}, {direction!r})")
                if calendar == EVERY_DAY:
                    days = count if direction == "after" else -count
                    return Piece(f"zone.days_after({anchor.text}, {days})", anchor.guards)
                return self._then(anchor, f"calendars[{calendar!r}].step(", f", {count}, 'days', {direction!r})")

    def _day(self, day: NthDay | WeekdayBefore) -> Piece:
        anchor = self.moment(day.anchor)
        of = f"zone.day_of({anchor.text})"
        if isinstance(day, WeekdayBefore):
            return Piece(f"weekday_before({of}, {day.weekday})", anchor.guards)
        count = day.count if day.direction == "after" else -day.count
        if day.calendar == EVERY_DAY or count == 0:
            return Piece(f"({of} + {count})" if count else of, anchor.guards)
        found = self._maybe(f"calendars[{day.calendar!r}].nth_day({of}, {count})")
        return Piece(found.text, anchor.guards + found.guards)

    def _then(self, anchor: Piece, *form: str) -> Piece:
        """What a calendar makes of a moment, whose place is between the parts; nothing where it never gets there."""
        found = self._maybe(anchor.text.join(form))
        return Piece(found.text, anchor.guards + found.guards)

    def _maybe(self, text: str) -> Piece:
        """An expression that may be None, under a name of its own."""
        name = self._name()
        return Piece(name, (f"({name} := {text}) is not None",))

    def _name(self) -> str:
        self._names += 1
        return f"t{self._names}"


def _nearest(text: str, over: int) -> str:
    """`values.round_half_away`, written out: a call takes as long as the whole of it."""
    return f"((2 * n + {over}) // {2 * over} if (n := {text}) >= 0 else -(({over} - 2 * n) // {2 * over}))"


def speaks_of_rest(amount: Amount) -> bool:
    """Whether an amount is worked out from the rest of the booking; that a condition asks for it is not enough."""
    match amount:
        case Ledger(name=name):
            return name == "rest"
        case FirstFitting(lines):
            return any(speaks_of_rest(one) for _, one in lines)
        case Product() | Quotient() | Sum() | Least() | Greatest():
            return speaks_of_rest(amount.left) or speaks_of_rest(amount.right)
    return False


def length_text(length: Days) -> str:
    """The constructor of a length of days."""
    return f"Days({length.count}, {length.calendar!r}, {length.full})"
