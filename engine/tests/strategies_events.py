"""Hypothesis strategies for streams of events, made to fit what has happened so far.

A step says little more than how to choose; what is chosen from (open bookings, moments near which something changes)
is known only when the events before it were judged.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from attrs import frozen
from hypothesis import strategies as st
from model_walk import nodes
from past import State
from wall_clock import Clock

from engine.events.event import Event, Value
from engine.events.event_defaults import with_defaults
from engine.model import Elapsed, EventKind, Field, House, Open

HOUR, DAY = 3600, 86_400
CLIENTS = ("c-1", "c-2", "c-3")
_MONEY = (0, 1, 5, 99, 250, 333, 1000, 1999, 10_000, 33_333)
_OFTEN = ("booking", "booking", "booking", "move", "cancellation", "payment", "deposit", "message", "maker", "arrival")


@frozen
class Step:
    """How the next event is chosen: small numbers that are read against what there is to choose from."""

    kind: int
    moment: int
    client: int
    values: int


def steps(length: int) -> st.SearchStrategy[list[Step]]:
    """Streams of steps."""
    step = st.builds(
        Step, st.integers(0, 59), st.integers(0, 199), st.integers(0, 5), st.integers(0, 2**16 - 1)
    )  # fmt: skip
    return st.lists(step, min_size=length // 2, max_size=length)


@frozen
class Chooser:
    """Makes events for a house. `lengths` are the elapsed times that its text speaks of."""

    house: House
    clock: Clock
    lengths: tuple[int, ...]

    @classmethod
    def of(cls, house: House, clock: Clock) -> "Chooser":
        """For a house."""
        found = {length.seconds for length in nodes(house.rules) if isinstance(length, (Elapsed, Open))}
        return cls(house, clock, tuple(sorted(found | {15 * 60, HOUR, DAY})))

    def event(self, step: Step, number: int, at: int, state: State) -> Event:
        """The event of a step at a moment."""
        chance = Random(step.values)
        kind, booking, client = self.kind(step, at, state)
        if kind.life == "opens":
            booking = f"b-{number}"
        elif booking is not None:
            client = state.bookings[booking].client or client
        given = {name: self.value(field, at, chance) for name, field in kind.fields.items()}
        given = {name: value for name, value in given.items() if value is not None}
        sent = at - chance.choice((0, 0, 0, 60, HOUR, DAY))
        filled, assumed = with_defaults(kind, given, self.house, at, sent)
        owing = [debt.owed.id for debt in state.debts if debt.owed.what == kind.name and debt.maker.client == client]
        answers = chance.choice(owing) if owing and chance.random() < 0.3 else None
        whose = None if kind.about == "house" else client
        told = self.told(whose, at, chance, state) if whose else {}
        return Event(f"e-{number}", kind.name, at, whose, booking, filled, assumed, sent, "", answers, told)

    def told(self, client: str, at: int, chance: Random, state: State) -> dict[str, Value]:
        """Facts of the client that come with an event: mostly those not known yet, now and then one anew."""
        unknown = [fact for fact in self.house.client_facts.values() if (client, fact.name) not in state.told]
        again = [fact for fact in self.house.client_facts.values() if chance.random() < 0.1]
        facts = again if chance.random() < 0.1 else [*unknown, *again]
        found = {fact.name: self.value(fact, at, chance) for fact in facts}
        return {name: value for name, value in found.items() if value is not None}

    def kind(self, step: Step, at: int, state: State) -> tuple[EventKind, str | None, str]:
        """A kind of event with a booking that it can be about: a live one, or one that ended not long ago."""
        client = CLIENTS[step.client % len(CLIENTS)]
        names = [name for name, kind in self.house.events.items() if kind.cause is None]
        choices = [*(name for name in _OFTEN if name in names), *names]
        kind = self.house.events[choices[step.kind % len(choices)]]
        if kind.about != "booking":
            return kind, None, client
        since = at - 20 * DAY if kind.after_end else at
        fit = [one for one in state.bookings.values() if one.ended is None or one.ended > since]
        if not fit:
            return self.house.events["booking"], None, client
        return kind, fit[-1 - step.client % len(fit)].id, client

    def moment(self, choice: int, now: int, state: State) -> int:
        """The moment of the next event: now, a little later, or one near which something changes."""
        plain = (0, 0, 1, 60, 600, HOUR, 5 * HOUR, DAY, 3 * DAY, 20 * DAY)
        if choice % 2 == 0:
            return now + plain[choice // 2 % len(plain)]
        near = sorted({moment for moment in self.turning_points(now, state) if moment >= now})
        return near[choice // 2 % len(near)] if near else now + HOUR

    def turning_points(self, now: int, state: State) -> Iterator[int]:
        """Moments at which an answer may change, with the seconds beside them; not too far off."""
        points = [debt.owed.due for debt in state.debts if debt.state == "open"]
        for booking in state.bookings.values():
            start = booking.facts.get("start")
            if booking.ended is None and isinstance(start, int):
                points += [start + sign * length for length in (0, *self.lengths) for sign in (-1, 1)]
        today = self.clock.day(now)
        points += [self.clock.midnight(today + timedelta(days=ahead)) for ahead in (1, 2)]
        points += [self.clock.midnight(day) + 2 * HOUR for day in (date(2027, 3, 28), date(2027, 10, 31))]
        for point in points:
            if now <= point <= now + 40 * DAY:
                yield from (point - 1, point, point + 1)

    def value(self, field: Field, at: int, chance: Random) -> Value:
        """A value that the field can have; None where it is left to its default, or is nothing."""
        if (field.optional or field.default is not None) and chance.random() < 0.4:
            return None
        match field.kind.base:
            case "money":
                return chance.choice((*_MONEY, chance.randint(0, 50_000)))
            case "number" | "units":
                low = field.low or 0
                return chance.randint(low, min(field.high or low + 12, low + 12))
            case "duration":
                return chance.choice((*self.lengths, 90 * 60))
            case "moment":
                return at + chance.choice((-HOUR, HOUR, 5 * HOUR, DAY, 2 * DAY, 10 * DAY, 40 * DAY)) // HOUR * HOUR
            case "date":
                return at // DAY + chance.randint(-400, 400)
            case "yes or no":
                return chance.random() < 0.5
            case "service":
                return chance.choice(tuple(self.house.services) or (None,))
            case "choice":
                return chance.choice(self.house.choices[field.kind.of or ""])
        return "some text"
