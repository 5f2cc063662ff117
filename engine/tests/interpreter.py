"""The meaning of a house: one event judged on the past, straight from the model.

This is what the compiled plan is held to, so it is written to be read, not to be fast: every question goes through
the whole past again.
"""

from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve, frozen
from past import Judged, Marking, Outcome, Owed, Past, Posted
from view import View
from wall_clock import Clock

from engine.event import Event
from engine.event_defaults import with_defaults
from engine.model import (
    Act,
    EndBooking,
    Entry,
    Excuse,
    Fact,
    House,
    Ledger,
    Line,
    Literal,
    Mark,
    May,
    Obligation,
    Recorded,
    Say,
    Tell,
    Unmark,
    Verdict,
)

STRICTNESS = ("noted", "accept", "ask", "redirect", "decline")


@frozen
class Interpreter:
    """Judges the events of one house."""

    house: House
    clock: Clock

    @classmethod
    def of(cls, house: House) -> "Interpreter":
        """For a house, with its own reading of local time."""
        return cls(house, Clock.of(house))

    def judged(self, past: Past, event: Event) -> Past:
        """The past with an event judged on it, and after it the events that this one records."""
        outcome = self.outcome(past, event)
        past = (*past, Judged(event, outcome))
        for name in outcome.records:
            past = self.judged(past, self.child(event, name))
        return past

    def child(self, parent: Event, name: str) -> Event:
        """The event that another one records: the same moment, client and booking, and the facts both have."""
        kind = self.house.events[name]
        given = {fact: value for fact, value in parent.fields.items() if fact in kind.fields and value is not None}
        fields, assumed = with_defaults(kind, given, self.house)
        own = f"{parent.id}/{name}"
        return evolve(parent, id=own, kind=name, fields=fields, assumed=assumed, told={}, re=parent.id)

    def outcome(self, past: Past, event: Event) -> Outcome:
        """What the house decides on an event."""
        before = View(self.house, self.clock, (*past, Judged(event, Outcome())), event)
        lines = list(self.fitting(before))
        verdict = max((verdict_of(line) for line in lines), key=STRICTNESS.index, default="noted")
        if verdict in ("redirect", "decline"):
            lines = [line for line in lines if verdict_of(line) == verdict]
        said = [(line, consequence) for line in lines for consequence in line.consequences]
        charges = tuple(self.posted(before, one) for _, one in said if isinstance(one, Entry) and one.kind == "charge")
        charged = Outcome(verdict=verdict, posted=charges)
        after = View(self.house, self.clock, (*past, Judged(event, charged)), event)
        entries = [one for _, one in said if isinstance(one, Entry)]
        return Outcome(
            verdict=verdict,
            channel=next((one.channel for _, one in said if isinstance(one, Verdict) and one.word == verdict), None),
            lines=tuple(line.id for line in lines),
            posted=tuple(self.posted(before if one.kind == "charge" else after, one) for one in entries),
            owed=tuple(self.owed(after, one) for _, one in said if isinstance(one, Obligation)),
            excused=tuple(one for _, one in said if isinstance(one, Excuse)),
            marked=tuple(self.marking(before, one) for _, one in said if isinstance(one, Mark)),
            unmarked=tuple((one.subject, one.name) for _, one in said if isinstance(one, Unmark)),
            ends=any(isinstance(one, EndBooking) for _, one in said),
            records=tuple(one.event for _, one in said if isinstance(one, Recorded)),
            words=next((one.words for _, one in said if isinstance(one, Say)), None),
            tells=tuple((one.role, one.text) for _, one in said if isinstance(one, Tell)),
            actions=tuple((one.action, self.arguments(after, one)) for _, one in said if isinstance(one, Act)),
            allowed=tuple(one.text for _, one in said if isinstance(one, May)),
        )

    def fitting(self, view: View) -> Iterator[Line]:
        """The line that decides in each rule on the event, in the order of the house."""
        for rule in self.house.rules:
            if view.event.kind in rule.events and (rule.when is None or view.holds(rule.when)):
                line = first_fitting(rule.lines, view)
                if line is not None:
                    yield line

    def posted(self, view: View, entry: Entry) -> Posted:
        """The entry made: rounded once, half away from zero, never below 0, and no refund above the rest."""
        exact = view.amount(entry.amount)
        amount = max(0, half_away(exact or Fraction(0)))
        if entry.kind == "refund":
            amount = min(amount, view.ledger(Ledger("rest", None, None, "rest")))
        until = None if entry.until is None else view.moment(entry.until)
        return Posted(entry.kind, entry.account, amount, entry.unit, until)

    def owed(self, view: View, obligation: Obligation) -> Owed:
        """The obligation made; a deadline already past is now."""
        exact = None if obligation.amount is None else view.amount(obligation.amount)
        due = view.moment(obligation.due)
        return Owed(
            f"{view.event.id}/{obligation.what}",
            obligation.kind,
            obligation.what,
            None if exact is None else max(0, half_away(exact)),
            obligation.unit,
            max(view.now, due if due is not None else view.now),
        )

    def marking(self, view: View, mark: Mark) -> Marking:
        """The mark made, from now where it does not say since when."""
        since = None if mark.since is None else view.moment(mark.since)
        until = None if mark.until is None else view.moment(mark.until)
        return Marking(mark.subject, mark.name, view.now if since is None else since, until)

    def arguments(self, view: View, act: Act) -> tuple[tuple[str, int | str | bool | None], ...]:
        """The values that go with an action; amounts rounded as at an entry."""
        found = []
        for name, value, kind in act.arguments:
            match value:
                case Fact():
                    found.append((name, view.value(value)))
                case Literal(text) if kind.base == "text":
                    found.append((name, str(text)))
                case _ if kind.base == "moment":
                    found.append((name, view.moment(value)))
                case _:
                    exact = view.amount(value)
                    found.append((name, None if exact is None else half_away(exact)))
        return tuple(found)


def first_fitting(lines: tuple[Line, ...], view: View) -> Line | None:
    """The first line whose condition holds; where it has lines of its own, the first fitting of those."""
    for line in lines:
        if line.condition is None or view.holds(line.condition):
            return first_fitting(line.lines, view) if line.lines else line
    return None


def verdict_of(line: Line) -> str:
    """The strictest verdict that a line gives; to ask for something is the verdict ask."""
    given = [one.word for one in line.consequences if isinstance(one, Verdict)]
    asks = ["ask" for one in line.consequences if isinstance(one, Obligation) and one.kind == "ask"]
    return max((*given, *asks, "noted"), key=STRICTNESS.index)


def half_away(exact: Fraction) -> int:
    """The nearest whole number; a half goes away from zero."""
    sign = -1 if exact < 0 else 1
    return sign * int(abs(exact) + Fraction(1, 2))
