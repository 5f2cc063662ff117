"""What a house knows of its clients, by definition: everything worked out anew from the whole list of what happened.

Nothing is kept between two questions, and nothing is shared with the record that the engine keeps.
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from attrs import define, field, frozen

from engine.events.event import Event, Value
from engine.model import EventKind, Excuse, House, OverdueOf

END = "end"
"""The kind of event that the end of a booking's life is."""


@frozen
class Posted:
    """An entry of the ledger; `until` is when a credit ends, and `kept` how much of the booking's rest it keeps."""

    kind: str
    account: str | None
    amount: int
    unit: str
    until: int | None = None
    kept: int = 0


@frozen
class Owed:
    """An obligation as it was made."""

    id: str
    kind: str
    what: str
    amount: int | None
    unit: str | None
    due: int


@frozen
class Marking:
    """A mark put on a subject, from `since` until `until` (not included; None: no end)."""

    subject: str
    name: str
    since: int
    until: int | None


@frozen
class Outcome:
    """What the house decided on an event."""

    verdict: str = "noted"
    channel: str | None = None
    lines: tuple[str, ...] = ()
    posted: tuple[Posted, ...] = ()
    owed: tuple[Owed, ...] = ()
    excused: tuple[Excuse, ...] = ()
    marked: tuple[Marking, ...] = ()
    unmarked: tuple[tuple[str, str], ...] = ()
    ends: bool = False
    records: tuple[str, ...] = ()
    words: str | None = None
    tells: tuple[tuple[str, str], ...] = ()
    actions: tuple[tuple[str, tuple[tuple[str, Value], ...]], ...] = ()
    allowed: tuple[str, ...] = ()
    not_before: int | None = None

    @property
    def happened(self) -> bool:
        """Whether the event counts as having happened."""
        return self.verdict not in ("decline", "redirect")


@frozen
class Judged:
    """An event with what was decided on it."""

    event: Event
    outcome: Outcome


Past: TypeAlias = tuple[Judged, ...]


@define
class Debt:
    """An obligation as it stands: open, met, overdue, late or dropped. `given` counts towards `owed.amount`."""

    owed: Owed
    maker: Event
    state: str = "open"
    given: int = 0


@define
class Booked:
    """A booking. `values` are its facts as they came to be: (from, facts), the newest last; `ended` is when it did."""

    id: str
    client: str | None
    made: int
    values: list[tuple[int, Mapping[str, Value]]]
    ended: int | None = None

    @property
    def facts(self) -> Mapping[str, Value]:
        """Its facts as they stand."""
        return self.values[-1][1]


@frozen
class Moved:
    """Money that moved: `what` is paid, charge, refund or kept. `booking` is None where it is of no booking, and
    `account` is empty for a charge without a name."""

    what: str
    client: str | None
    booking: str | None
    account: str
    amount: int


@define
class State:
    """All that follows from the past. Marks are (subject, whose, name) → intervals."""

    happened: list[Event] = field(factory=list)
    bookings: dict[str, Booked] = field(factory=dict)
    debts: list[Debt] = field(factory=list)
    money: list[Moved] = field(factory=list)
    marks: dict[tuple[str, str | None, str], list[tuple[int, int | None]]] = field(factory=dict)
    units: list[tuple[Event, Posted]] = field(factory=list)
    told: dict[tuple[str | None, str], Value] = field(factory=dict)

    def debts_of(self, client: str | None, what: str, states: tuple[str, ...]) -> Iterator[Debt]:
        """A client's obligations of a name in one of some states, the oldest first."""
        return (
            debt
            for debt in self.debts
            if debt.owed.what == what and debt.maker.client == client and debt.state in states
        )

    def sum(self, what: str, client: str | None, booking: str | None, account: str | None = None) -> int:
        """How much was paid, charged (on one account, or on all), refunded or kept on a booking."""
        key = what, client, self.booking_of(booking)
        fitting = [moved for moved in self.money if (moved.what, moved.client, moved.booking) == key]
        return sum(moved.amount for moved in fitting if account in (None, moved.account))

    def owed(self, client: str | None) -> int:
        """What a client owes in all, booking by booking: charged, and not met by what was paid and is still there."""
        return sum(max(0, -self.left(client, one)) for one in (None, *self.bookings))

    def left(self, client: str | None, booking: str | None) -> int:
        """What was paid on a booking less all that was charged, refunded or kept; below 0 where charges are not met."""
        used = sum(self.sum(what, client, booking) for what in ("charge", "refund", "kept"))
        return self.sum("paid", client, booking) - used

    def booking_of(self, booking: str | None) -> str | None:
        """A booking that there is, else None."""
        return booking if booking in self.bookings else None

    def balance(self, client: str | None, unit: str, now: int) -> int:
        """A client's balance in a unit: what ends first is used first, and what has ended is gone."""
        lots: list[tuple[int | None, int]] = []
        debt = 0
        for event, posted in self.units:
            if event.client != client or posted.unit != unit:
                continue
            lots = sorted(lots, key=lambda lot: (lot[0] is None, lot[0] or 0))
            if posted.kind == "credit":
                back = min(posted.amount, debt)
                debt -= back
                lots.append((posted.until, posted.amount - back))
                continue
            wanted = posted.amount
            for index, (until, held) in enumerate(lots):
                if until is None or event.at < until:
                    used = min(held, wanted)
                    lots[index] = (until, held - used)
                    wanted -= used
            debt += wanted
        return sum(held for until, held in lots if until is None or now < until) - debt


def state_of(house: House, past: Past, judging: bool = False) -> State:
    """Everything that the past comes to, read from its first event to its last.

    With `judging` the last one is still judged: it has not changed or ended its booking yet.
    """
    state = State()
    for judged in past:
        event, outcome = judged.event, judged.outcome
        if event.kind == END:
            _end(state, event)
            continue
        kind = house.events[event.kind]
        for name, value in event.told.items():
            state.told[event.client, name] = value
        if outcome.happened:
            state.happened.append(event)
            if kind.life == "opens" and event.booking is not None:
                opened = Booked(event.booking, event.client, event.at, [(event.at, event.fields)])
                state.bookings[event.booking] = opened
            _meet(state, kind, event)
            if kind.pays is not None and isinstance(paid := event.fields[kind.pays], int):
                state.money.append(Moved("paid", event.client, state.booking_of(event.booking), "", paid))
        for excuse in outcome.excused:
            _excuse(house, state, event, excuse)
        for posted in outcome.posted:
            _post(house, state, event, posted)
        for marking in outcome.marked:
            if marking.subject == "booking" and event.booking not in state.bookings:
                # A booking that was declined is none, and has no marks.
                continue
            intervals = state.marks.setdefault((marking.subject, whose(event, marking.subject), marking.name), [])
            intervals.append((marking.since, marking.until))
        for subject, name in outcome.unmarked:
            key = subject, whose(event, subject), name
            intervals = state.marks.get(key, [])
            state.marks[key] = [(a, event.at if b is None else min(b, event.at)) for a, b in intervals]
        if not (judging and judged is past[-1]):
            _live(state, kind, event, outcome)
        state.debts.extend(Debt(owed, event) for owed in outcome.owed)
    return state


def whose(event: Event, subject: str) -> str | None:
    """Whose mark it is that an event speaks of."""
    return {"client": event.client, "booking": event.booking, "house": None}[subject]


def carried(kind: EventKind, event: Event) -> int | None:
    """The amount that an event brings towards an obligation."""
    value = event.fields.get(kind.pays or "amount")
    return value if isinstance(value, int) else None


def _meet(state: State, kind: EventKind, event: Event) -> None:
    if isinstance(kind.cause, OverdueOf):
        for debt in state.debts:
            if debt.owed.id == event.re:
                debt.state = "overdue"
        return
    debtor = "ask" if kind.by == "client" else "promise"
    known = state.debts_of(event.client, event.kind, ("open", "overdue"))
    owing = [debt for debt in known if debt.owed.kind == debtor]
    named = [debt for debt in owing if event.re in (debt.owed.id, debt.maker.id)]
    fitting = [debt for debt in owing if event.booking in (None, debt.maker.booking)]
    is_open = [debt for debt in fitting if debt.state == "open"]
    for first in (named or is_open or fitting)[:1]:
        renewed = [debt for debt in owing if _origin(owing, debt) is _origin(owing, first)]
        debt = next((one for one in renewed if one.state == "open"), first)
        debt.given += carried(kind, event) or 0
        if debt.owed.amount is None or debt.given >= debt.owed.amount:
            for one in renewed:
                one.state = "met" if one.state == "open" else "late"


def _origin(owing: list[Debt], debt: Debt) -> Debt:
    """The first of the obligations that each were made when the one before was overdue."""
    if debt.maker.kind != f"overdue {debt.owed.what}":
        return debt
    return next((_origin(owing, one) for one in owing if one.owed.id == debt.maker.re), debt)


def _excuse(house: House, state: State, event: Event, excuse: Excuse) -> None:
    if excuse.of != "event":
        account = excuse.name if excuse.of == "account" else ""
        gone = "charge", event.client, state.booking_of(event.booking), account
        state.money = [one for one in state.money if (one.what, one.client, one.booking, one.account) != gone]
        return
    open_ones = state.debts_of(event.client, excuse.name, ("open",))
    found = [debt for debt in open_ones if debt.maker.booking == event.booking]
    for debt in found if excuse.plural else found[:1]:
        debt.state = "dropped"
    if not found:
        kept = [one for one in state.happened if (one.kind, one.client) == (excuse.name, event.client)]
        if house.events[excuse.name].about == "booking" and event.booking is not None:
            kept = [one for one in kept if one.booking == event.booking]
        for past in kept if excuse.plural else kept[-1:]:
            state.happened.remove(past)


def _post(house: House, state: State, event: Event, posted: Posted) -> None:
    if posted.unit != house.currency:
        state.units.append((event, posted))
    elif posted.kind in ("charge", "refund"):
        booking = state.booking_of(event.booking)
        state.money.append(Moved(posted.kind, event.client, booking, posted.account or "", posted.amount))
    else:
        state.money.append(Moved("kept", event.client, state.booking_of(event.booking), "", posted.kept))


def _live(state: State, kind: EventKind, event: Event, outcome: Outcome) -> None:
    """The life of the booking, after all else that the event did; what the event itself asks comes after it."""
    booking = state.bookings.get(event.booking or "")
    if outcome.happened and kind.life == "changes" and booking is not None:
        changed = {name: event.fields[name] for name in kind.changes if event.fields[name] is not None}
        booking.values.append((event.at, {**booking.facts, **changed}))
    if outcome.ends or (outcome.happened and kind.life == "ends"):
        _end(state, event)


def _end(state: State, event: Event) -> None:
    """A booking ends: what its client was asked is dropped, what the house promised stands."""
    booking = state.bookings.get(event.booking or "")
    if booking is not None and booking.ended is None:
        booking.ended = event.at
        for debt in state.debts:
            if debt.maker.booking == booking.id and debt.owed.kind == "ask" and debt.state in ("open", "overdue"):
                debt.state = "dropped"
