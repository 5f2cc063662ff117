"""What a field of an event is taken to be where the event does not say."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from engine.events.event import Value
from engine.model import (
    Amount,
    EventKind,
    Fact,
    Field,
    Greatest,
    House,
    Least,
    Literal,
    Product,
    Quotient,
    ServiceFact,
    Steps,
    Sum,
)
from engine.values import full_steps, rounded, started_steps


def with_defaults(
    kind: EventKind, given: Mapping[str, Value], house: House
) -> tuple[dict[str, Value], tuple[str, ...]]:
    """Every field of the kind in its order, and the names of those that got their default.

    A field without a value and without a default is None; so is one whose default reads such a field, and one that
    the event changes in its booking, since there the booking's value holds.
    """
    defaults = _Defaults(kind, given, house)
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

    def __init__(self, kind: EventKind, given: Mapping[str, Value], house: House) -> None:
        self.kind = kind
        self.given = given
        self.house = house
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
        amount = self.amount(field.default)
        self.asked.discard(name)
        return rounded(amount) if isinstance(amount, Fraction) else amount

    def amount(self, amount: Amount) -> int | str | bool | Fraction | None:
        """Exact; None where a fact it reads is not known, or is none of the event's own."""
        match amount:
            case Literal(value=value):
                return value
            case Fact(source="event", name=name):
                return self.value(name)
            case ServiceFact(of=fact, which=which):
                service = self.house.services.get(str(self.value(fact.name)))
                if service is None:
                    return None
                return service.price if which == "price" else service.length
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
                length = self.amount(of)
                return (started_steps if started else full_steps)(length, seconds) if isinstance(length, int) else None
        return None

    def both(
        self, left: Amount, right: Amount, join: Callable[[int | Fraction, int | Fraction], int | Fraction]
    ) -> int | Fraction | None:
        a, b = self.amount(left), self.amount(right)
        if a is None or b is None or isinstance(a, str) or isinstance(b, str):
            return None
        return join(a, b)
