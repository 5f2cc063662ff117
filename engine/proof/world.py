"""One event before its house: what its rules can read, as formulas."""

from collections.abc import Mapping

import z3
from attrs import evolve, field, frozen

from engine.model import EventKind, Fact, House, LastOf, Literal, Window
from engine.model.parts import parts
from engine.proof.variables import NO, YES, Figure, Number, Truth, Variables


@frozen(eq=False)
class Books:
    """The money of a booking before a line is asked: what was paid, given back, kept, and charged by account."""

    paid: Number
    refunded: Number
    kept: Number
    charges: Mapping[str, Number]

    @property
    def charged(self) -> Number:
        """What all accounts were charged."""
        return z3.Sum(list(self.charges.values())) if self.charges else z3.IntVal(0)

    @property
    def rest(self) -> Number:
        """Paid, and neither used nor given back nor kept."""
        return largest(z3.IntVal(0), self.paid - self.charged - self.refunded - self.kept)

    @property
    def owed(self) -> Number:
        """Charged, and not met by what was paid and is still there."""
        return largest(z3.IntVal(0), self.charged - (self.paid - self.refunded - self.kept))


@frozen(eq=False)
class Before:
    """What the events judged in this decision so far did: for the world of an event that one of them records.

    `happened` are their kinds and facts, each with whether it counts; `marks` how those that changed stand;
    `forgotten` the kinds of which past events may have been excused. `balances` are what the units now come to.
    """

    happened: tuple[tuple[str, Truth, "World"], ...] = ()
    marks: Mapping[tuple[str, str], Truth] = field(factory=dict)
    forgotten: frozenset[str] = frozenset()
    books: Books | None = None
    balances: Mapping[str, Number] = field(factory=dict)


@frozen(eq=False)
class World:
    """An event of a kind at the moment `now`. `itself` says whether it counts; `decided` has the totals of slots that
    a guarantee asks for, by slot and unit. `defaults` are what facts of the event come to where it does not say them;
    of the others the variable is what they come to. `side` tells the worlds of two houses apart where they know
    different things."""

    variables: Variables
    kind: EventKind
    now: Number
    before: Before = field(factory=Before)
    parent: "World | None" = None
    itself: Truth = YES
    own_books: Books | None = None
    own_units: Mapping[str, Number] = field(factory=dict)
    decided: Mapping[tuple[str, str], Number] = field(factory=dict)
    defaults: Mapping[str, Figure] = field(factory=dict)
    side: str = ""

    @property
    def house(self) -> House:
        """The house that judges."""
        return self.variables.house

    @property
    def path(self) -> tuple[str, ...]:
        """The kinds of the recorded events that lead here, its own last; two of a kind may find different things."""
        return () if self.parent is None else (*self.parent.path, self.kind.name)

    @property
    def opens(self) -> bool:
        """Whether the event opens its booking: there is none yet."""
        return self.kind.life == "opens" and self.parent is None

    @property
    def has_booking(self) -> bool:
        """Whether the event is about a booking, or opens one."""
        return self.kind.about == "booking" or self.kind.life == "opens"

    # --- facts -------------------------------------------------------------------------------

    def fact(self, fact: Fact) -> Figure:
        """A fact of the event, its booking or the client, for a line that is asked."""
        known = self.known(fact)
        if fact.optional:
            return known
        if self.parent is None:
            # An event without a fact that its rules read is refused; one that is recorded is then not judged.
            self.variables.known.append(known.given)
        return evolve(known, given=YES)

    def known(self, fact: Fact) -> Figure:
        """A fact with whether there is one."""
        if fact.source == "client":
            declared = self.house.client_facts[fact.name]
            known = self.variables.fact("client", declared)
            if isinstance(declared.default, Literal) and isinstance(declared.default.value, (int, str, bool)):
                code = self.variables.code(declared.kind, declared.default.value)
                return Figure(z3.If(known.given, known.value, code))
            return known
        if fact.source == "booking":
            return self.booking_fact(fact.name)
        own = self.own_fact(fact.name)
        if self.kind.life == "changes" and fact.name in self.kind.changes:
            standing = self.booking_fact(fact.name)
            own = Figure(z3.If(own.given, own.value, standing.value), z3.Or(own.given, standing.given))
        return own

    def own_fact(self, name: str) -> Figure:
        """A field of the event itself; of a recorded one, what its parent knew, else its default."""
        declared = self.kind.fields.get(name)
        if declared is None:
            return Figure(z3.IntVal(0), NO)
        if self.parent is None:
            said = self.variables.fact("event", declared)
            default = self.defaults.get(name)
            if default is None:
                return said
            return Figure(z3.If(said.given, said.value, default.value), z3.Or(said.given, default.given))
        known = self.parent.own_fact(name)
        if name in self.parent.kind.fields and self.parent.kind.fields[name].kind != declared.kind:
            known = evolve(
                known, value=self.variables.number("value", f"unlike {'/'.join(self.path)}{self.side}", name)
            )
        if declared.default is None or name in self.kind.changes:
            return known
        if isinstance(declared.default, Literal) and isinstance(declared.default.value, (int, str, bool)):
            code = self.variables.code(declared.kind, declared.default.value)
            return Figure(z3.If(known.given, known.value, code))
        own = self.variables.fact(f"recorded {'/'.join(self.path)}{self.side}", declared)
        return Figure(z3.If(known.given, known.value, own.value), z3.Or(known.given, own.given))

    def booking_fact(self, name: str) -> Figure:
        """A fact of the booking as it stands."""
        if self.opens:
            return self.own_fact(name)
        if self.parent is not None:
            return self.parent._fact_left(name)
        declared = self.variables.ground.booking_fields.get(name)
        if declared is None:
            return Figure(self.variables.fresh(f"the booking's {name}"), YES)
        return self.variables.fact("booking", declared)

    def _fact_left(self, name: str) -> Figure:
        """A fact of the booking as the event leaves it, for those that it records."""
        known = self.booking_fact(name)
        if self.kind.life != "changes" or name not in self.kind.changes:
            return known
        own = self.own_fact(name)
        changed = z3.And(own.given, self.itself)
        return Figure(z3.If(changed, own.value, known.value), z3.Or(changed, known.given))

    # --- what was before ---------------------------------------------------------------------

    def count(self, event: str, earlier: bool, window: Window, since: Figure | None) -> Number:
        """How many events of a kind this client has had in a window."""
        total = self._base(event, window, self.variables.occurrences(event, window))
        for kind, happened, _ in self.before.happened:
            if kind == event:
                total += _in(happened, since, self.now)
        if event == self.kind.name and not earlier:
            total += _in(self.itself, since, self.now)
        return total

    def sum(self, fact: str, event: str, window: Window, since: Figure | None) -> Number:
        """The sum of a fact over the events of a kind in a window."""
        low = 0 if self.variables.ground.is_never_below_0(event, fact) else None
        total = self._base(event, window, self.variables.number("sum", event, fact, window, low=low), low)
        mine = [(kind, happened, world) for kind, happened, world in self.before.happened if kind == event]
        if event == self.kind.name:
            mine.append((event, self.itself, self))
        for _, happened, world in mine:
            own = world.own_fact(fact)
            total += z3.If(z3.And(own.given, _in(happened, since, self.now) == 1), own.value, 0)
        return total

    def _base(self, event: str, window: Window, known: Number, low: int | None = 0) -> Number:
        """What was counted before this decision; open where it may have excused some, or moved the window. It grows
        with each event where none brings less than `low`."""
        if not self.before.happened:
            return known
        since = tuple(parts(window.since)) if window.kind == "since" else ()
        last = {one.event for one in since if isinstance(one, LastOf)}
        begun = {kind for kind, _, _ in self.before.happened}
        is_moved = last & self.before.forgotten or any(isinstance(one, Fact) for one in since)
        if event not in self.before.forgotten and not last & begun and not is_moved:
            return known
        left = self.variables.fresh(f"left of {event}")
        if low is not None:
            self.variables.known.append(left >= low)
            if not is_moved:
                self.variables.known.append(left <= known)
        return left

    def last(self, event: str) -> Figure:
        """The moment of the latest earlier event of a kind."""
        moment = self.variables.moment("last", event)
        given = self.variables.truth("given", "last", event)
        self.variables.known.append(moment <= self.now)
        if event in self.before.forgotten:
            left = self.variables.fresh(f"last {event} left"), self.variables.unknown(f"{event} left")
            self.variables.known += [left[0] <= moment, z3.Implies(left[1], given)]
            moment, given = left
        for kind, happened, _ in self.before.happened:
            if kind == event:
                moment, given = z3.If(happened, self.now, moment), z3.Or(happened, given)
        return Figure(moment, given)

    def marked(self, subject: str, mark: str) -> Truth:
        """Whether a subject has a mark."""
        if (subject, mark) in self.before.marks:
            return self.before.marks[subject, mark]
        if (subject == "booking" and self.opens) or (
            mark != "ended" and (subject, mark) not in self.variables.ground.marks
        ):
            return NO
        return self.variables.truth("mark", subject, mark)

    # --- money -------------------------------------------------------------------------------

    @property
    def books(self) -> Books:
        """The money of the booking, with what the event itself paid."""
        if self.own_books is not None:
            return self.own_books
        books = self.before.books or self._first_books()
        if self.kind.pays is None:
            return books
        paid = self.own_fact(self.kind.pays)
        return evolve(books, paid=books.paid + z3.If(z3.And(paid.given, self.itself), paid.value, 0))

    def _first_books(self) -> Books:
        nothing = z3.IntVal(0)
        accounts = dict.fromkeys(["", *self.variables.ground.accounts])
        if self.opens:
            return Books(nothing, nothing, nothing, dict.fromkeys(accounts, nothing))
        number = self.variables.number
        charges = {account: number("charged", account, low=0) for account in accounts}
        return Books(number("paid", low=0), number("refunded", low=0), number("kept", low=0), charges)

    def balance(self, unit: str) -> Number:
        """What the client has in a unit, less what this event charged."""
        known = self.before.balances.get(unit)
        balance = self.variables.number("balance", unit) if known is None else known
        return balance - self.own_units.get(unit, 0)

    @property
    def owed(self) -> Number:
        """What the client owes in all."""
        return self.variables.number("owed elsewhere", low=0) + self.books.owed


def _in(happened: Truth, since: Figure | None, now: Number) -> Number:
    inside = happened if since is None else z3.And(happened, z3.Or(z3.Not(since.given), now >= since.value))
    return z3.If(inside, 1, 0)


def largest(one: Number, other: Number) -> Number:
    """The larger of two numbers."""
    return z3.If(one >= other, one, other)


def start_of(world: World) -> Fact:
    """The start of the booking of an event."""
    kinds = [world.kind] if world.opens else [kind for kind in world.house.events.values() if kind.life == "opens"]
    declared = next(kind.fields["start"] for kind in kinds if "start" in kind.fields)
    return Fact("event" if world.opens else "booking", "start", declared.kind, True, "start")
