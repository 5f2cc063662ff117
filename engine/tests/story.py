"""A house and one client, told as a row of events; and what the engine answers."""

from collections.abc import Mapping
from typing import Any

from houses import house as house_from_lines

from engine.events.event import Event
from engine.events.event_from_json import EventReader
from engine.judging.advance import advance
from engine.judging.decide import EventRefused, decide
from engine.judging.timeline import Timeline
from engine.memory.decision import Decision
from engine.memory.decision_json import decision_json
from engine.memory.record import Record
from engine.model import House
from engine.planning.plan_from_model import plan_from_model
from engine.time.moments import moment_from_text

CLIENT = "c-17"

CANCELLING = """
rule "Bookings"
    on booking
    otherwise: accept

rule "Payments"
    on payment
    otherwise: noted

rule "The earlier you tell us, the less it costs"
    on cancellation
    cancelled-by is house: refund paid, credit EUR 10 for 12 months
    at least 48 hours before start: free, refund rest
    by 18:00 on the opening day before start: charge 25% of price capped at EUR 15
    otherwise: charge 50% of price capped at EUR 100, refund rest
"""
"""Rules on bookings, payments and cancellations."""


class Story:
    """The small house of the tests with some more lines, and what it comes to know of one client."""

    def __init__(self, *versions: str | House) -> None:
        houses = [house_from_lines(one) if isinstance(one, str) else one for one in versions]
        self.house = houses[0]
        self.timeline = Timeline(plan_from_model(one) for one in houses)
        self.record = Record(CLIENT)
        self.number = 0

    def event(self, kind: str, at: str, **fields: object) -> Event:
        """An event as it is read from JSON; `_` in the name of a field stands for `-`."""
        self.number += 1
        data: dict[str, object] = {"id": f"e{self.number}", "type": kind, "at": at}
        if self.house.events[kind].about != "house":
            data["client"] = CLIENT
        data |= {name.replace("_", "-"): value for name, value in fields.items()}
        reading = EventReader(self.house).read(data)
        assert reading.event is not None, reading.problems
        return reading.event

    def judge(self, event: Event) -> Decision | EventRefused:
        """The answer to an event, which the record then knows."""
        decision = decide(self.timeline.plan_for(event, self.record), self.record, event)
        if isinstance(decision, Decision):
            self.record.apply(decision)
        return decision

    def tell(self, kind: str, at: str, **fields: object) -> dict[str, Any]:
        """The answer to one more event, as JSON."""
        decision = self.judge(self.event(kind, at, **fields))
        assert isinstance(decision, Decision), decision
        return dict(decision_json(decision))

    def refuse(self, kind: str, at: str, **fields: object) -> tuple[str, str]:
        """The code and the sentence with which an event is refused."""
        decision = self.judge(self.event(kind, at, **fields))
        assert isinstance(decision, EventRefused), decision
        return decision.code, decision.message

    def book(self, at: str = "2027-11-01T09:00", booking: str = "b-1", **fields: object) -> dict[str, Any]:
        """A colouring of EUR 120 on Friday 19 November 2027 at 14:00, or another one."""
        given = {"service": "colouring", "start": "2027-11-19T14:00", "channel": "phone"} | fields
        return self.tell("booking", at, booking=booking, **given)

    def cancel(self, at: str, booking: str = "b-1", **fields: object) -> dict[str, Any]:
        """The client calls a booking off."""
        given = {"cancelled_by": "client", "channel": "phone"} | fields
        return self.tell("cancellation", at, booking=booking, **given)

    def wait(self, until: str) -> list[dict[str, Any]]:
        """The answers to what falls due up to a moment, as JSON."""
        moment = moment_from_text(until, self.house.zone)
        assert isinstance(moment, int)
        decisions = advance(self.timeline, self.record, moment)
        for decision in decisions:
            self.record.apply(decision)
        return [dict(decision_json(decision)) for decision in decisions]


def amounts(decision: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The entries of a decision: slot and amount."""
    return [(entry["slot"], entry["amount"]) for entry in decision["entries"]]


def owed(decision: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The obligations of a decision: name and state."""
    return [(one["what"], one["state"]) for one in decision["obligations"]]
