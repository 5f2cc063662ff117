"""The decision on an event as formulas: which line of each rule fits, the verdict, what goes into each slot.

The same of the events that it records, each in the world that those before it left.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

import z3
from attrs import define, evolve, field, frozen

from engine.model import (
    Consequence,
    Entry,
    Excuse,
    Fact,
    Line,
    Mark,
    May,
    Moment,
    Obligation,
    Recorded,
    Rule,
    Unmark,
    Verdict,
)
from engine.model.parts import parts
from engine.proof.formulas import amount, holds, moment, rounded
from engine.proof.groundwork import Groundwork
from engine.proof.variables import NO, YES, Figure, Number, Truth
from engine.proof.world import Before, Books, World

VERDICTS = ("noted", "accept", "ask", "redirect", "decline")
REDIRECT = 3


@frozen(eq=False)
class Fitting:
    """A line that has consequences: `fits` when it is the one that decides in its rule, `alone` when it would be with
    no line above it. `above` are the lines tried before it, each with its condition."""

    rule: Rule
    line: Line
    alone: Truth
    fits: Truth
    above: tuple[tuple[Line, Truth], ...]


@frozen(eq=False)
class Said:
    """A consequence with when it holds. `place` counts the consequences of its line; `may` is what stands for the
    use of what is only allowed."""

    fitting: Fitting
    place: int
    consequence: Consequence
    when: Truth
    may: Truth | None = None


@frozen(eq=False, slots=False)
class Promised:
    """An obligation that the decision makes, in the world `after` its entries."""

    said: Said
    made: Obligation
    after: World

    @property
    def what(self) -> str:
        """What is owed."""
        return self.made.what

    @property
    def kind(self) -> str:
        """Whether it is asked or promised."""
        return self.made.kind

    @property
    def when(self) -> Truth:
        """When it is made."""
        return self.said.when

    @cached_property
    def due(self) -> Figure:
        """Its deadline; a question that has nothing to do with it need not know the calendars it takes."""
        due, now = moment(self.after, self.made.due), self.after.now
        return Figure(z3.If(z3.And(due.given, due.value > now), due.value, now))


@define(eq=False)
class Judged:
    """The decision on the event of a world. `verdict` is its place in VERDICTS; `slots` are the totals of its own
    entries by slot and unit, `after` the world as these leave it, `recorded` the decisions on what it records, each
    with whether that happens, and `left` what it leaves with all of them to what comes after it."""

    world: World
    lines: tuple[Fitting, ...]
    said: tuple[Said, ...]
    verdict: Number
    happened: Truth
    after: World
    slots: dict[tuple[str, str], Number] = field(factory=dict)
    promises: list[Promised] = field(factory=list)
    recorded: list[tuple[Truth, "Judged"]] = field(factory=list)
    left: Before = field(factory=Before)

    @property
    def all(self) -> Iterator[tuple[Truth, "Judged"]]:
        """The decision and those it records, each with whether it is taken."""
        yield YES, self
        for happens, child in self.recorded:
            for deeper, one in child.all:
                yield z3.And(happens, deeper), one

    @property
    def without_formula(self) -> str:
        """What can happen here and has no formula, so that finding no event is no proof; empty where nothing can."""
        if self.world.opens and self.recorded:
            # What is recorded sees a booking that is only being made; its formulas do not always agree with that.
            return "an event that opens a booking and records others"
        if any(one.world.parent and one.world.kind.changes for _, one in self.all):
            # Those recorded after it would see what it changed.
            return "a recorded event that changes its booking"
        if self.reads_money_early:
            return "an event that opens a booking and asks for its money"
        return ""

    @property
    def reads_money_early(self) -> bool:
        """Whether its rules may read money that moved before there was a booking; the formulas have none then."""
        return self.world.opens and Groundwork(self.world.house).reads_money_early(self.world.kind.name)

    def total(self, slot: str, unit: str) -> Number:
        """What the decision and those it records put into a slot in all."""
        found = [z3.If(taken, one.slots[slot, unit], 0) for taken, one in self.all if (slot, unit) in one.slots]
        return z3.Sum(found) if found else z3.IntVal(0)


def judged(world: World) -> Judged:
    """The decision on the event of a world."""
    house, kind = world.house, world.kind
    rules = house.rules_by_event.get(kind.name, ())
    lines = tuple(fitting for rule in rules for fitting in _fittings(world, rule))
    said = [one for fitting in lines for one in _consequences(world, fitting)]
    verdict: Number = z3.IntVal(0)
    for one in said:
        rank = _rank(one.consequence)
        if rank:
            verdict = z3.If(z3.And(one.when, verdict < rank), rank, verdict)
    strict = any(_rank(one.consequence) >= REDIRECT for one in said)
    happened = verdict < REDIRECT if strict else YES
    if strict:
        kept = {id(fitting): _own_rank(fitting, said) for fitting in lines}
        said = [evolve(one, when=z3.And(one.when, z3.Or(happened, kept[id(one.fitting)] == verdict))) for one in said]
    found = Judged(world, lines, tuple(said), verdict, happened, world)
    found.after = _entries(found)
    for one in said:
        if isinstance(one.consequence, Obligation):
            found.promises.append(Promised(one, one.consequence, found.after))
    _record(found)
    return found


def _fittings(world: World, rule: Rule) -> Iterator[Fitting]:
    asked = z3.And(holds(world, rule.when), _has_all(world, rule)) if world.parent else holds(world, rule.when)
    yield from _within(world, rule, rule.lines, asked, asked, ())


def _within(
    world: World, rule: Rule, lines: Iterable[Line], asked: Truth, alone: Truth, above: tuple[tuple[Line, Truth], ...]
) -> Iterator[Fitting]:
    """`asked` is when the lines are tried, `alone` when they would be with no line above them."""
    for line in lines:
        fits = holds(world, line.condition)
        if line.lines:
            yield from _within(world, rule, line.lines, _both(asked, fits), _both(alone, fits), above)
        else:
            yield Fitting(rule, line, _both(alone, fits), _both(asked, fits), above)
        above = (*above, (line, fits))
        asked = _both(asked, z3.Not(fits))


def _both(one: Truth, other: Truth) -> Truth:
    return other if one is YES else one if other is YES else z3.And(one, other)


def _has_all(world: World, rule: Rule) -> Truth:
    """Whether a recorded event has what the rules on it read; without, none of them is asked."""
    rules = world.house.rules_by_event.get(world.kind.name, ())
    read = {one for one in parts(tuple((one.when, one.lines) for one in rules)) if isinstance(one, Fact)}
    needed = [fact for fact in read if not fact.optional]
    return z3.And([world.known(fact).given for fact in sorted(needed, key=lambda fact: (fact.source, fact.name))])


def _consequences(world: World, fitting: Fitting) -> Iterator[Said]:
    for place, consequence in enumerate(fitting.line.consequences):
        if isinstance(consequence, May):
            used = world.variables.truth("used", fitting.line.id, place)
            yield Said(fitting, place, consequence.consequence, z3.And(fitting.fits, used), used)
        else:
            yield Said(fitting, place, consequence, fitting.fits)


def _rank(consequence: Consequence) -> int:
    match consequence:
        case Verdict(word):
            return VERDICTS.index(word)
        case Obligation("ask"):
            return VERDICTS.index("ask")
    return 0


def _own_rank(fitting: Fitting, said: Iterable[Said]) -> Number:
    rank: Number = z3.IntVal(0)
    for one in said:
        own = _rank(one.consequence) if one.fitting is fitting else 0
        if own:
            rank = z3.If(z3.And(one.when, rank < own), own, rank)
    return rank


def _entries(found: Judged) -> World:
    """Charges first, then refunds, then credits; the world as the event's own entries leave it, with its `books`."""
    world, said = found.world, found.said
    before = evolve(world, itself=z3.And(world.itself, found.happened) if found.happened is not YES else world.itself)
    books = before.books
    units = dict(before.own_units)
    currency = world.house.currency
    charges = dict(books.charges)
    for one in said:
        if isinstance(one.consequence, Excuse) and one.consequence.of != "event":
            account = "" if one.consequence.of == "charge" else one.consequence.name
            charges[account] = z3.If(one.when, 0, charges.get(account, z3.IntVal(0)))
    for one, entry in _of(said, "charge"):
        charged = _put(found, before, one, entry)
        account = entry.account or ""
        if entry.unit == currency:
            charges[account] = charges.get(account, z3.IntVal(0)) + charged
        else:
            units[entry.unit] = units.get(entry.unit, z3.IntVal(0)) + charged
    books = evolve(books, charges=charges)
    after = evolve(before, own_books=books, own_units=units)
    left = books.rest
    refunded, kept = books.refunded, books.kept
    for one, entry in _of(said, "refund"):
        given = _put(found, after, one, entry, left)
        left, refunded = left - given, refunded + given
    at_last = evolve(after, own_books=evolve(books, refunded=refunded))
    for one, entry in _of(said, "credit"):
        given = _put(found, at_last, one, entry)
        if entry.unit == currency:
            out_of_rest = world.variables.fresh("kept of the rest")
            world.variables.known += [out_of_rest >= 0, out_of_rest <= given]
            kept += out_of_rest
    return evolve(after, own_books=Books(books.paid, refunded, kept, charges), own_units=units)


def _put(found: Judged, world: World, one: Said, entry: Entry, most: Number | None = None) -> Number:
    """The amount of an entry, which is added to its slot; 0 where the line does not fit."""
    value = rounded(amount(world, entry.amount))
    if most is not None:
        value = z3.If(value > most, most, value)
    value = z3.If(one.when, value, 0)
    slot = entry.slot, entry.unit
    found.slots[slot] = found.slots[slot] + value if slot in found.slots else value
    return value


def _of(said: Iterable[Said], kind: str) -> list[tuple[Said, Entry]]:
    """The entries of a kind."""
    return [
        (one, one.consequence) for one in said if isinstance(one.consequence, Entry) and one.consequence.kind == kind
    ]


def _record(found: Judged) -> None:
    """The events that the decision records, in the order of the house."""
    world, house = found.world, found.world.house
    recorded: dict[str, Truth] = {}
    for one in found.said:
        if isinstance(one.consequence, Recorded):
            name = one.consequence.event
            recorded[name] = z3.Or(recorded.get(name, NO), one.when)
    found.left = _after(found)
    parent = evolve(world, itself=_both(world.itself, found.happened))
    for name in sorted(recorded, key=list(house.events).index):
        kind = house.events[name]
        happens = recorded[name]
        if kind.about == "booking" and world.kind.life == "opens":
            happens = z3.And(happens, found.happened)
        child = judged(World(world.variables, kind, world.now, found.left, parent, side=world.side))
        found.recorded.append((happens, child))
        found.left = _either(world, happens, child.left, found.left)


def _after(found: Judged) -> Before:
    """What an event leaves to those that come after it in the same decision."""
    world, after = found.world, found.after
    known = world.before
    marks = dict(known.marks)
    for one in found.said:
        if isinstance(one.consequence, Mark):
            mark = one.consequence
            starts, ends = _moment(world, mark.since, True), _moment(world, mark.until, False)
            now = z3.And(one.when, starts, ends)
            key = mark.subject, mark.name
            marks[key] = z3.Or(now, marks.get(key, world.marked(*key)))
    for one in found.said:
        if isinstance(one.consequence, Unmark):
            key = one.consequence.subject, one.consequence.name
            marks[key] = z3.And(marks.get(key, world.marked(*key)), z3.Not(one.when))
    excused: dict[str, Truth] = {}
    for one in found.said:
        if isinstance(one.consequence, Excuse):
            excused[one.consequence.name] = z3.Or(excused.get(one.consequence.name, NO), one.when)
    happened = [
        (name, z3.And(counts, z3.Or(z3.Not(excused[name]), world.variables.unknown(f"{name} counts"))), one)
        if name in excused
        else (name, counts, one)
        for name, counts, one in (*known.happened, (world.kind.name, found.happened, world))
    ]
    balances = dict(known.balances)
    for unit in world.house.units:
        credited = found.slots.get(("credit", unit))
        if credited is not None or unit in after.own_units:
            balances[unit] = world.variables.fresh(f"{unit} after") if credited is not None else after.balance(unit)
    return Before(
        tuple(happened),
        marks,
        known.forgotten | set(excused),
        after.own_books,
        balances,
    )


def _moment(world: World, written: Moment | None, is_start: bool) -> Truth:
    """Whether now lies on the inner side of an edge of a mark."""
    if written is None:
        return YES
    edge = moment(world, written)
    inside = edge.value <= world.now if is_start else world.now < edge.value
    return z3.Or(z3.Not(edge.given), inside)


def _either(world: World, happens: Truth, one: Before, other: Before) -> Before:
    """What is left where what an event of a world records happens, and where it does not: `one` follows `other`."""

    def number(a: Number, b: Number) -> Number:
        return z3.If(happens, a, b)

    books, others = one.books, other.books
    assert books is not None
    assert others is not None
    joined = Books(
        number(books.paid, others.paid),
        number(books.refunded, others.refunded),
        number(books.kept, others.kept),
        {name: number(value, others.charges.get(name, z3.IntVal(0))) for name, value in books.charges.items()},
    )
    stood = evolve(world, before=other, own_units={})
    earlier = [
        (name, number(counts, counted), judged)
        for (name, counts, judged), (_, counted, _) in zip(one.happened, other.happened, strict=False)
    ]
    recorded = [(name, z3.And(happens, counts), child) for name, counts, child in one.happened[len(earlier) :]]
    return Before(
        (*earlier, *recorded),
        {key: number(value, stood.marked(*key)) for key, value in one.marks.items()},
        one.forgotten,
        joined,
        {unit: number(value, stood.balance(unit)) for unit, value in one.balances.items()},
    )
