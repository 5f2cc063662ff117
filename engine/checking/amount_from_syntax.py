"""Amounts: units checked, percentages and definitions worked in."""

from abc import ABC, abstractmethod
from fractions import Fraction
from typing import Self, TypeAlias

from attrs import define, evolve, field

from engine.checking.moment_from_syntax import Moments, a_kind
from engine.checking.scope import MONEY_FACTS, SPANS, Clash, Lacking
from engine.model import (
    Amount,
    AsOf,
    Counted,
    Elapsed,
    Fact,
    Greatest,
    Kind,
    Least,
    Ledger,
    Literal,
    Notice,
    Product,
    Quotient,
    ServiceFact,
    Steps,
    Sum,
    Summed,
    Window,
)
from engine.nearest import listed, mend, nearest
from engine.values import Misfit, fraction_from_text, minor_units
from grammar import syntax
from grammar.figures import currency_of
from grammar.layout import DEEPEST
from grammar.nesting import depth
from grammar.sentence import sentence

NUMBER = Kind("number")
DURATION = Kind("duration")

Typed: TypeAlias = tuple[Amount, Kind]

# Definitions that one name may lead through; each use of a definition is worked in anew.
_MOST_EXPANDED = 1000


@define
class Amounts(Moments, ABC):
    """Reads amounts. `charges` are the names of charges that some line makes; `decided` lets a bare `charge` and
    the other slots stand for what the decision puts there (in guarantees)."""

    charges: frozenset[str] = frozenset()
    expanding: tuple[str, ...] = ()
    depth: int = 0
    expanded: list[str] = field(factory=list)

    @abstractmethod
    def define_lines(self, define: syntax.Define) -> Typed | None:
        """The first-fitting amounts of a definition."""

    @property
    def money(self) -> Kind:
        """Money of the house."""
        return Kind("money", self.scope.declarations.currency)

    def amount(self, written: syntax.Expression) -> Typed | None:
        """The amount meant and its kind, or None with the problem noted."""
        match written:
            case syntax.Group(inner):
                return self.amount(inner)
            case syntax.Name():
                return self._named(written)
            case syntax.Number(value):
                return Literal(value, NUMBER), NUMBER
            case syntax.Money():
                return self._money(written)
            case syntax.UnitAmount(count, unit):
                return self._units(count, unit)
            case syntax.Duration():
                return self._duration(written)
            case syntax.PercentOf(percent, of):
                return self._percent(percent, of)
            case syntax.Times():
                return self._times(written)
            case syntax.ForEach():
                return self._for_each(written)
            case syntax.Plus(left, right):
                return self._both(written, left, right, "added to")
            case syntax.Minus(left, right):
                return self._both(written, left, right, "taken from")
            case syntax.CappedAt(left, right):
                return self._both(written, left, right, "capped at")
            case syntax.ButAtLeast(left, right):
                return self._both(written, left, right, "held against")
            case syntax.AsOf(fact, moment):
                return self._as_of(written, fact, moment)
            case syntax.Total():
                return self._total(written)
        cure = sentence("an amount is `{} 25`, `50% of price`, `price plus {} 5`", self.money.of, self.money.of)
        if isinstance(written, syntax.The) and self.scope.fact(written.name.text) is not None:
            cure = sentence("write `{}`", written.name.text)
        self.diagnostics.add("E304", sentence("`{}` is not an amount", written.span.text), written.span, cure)
        return None

    def window(self, scope: syntax.Scope) -> Window | None:
        """Which events count, or None with the problem noted."""
        match scope:
            case syntax.Ever():
                return Window("ever")
            case syntax.OfThisBooking():
                if not self.scope.has_booking:
                    self.diagnostics.add("E210", sentence("not all of these events have a booking"), scope.span)
                    return None
                return Window("booking")
            case syntax.ThisCalendar(period):
                return Window(period)
            case syntax.InTheLast(duration):
                length = self.length(duration)
                return Window("last", length=length) if length else None
            case syntax.Since(moment):
                since = self.moment(moment)
                return Window("since", since=since) if since else None

    def counted(self, events: syntax.Name, earlier: bool, overdue: bool, scope: syntax.Scope) -> Counted | None:
        """How many events of a kind; None with the problem noted."""
        kind = self.event(events)
        window = self.window(scope)
        if kind is None or window is None:
            return None
        if not self.scope.has_client:
            self.diagnostics.add(
                "E210", sentence("an event of the house has no client whose events could be counted"), events.span
            )
            return None
        name = f"overdue {kind}" if overdue else kind
        if overdue and kind not in self.scope.declarations.owed:
            self.obligation_problem(events)
            return None
        words = ["earlier"] * earlier + ["overdue"] * overdue + [events.text, " ".join(scope.span.text.split())]
        return Counted(name, earlier, window, " ".join(words))

    def obligation_problem(self, name: syntax.Name) -> None:
        """Notes that no line asks or promises that event."""
        self.diagnostics.add(
            "E213",
            sentence("no line asks or promises `{}`", name.text),
            name.span,
            mend(
                name.text, self.scope.declarations.owed, sentence("let a rule say `ask {} within 24 hours`", name.text)
            ),
        )

    def is_given(self, fact: Fact, written: syntax.Expression) -> bool:
        """Whether the fact is known to be given here; if not, the problem is noted."""
        if fact.optional and fact.label not in self.scope.given:
            self.diagnostics.add(
                "E303",
                sentence("`{}` may be nothing", fact.label),
                written.span,
                sentence("put `{} is given and …` beside it", fact.label),
            )
            return False
        return True

    def _named(self, name: syntax.Name) -> Typed | None:
        text = name.text
        found = self.scope.fact(text)
        if isinstance(found, Fact):
            return self._fact_amount(found, name)
        if isinstance(found, (Clash, Lacking)):
            self.named_fact(name)
            return None
        if text in SPANS:
            start = self.start(name.span)
            return (Notice(start, text == "lateness", text), DURATION) if start else None
        if text in MONEY_FACTS or text.startswith("charged."):
            return self._ledger(name)
        unit = self.scope.declarations.unit_named(text)
        if unit is not None and text == unit.plural:
            return Ledger("balance", None, unit.name, text), Kind("units", unit.name)
        if "." in text:
            return self._service_fact(name)
        definition = self.scope.declarations.defines.get(text)
        if definition is not None and self.is_moment(name):
            self.diagnostics.add("E304", sentence("`{}` is a moment, not an amount", text), name.span)
            return None
        if definition is not None:
            return self._expanded(definition, name)
        self.problem_of_name(name, "an amount")
        return None

    def _fact_amount(self, fact: Fact, name: syntax.Name) -> Typed | None:
        if fact.kind.base not in ("money", "number", "duration", "units", "date"):
            problem = sentence("a moment") if fact.kind.base == "moment" else a_kind(fact)
            self.diagnostics.add("E304", sentence("`{}` is {}, not an amount", name.text, problem), name.span)
            return None
        return (fact, fact.kind) if self.is_given(fact, name) else None

    def _ledger(self, name: syntax.Name) -> Typed | None:
        head, _, account = name.text.partition(".")
        if account and account not in self.charges:
            cure = mend(account, self.charges, sentence("let a line say `charge … as {}`", account))
            self.diagnostics.add("E201", sentence("no charge is called `{}`", account), name.span, cure)
            return None
        if head != "owed" and not self.scope.has_booking:
            self.diagnostics.add(
                "E210",
                sentence("`{}` belongs to a booking, and not all of these events have one", name.text),
                name.span,
                sentence("`owed` is what the client owes in all"),
            )
            return None
        return Ledger(head, account or None, None, name.text), self.money

    def _service_fact(self, name: syntax.Name) -> Typed | None:
        head, _, which = name.text.rpartition(".")
        of = self.scope.fact(head)
        if isinstance(of, Fact) and of.kind.base == "service" and which in ("price", "length"):
            kind = self.money if which == "price" else DURATION
            return (ServiceFact(of, which, kind, name.text), kind) if self.is_given(of, name) else None
        self.problem_of_name(name, "an amount")
        return None

    def _expanded(self, definition: syntax.Define, name: syntax.Name) -> Typed | None:
        inner = self.inside(definition, name)
        if inner is None:
            return None
        if definition.value is not None:
            return inner.amount(definition.value)
        return inner.define_lines(definition)

    def inside(self, definition: syntax.Define, name: syntax.Name) -> Self | None:
        """The reader of what a name is defined as; None with the problem noted if that is itself, or far too much."""
        if definition.name.text in self.expanding:
            self.diagnostics.add("E212", sentence("`{}` is defined by itself", name.text), name.span)
            return None
        if not self.expanding:
            self.expanded.clear()
        self.expanded.append(definition.name.text)
        deeper = self.depth + depth(definition)
        if deeper > DEEPEST or len(self.expanded) > _MOST_EXPANDED:
            problem = sentence("`{}` leads through too many definitions", name.text)
            self.diagnostics.add("E004", problem, name.span, sentence("say it with fewer of them"))
            return None
        return evolve(self, expanding=(*self.expanding, definition.name.text), depth=deeper)

    def _money(self, written: syntax.Money) -> Typed | None:
        code = currency_of(written.currency, self.money.of)
        if code != self.money.of:
            self.diagnostics.add(
                "E305",
                sentence("`{}` is not in {}, the currency of this house", written.span.text, self.money.of),
                written.span,
                sentence("this file is for a house in {}: leave out the line that includes it", code)
                if written.span.source.ships
                else sentence("write `{} {}`", self.money.of, written.amount),
            )
            return None
        units = minor_units(written.amount, code)
        if isinstance(units, Misfit):
            self.diagnostics.add("E106", units.message, written.span, units.help)
            return None
        return Literal(units, self.money), self.money

    def _units(self, count: int, name: syntax.Name) -> Typed | None:
        unit = self.scope.declarations.unit_named(name.text)
        if unit is None:
            known = [word for unit in self.scope.declarations.units.values() for word in (unit.name, unit.plural)]
            self.diagnostics.add(
                "E201",
                sentence("no unit is called `{}`", name.text),
                name.span,
                sentence("write `EUR {}`", count)
                if name.text.lower() in ("euro", "euros")
                else mend(name.text, known, sentence("declare it, as in `unit session / sessions`")),
            )
            return None
        kind = Kind("units", unit.name)
        return Literal(count, kind), kind

    def _duration(self, written: syntax.Duration) -> Typed | None:
        length = self.length(written)
        if length is None:
            return None
        if not isinstance(length, Elapsed):
            self.diagnostics.add(
                "E301",
                sentence("`{}` has no fixed length", written.span.text),
                written.span,
                sentence("compare moments instead: `at least {} before start`", written.span.text),
            )
            return None
        return Literal(length.seconds, DURATION), DURATION

    def _percent(self, percent: syntax.Percent, of: syntax.Expression) -> Typed | None:
        share = fraction_from_text(percent.amount)
        if isinstance(share, Misfit):
            self.diagnostics.add("E106", share.message, percent.span, share.help)
            return None
        base = self.amount(of)
        if base is None:
            return None
        return Product(Literal(Fraction(share) / 100, NUMBER), base[0]), base[1]

    def _times(self, written: syntax.Times) -> Typed | None:
        left, right = self.amount(written.amount), self.amount(written.factor)
        whole = self.amount(written.out_of) if written.out_of is not None else (Literal(1, NUMBER), NUMBER)
        if left is None or right is None or whole is None:
            return None
        if written.out_of is not None:
            if whole[1] != right[1]:
                self._mismatch(written.out_of, right[1], whole[1], "put out of")
                return None
            return Quotient(Product(left[0], right[0]), whole[0]), left[1]
        if NUMBER not in (left[1], right[1]):
            self._mismatch(written.factor, right[1], left[1], "multiplied with")
            return None
        return Product(left[0], right[0]), left[1] if right[1] == NUMBER else right[1]

    def _for_each(self, written: syntax.ForEach) -> Typed | None:
        amount, of, step = self.amount(written.amount), self.amount(written.of), self.length(written.step)
        if amount is None or of is None or step is None:
            return None
        if of[1] != DURATION:
            self.diagnostics.add(
                "E301", sentence("`{}` is {}, not a length of time", written.of.span.text, of[1]), written.of.span
            )
            return None
        if not isinstance(step, Elapsed) or step.seconds == 0:
            self.diagnostics.add(
                "E301",
                sentence("`{}` is not a step to count by", written.step.span.text),
                written.step.span,
                sentence("count by minutes or hours, as in `for each started 15 minutes of lateness`"),
            )
            return None
        return Product(amount[0], Steps(of[0], step.seconds, written.started)), amount[1]

    def _both(
        self, written: syntax.Expression, first: syntax.Expression, second: syntax.Expression, verb: str
    ) -> Typed | None:
        left, right = self.amount(first), self.amount(second)
        if left is None or right is None:
            return None
        if left[1] != right[1]:
            self._mismatch(second, right[1], left[1], verb)
            return None
        match written:
            case syntax.Plus():
                return Sum(left[0], right[0], 1), left[1]
            case syntax.Minus():
                return Sum(left[0], right[0], -1), left[1]
            case syntax.CappedAt():
                return Least(left[0], right[0]), left[1]
            case _:
                return Greatest(left[0], right[0]), left[1]

    def _as_of(self, written: syntax.AsOf, name: syntax.Name, at: syntax.Expression) -> Typed | None:
        fact, moment = self.named_fact(name), self.moment(at)
        if fact is None or moment is None:
            return None
        if fact.source != "booking":
            self.diagnostics.add(
                "E210", sentence("`{}` is not a fact of the booking, so it has no earlier value", name.text), name.span
            )
            return None
        return AsOf(fact, moment, " ".join(written.span.text.split())), fact.kind

    def _total(self, written: syntax.Total) -> Typed | None:
        kind = self.event(written.events)
        window = self.window(written.scope)
        if kind is None or window is None:
            return None
        fields = self.scope.declarations.events[kind].fields
        known = fields.get(written.fact.text)
        if known is None or known.kind.base not in ("money", "number", "duration"):
            summable = [name for name, fact in fields.items() if fact.kind.base in ("money", "number", "duration")]
            self.diagnostics.add(
                "E201",
                sentence("a {} has no `{}` that can be added up", kind, written.fact.text),
                written.fact.span,
                mend(written.fact.text, summable, sentence("it has {}", listed(summable, "and")) if summable else None),
            )
            return None
        label = " ".join(written.span.text.split())
        return Summed(written.fact.text, kind, window, known.kind, label), known.kind

    def _mismatch(self, written: syntax.Expression, is_kind: Kind, other: Kind, verb: str) -> None:
        self.diagnostics.add(
            "E301",
            sentence("`{}` is {}, and cannot be {} {}", written.span.text, is_kind, verb, other),
            written.span,
        )

    def nearest_name(self, name: str) -> str | None:
        """The name in scope that is most like this one."""
        return nearest(name, self.scope.names())
