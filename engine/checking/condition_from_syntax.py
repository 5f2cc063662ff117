"""Conditions: what is compared with what, and which facts a condition makes sure of."""

from typing import ClassVar

from attrs import define, evolve

from engine.checking.amount_from_syntax import NUMBER, Typed
from engine.checking.given_facts import facts_given, facts_given_after
from engine.checking.moment_condition_from_syntax import EDGES, SIZES, MomentConditions
from engine.checking.moment_from_syntax import a_kind
from engine.checking.scope import HABITS, MONEY_FACTS, SPANS, SUBJECTS
from engine.model import (
    Accepted,
    And,
    Compared,
    Condition,
    Distance,
    Fact,
    FirstFitting,
    Holds,
    Is,
    IsNothing,
    Kind,
    Literal,
    Marked,
    Not,
    Now,
    ObligationIs,
    Or,
    PromisesKept,
)
from engine.nearest import listed, mend
from grammar import syntax
from grammar.sentence import sentence
from grammar.source import Span

STATES = ("open", "met", "overdue")


@define
class Conditions(MomentConditions):
    """Reads conditions, and amounts and moments with them."""

    SIZE_HELP: ClassVar[str] = "say `at least`, `at most`, `more than`, `less than` or `exactly`"

    def condition(self, written: syntax.Expression) -> Condition | None:
        """The condition meant, or None with the problem noted."""
        match written:
            case syntax.Group(inner):
                return self.condition(inner)
            case syntax.And(items):
                given = frozenset().union(*(facts_given(item) for item in items))
                inner_reader = evolve(self, scope=self.scope.knowing(given))
                conditions = [inner_reader.condition(item) for item in items]
                return And(tuple(c for c in conditions if c)) if all(conditions) else None
            case syntax.Or(items):
                conditions = [self.condition(item) for item in items]
                return Or(tuple(c for c in conditions if c)) if all(conditions) else None
            case syntax.Not(item):
                negated = self.condition(item)
                return Not(negated) if negated else None
            case syntax.Compare(None, op, right):
                return self._prefixed(op, right, written.span)
            case syntax.Compare(left, op, right) if left is not None:
                return self._compared(left, op, right, written.span)
            case syntax.OneOf():
                return self._one_of(written)
            case syntax.IsGiven(left) | syntax.IsNothing(left):
                return self._given(written, left)
            case syntax.NoneOf(earlier, overdue, events, scope):
                return self._none_of(written, earlier, overdue, events, scope)
            case syntax.FallsOn() | syntax.FallsInHours() | syntax.FallsBetween():
                return self.falls(written)
            case syntax.Accepted():
                return Accepted()
            case syntax.PromisesKept():
                return PromisesKept()
            case syntax.Name():
                return self._named_condition(written)
        cure = sentence(
            "a condition says what must be so, as in `price is at least …` or `at least 48 hours before start`"
        )
        if isinstance(written, syntax.Offset):
            cure = sentence("write `at least {}` or `less than {}`", written.span.text, written.span.text)
        self.diagnostics.add("E304", sentence("`{}` is not a condition", written.span.text), written.span, cure)
        return None

    def define_lines(self, define: syntax.Define) -> Typed | None:
        """The first-fitting amounts of a definition; all of one kind, the last under `otherwise`."""
        lines: list[tuple[Condition | None, Typed]] = []
        failed = False
        reader = self
        for line in define.lines:
            condition = reader.condition(line.condition) if line.condition is not None else None
            inner = evolve(reader, scope=reader.scope.knowing(facts_given(line.condition)))
            typed = inner.amount(line.amount)
            reader = evolve(reader, scope=reader.scope.knowing(facts_given_after(line.condition)))
            if typed is None or (line.condition is not None and condition is None):
                failed = True
                continue
            if lines and lines[0][1][1] != typed[1]:
                self._mismatch(line.amount, typed[1], lines[0][1][1], "put beside")
                failed = True
            lines.append((condition, typed))
        if not failed and lines[-1][0] is not None:
            self.diagnostics.add(
                "E408",
                sentence("`{}` has no amount when none of its lines fits", define.name.text),
                define.name.span,
                sentence("end it with a line `otherwise: …`"),
            )
            return None
        if failed:
            return None
        amounts = tuple((condition, amount) for condition, (amount, _) in lines)
        return FirstFitting(amounts), lines[0][1][1]

    def problem_of_name(self, name: syntax.Name, wanted: str) -> None:
        """Notes why a name is not the `wanted` thing."""
        text, declared = name.text, self.scope.declarations
        kinds = [kind.name for kind in declared.events.values() if text in kind.fields]
        choices = [choice for choice, values in declared.choices.items() if text in values]
        head = text.rpartition(".")[0]
        owner = self.scope.fact(head) if head else None
        if text.lower() in HABITS:
            cure: str | None = HABITS[text.lower()]
        elif isinstance(owner, Fact) and owner.kind.base == "service":
            cure = sentence("a service has `{}.price` and `{}.length`", head, head)
        elif "booking." not in text and text in declared.booking_facts:
            cure = sentence(
                "`{}` belongs to a booking, and {} is of none", text, listed([k.name for k in self.scope.events])
            )
        elif self.nearest_name(text):
            cure = sentence("did you mean `{}`?", self.nearest_name(text))
        elif (event := declared.event_named(text)) is not None:
            cure = sentence("`{}` is an event: count it, as in `at least 2 {} ever`", text, event.plural)
        elif choices:
            cure = sentence("`{}` is one of the values of `{}`: write `{} is {}`", text, choices[0], choices[0], text)
        elif kinds:
            cure = sentence("it is a fact of {}", listed(kinds))
        else:
            cure = mend(text, self.scope.names())
        self.diagnostics.add("E201", sentence("`{}` is not a name these lines know", text), name.span, cure)

    def _named_condition(self, name: syntax.Name) -> Condition | None:
        found = self.scope.fact(name.text)
        if found is None:
            definition = self.scope.declarations.defines.get(name.text)
            if definition is None and name.text in (*SPANS, *MONEY_FACTS):
                what = sentence("a length of time") if name.text in SPANS else sentence("money")
                cure = sentence("say how much it must be, as in `{} is at least …`", name.text)
                self.diagnostics.add("E304", sentence("`{}` is {}, not a condition", name.text, what), name.span, cure)
                return None
            if definition is None:
                self.problem_of_name(name, "a condition")
                return None
            if definition.value is None:
                self.diagnostics.add(
                    "E304", sentence("`{}` is an amount, not a condition", name.text), name.span, self.SIZE_HELP
                )
                return None
            if self.is_moment(name):
                cure = sentence("say `before {}`, `by {}` or `after {}`", name.text, name.text, name.text)
                self.diagnostics.add("E304", sentence("`{}` is a moment, not a condition", name.text), name.span, cure)
                return None
            inner = self.inside(definition, name)
            return inner.condition(definition.value) if inner else None
        fact = self.named_fact(name)
        if fact is None:
            return None
        if fact.kind.base != "yes or no":
            self.diagnostics.add(
                "E304",
                sentence("`{}` is {}, not a condition", name.text, a_kind(fact)),
                name.span,
                sentence("say what it must be, as in `{} is …`", name.text),
            )
            return None
        return Holds(fact)

    def _prefixed(self, op: str, right: syntax.Expression, span: Span) -> Condition | None:
        if op in EDGES:
            return self.order(Now(), op, right)
        match right:
            case syntax.Count(number, earlier, overdue, events, scope):
                counted = self.counted(events, earlier, overdue, scope)
                return Compared(counted, SIZES[op], Literal(number.value, NUMBER)) if counted else None
            case syntax.Offset(duration, direction, anchor):
                length, base = self.length(duration), self.moment(anchor)
                return Distance(Now(), SIZES[op], length, direction, base) if length and base else None
        self.diagnostics.add(
            "E304",
            sentence("`{}` does not say what is compared", span.text),
            span,
            sentence("put the fact before it: `price is {} {}`", op, right.span.text),
        )
        return None

    def _compared(self, left: syntax.Expression, op: str, right: syntax.Expression, span: Span) -> Condition | None:
        if isinstance(left, syntax.Name) and isinstance(right, syntax.Name) and op in ("is", "is not"):
            if left.text in SUBJECTS:
                return self._marked(left, op, right)
            if (
                right.text in STATES
                and self.scope.fact(left.text) is None
                and self.scope.declarations.event_named(left.text)
            ):
                return self._obligation(left, op, right)
        if isinstance(left, syntax.Name) and self.scope.fact(left.text) is not None:
            fact = self.named_fact(left)
            if fact is None:
                return None
            if fact.kind.base == "text":
                self._text_compared(left)
                return None
            if fact.kind.base in ("choice", "service", "yes or no"):
                return self._chosen(fact, op, (right,), span)
        if self.is_moment(left):
            return self.moment_compared(left, op, right, span)
        if op in EDGES:
            self.diagnostics.add(
                "E301", sentence("`{}` is not a moment, so nothing is before or after it", left.span.text), left.span
            )
            return None
        first = self.amount(left)
        if first is None and isinstance(right, syntax.Name):
            # What a bare name stands for depends on what it is compared with.
            return None
        second = self.amount(right)
        if first is None or second is None:
            return None
        counted = first[1].base == "units" and second[1] == NUMBER
        if first[1] != second[1] and not counted:
            self.diagnostics.add(
                "E301",
                sentence(
                    "`{}` is {} and `{}` is {}: they cannot be compared",
                    left.span.text,
                    first[1],
                    right.span.text,
                    second[1],
                ),
                span,
                self._cure_of(first[1], second[1], right),
            )
            return None
        return Compared(first[0], SIZES[op], second[0])

    def _cure_of(self, first: Kind, second: Kind, right: syntax.Expression) -> str | None:
        if first.base == "money" and second.base == "number":
            return sentence("write `{} {}`", first.of, right.span.text)
        if first.base == "duration" and second.base == "number":
            return sentence("write `{} hours` or `{} minutes`", right.span.text, right.span.text)
        return None

    def _text_compared(self, written: syntax.Name) -> None:
        self.diagnostics.add(
            "E302",
            sentence("`{}` is a text that people write, and texts are not compared", written.text),
            written.span,
            sentence("ask whether `{} is given`, or declare a `choice` with its values", written.text),
        )

    def _marked(self, subject: syntax.Name, op: str, mark: syntax.Name) -> Condition | None:
        if mark.text not in self.scope.declarations.marks.get(subject.text, ()):
            self.mark_problem(subject.text, mark)
            return None
        if subject.text == "booking" and not self.scope.has_booking:
            self.diagnostics.add("E210", sentence("not all of these events have a booking"), subject.span)
            return None
        found = Marked(subject.text, mark.text, f"{subject.text} is {mark.text}")
        return Not(found) if op == "is not" else found

    def _obligation(self, name: syntax.Name, op: str, state: syntax.Name) -> Condition | None:
        what = self.event(name)
        if what is None:
            return None
        if what not in self.scope.declarations.owed:
            self.obligation_problem(name)
            return None
        found = ObligationIs(what, state.text, f"{what} is {state.text}")
        return Not(found) if op == "is not" else found

    def _chosen(
        self, fact: Fact, op: str, options: tuple[syntax.Expression, ...], span: Span, negated: bool = False
    ) -> Condition | None:
        if op not in ("is", "is not"):
            self.diagnostics.add(
                "E301",
                sentence("`{}` is one of several values, not a size", fact.label),
                span,
                sentence("say `is` or `is not`"),
            )
            return None
        values: list[int | str | bool] = []
        for option in options:
            value = self._value_of(fact, option)
            if value is None:
                return None
            values.append(value)
        found = Is(fact, tuple(values))
        return Not(found) if (op == "is not") != negated else found

    def _value_of(self, fact: Fact, option: syntax.Expression) -> int | str | bool | None:
        if fact.kind.base == "yes or no":
            if isinstance(option, syntax.YesNo):
                return option.value
            if isinstance(option, syntax.Name) and option.text in ("yes", "no"):
                return option.text == "yes"
            self.diagnostics.add("E203", sentence("`{}` is yes or no", fact.label), option.span)
            return None
        known = self.scope.declarations.choice_values(fact.kind)
        if isinstance(option, syntax.Name) and option.text in known:
            return option.text
        if isinstance(option, syntax.Text):
            self.diagnostics.add(
                "E302", sentence("a text cannot be compared"), option.span, sentence("write one of {}", listed(known))
            )
            return None
        self.diagnostics.add(
            "E203",
            sentence("`{}` is not a value of `{}`", option.span.text, fact.label),
            option.span,
            mend(option.span.text, known, sentence("it is one of {}", listed(known))),
        )
        return None

    def _one_of(self, written: syntax.OneOf) -> Condition | None:
        left = written.left
        if isinstance(left, syntax.Name):
            fact = self.named_fact(left)
            if fact is None:
                return None
            if fact.kind.base == "text":
                self._text_compared(left)
                return None
            if fact.kind.base in ("choice", "service"):
                return self._chosen(fact, "is", written.options, written.span, written.negated)
            if fact.kind.base == "number":
                either = [self._compared(left, "is", option, option.span) for option in written.options]
                found = Or(tuple(c for c in either if c))
                return None if not all(either) else Not(found) if written.negated else found
        self.diagnostics.add(
            "E301",
            sentence("`{}` is not one of several values", left.span.text),
            left.span,
            sentence("`is one of` is for choices, services and numbers"),
        )
        return None

    def _given(self, written: syntax.IsGiven | syntax.IsNothing, left: syntax.Expression) -> Condition | None:
        if not isinstance(left, syntax.Name):
            self.diagnostics.add("E304", sentence("`{}` is not a fact", left.span.text), left.span)
            return None
        fact = self.named_fact(left)
        if fact is None:
            return None
        return IsNothing(fact) if isinstance(written, syntax.IsNothing) else Not(IsNothing(fact))

    def _none_of(
        self, written: syntax.NoneOf, earlier: bool, overdue: bool, events: syntax.Name, scope: syntax.Scope
    ) -> Condition | None:
        counted = self.counted(events, earlier, overdue, scope)
        if counted is None:
            return None
        if not earlier and any(kind.name == counted.event for kind in self.scope.events):
            self.diagnostics.add(
                "E405",
                sentence("the {} that is judged is one of them, so there is never `no {}`", counted.event, events.text),
                written.span,
                sentence("write `no earlier {} {}`", events.text, scope.span.text),
            )
            return None
        return Compared(counted, "==", Literal(0, NUMBER))
