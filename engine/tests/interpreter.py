"""The meaning of a house: one event judged on the past, straight from the model.

This is what the compiled plan is held to, so it is written to be read, not to be fast: every question goes through
the whole past again.
"""

from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve, frozen
from model_walk import nodes
from msgspec.structs import replace
from past import END, Booked, Debt, Judged, Marking, Outcome, Owed, Past, Posted, State, state_of
from view import View
from wall_clock import Clock

from engine.events.event import Event, Value
from engine.events.event_defaults import with_defaults
from engine.model import (
    Act,
    AfterSilence,
    Amount,
    AtOffset,
    BeforeDue,
    ClockOn,
    EndBooking,
    EndOfMonth,
    Entry,
    Excuse,
    Fact,
    FirstFitting,
    Greatest,
    House,
    LastOf,
    Least,
    Ledger,
    Line,
    Literal,
    Made,
    Mark,
    May,
    NextOpening,
    Now,
    Obligation,
    Product,
    Quotient,
    Recorded,
    Say,
    Sent,
    Shifted,
    Sum,
    Tell,
    Unmark,
    Verdict,
)
from engine.time.moments import moment_text

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
        for name in sorted(outcome.records, key=list(self.house.events).index):
            # A booking that was declined has no events.
            if self.house.events[name].about != "booking" or event.booking in state_of(self.house, past).bookings:
                past = self.judged(past, self.child(event, name))
        return past

    def next_due(self, past: Past, moment: int) -> Event | None:
        """What falls due by itself up to a moment: the first in order of (due, client, id)."""
        dues = (due for due in self.dues(past) if due.at <= moment)
        return min(dues, key=lambda due: (due.at, due.client or "", due.id), default=None)

    def come(self, past: Past, due: Event) -> Past:
        """The past with what was due judged; no rule is on the end of a booking's life."""
        return (*past, Judged(due, Outcome())) if due.kind == END else self.judged(past, due)

    def dues(self, past: Past) -> Iterator[Event]:
        """What comes by itself after the past, if nothing else happens."""
        state = state_of(self.house, past)
        for debt in state.debts:
            if debt.state == "open":
                maker, name, due = debt.maker, f"overdue {debt.owed.what}", debt.owed.due
                own, fields = f"{debt.owed.id}/overdue", overdue_fields(debt, name)
                yield replace(maker, id=own, kind=name, at=due, fields=fields, sent=due, re=debt.owed.id, told={})
                yield from self.warnings(past, debt)
        for booking in state.bookings.values():
            if booking.ended is None:
                yield from self.dues_of(past, booking)
        yield from self.silences(past, state)

    def warnings(self, past: Past, debt: Debt) -> Iterator[Event]:
        """What comes before the deadline of an open obligation, where that was still to come when it was made."""
        maker, owed = debt.maker, debt.owed
        come = {judged.event.id for judged in past}
        for kind in self.house.events.values():
            if isinstance(kind.cause, BeforeDue) and kind.cause.what == owed.what:
                at = View(self.house, self.clock, past, maker).shifted(owed.due, kind.cause.length, "before")
                own, fields = f"{owed.id}/{kind.name}", overdue_fields(debt, kind.name)
                if at is not None and at >= maker.at and own not in come:
                    yield replace(maker, id=own, kind=kind.name, at=at, fields=fields, sent=at, re=owed.id, told={})

    def dues_of(self, past: Past, booking: Booked) -> Iterator[Event]:
        """The moments of a booking that are to come since it was made or last changed, and the end of its life."""
        since = booking.values[-1][0]
        come = {judged.event.kind for judged in past if judged.event.booking == booking.id}
        for kind in self.house.events.values():
            if isinstance(kind.cause, AtOffset) and kind.name not in come:
                at = self.offset(past, kind.cause, booking)
                if at is not None and at >= since:
                    yield made_up(f"{booking.id}/{kind.name}", kind.name, at, booking.client, booking.id)
        if self.house.booking_life is not None:
            at = self.offset(past, self.house.booking_life, booking)
            if at is not None:
                yield made_up(f"{booking.id}/{END}", END, max(at, since), booking.client, booking.id)

    def offset(self, past: Past, cause: AtOffset, booking: Booked) -> int | None:
        """The moment so far before or after one of a booking."""
        moment = booking.facts.get(cause.fact)
        if not isinstance(moment, int):
            return None
        return View(self.house, self.clock, past, past[-1].event).shifted(moment, cause.length, cause.direction)

    def silences(self, past: Past, state: State) -> Iterator[Event]:
        """The silence of each client since the latest event of a kind, told once."""
        for kind in self.house.events.values():
            if not isinstance(kind.cause, AfterSilence):
                continue
            for client in {judged.event.client for judged in past}:
                own = [judged.event for judged in past if judged.event.client == client]
                heard = [e for e in state.happened if e.client == client and e.kind == kind.cause.event]
                told = [e for e in own if e.kind == kind.name]
                if heard and not (told and own.index(told[-1]) > own.index(heard[-1])):
                    view = View(self.house, self.clock, past, heard[-1])
                    at = view.shifted(view.now, kind.cause.length, "after")
                    if at is not None:
                        moment = moment_text(at, self.house.zone)
                        yield made_up(f"{client}/{kind.name}/{moment}", kind.name, at, client, None)

    def child(self, parent: Event, name: str) -> Event:
        """The event that another one records: the same moment, client and booking, and the facts both have."""
        kind = self.house.events[name]
        given = {fact: value for fact, value in parent.fields.items() if fact in kind.fields if value is not None}
        fields, assumed = with_defaults(kind, given, self.house, parent.at, parent.sent)
        own = f"{parent.id}/{name}"
        return replace(parent, id=own, kind=name, fields=fields, assumed=assumed, told={}, re=parent.id)

    def outcome(self, past: Past, event: Event) -> Outcome:
        """What the house decides on an event."""
        before = self.view(past, event, Outcome())
        if self.lacks(before):
            return Outcome()
        lines = list(self.fitting(before))
        verdict = max((verdict_of(line) for line in lines), key=STRICTNESS.index, default="noted")
        if verdict in ("redirect", "decline"):
            lines = [line for line in lines if verdict_of(line) == verdict]
        said = [(line, consequence) for line in lines for consequence in line.consequences]
        before = self.view(past, event, Outcome(verdict))
        excused = tuple(one for _, one in said if isinstance(one, Excuse))
        dropped = tuple(one for one in excused if one.of != "event")
        entries = [one for _, one in said if isinstance(one, Entry)]
        charges = tuple(self.posted(before, one) for one in entries if one.kind == "charge")
        after = self.view(past, event, Outcome(verdict, posted=charges, excused=dropped))
        refunds = tuple(self.posted(after, one) for one in entries if one.kind == "refund")
        at_last = self.view(past, event, Outcome(verdict, posted=(*charges, *refunds), excused=dropped))
        seen = {"charge": before, "refund": after, "credit": at_last}
        decided = Outcome(
            verdict=verdict,
            channel=next((one.channel for _, one in said if isinstance(one, Verdict) and one.word == verdict), None),
            lines=tuple(line.id for line in lines),
            posted=tuple(self.posted(seen[one.kind], one) for one in entries),
            owed=tuple(self.owed(after, one) for _, one in said if isinstance(one, Obligation)),
            excused=excused,
            marked=tuple(self.marking(before, one) for _, one in said if isinstance(one, Mark)),
            unmarked=tuple((one.subject, one.name) for _, one in said if isinstance(one, Unmark)),
            ends=any(isinstance(one, EndBooking) for _, one in said),
            records=tuple(one.event for _, one in said if isinstance(one, Recorded)),
            words=next((one.words for _, one in said if isinstance(one, Say)), None),
            tells=tuple((one.role, one.text) for _, one in said if isinstance(one, Tell)),
            actions=tuple((one.action, self.arguments(after, one)) for _, one in said if isinstance(one, Act)),
            allowed=tuple(one.text for _, one in said if isinstance(one, May)),
        )
        return evolve(decided, not_before=self.not_before(event.at, decided))

    def refuses(self, past: Past, event: Event) -> bool:
        """Whether an event that somebody sent is turned away, since it lacks what the rules read."""
        return self.lacks(self.view(past, event, Outcome()))

    def lacks(self, view: View) -> bool:
        """Whether the rules read a fact that has to be given and is not: then none of them is asked."""
        rules = [rule for rule in self.house.rules if view.event.kind in rule.events]
        read = (node for rule in rules for node in nodes((rule.when, rule.lines)))
        facts = (node for node in read if isinstance(node, Fact) and not node.optional)
        return any(view.value(fact) is None for fact in facts)

    def not_before(self, now: int, outcome: Outcome) -> int | None:
        """When what it says may go out, where the house sends within some hours only."""
        speaks = outcome.words is not None or outcome.tells or outcome.actions
        if self.house.sends_within is None or not speaks:
            return None
        hours = self.house.calendars[self.house.sends_within]
        return None if hours.is_open(now) else hours.next_opening(now)

    def view(self, past: Past, event: Event, so_far: Outcome) -> View:
        """What can be read when so much was decided: the event with that is the last of what happened."""
        return View(self.house, self.clock, (*past, Judged(event, so_far)), event)

    def fitting(self, view: View) -> Iterator[Line]:
        """The line that decides in each rule on the event, in the order of the house."""
        for rule in self.house.rules:
            if view.event.kind in rule.events and (rule.when is None or view.holds(rule.when)):
                line = first_fitting(rule.lines, view)
                if line is not None:
                    yield line

    def posted(self, view: View, entry: Entry) -> Posted:
        """The entry made: rounded once, half away from zero, never below 0, and no refund above the rest; a credit
        that is reckoned from the rest keeps it."""
        exact = view.amount(entry.amount)
        amount = max(0, half_away(exact or Fraction(0)))
        rest = Ledger("rest", None, None, "rest")
        if entry.kind == "refund":
            amount = min(amount, view.ledger(rest))
        until = None if entry.until is None else view.moment(entry.until)
        keeps = entry.kind == "credit" and is_reckoned_from(entry.amount, rest)
        kept = min(amount, view.ledger(rest)) if keeps else 0
        return Posted(entry.kind, entry.account, amount, entry.unit, until, kept)

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
                case Now() | Sent() | Made() | LastOf() | Shifted() | ClockOn() | NextOpening() | EndOfMonth():
                    found.append((name, view.moment(value)))
                case _:
                    exact = view.amount(value)
                    found.append((name, None if exact is None else half_away(exact)))
        return tuple(found)


def made_up(id: str, kind: str, at: int, client: str | None, booking: str | None) -> Event:
    """An event that comes by itself."""
    return Event(id, kind, at, client, booking, {}, (), at, "", None, {})


def overdue_fields(debt: Debt, name: str) -> dict[str, Value]:
    """The facts of the event that made an obligation, and of its amount what was asked and what did not come."""
    again = debt.maker.kind == name
    fields = {fact: value for fact, value in debt.maker.fields.items() if not (again and fact in ("asked", "unpaid"))}
    if debt.owed.amount is not None:
        fields |= {"asked": debt.owed.amount, "unpaid": debt.owed.amount - debt.given}
    return fields


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


def is_reckoned_from(amount: Amount, part: Amount) -> bool:
    """Whether an amount is worked out from another; what the conditions of a define ask is no part of it."""
    match amount:
        case FirstFitting(lines):
            return any(is_reckoned_from(one, part) for _, one in lines)
        case Product() | Quotient() | Sum() | Least() | Greatest():
            return is_reckoned_from(amount.left, part) or is_reckoned_from(amount.right, part)
    return amount == part


def half_away(exact: Fraction) -> int:
    """The nearest whole number; a half goes away from zero."""
    sign = -1 if exact < 0 else 1
    return sign * int(abs(exact) + Fraction(1, 2))
