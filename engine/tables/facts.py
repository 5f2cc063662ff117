"""What a row says: its columns, and the defaults of what it leaves out."""

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import partial

import polars as pl
from attrs import define, field

from engine.model import (
    ClockOn,
    EndOfMonth,
    Entry,
    EventKind,
    Fact,
    Field,
    House,
    LastOf,
    Line,
    Literal,
    Made,
    NextOpening,
    Now,
    Sent,
    Shifted,
    Summed,
)
from engine.model.parts import parts
from engine.planning.plan import KindPlan
from engine.tables.clock import Clock
from engine.tables.columns import values_of
from engine.tables.conditions import Conditions
from engine.tables.money import NONE, Money
from engine.tables.term import NOTHING, Term, constant, or_zero, rounded

PAID = "paid"
"""The column that says what was paid before, where the house asks."""

Named = tuple[str, str]
"""A fact: event, booking or client, and its name."""


@define
class Facts:
    """The facts of all rows. `terms` are the columns that are there, by their names; `opening` is the kind of event
    that made the booking which an event is about, None where it is about none or opens one."""

    house: House
    kind: EventKind
    opening: EventKind | None
    clock: Clock
    terms: Mapping[str, Term]
    _known: dict[Named, Term] = field(factory=dict, init=False)
    _asked: set[Named] = field(factory=set, init=False)

    @property
    def at(self) -> Term:
        """When the event came."""
        return self.terms["at"]

    @property
    def sent(self) -> Term:
        """When its message was sent; when it came, where the row does not say."""
        return _filled(self.terms.get("sent", NOTHING), self.at)

    @property
    def made(self) -> Term:
        """When the booking was made; when the event came, where the row does not say."""
        return self.at if self.opening is None else _filled(self.terms.get("booking.at", NOTHING), self.at)

    def conditions(self) -> Conditions:
        """What the rules on the event see."""
        paid = NONE if self.kind.life == "opens" else or_zero(self.terms.get(PAID, NONE))
        return Conditions(self.clock, self.fact, self.at, self.sent, self.made, self.kind.name, Money(paid))

    @property
    def pays(self) -> Term:
        """What the event itself pays."""
        return NONE if self.kind.pays is None else or_zero(self.named(("event", self.kind.pays)))

    def fact(self, fact: Fact) -> Term:
        """A fact of the event, its booking or the client."""
        return self.named((fact.source, fact.name))

    def named(self, named: Named) -> Term:
        """The same by its name."""
        known = self._known.get(named)
        if known is None:
            known = self._known[named] = self._worked_out(named)
        return known

    def _worked_out(self, named: Named) -> Term:
        source, name = named
        if source == "client":
            fact = self.house.client_facts[name]
            known = self.terms.get(f"client.{name}", NOTHING)
            return known if fact.default is None else _filled(known, self._default(fact, "client"))
        if source == "booking" and self.opening is not None:
            return self._own("booking", self.opening, name)
        own = self._own("event", self.kind, name)
        return _filled(own, self.named(("booking", name))) if name in self.kind.changes and self.opening else own

    def _own(self, source: str, kind: EventKind, name: str) -> Term:
        """A fact as a kind of event has it, with its default."""
        known = self.terms.get(column_name(self.kind, source, name, self.terms), NOTHING)
        fact = kind.fields[name]
        if not known.nullable or fact.default is None or name in kind.changes or (source, name) in self._asked:
            return known
        self._asked.add((source, name))
        filled = _filled(known, self._default(fact, source))
        self._asked.discard((source, name))
        return filled

    def _of_kind(self, source: str, kind: EventKind, fact: Fact) -> Term:
        return self._own(source, kind, fact.name)

    def _default(self, fact: Field, source: str) -> Term:
        default, kind = fact.default, fact.kind
        if isinstance(default, Literal) and kind.base in ("choice", "service"):
            return constant(values_of(kind, self.house).index(str(default.value)))
        if isinstance(default, Literal) and kind.base == "yes or no":
            return Term(pl.lit(bool(default.value)), 0, 1)
        assert default is not None
        of = self.opening if source == "booking" else self.kind
        assert of is not None
        now = self.made if source == "booking" else self.at
        sent = self.made if source == "booking" else self.sent
        own = partial(self._of_kind, source, of)
        seen = Conditions(self.clock, own, now, sent, now, of.name, Money(NONE))
        match default:
            case Now() | Sent() | Made() | LastOf() | Shifted() | ClockOn() | NextOpening() | EndOfMonth():
                return seen.moment(default)
            case _:
                return rounded(seen.amount(default))


def column_name(kind: EventKind, source: str, name: str, there: Container[str]) -> str:
    """The column of a fact: `client.member`, `price`, and `booking.channel` where the event has a `channel` too."""
    if source == "client":
        return f"client.{name}"
    longer = f"booking.{name}"
    return longer if source == "booking" and (longer in there or name in kind.fields) else name


def facts_read(house: House, plan: KindPlan, opening: EventKind | None) -> Mapping[Named, Field]:
    """All facts that an answer needs: those that the rules on the event read, and those that their defaults do."""
    kind = plan.kind
    rules = house.rules_by_event.get(kind.name, ())
    found = [_named(part) for rule in rules for part in parts((rule.when, tuple(_read(rule.lines)))) if _is_fact(part)]
    asked = parts(tuple((rule.when, tuple(_read(rule.lines))) for rule in rules))
    found += [("event", part.fact) for part in asked if isinstance(part, Summed) and part.event == kind.name]
    found += [("event", name) for name in (*plan.needs, kind.pays) if name is not None]
    found += [("booking", name) for name in plan.booking_needs]
    found += [("client", name) for name in plan.client_needs]
    if house.booking_life is not None and opening is not None:
        found.append(("booking", house.booking_life.fact))
    facts: dict[Named, Field] = {}
    while found:
        source, name = found.pop()
        if source == "booking" and opening is None:
            source = "event"
        if (source, name) in facts:
            continue
        of = opening if source == "booking" else kind
        assert of is not None
        declared = house.client_facts if source == "client" else of.fields
        if name not in declared:
            continue
        facts[source, name] = fact = declared[name]
        found += [(source, part.name) for part in parts(fact.default) if isinstance(part, Fact)]
        if source == "event" and name in kind.changes and opening is not None:
            found.append(("booking", name))
    return facts


def _read(lines: Iterable[Line]) -> Iterator[object]:
    """The conditions of some lines, and the amounts and ends of their entries."""
    for line in lines:
        yield line.condition
        yield from ((one.amount, one.until) for one in line.consequences if isinstance(one, Entry))
        yield from _read(line.lines)


def _is_fact(part: object) -> bool:
    return isinstance(part, Fact)


def _named(part: object) -> Named:
    assert isinstance(part, Fact)
    return part.source, part.name


def _filled(term: Term, default: Term) -> Term:
    """The term, and where it is nothing the default."""
    if term is NOTHING or not term.nullable:
        return default if term is NOTHING else term
    if default is NOTHING:
        return term
    return Term(
        term.expression.fill_null(default.expression),
        min(term.low, default.low),
        max(term.high, default.high),
        nullable=default.nullable,
        widest=max(term.widest, default.widest),
    )
