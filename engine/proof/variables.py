"""The solver's variables: one for each thing that the rules can ask of an event and of what was before it.

Two decisions on one record share their `Variables`; what differs between them (the moment) is in their worlds.
"""

from collections.abc import Hashable
from itertools import count
from typing import Any, TypeAlias

import z3
from attrs import Factory, define, field, frozen

from engine.model import Days, Elapsed, Field, House, Kind, Literal, Months, Window
from engine.proof.calendar_steps import Step, Test
from engine.proof.groundwork import Groundwork
from engine.time.days import date_of, day_number

Number: TypeAlias = Any
"""A whole number of the solver (z3 has no types that a checker could use)."""
Truth: TypeAlias = Any
"""A truth value of the solver."""

YES, NO = z3.BoolVal(True), z3.BoolVal(False)
YEARS = 2
"""How many years from a house's first day the judged moment may lie in."""


@frozen(eq=False)
class Figure:
    """A number `value` / `over`, where `given` holds. `over` is a plain whole number above 0."""

    value: Number
    given: Truth = YES
    over: int = 1

    def scaled(self, over: int) -> Number:
        """The numerator over another denominator, a multiple of its own."""
        return self.value if over == self.over else self.value * (over // self.over)


@frozen(eq=False)
class Applied:
    """A step or a test of the calendar, taken at a moment, with the variables of what comes of it."""

    of: Step | Test
    moment: Number
    value: Number | Truth
    given: Truth


@frozen(eq=False)
class Reckoned:
    """A product of two numbers, or the quotient of the first by the second, with the variable that stands for it."""

    left: Number
    right: Number
    value: Number
    divides: bool = False


@define(eq=False)
class Variables:
    """All variables of one question, by what they stand for, with what is known of each.

    `known` has what always holds of them, `applied` the steps of calendars. `outside` names what was met that the
    formulas do not speak of: a variable without any bond stands for it. `kept` holds terms whose number in the solver
    is part of a key.
    """

    house: House
    ground: Groundwork = field(default=Factory(lambda self: Groundwork(self.house), takes_self=True))
    by_key: dict[tuple[Hashable, ...], Any] = field(factory=dict)
    known: list[Truth] = field(factory=list)
    applied: list[Applied] = field(factory=list)
    outside: dict[str, None] = field(factory=dict)
    reckoned: list[Reckoned] = field(factory=list)
    kept: list[Any] = field(factory=list)
    _calendar: dict[Hashable, Applied] = field(factory=dict)
    _numbers: Any = field(factory=count)

    @property
    def first_moment(self) -> int:
        """The first moment that is judged: that of the house's first day."""
        return self.house.zone.start_of_day(self.house.in_force_from)

    @property
    def last_moment(self) -> int:
        """The last moment that is judged."""
        return self.moment_after(YEARS) - 1

    def moment_after(self, years: int) -> int:
        """The first day's beginning, so many years on (back, below 0)."""
        year, month, _ = date_of(self.house.in_force_from)
        return self.house.zone.start_of_day(day_number(year + years, month, 1))

    def truth(self, *key: Hashable) -> Truth:
        """The truth variable of a key."""
        if key not in self.by_key:
            self.by_key[key] = z3.Bool(_name(key))
        return self.by_key[key]

    def number(self, *key: Hashable, low: int | None = None, high: int | None = None) -> Number:
        """The number variable of a key, within bounds."""
        if key not in self.by_key:
            made = self.by_key[key] = z3.Int(_name(key))
            if low is not None:
                self.known.append(made >= low)
            if high is not None:
                self.known.append(made <= high)
        return self.by_key[key]

    def moment(self, *key: Hashable) -> Number:
        """The variable of a moment: up to three years before the first day, or after the last."""
        return self.number(*key, low=self.moment_after(-3), high=self.moment_after(YEARS + 3))

    def fresh(self, what: str) -> Number:
        """A number of which nothing is known."""
        return self.number("any", what, next(self._numbers))

    def unknown(self, what: str) -> Truth:
        """A truth of which nothing is known."""
        return self.truth("any", what, next(self._numbers))

    def product(self, one: Number, other: Number) -> Number:
        """The product of two numbers of which neither is known. What holds of every product is said of it here; its
        value for one value of a factor is learnt where an answer needs it."""
        left, right = sorted((one, other), key=lambda number: number.sexpr())
        for known in self.reckoned:
            if not known.divides and known.left.eq(left) and known.right.eq(right):
                return known.value
        made = z3.Real if z3.is_real(left) or z3.is_real(right) else z3.Int
        value = made(f"product {len(self.reckoned)}")
        for a, b in ((left, right), (right, left)):
            self.known += [z3.Implies(a == 0, value == 0), z3.Implies(z3.And(a >= 0, b >= 1), value >= a)]
        self.known.append(z3.Implies(z3.And(left >= 0, right >= 0), value >= 0))
        for known in self.reckoned:
            self.known += _ordered(known, left, right, value)
        self.reckoned.append(Reckoned(left, right, value))
        return value

    def quotient(self, above: Number, below: Number) -> Number:
        """A number divided by another, exactly; 0 where that is 0."""
        for known in self.reckoned:
            if known.divides and known.left.eq(above) and known.right.eq(below):
                return known.value
        value = z3.Real(f"quotient {len(self.reckoned)}")
        self.known += [
            z3.Implies(below == 0, value == 0),
            z3.Implies(z3.And(above >= 0, below > 0), value >= 0),
            z3.Implies(z3.And(above >= 0, below >= 1), value <= above),
        ]
        self.reckoned.append(Reckoned(above, below, value, True))
        return value

    def fact(self, source: str, declared: Field) -> Figure:
        """The variables of a fact: its value as a number, and whether it is given."""
        key = (source, declared.name)
        given = self.truth("given", *key)
        if isinstance(declared.default, Literal) and source.split(" ")[0] not in ("event", "client"):
            self.known.append(given)
        return Figure(self._value(key, declared.kind, declared.low, declared.high), given)

    def _value(self, key: tuple[str, str], kind: Kind, low: int | None, high: int | None) -> Number:
        match kind.base:
            case "choice" | "service":
                values = self.values_of(kind)
                return self.number("value", *key, low=0, high=max(0, len(values) - 1))
            case "yes or no":
                return self.number("value", *key, low=0, high=1)
            case "moment":
                return self.moment("value", *key)
            case "date":
                first = self.house.in_force_from
                return self.number("value", *key, low=first - 130 * 366, high=first + 10 * 366)
            case "number":
                return self.number("value", *key, low=low, high=high)
        return self.number("value", *key, low=0)

    def values_of(self, kind: Kind) -> tuple[str, ...]:
        """The values that a choice can have, or the services."""
        if kind.base == "service":
            return tuple(self.house.services)
        return self.house.choices.get(kind.of or "", ())

    def code(self, kind: Kind, value: int | str | bool) -> int:
        """The number that stands for a value."""
        if isinstance(value, str):
            values = self.values_of(kind)
            return values.index(value) if value in values else -1
        return int(value)

    def occurrences(self, event: str, window: Window) -> Number:
        """How many events of a kind there were in a window before the judged one."""
        key = ("count", event, window)
        is_new = key not in self.by_key
        counted = self.number(*key, low=0)
        if is_new and window.kind != "ever":
            self.known.append(counted <= self.occurrences(event, Window("ever")))
            for other_key, known in self.by_key.items():
                other = other_key[-1]
                if other_key[:2] == ("count", event) and isinstance(other, Window):
                    if _lies_in(window, other):
                        self.known.append(counted <= known)
                    if _lies_in(other, window):
                        self.known.append(known <= counted)
        return counted

    def take(self, of: Step | Test, moment: Number) -> Applied:
        """A step or a test at a moment; taken twice it is the same."""
        key = (of, moment.get_id())
        if key not in self._calendar:
            number = next(self._numbers)
            if isinstance(of, Test):
                made = Applied(of, moment, z3.Bool(f"falls {number}"), YES)
            else:
                made = Applied(of, moment, z3.Int(f"step {number}"), z3.Bool(f"step {number} is"))
                if of.never_later:
                    self.known.append(made.value <= moment)
                if of.never_earlier:
                    self.known.append(made.value >= moment)
                self._order(made, of)
            self._calendar[key] = made
            self.applied.append(made)
        return self._calendar[key]

    def _order(self, made: Applied, of: Step) -> None:
        """Of two steps from one moment, the one that never leads past the other."""
        for known in self.applied:
            if isinstance(known.of, Step) and known.moment.eq(made.moment):
                both = z3.And(known.given, made.given)
                if of.never_after(known.of):
                    self.known.append(z3.Implies(both, made.value <= known.value))
                if known.of.never_after(of):
                    self.known.append(z3.Implies(both, known.value <= made.value))


def _ordered(known: Reckoned, left: Number, right: Number, value: Number) -> list[Truth]:
    """Of two products with a factor in common, the one with the larger other factor is not smaller."""
    if known.divides:
        return []
    pairs = [
        (one, other)
        for same, one in ((known.left, known.right), (known.right, known.left))
        for alike, other in ((left, right), (right, left))
        if same.eq(alike)
    ]
    common = [
        z3.And(z3.Implies(a <= b, known.value <= value), z3.Implies(b <= a, value <= known.value)) for a, b in pairs
    ]
    signs = [known.left >= 0, known.right >= 0, left >= 0, right >= 0]
    return [z3.Implies(z3.And(signs), one) for one in common]


def _lies_in(window: Window, other: Window) -> bool:
    """Whether one of two windows that reach back from now lies in the other, by what they are."""
    match window.length, other.length:
        case (Elapsed(one), Elapsed(two)) | (Months(one), Months(two)):
            return one <= two
        case Days(one, calendar, False), Days(two, of_other, False):
            return calendar == of_other and one <= two
    return False


def _name(key: tuple[Hashable, ...]) -> str:
    return " ".join(str(part) for part in key)
