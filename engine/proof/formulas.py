"""Conditions, amounts and moments as formulas over a world.

Amounts are exact: a whole number over a plain whole denominator. Products of two facts, and quotients, are terms of
their own, of which the solver learns what it needs (`Variables.product`).
"""

from collections.abc import Callable
from fractions import Fraction
from math import lcm
from typing import Any

import z3
from msgspec.structs import replace

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
    Fact,
    FirstFitting,
    FixedDay,
    Greatest,
    Holds,
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
    Window,
)
from engine.proof.calendar_steps import Step, Test, without_moment
from engine.proof.variables import NO, YES, Figure, Number, Truth
from engine.proof.world import World, largest

_COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}


def holds(world: World, condition: Condition | None) -> Truth:
    """A condition; None always holds."""
    match condition:
        case None:
            return YES
        case And(items):
            return z3.And([holds(world, item) for item in items])
        case Or(items):
            return z3.Or([holds(world, item) for item in items])
        case Not(item):
            return z3.Not(holds(world, item))
        case Holds(fact):
            known = world.fact(fact)
            return z3.And(known.given, known.value == 1)
        case Is(fact, values):
            return _is_one_of(world, fact, values)
        case IsNothing(fact):
            return z3.Not(world.fact(fact).given)
        case Compared(left, op, right):
            a, b = amount(world, left), amount(world, right)
            over = lcm(a.over, b.over)
            given = z3.And(a.given, b.given)
            compared = _COMPARE[op](a.scaled(over), b.scaled(over))
            return z3.Or(z3.Not(given), compared) if op == "!=" else z3.And(given, compared)
        case Distance():
            return _lies(world, condition)
        case Order(at, op, edge):
            one, limit = moment(world, at), moment(world, edge)
            return z3.And(one.given, limit.given, _COMPARE[op](one.value, limit.value))
        case Marked(subject, mark):
            return world.marked(subject, mark)
        case ObligationIs(what, state):
            return world.variables.truth("obligation", what, state, *_state_of(world))
        case PromisesKept():
            return _keeps_promises(world)
        case Accepted():
            return world.variables.truth("accepted", *_state_of(world))
        case InDays(at, first, last):
            when, zone = moment(world, at), world.house.zone
            begin, end = zone.start_of_day(first), zone.start_of_day(last + 1)
            return z3.And(when.given, when.value >= begin, when.value < end)
        case OnDays(at) | InHours(at) | InSeason(at) | InClock(at):
            when = moment(world, at)
            plain = without_moment(condition)
            assert isinstance(plain, OnDays | InHours | InSeason | InClock)
            return z3.And(when.given, world.variables.take(Test(world.house, plain), when.value).value)
    raise AssertionError(f"{condition} is no condition")


def _state_of(world: World) -> tuple[str, ...]:
    """What tells apart the states that a recorded event finds from those its parent found."""
    return () if world.parent is None else ("after", *world.path, world.side)


def _keeps_promises(world: World) -> Truth:
    """No promise that the event can see is open, nor, for one on a booking, any other promise to the client."""
    truth, state = world.variables.truth, _state_of(world)
    promises = sorted(world.variables.ground.promises)
    broken = [truth("obligation", what, how, *state) for what in promises for how in ("open", "overdue")]
    elsewhere = [truth("kept elsewhere", *state)] if world.has_booking or state else []
    return z3.And(z3.Not(z3.Or(broken)), *elsewhere)


def _is_one_of(world: World, fact: Fact | ServiceFact, values: tuple[int | str | bool, ...]) -> Truth:
    known = world.fact(fact) if isinstance(fact, Fact) else amount(world, fact)
    codes = [world.variables.code(fact.kind, value) for value in values]
    return z3.And(known.given, z3.Or([known.value == code for code in codes]))


def _lies(world: World, distance: Distance) -> Truth:
    """A distance as the side of the anchor, and an edge.

    Open time and full days are never less than so much exactly up to the edge that lies so far away, so that all of
    the comparisons are made of one: at least.
    """
    at, anchor = moment(world, distance.moment), moment(world, distance.anchor)
    before = distance.direction == "before"
    side = at.value <= anchor.value if before else at.value >= anchor.value
    given = z3.And(at.given, anchor.given, side)

    def beyond(length: Length, op: str = ">=") -> Truth:
        """Whether the moment lies at or beyond the edge so far away."""
        edge = step(world, anchor, length, distance.direction)
        compared = _COMPARE[op](edge.value, at.value) if before else _COMPARE[op](at.value, edge.value)
        return z3.And(edge.given, compared)

    match distance.length:
        case Elapsed(seconds):
            span = anchor.value - at.value if before else at.value - anchor.value
            return z3.And(given, _COMPARE[distance.op](span, seconds))
        case Open(seconds, calendar):
            far, farther = beyond(Open(seconds, calendar)), beyond(Open(seconds + 1, calendar))
        case Days(count, calendar, True):
            # No full day lies between: always so.
            far = beyond(Days(count, calendar, True)) if count else YES
            farther = beyond(Days(count + 1, calendar, True))
        case length:
            edge = step(world, anchor, length, distance.direction)
            return z3.And(given, edge.given, beyond(length, distance.op))
    joined = {
        ">=": far,
        ">": farther,
        "<": z3.Not(far),
        "<=": z3.Not(farther),
        "==": z3.And(far, z3.Not(farther)),
        "!=": z3.Not(z3.And(far, z3.Not(farther))),
    }
    return z3.And(given, joined[distance.op])


def amount(world: World, written: Amount) -> Figure:
    """An exact amount."""
    match written:
        case Literal(value, kind):
            if isinstance(value, Fraction):
                return Figure(z3.IntVal(value.numerator), over=value.denominator)
            return Figure(z3.IntVal(world.variables.code(kind, value)))
        case Fact():
            return world.fact(written)
        case ServiceFact(of, which):
            return _of_service(world, of, which)
        case AsOf(of, earlier_moment):
            return _as_of(world, of, moment(world, earlier_moment))
        case Notice(anchor, late):
            at = moment(world, anchor)
            span = world.now - at.value if late else at.value - world.now
            return Figure(largest(z3.IntVal(0), span), at.given)
        case Ledger():
            return Figure(_ledger(world, written))
        case Counted(event, earlier, window):
            return Figure(world.count(event, earlier, window, _since(world, window)))
        case Summed(fact, event, window):
            return Figure(world.sum(fact, event, window, _since(world, window)))
        case Product(left, right):
            a, b = amount(world, left), amount(world, right)
            return Figure(_times(world, a.value, b.value), z3.And(a.given, b.given), a.over * b.over)
        case Quotient(left, right):
            return _quotient(world, left, right)
        case Steps(of, seconds, started):
            a = amount(world, of)
            if z3.is_real(a.value):
                world.variables.outside["steps of a length that is divided by a fact"] = None
                return Figure(world.variables.fresh("steps"), a.given)
            size = seconds * a.over
            steps = (a.value + (size - 1)) / size if started else a.value / size
            return Figure(largest(z3.IntVal(0), steps), a.given)
        case Sum(left, right, sign):
            return _joined(world, left, right, lambda a, b: a + b if sign > 0 else a - b)
        case Least(left, right):
            return _joined(world, left, right, lambda a, b: z3.If(a <= b, a, b))
        case Greatest(left, right):
            return _joined(world, left, right, largest)
        case FirstFitting(lines):
            found = [(holds(world, condition), amount(world, one)) for condition, one in lines]
            over = lcm(*(figure.over for _, figure in found))
            value, given = z3.IntVal(0), NO
            for fits, figure in reversed(found):
                value = z3.If(fits, figure.scaled(over), value)
                given = z3.If(fits, figure.given, given)
            return Figure(value, given, over)
        case Decided(slot, unit):
            return Figure(world.decided.get((slot, unit), z3.IntVal(0)))


def _as_of(world: World, fact: Fact, then: Figure) -> Figure:
    """The value of a fact of the booking at a moment; what is known changed before the event, or before the first of
    those that are compared."""
    if world.opens:
        return world.own_fact(fact.name)
    variables, known = world.variables, world.booking_fact(fact.name)
    first = variables.by_key.get(("now",), world.now)
    key = ("as of", fact.name, then.value.get_id())
    variables.kept.append(then.value)
    earlier = variables.fact(" ".join(map(str, key)), variables.ground.booking_fields[fact.name])
    stands = then.value >= first
    value = z3.If(stands, known.value, earlier.value)
    return Figure(value, z3.And(then.given, z3.If(stands, known.given, earlier.given)))


def _times(world: World, one: Number, other: Number) -> Number:
    """A product, with what is chosen between chosen outside it: the same two facts are then one term."""
    if z3.is_int_value(one) or z3.is_int_value(other):
        return one * other
    for chosen, by in ((one, other), (other, one)):
        if z3.is_app_of(chosen, z3.Z3_OP_ITE):
            return z3.If(chosen.arg(0), _times(world, chosen.arg(1), by), _times(world, chosen.arg(2), by))
    return world.variables.product(one, other)


def _joined(world: World, left: Amount, right: Amount, join: Callable[[Number, Number], Number]) -> Figure:
    a, b = amount(world, left), amount(world, right)
    over = lcm(a.over, b.over)
    return Figure(join(a.scaled(over), b.scaled(over)), z3.And(a.given, b.given), over)


def _quotient(world: World, left: Amount, right: Amount) -> Figure:
    a, b = amount(world, left), amount(world, right)
    divisor = z3.simplify(b.value)
    if z3.is_int_value(divisor) and divisor.as_long() > 0:
        return Figure(a.value * b.over, z3.And(a.given, b.given), a.over * divisor.as_long())
    quotient = world.variables.quotient(a.scaled(a.over * b.over), b.scaled(a.over * b.over))
    return Figure(quotient, z3.And(a.given, b.given))


def _of_service(world: World, of: Fact, which: str) -> Figure:
    """What the price list says of the service."""
    known = world.fact(of)
    value, given = z3.IntVal(0), NO
    for index, service in enumerate(world.house.services.values()):
        said = service.price if which == "price" else service.length
        if said is not None:
            value = z3.If(known.value == index, z3.IntVal(said), value)
            given = z3.Or(given, known.value == index)
    return Figure(value, z3.And(known.given, given))


def _ledger(world: World, ledger: Ledger) -> Number:
    if ledger.unit is not None:
        return world.balance(ledger.unit)
    if ledger.name == "owed":
        return world.owed
    books = world.books
    if ledger.account is not None:
        return books.charges.get(ledger.account, z3.IntVal(0))
    return {"paid": books.paid, "charged": books.charged}.get(ledger.name, books.rest)


def _since(world: World, window: Window) -> Figure | None:
    return moment(world, window.since) if window.kind == "since" and window.since is not None else None


def rounded(figure: Figure) -> Number:
    """The amount of an entry: rounded half away from zero, never below 0, and 0 where it is not given."""
    if z3.is_real(figure.value):
        whole = z3.ToInt(figure.value / figure.over + z3.Q(1, 2))
    else:
        whole = figure.value if figure.over == 1 else (2 * figure.value + figure.over) / (2 * figure.over)
    return z3.If(z3.And(figure.given, figure.value > 0), whole, 0)


def moment(world: World, written: Moment) -> Figure:
    """A moment, in seconds UTC."""
    match written:
        case Now():
            return Figure(world.now)
        case Sent():
            sent = world.variables.moment("sent")
            world.variables.known.append(sent <= world.now)
            return Figure(sent)
        case Made():
            if world.opens or not world.has_booking:
                return Figure(world.now)
            made = world.variables.moment("made")
            world.variables.known.append(made <= world.now)
            return Figure(made if world.parent is None or not world.parent.opens else world.now)
        case LastOf(event):
            return world.last(event)
        case Shifted(anchor, length, direction):
            return step(world, moment(world, anchor), length, direction)
        case NextOpening(calendar, anchor):
            start = moment(world, anchor)
            return _applied(world, Step(world.house, NextOpening(calendar, Now())), start)
        case EndOfMonth():
            return _applied(world, Step(world.house, written), Figure(world.now))
        case ClockOn(minutes, FixedDay(day)):
            return Figure(z3.IntVal(world.house.zone.clock_on(day, minutes)))
        case ClockOn(minutes, day):
            assert not isinstance(day, FixedDay)
            start = moment(world, day.anchor)
            return _applied(world, Step(world.house, ClockOn(minutes, replace(day, anchor=Now()))), start)
        case Fact():
            return world.fact(written)


def step(world: World, start: Figure, length: Length, direction: str) -> Figure:
    """The moment that lies a length before or after another."""
    match length:
        case Elapsed(seconds):
            return Figure(start.value + (seconds if direction == "after" else -seconds), start.given)
        case Open(0) | Days(0, _, False) | Months(0):
            return start
    return _applied(world, Step(world.house, length, direction), start)


def _applied(world: World, of: Step, start: Figure) -> Figure:
    taken = world.variables.take(of, start.value)
    return Figure(taken.value, z3.And(start.given, taken.given))
