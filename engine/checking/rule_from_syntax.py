"""Rules and guarantees: their events, and their lines with stable ids."""

from collections import Counter
from hashlib import sha256

from attrs import define, evolve
from msgspec.structs import replace

from engine.checking.consequence_from_syntax import Consequences
from engine.checking.given_facts import facts_given, facts_given_after
from engine.checking.rule_checks import head_of_line
from engine.checking.scope import Scope
from engine.model import (
    AfterSilence,
    Always,
    AlwaysPromises,
    BeforeDue,
    Condition,
    Consequence,
    Decided,
    EventKind,
    Guarantee,
    Line,
    NeverDeclines,
    NeverRises,
    Promise,
    ReadsNo,
    Rule,
)
from engine.model.lines import all_lines
from engine.nearest import mend
from grammar import syntax
from grammar.diagnostic import Diagnostics
from grammar.sentence import sentence
from grammar.spelling import CONDITION, Spelling
from grammar.text_from_expression import text_from_expression

SHORTEST_ID = 4
SLOTS = ("charge", "refund", "credit")


@define
class Rules:
    """Reads rules and guarantees. `events` has every kind a rule can be on, those the engine makes among them.

    A line's id is the whole digest of where it stands; `with_short_ids` shortens those of a house together.
    """

    reader: Consequences
    diagnostics: Diagnostics
    language: str

    def rule(self, written: syntax.Rule) -> Rule | None:
        """The rule meant, without the lines that have problems; None if its events are unknown."""
        events = self._events(written.triggers)
        if events is None:
            return None
        scope = Scope(self.reader.scope.declarations, events)
        when = self._when(written.when, scope)
        if written.when is not None:
            scope = scope.knowing(facts_given(written.when))
        title = written.title.value
        return Rule(
            title,
            tuple(event.name for event in events),
            when,
            self._lines(written.lines, scope, title),
            self._text(written.when) if written.when is not None else None,
            written.span,
        )

    def guarantee(self, written: syntax.Guarantee) -> Guarantee | None:
        """The guarantee meant; None if its events are unknown."""
        events = self._events(written.triggers)
        if events is None:
            return None
        scope = Scope(self.reader.scope.declarations, events)
        when = self._when(written.when, scope)
        promises = [self._promise(statement, scope) for statement in written.statements]
        names = tuple(event.name for event in events)
        return Guarantee(written.title.value, names, when, tuple(p for p in promises if p), written.span)

    def _events(self, triggers: tuple[syntax.Trigger, ...]) -> tuple[EventKind, ...] | None:
        found = [event_of_trigger(self.reader, trigger) for trigger in triggers]
        return None if None in found else tuple(kind for kind in found if kind is not None)

    def _when(self, written: syntax.Expression | None, scope: Scope) -> Condition | None:
        return None if written is None else evolve(self.reader, scope=scope).condition(written)

    def _text(self, written: syntax.Expression | None) -> str:
        if written is None:
            return Spelling(self.language).word("OTHERWISE")
        return plain_text(written, self.language)

    def _lines(self, written: tuple[syntax.Line, ...], scope: Scope, path: str) -> tuple[Line, ...]:
        lines = []
        for line in written:
            if self.diagnostics.full:
                break
            text = self._text(line.condition)
            condition = None
            reader = evolve(self.reader, scope=scope)
            if line.condition is not None:
                condition = reader.condition(line.condition)
            inside = scope.knowing(facts_given(line.condition))
            here = f"{path}\n{'otherwise' if line.condition is None else plain_text(line.condition, 'en')}"
            if line.lines:
                consequences: list[Consequence | None] = []
            else:
                reader = evolve(self.reader, scope=inside)
                consequences = [reader.consequence(item) for item in line.consequences]
            nested = self._lines(line.lines, inside, here)
            scope = scope.knowing(facts_given_after(line.condition))
            if line.condition is not None and condition is None:
                continue
            pairs = zip(consequences, line.consequences, strict=False)
            said = [(item, node.span) for item, node in pairs if item is not None]
            meant, places = tuple(item for item, _ in said), tuple(span for _, span in said)
            lines.append(
                Line(sha256(here.encode()).hexdigest(), condition, meant, nested, text, head_of_line(line), places)
            )
        return tuple(lines)

    def _promise(self, written: syntax.Promise, scope: Scope) -> Promise | None:
        reader = GuaranteeTerms(scope, self.diagnostics, charges=self.reader.charges, words=self.reader.words)
        match written:
            case syntax.NeverRisesWith(what, measure):
                if what.text not in SLOTS or measure.text != "notice":
                    wrong = what if what.text not in SLOTS else measure
                    self.diagnostics.add(
                        "E201",
                        sentence("`{}` cannot be proved here", wrong.text),
                        wrong.span,
                        sentence("say `charge never rises with notice`"),
                    )
                    return None
                return NeverRises(what.text)
            case syntax.AlwaysPromises(what, within):
                event, length = reader.event(what), reader.length(within)
                return AlwaysPromises(event, length) if event and length else None
            case syntax.NeverDeclines():
                return NeverDeclines()
            case syntax.ReadsNo(fact):
                return self._reads_no(fact, reader)
            case _:
                condition = reader.condition(written)
                return Always(condition) if condition else None

    def _reads_no(self, fact: syntax.Name, reader: Consequences) -> ReadsNo | None:
        known = reader.scope.names()
        if fact.text not in known:
            self.diagnostics.add("E201", sentence("`{}` is not a fact", fact.text), fact.span, mend(fact.text, known))
            return None
        return ReadsNo(fact.text)


@define
class GuaranteeTerms(Consequences):
    """Reads the statements of a guarantee, in which `charge`, `refund` and `credit` are what was decided."""

    def _named(self, name: syntax.Name):  # type: ignore[no-untyped-def]  # as its parent's
        slot, _, account = name.text.partition(".")
        if slot in SLOTS and self.scope.fact(name.text) is None and (not account or account in self.charges):
            return Decided(name.text, self.scope.declarations.currency, name.text), self.money
        return super()._named(name)


def plain_text(written: syntax.Expression, language: str) -> str:
    """The canonical text of a condition on one line."""
    return text_from_expression(written, Spelling(language), CONDITION)


def with_short_ids(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Rules whose line ids are cut to four signs, or to as many as tell a line from all others of the house.

    Lines that share a beginning are all cut later, so the order of the rules gives no line another id.
    """
    digests = {line.id for rule in rules for line in all_lines(rule.lines)}
    short = {digest: digest[:SHORTEST_ID] for digest in digests}
    length = SHORTEST_ID
    while doubled := {cut for cut, times in Counter(short.values()).items() if times > 1}:
        length += 1
        short = {digest: digest[:length] if cut in doubled else cut for digest, cut in short.items()}

    def cut(lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(replace(line, id=short[line.id], lines=cut(line.lines)) for line in lines)

    return tuple(replace(rule, lines=cut(rule.lines)) for rule in rules)


def event_of_trigger(reader: Consequences, trigger: syntax.Trigger) -> EventKind | None:
    """The kind of event that a rule is on, made up for those that come by themselves; None with the problem noted."""
    declared = reader.scope.declarations
    match trigger:
        case syntax.OnEvent(name):
            kind = reader.event(name)
            return declared.events[kind] if kind else None
        case syntax.OnOverdue(name):
            what = reader.event(name)
            if what is None:
                return None
            kind_name = f"overdue {what}"
            if kind_name not in declared.events:
                reader.obligation_problem(name)
                return None
            return declared.events[kind_name]
        case syntax.OnOffset() if (what := reader.due_of(trigger)) is not None:
            length = reader.length(trigger.duration)
            if length is None:
                return None
            text = text_from_trigger(trigger)
            return replace(declared.events[f"overdue {what}"], name=text, plural=text, cause=BeforeDue(length, what))
        case syntax.OnOffset():
            cause = reader.offset_trigger(trigger)
            if cause is None:
                return None
            text = text_from_trigger(trigger)
            return EventKind(text, text, "booking", "house", None, (), None, False, {}, cause)
        case syntax.OnSilence(duration, name):
            length, event = reader.length(duration), reader.event(name)
            if length is None or event is None:
                return None
            text = text_from_trigger(trigger)
            return EventKind(text, text, None, "house", None, (), None, False, {}, AfterSilence(length, event))


def text_from_trigger(trigger: syntax.OnOffset | syntax.OnSilence) -> str:
    """The name of an event that the engine makes: `24 hours before start`, in the same words in every language."""
    duration = plain_text(trigger.duration, "en")
    if isinstance(trigger, syntax.OnSilence):
        return f"{duration} without {trigger.name.text}"
    return f"{duration} {trigger.direction} {trigger.name.text}"
