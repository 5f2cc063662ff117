"""What a house knows of a client: a fold of decisions."""

from collections.abc import Container, Iterator, Mapping
from heapq import heappop, heappush

from msgspec import Struct, field
from msgspec.structs import replace

from engine.events.event import Event, Value
from engine.memory.allowance import Allowance
from engine.memory.booking import Booking, Intervals, give_mark, is_marked
from engine.memory.decision import NOT_HAPPENED, Decision, Due, MarkMade, ObligationMade, Own
from engine.memory.ledger import NOTHING, Balance, Ledger
from engine.memory.occurrences import Occurrences
from engine.memory.owed import Owed
from engine.model import AfterSilence, AtOffset, BeforeDue, EventKind, shifted

ACCEPTANCE = "acceptance"
"""The event with which a client accepts a version of the house."""

ACCEPTED_VERSION = "version"
"""Its fact, where the house declares it as a date: the day from which the version holds that is accepted."""


class HouseRecord(Struct, gc=False):
    """What all records of a house share: the marks of the house."""

    marks: dict[str, Intervals] = {}

    def is_marked(self, name: str, moment: int) -> bool:
        """Whether the house has a mark at a moment."""
        return is_marked(self.marks, name, moment)

    def copy(self) -> "HouseRecord":
        """Another one with the same marks."""
        return HouseRecord({name: list(spans) for name, spans in self.marks.items()})


class Record(Struct, gc=False):
    """What the house knows of one client; `client` None is for events of the house itself.

    Only `apply` (and `accept`) changes it. `ledger` is of events without a booking, `money_owed` of all ledgers.
    `dues` is a heap of what will happen by itself; `silences` has, by kind, the moment of the latest event whose
    silence was told. `allowed` is by the id of the event decided. `sees` are the kinds whose past events are kept;
    None for all.
    """

    client: str | None = None
    house: HouseRecord = field(default_factory=HouseRecord)
    facts: Mapping[str, Value] = NOTHING
    bookings: dict[str, Booking] = {}
    occurrences: dict[str, Occurrences] = {}
    marks: dict[str, Intervals] = {}
    owed: dict[str, Owed] = {}
    met: frozenset[str] = frozenset()
    balances: Mapping[str, Balance] = NOTHING
    accepted: frozenset[int] = frozenset()
    ledger: Ledger = field(default_factory=Ledger)
    money_owed: int = 0
    dues: list[Due] = []
    silences: Mapping[str, int] = NOTHING
    allowed: Mapping[str, Allowance] = NOTHING
    sees: Container[str] | None = None
    _shared: set[int] | None = None

    # --- reading -----------------------------------------------------------------------------

    def count(self, kind: str, since: int | None = None) -> int:
        """How many events of a kind happened at or after a moment; None for ever."""
        known = self.occurrences.get(kind)
        return 0 if known is None else known.count(since)

    def count_of(self, kind: str, booking: str | None) -> int:
        """How many events of a kind were about a booking."""
        known = self.occurrences.get(kind)
        return 0 if known is None or booking is None else known.count_of(booking)

    def total(self, kind: str, fact: str, since: int | None = None) -> int:
        """The sum of a fact over the events of a kind at or after a moment; None for ever."""
        known = self.occurrences.get(kind)
        return 0 if known is None else known.total(fact, since)

    def total_of(self, kind: str, fact: str, booking: str | None) -> int:
        """The sum of a fact over the events of a kind about a booking."""
        known = self.occurrences.get(kind)
        return 0 if known is None or booking is None else known.total_of(fact, booking)

    def last(self, kind: str) -> int | None:
        """The moment of the latest event of a kind; None if there was none."""
        known = self.occurrences.get(kind)
        return None if known is None else known.last

    def known(self, name: str, event: Event, default: Value = None) -> Value:
        """A fact of the client, told by the event itself or earlier; else the default."""
        told = event.told.get(name)
        if told is None:
            told = self.facts.get(name)
        return default if told is None else told

    def is_marked(self, name: str, moment: int) -> bool:
        """Whether the client has a mark at a moment."""
        return is_marked(self.marks, name, moment)

    def balance(self, unit: str, moment: int) -> int:
        """What the client has left in a unit."""
        known = self.balances.get(unit)
        return 0 if known is None else known.at(moment)

    def has_accepted(self, version: int) -> bool:
        """Whether the client has accepted the version in force from a day."""
        return version in self.accepted

    def obligations(self, what: str, booking: str | None) -> Iterator[Owed]:
        """The open and overdue obligations of a name and booking, the oldest first."""
        return (owed for owed in self.owed.values() if owed.what == what and owed.booking == booking)

    def next_due(self) -> Due | None:
        """What happens next by itself, but for silences; None if nothing does."""
        return self.dues[0] if self.dues else None

    # --- changing ----------------------------------------------------------------------------

    def fork(self) -> "Record":
        """A record that starts as this one and changes by itself.

        What neither changes is shared: while the fork is in use, this one must not change.
        """
        return replace(
            self,
            house=self.house.copy(),
            bookings=dict(self.bookings),
            occurrences=dict(self.occurrences),
            marks={name: list(spans) for name, spans in self.marks.items()},
            owed=dict(self.owed),
            balances={unit: balance.copy() for unit, balance in self.balances.items()},
            ledger=self.ledger.copy(),
            dues=list(self.dues),
            _shared={id(kept) for kept in (*self.bookings.values(), *self.occurrences.values())},
        )

    def accept(self, version: int) -> None:
        """The client accepts the version in force from a day."""
        self.accepted |= {version}

    def apply(self, decision: Decision) -> None:
        """What follows from a decision, and from those it records."""
        event, common, own = decision.event, decision.common, decision.own_or_unread or decision.own
        kind, booking = common.kind, own.booking
        dues = self.dues
        # The end of a booking with nothing to drop has passed in silence; what is asked after it is not dropped by it.
        if dues and dues[0].at < event.at:
            self.forget_dues(event.at)
        if event.told:
            self.facts = {**self.facts, **event.told}
        if kind.cause is not None:
            self._come(kind, event, booking)
        happened = common.verdict not in NOT_HAPPENED
        if happened:
            if self.sees is None or kind.name in self.sees:
                self._own_occurrences(kind.name).add(event.at, booking, event.fields)
            if kind.life == "opens" and booking is not None:
                version = common.house.in_force_from
                self.bookings[booking] = Booking(booking, kind.name, event.at, version, event.fields, event.assumed)
            if kind.name == ACCEPTANCE:
                self.accepted |= self._accepted_by(decision)
        if own.allowed or own.used is not None:
            self._allow(decision)
        if own.entries or own.excused or (happened and kind.pays is not None):
            self._settle(decision, own, happened)
        if own.obligations:
            for owed in own.obligations:
                self._owe(owed, decision)
        if own.marks:
            for mark in own.marks:
                self._mark(mark, event, booking)
        if kind.life is not None and happened and booking is not None and booking in self.bookings:
            self._live(kind, event, own.dues, booking)
        if own.recorded:
            for child in own.recorded:
                self.apply(child)
        # A booking that is opened makes nothing else stale.
        if dues and (kind.life in ("ends", "changes") or own.obligations or own.marks or kind.cause is not None):
            self.forget_dues(event.at)

    def pass_over(self, due: Due) -> None:
        """What is due next comes without anybody judging it."""
        assert self.dues[0] == due
        heappop(self.dues)
        self.forget_dues(due.at)

    def postpone(self, due: Due, at: int) -> None:
        """The moment of a booking that was due first comes later."""
        assert self.dues[0] == due
        heappop(self.dues)
        known = self._own_booking(due.of)
        known.moments = {**known.moments, due.kind: at}
        heappush(self.dues, due._replace(at=at))
        self.forget_dues(due.at)

    def asks_of(self, booking: str) -> list[Owed]:
        """What the client was asked for a booking and still owes, overdue or not."""
        return [owed for owed in self.owed.values() if owed.kind == "ask" and owed.booking == booking]

    def _come(self, kind: EventKind, event: Event, booking: str | None) -> None:
        """What comes by itself has come, even if it was declined."""
        if isinstance(kind.cause, AfterSilence):
            self._fall_silent(kind.name, kind.cause.event)
        elif isinstance(kind.cause, BeforeDue):
            owed = self.owed[event.re or ""]
            self.owed[owed.id] = replace(owed, warned=owed.warned | {kind.name})
        elif isinstance(kind.cause, AtOffset) and booking in self.bookings:
            known = self._own_booking(booking)
            known.happened |= {kind.name}

    def _fall_silent(self, kind: str, since: str) -> None:
        latest = self.last(since)
        if latest is not None:
            self.silences = {**self.silences, kind: latest}

    def _accepted_by(self, decision: Decision) -> set[int]:
        """The version that the event names, else those whose rules asked for it, else the one that judges it."""
        named = decision.event.fields.get(ACCEPTED_VERSION)
        declared = decision.kind.fields.get(ACCEPTED_VERSION)
        if isinstance(named, int) and declared is not None and declared.kind.base == "date":
            return {named}
        met = (self.owed.get(owed.id) for owed in decision.obligations if not owed.is_new and owed.what == ACCEPTANCE)
        return {owed.version for owed in met if owed is not None} or {decision.house.in_force_from}

    def _settle(self, decision: Decision, own: Own, happened: bool) -> None:
        """What was paid, what is dropped, and the entries, in the ledger of the booking and in balances."""
        event, kind, house = decision.event, decision.common.kind, decision.common.house
        currency = house.currency
        about = self.bookings.get(own.booking) if own.booking is not None else None
        if about is not None and self._shared:
            about = self._own_booking(about.id)
        ledger = self.ledger if about is None else about.ledger
        before = ledger.owed
        if happened and kind.pays is not None:
            paid = event.fields.get(kind.pays)
            if isinstance(paid, int):
                ledger.paid += paid
        for excused in own.excused:
            if excused.of == "charge":
                ledger.drop("" if excused.name == "charge" else excused.name.removeprefix("charge."))
                continue
            known = self._own_occurrences(excused.name)
            of_booking = house.events[excused.name].about == "booking"
            for _ in range(excused.amount):
                known.drop_last(own.booking if of_booking else None)
        for entry in own.entries:
            if entry.unit != currency:
                balance = self._own_balance(entry.unit)
                if entry.kind == "charge":
                    balance.take(entry.amount, event.at)
                else:
                    balance.add(entry.amount, entry.until)
            elif entry.kind == "charge":
                ledger.charge(entry.account or "", entry.amount)
            elif entry.kind == "refund":
                ledger.refunded += entry.amount
            else:
                ledger.kept += entry.kept
                self._own_balance(entry.unit).add(entry.amount, entry.until)
        self.money_owed += ledger.owed - before

    def _allow(self, decision: Decision) -> None:
        """What it allowed may be used; what it used is not left any more."""
        used, allowed, name = decision.used, decision.allowed, decision.event.id
        if used is not None and used.of in self.allowed:
            known = self.allowed[used.of]
            left = tuple(place for place in known.left if place != used.place)
            unused = {**self.allowed, used.of: replace(known, left=left)}
            self.allowed = {of: allowance for of, allowance in unused.items() if allowance.left}
        if allowed:
            left, version = tuple(range(1, len(allowed) + 1)), decision.house.in_force_from
            new = Allowance(decision.event, decision.booking, version, allowed, left)
            self.allowed = {**self.allowed, name: new}

    def _owe(self, owed: ObligationMade, decision: Decision) -> None:
        if owed.is_new:
            self.owed[owed.id] = Owed(
                owed.id, owed.kind, owed.what, owed.amount, owed.unit, owed.due, "open", 0, owed.booking,
                decision.event if decision.used is None else decision.used.event, decision.house.in_force_from,
            )  # fmt: skip
            heappush(self.dues, Due(owed.due, f"{owed.id}/overdue", "overdue", owed.id, f"overdue {owed.what}"))
            for kind, cause in decision.house.before_due.get(owed.what, ()):
                at = shifted(decision.house, owed.due, cause.length, "before")
                if at is not None and at >= decision.event.at:
                    heappush(self.dues, Due(at, f"{owed.id}/{kind.name}", "warning", owed.id, kind.name))
            return
        known = self.owed.get(owed.id)
        if known is None:
            return
        if owed.state in ("open", "overdue"):
            self.owed[owed.id] = replace(known, state=owed.state, got=owed.got)
            return
        del self.owed[owed.id]
        if owed.state in ("met", "late"):
            self.met |= {owed.what}
            if known.booking in self.bookings:
                booking = self._own_booking(known.booking)
                booking.met |= {owed.what}

    def _mark(self, mark: MarkMade, event: Event, booking: str | None) -> None:
        if mark.subject == "booking":
            if booking not in self.bookings:
                return
            known = self._own_booking(booking)
            if mark.name == "ended" and mark.until is None:
                known.ended = known.ended or (event.id, event.at)
            marks = known.marks
        else:
            marks = self.marks if mark.subject == "client" else self.house.marks
        give_mark(marks, mark.name, mark.since, mark.until, mark.ends, event.at)

    def _live(self, kind: EventKind, event: Event, dues: tuple[Due, ...], booking: str) -> None:
        """The life of the booking, after all else that the event did."""
        known = self._own_booking(booking) if self._shared else self.bookings[booking]
        if kind.life == "changes":
            changed = {name: value for name in kind.changes if (value := event.fields.get(name)) is not None}
            known.history += tuple([(event.at, name, known.fields.get(name)) for name in changed])
            known.fields = {**known.fields, **changed}
            known.moments = NOTHING
        elif kind.life == "ends":
            known.ended = known.ended or (event.id, event.at)
        for due in dues:
            if due.cause == "end":
                known.life_end = due.at
            else:
                known.moments = {**known.moments, due.kind: due.at}
            heappush(self.dues, due)

    def forget_dues(self, now: int) -> None:
        """Drops from the front what will not happen any more."""
        while self.dues and not self._is_coming(self.dues[0], now):
            heappop(self.dues)

    def _is_coming(self, due: Due, now: int) -> bool:
        if due.cause in ("overdue", "warning"):
            owed = self.owed.get(due.of)
            return owed is not None and owed.state == "open" and due.kind not in owed.warned
        booking = self.bookings.get(due.of)
        if booking is None or booking.ended is not None:
            return False
        if due.cause == "end":
            return booking.life_end == due.at and (now <= due.at or bool(self.asks_of(due.of)))
        if booking.life_end is not None and booking.life_end < due.at:
            return False
        return booking.moments.get(due.kind) == due.at and due.kind not in booking.happened

    def _own_booking(self, booking: str | None) -> Booking:
        assert booking is not None
        known = self.bookings[booking]
        if self._shared and id(known) in self._shared:
            known = self.bookings[booking] = known.copy()
        return known

    def _own_balance(self, unit: str) -> Balance:
        if unit not in self.balances:
            self.balances = {**self.balances, unit: Balance()}
        return self.balances[unit]

    def _own_occurrences(self, kind: str) -> Occurrences:
        known = self.occurrences.get(kind)
        if known is None:
            known = self.occurrences[kind] = Occurrences()
        elif self._shared and id(known) in self._shared:
            known = self.occurrences[kind] = known.copy()
        return known
