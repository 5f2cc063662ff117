"""One event and what was known before it, with one thing otherwise."""

from attrs import frozen
from msgspec.structs import replace

from engine.events.event import Event, Value
from engine.events.event_defaults import with_defaults
from engine.judging.decide import EventRefused, decide
from engine.judging.named_moments import moved
from engine.memory.booking import give_mark
from engine.memory.decision import Decision
from engine.memory.occurrences import Occurrences
from engine.memory.record import Record
from engine.model import Fact, Marked
from engine.planning.plan import Plan


@frozen
class Question:
    """An event, what was known before it, and the plan that is asked. `made_now`: when its booking was made was not
    said, so that it is made at the moment of the event or before."""

    plan: Plan
    record: Record
    event: Event
    made_now: bool = False

    def answer(self) -> Decision | None:
        """The decision; None where it cannot be judged."""
        decision = decide(self.plan, self.record, self.event)
        return None if isinstance(decision, EventRefused) else decision

    # --- one thing otherwise ---------------------------------------------------------------------

    def at(self, moment: int) -> "Question":
        """The event at another moment."""
        event = moved(self.event, self.plan.house, moment)
        booking = self.record.bookings.get(event.booking or "")
        if booking is None or not self.made_now or booking.made <= moment:
            return Question(self.plan, self.record, event, self.made_now)
        record = self.record.fork()
        record.bookings[booking.id] = replace(booking, made=moment)
        return Question(self.plan, record, event, self.made_now)

    def value(self, fact: Fact) -> Value:
        """What a fact is now."""
        if fact.source == "client":
            return self.record.known(fact.name, self.event)
        booking = self.record.bookings.get(self.event.booking or "")
        own = self.event.fields.get(fact.name)
        if fact.source == "event" and (own is not None or booking is None):
            return own
        return None if booking is None else booking.fields.get(fact.name)

    def fact(self, fact: Fact, value: Value) -> "Question":
        """A fact with another value; what hangs on it as a default follows."""
        event, house = self.event, self.plan.house
        if fact.source == "client":
            return replaced(self, replace(event, told={**event.told, fact.name: value}))
        if fact.source == "event":
            kind = house.events[event.kind]
            known = {name: one for name, one in event.fields.items() if name not in event.assumed}
            given = {name: one for name, one in {**known, fact.name: value}.items() if one is not None}
            fields, assumed = with_defaults(kind, given, house, event.at, event.sent)
            return replaced(self, replace(event, fields=fields, assumed=assumed))
        booking = self.record.bookings[event.booking or ""]
        known = {name: one for name, one in booking.fields.items() if name not in booking.assumed}
        given = {name: one for name, one in {**known, fact.name: value}.items() if one is not None}
        opening = house.events[booking.kind]
        fields, assumed = with_defaults(opening, given, house, booking.made, booking.made)
        record = self.record.fork()
        record.bookings[booking.id] = replace(booking, fields=fields, assumed=assumed)
        return Question(self.plan, record, event, self.made_now)

    def events(self, kind: str, more: int, of_booking: bool) -> "Question":
        """So many earlier events of a kind more; below 0, less, the latest of them."""
        record = self.record.fork()
        known = record.occurrences.get(kind, Occurrences()).copy()
        record.occurrences[kind] = known
        booking = self.event.booking if of_booking else None
        for number in range(more):
            known.add(self.event.at - 60 * (number + 1), booking, {})
        for _ in range(-more):
            known.drop_last(booking)
        return Question(self.plan, record, self.event, self.made_now)

    def mark(self, marked: Marked, ends: bool) -> "Question":
        """A mark given, or taken."""
        record = self.record.fork()
        if marked.subject == "booking":
            booking = record.bookings[self.event.booking or ""].copy()
            record.bookings[booking.id] = booking
            marks = booking.marks
        else:
            marks = record.marks if marked.subject == "client" else record.house.marks
        give_mark(marks, marked.mark, None, None, ends, self.event.at)
        return Question(self.plan, record, self.event, self.made_now)


def replaced(question: Question, event: Event) -> Question:
    """The question with another event."""
    return Question(question.plan, question.record, event, question.made_now)
