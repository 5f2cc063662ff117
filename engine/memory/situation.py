"""What the rules see when they judge an event: the event itself, its booking, and the record with the event in it."""

from collections.abc import Mapping

from engine.events.event import Event, Value
from engine.memory.booking import Booking
from engine.memory.ledger import Ledger
from engine.memory.owed import Owed
from engine.memory.record import Record
from engine.model import EventKind

_NOTHING: Mapping[str, int] = {}

Meeting = tuple[Owed, str, int]
"""An obligation that the judged event meets, the state it then has, and what then came in."""


class Situation:
    """One event before its rules. Plain attributes: generated code reads them.

    `booking` is None where there is none, or the event opens it; `known` are the booking's facts (the event's own
    where it opens one). `ledger` has what the event pays in it. `own_units` is what the event itself has charged so
    far; `left` is the rest that its charges and refunds have left. `itself` is 1 while the event is one of those
    counted.
    """

    __slots__ = (
        "booking", "booking_id", "event", "fields", "itself", "known", "ledger", "ledger_before", "left", "meetings",
        "now", "own_units", "record",
    )  # fmt: skip

    def __init__(
        self,
        kind: EventKind,
        record: Record,
        event: Event,
        booking: Booking | None,
        meetings: tuple[Meeting, ...],
    ) -> None:
        self.event = event
        self.now: int = event.at
        self.fields: Mapping[str, Value] = event.fields
        self.record = record
        self.booking = booking
        self.meetings = meetings
        self.booking_id = event.booking
        if booking is not None:
            self.known: Mapping[str, Value] = booking.fields
            ledger = booking.ledger
        else:
            self.known = event.fields
            ledger = record.ledger
            if kind.life == "opens":
                self.booking_id = event.booking or event.id
                ledger = Ledger()
        self.ledger = self.ledger_before = ledger
        self.itself = 1
        self.left = 0
        self.own_units: Mapping[str, int] = _NOTHING
        if kind.pays is not None:
            paid = event.fields.get(kind.pays)
            if isinstance(paid, int) and paid:
                self.ledger = ledger.copy()
                self.ledger.paid += paid

    def take_out(self) -> None:
        """From here on the event has not happened: no count, no sum of money and no obligation has it in it."""
        self.itself = 0
        if self.booking is None:
            # A booking that is not opened has no money of its own.
            self.ledger_before = self.record.ledger
        self.ledger = self.ledger_before
        self.meetings = ()

    @property
    def made(self) -> int:
        """When the booking was made; now where the event opens it."""
        return self.now if self.booking is None else self.booking.made

    def as_of(self, name: str, moment: int) -> Value:
        """The value that a fact of the booking had at a moment."""
        return self.known.get(name) if self.booking is None else self.booking.as_of(name, moment)

    @property
    def owed(self) -> int:
        """What the client owes in all: charged and not met by what was paid, this event with it."""
        return self.record.money_owed - self.ledger_before.owed + self.ledger.owed

    def balance(self, unit: str) -> int:
        """What the client has left in a unit, after what this event charged."""
        return self.record.balance(unit, self.now) - self.own_units.get(unit, 0)

    def is_marked(self, mark: str) -> bool:
        """Whether the booking has a mark; one that is only being opened has none."""
        return self.booking is not None and self.booking.is_marked(mark, self.now)

    def keeps_promises(self) -> bool:
        """Whether no promise of the house to the client is open or overdue, with this event counted."""
        kept = {met.id for met, state, _ in self.meetings if state in ("met", "late")}
        return all(owed.kind != "promise" or owed.id in kept for owed in self.record.owed.values())

    def is_obligation(self, what: str, state: str) -> bool:
        """Whether an obligation of a name is open, met or overdue: the booking's, else any of the client's."""
        record, booking = self.record, self.booking_id
        states = {met.id: state for met, state, _ in self.meetings}
        for owed in record.owed.values():
            if owed.what != what or (booking is not None and owed.booking != booking):
                continue
            now = states.get(owed.id, owed.state)
            if ("met" if now == "late" else now) == state:
                return True
        if state != "met":
            return False
        return what in (record.met if booking is None else self.booking.met if self.booking is not None else ())
