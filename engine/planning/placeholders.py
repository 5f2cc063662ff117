"""What stands in the places of words: each value with its kind, to be put into a language later."""

from collections.abc import Iterable

from attrs import frozen

from engine.events.event import Value
from engine.memory.decision import EntryMade, MarkMade, ObligationMade, Reading
from engine.memory.situation import Situation
from engine.model import EventKind, House, Kind

_TEXT, _MOMENT = Kind("text"), Kind("moment")
_MISSING = (_TEXT, None)


@frozen
class Filling:
    """Where placeholders find their values: the event as its rules saw it, and what was decided."""

    house: House
    kind: EventKind
    situation: Situation
    entries: tuple[EntryMade, ...]
    obligations: tuple[ObligationMade, ...]
    marks: tuple[MarkMade, ...]

    def readings(self, names: Iterable[str]) -> tuple[Reading, ...]:
        """The values of some placeholders, in their order; None where there is nothing to say."""
        return tuple((name, *self.value(name)) for name in names)

    def value(self, name: str) -> tuple[Kind, Value]:
        """The kind and the value of one placeholder."""
        situation, event = self.situation, self.situation.event
        match name:
            case "house.name":
                return _TEXT, self.house.name
            case "now":
                return _MOMENT, event.at
            case "sent":
                return _MOMENT, event.sent
        known = self._fact(name) or self._decided(name) or self._service(name) or self._money(name)
        if known is None and name == "booking":
            return _TEXT, situation.booking_id
        return known or _MISSING

    def _fact(self, name: str) -> tuple[Kind, Value] | None:
        situation, house = self.situation, self.house
        head, _, tail = name.rpartition(".")
        if head == "client" and tail in house.client_facts:
            return house.client_facts[tail].kind, situation.record.known(tail, situation.event)
        if head in ("", "event", self.kind.name) and tail in self.kind.fields:
            value = situation.fields.get(tail)
            if value is None and tail in self.kind.changes:
                value = situation.known.get(tail)
            return self.kind.fields[tail].kind, value
        if head in ("", "booking"):
            for opening in house.events.values():
                if opening.life == "opens" and tail in opening.fields and self._has_booking:
                    return opening.fields[tail].kind, situation.known.get(tail)
        return None

    @property
    def _has_booking(self) -> bool:
        return self.situation.booking is not None or self.kind.life == "opens"

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
        for owed in self.obligations:
            if owed.what == head and owed.is_new and tail == "due":
                return _MOMENT, owed.due
            if owed.what == head and owed.is_new and tail == "amount":
                return self._amount_kind(owed.unit), owed.amount
        return None

    def _service(self, name: str) -> tuple[Kind, Value] | None:
        head, _, tail = name.rpartition(".")
        fact = self._fact(head) if tail in ("price", "length") and head else None
        if fact is None or fact[0].base != "service":
            return None
        service = self.house.services.get(str(fact[1]))
        if tail == "price":
            return self._amount_kind(None), None if service is None else service.price
        return Kind("duration"), None if service is None else service.length

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
