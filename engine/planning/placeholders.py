"""What stands in the places of words: each value with its kind, to be put into a language later."""

from collections.abc import Callable

from msgspec import Struct

from engine.events.event import Value
from engine.memory.decision import EntryMade, MarkMade, ObligationMade
from engine.memory.situation import Situation
from engine.model import BeforeDue, EventKind, House, Kind

_TEXT, _MOMENT = Kind("text"), Kind("moment")
_MISSING = (_TEXT, None)


class Place(Struct, frozen=True):
    """A placeholder. `read` gives its value, of `kind`, from the situation alone; None where what was decided counts.

    `of_booking`: it does so where the event has a booking. `is_foreseen`: the value is what a later event would be
    answered, found when all else is decided.
    """

    name: str
    kind: Kind = _TEXT
    read: Callable[[Situation], Value] | None = None
    of_booking: bool = False
    is_foreseen: bool = False


def place_of(house: House, kind: EventKind, name: str) -> Place:
    """How the value of a placeholder is found in words on a kind of event."""
    match name:
        case "house.name":
            return Place(name, _TEXT, lambda s: house.name)
        case "now":
            return Place(name, _MOMENT, lambda s: s.now)
        case "sent":
            return Place(name, _MOMENT, lambda s: s.event.sent)
        case "free.until":
            return Place(name, _MOMENT, is_foreseen=True)
    head, _, tail = name.rpartition(".")
    if head == "client" and tail in house.client_facts:
        return Place(name, house.client_facts[tail].kind, lambda s: s.record.known(tail, s.event))
    if head in ("", "event", kind.name) and tail in kind.fields:
        return Place(name, kind.fields[tail].kind, _changed(tail) if tail in kind.changes else _given(tail))
    if head in ("", "booking"):
        for opening in house.events.values():
            if opening.life == "opens" and tail in opening.fields:
                return Place(name, opening.fields[tail].kind, lambda s: s.known.get(tail), kind.life != "opens")
    if head and tail in ("price", "length"):
        service = place_of(house, kind, head)
        if service.read is not None and service.kind.base == "service":
            of = Kind("money", house.currency) if tail == "price" else Kind("duration")
            return Place(name, of, _listed(house, service.read, tail), service.of_booking)
    return Place(name)


def _listed(house: House, service: Callable[[Situation], Value], which: str) -> Callable[[Situation], Value]:
    def value(s: Situation) -> Value:
        known = house.services.get(str(service(s)))
        if known is None:
            return None
        return known.price if which == "price" else known.length

    return value


def _given(name: str) -> Callable[[Situation], Value]:
    return lambda s: s.fields.get(name)


def _changed(name: str) -> Callable[[Situation], Value]:
    def value(s: Situation) -> Value:
        given = s.fields.get(name)
        return s.known.get(name) if given is None else given

    return value


class Filling(Struct, frozen=True):
    """Where placeholders find their values: the event as its rules saw it, and what was decided."""

    house: House
    situation: Situation
    entries: tuple[EntryMade, ...]
    obligations: tuple[ObligationMade, ...]
    marks: tuple[MarkMade, ...]

    def value(self, name: str) -> tuple[Kind, Value]:
        """The kind and the value of a placeholder that is not just a fact."""
        known = self._decided(name) or self._money(name)
        if name == "free.until":
            return _MOMENT, None
        if known is None and name == "booking":
            return _TEXT, self.situation.booking_id
        return known or _MISSING

    def _decided(self, name: str) -> tuple[Kind, Value] | None:
        made = [entry for entry in self.entries if entry.slot == name]
        if made:
            return self._amount_kind(made[0].unit), sum(entry.amount for entry in made)
        head, _, tail = name.rpartition(".")
        if tail == "until":
            for entry in self.entries:
                if entry.slot == head:
                    return _MOMENT, entry.until
            for mark in self.marks:
                if f"{mark.subject}.{mark.name}" == head:
                    return _MOMENT, mark.until
        event = self.situation.event
        cause = self.house.events[event.kind].cause
        if isinstance(cause, BeforeDue) and cause.what == head and not any(o.what == head for o in self.obligations):
            standing = self.situation.record.owed.get(event.re or "")
            if standing is not None and tail == "due":
                return _MOMENT, standing.due
            if standing is not None and tail == "amount":
                return self._amount_kind(standing.unit), standing.amount
        for owed in self.obligations:
            if owed.what == head and owed.is_new and tail == "due":
                return _MOMENT, owed.due
            if owed.what == head and owed.is_new and tail == "amount":
                return self._amount_kind(owed.unit), owed.amount
        return None

    def _money(self, name: str) -> tuple[Kind, Value] | None:
        """Money and balances as they are after this decision."""
        situation = self.situation
        for unit in self.house.units.values():
            if name == unit.plural:
                own = sum(entry.amount for entry in self.entries if entry.unit == unit.name and entry.kind == "credit")
                return Kind("units", unit.name), situation.balance(unit.name) + own
        head, _, account = name.partition(".")
        if head not in ("paid", "charged", "rest", "owed"):
            return None
        before = situation.ledger
        ledger = before.copy()
        ledger.refunded += sum(entry.amount for entry in self.entries if entry.kind == "refund")
        ledger.kept += sum(entry.kept for entry in self.entries)
        money = self._amount_kind(None)
        match head:
            case "paid":
                return money, ledger.paid
            case "rest":
                return money, ledger.rest
            case "owed":
                return money, situation.owed - before.owed + ledger.owed
        return money, ledger.charges.get(account, 0) if account else ledger.charged

    def _amount_kind(self, unit: str | None) -> Kind:
        if unit is None or unit == self.house.currency:
            return Kind("money", self.house.currency)
        return Kind("units", unit)
