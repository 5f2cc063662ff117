"""Which names a line can see, and the nearest one to a name it cannot."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain

from attrs import evolve, frozen
from msgspec.structs import replace

from engine.model import EventKind, Fact, Field, Kind, Service, Unit
from engine.time.calendars import Calendar
from engine.time.moments import Zone
from grammar import syntax

MONEY_FACTS = ("paid", "charged", "rest", "owed")
MOMENTS = ("now", "sent")
SPANS = ("notice", "lateness")
SUBJECTS = ("client", "booking", "house")

# Names that people write from habit, and what is said here.
HABITS = {
    "else": "write `otherwise`",
    "default": "write `otherwise`",
    "all": "write `rest` for what is left of what was paid, `price` for the whole price",
    "everything": "write `rest` for what is left of what was paid, `price` for the whole price",
    "nothing": "write `free` for no charge, `noted` for no consequence",
    "today": "write `now` for the moment of the event, or a date",
    "tomorrow": "say how far off it is, as in `at most 1 calendar day before start`",
    "yesterday": "say how long ago it was, as in `at least 1 calendar day after start`",
    "total": "say of what, as in `total price of bookings in the last 12 months`",
    "asked": "only `on overdue …` knows it, where a line asks or promises that with an amount",
    "unpaid": "only `on overdue …` knows it, where a line asks or promises that with an amount",
}


@frozen
class Declarations:
    """All that a house and its vocabulary declare. `marks` maps a subject to the marks some line makes;
    `owed` maps an event name to the kinds (ask, promise) of obligation some line makes of it."""

    currency: str
    languages: tuple[str, ...]
    zone: Zone
    in_force_from: int
    calendars: Mapping[str, Calendar]
    services: Mapping[str, Service]
    choices: Mapping[str, tuple[str, ...]]
    client_facts: Mapping[str, Field]
    units: Mapping[str, Unit]
    events: Mapping[str, EventKind]
    defines: Mapping[str, syntax.Define]
    marks: Mapping[str, frozenset[str]]
    owed: Mapping[str, frozenset[str]]

    @cached_property
    def booking_facts(self) -> Mapping[str, Field]:
        """The facts of a booking: those of every kind of event that opens one."""
        return dict(chain.from_iterable(kind.fields.items() for kind in self.events.values() if kind.life == "opens"))

    @cached_property
    def opening_kinds(self) -> tuple[str, ...]:
        """The kinds of event that open a booking."""
        return tuple(name for name, kind in self.events.items() if kind.life == "opens")

    def event_named(self, name: str) -> EventKind | None:
        """The kind of event called so, in the singular or the plural."""
        if name in self.events:
            return self.events[name]
        return self._by_plural.get(name)

    @cached_property
    def _by_plural(self) -> Mapping[str, EventKind]:
        # Of several with one plural, which is a problem of its own, the first is meant.
        return {kind.plural: kind for kind in reversed([*self.events.values()])}

    def unit_named(self, name: str) -> Unit | None:
        """The unit of account called so, in the singular or the plural."""
        return next((unit for unit in self.units.values() if name in (unit.name, unit.plural)), None)

    def choice_values(self, kind: Kind) -> tuple[str, ...]:
        """The values that a fact of this kind can have: a choice's, or the services."""
        if kind.base == "service":
            return tuple(self.services)
        return self.choices.get(kind.of or "", ())


@frozen
class Clash:
    """A bare name that is a fact of the event and of its booking."""

    event: str
    name: str


@frozen
class Lacking:
    """A fact that some events of the rule have, and these have not."""

    events: tuple[str, ...]


@frozen
class Scope:
    """What a line may read: the declarations, the events it is on, and the facts known to be given there."""

    declarations: Declarations
    events: tuple[EventKind, ...]
    given: frozenset[str] = frozenset()

    def knowing(self, facts: Iterable[str]) -> "Scope":
        """The same scope where these facts (by label) are known to be given."""
        return evolve(self, given=self.given | set(facts))

    @property
    def has_client(self) -> bool:
        """Whether every event here belongs to a client; those of the house do not."""
        return all(kind.about != "house" for kind in self.events)

    @property
    def has_booking(self) -> bool:
        """Whether every event here has a booking, or opens one."""
        return bool(self.events) and all(kind.about == "booking" or kind.life == "opens" for kind in self.events)

    def fact(self, name: str) -> Fact | Clash | Lacking | None:
        """The fact a name stands for on all events here, or why it does not; None where nobody declared it."""
        if "." in name:
            return self._qualified(name)
        found = [(kind, self._bare(kind, name)) for kind in self.events]
        seen = [fact for _, fact in found if fact is not None]
        if not seen:
            return None
        clash = next((fact for fact in seen if isinstance(fact, Clash)), None)
        if clash:
            return clash
        lacking = tuple(kind.name for kind, fact in found if fact is None)
        if lacking:
            return Lacking(lacking)
        return self._common([fact for fact in seen if isinstance(fact, Fact)])

    def names(self) -> list[str]:
        """All names a line here could use, for the nearest."""
        booking = self.declarations.booking_facts
        names = list(chain.from_iterable(kind.fields for kind in self.events))
        if any(kind.about == "booking" for kind in self.events):
            names += [*booking, *(f"booking.{name}" for name in booking)]
        names += [f"client.{name}" for name in self.declarations.client_facts]
        names += [*self.declarations.defines, *MONEY_FACTS, *MOMENTS, *SPANS]
        return list(dict.fromkeys(names))

    def _bare(self, kind: EventKind, name: str) -> Fact | Clash | None:
        own = kind.fields.get(name)
        booked = self.declarations.booking_facts.get(name) if kind.about == "booking" else None
        if own and booked:
            return Clash(kind.name, name)
        if own:
            return Fact("event", name, own.kind, own.optional, name)
        if booked:
            return Fact("booking", name, booked.kind, booked.optional, name)
        return None

    def _qualified(self, label: str) -> Fact | Lacking | None:
        head, _, tail = label.partition(".")
        if head == "client":
            known = self.declarations.client_facts.get(tail)
            if not self.has_client:
                return Lacking(tuple(kind.name for kind in self.events if kind.about == "house"))
            return Fact("client", tail, known.kind, known.optional, label) if known else None
        kinds = tuple(kind for kind in self.events if head == kind.name)
        if head == "event" or kinds:
            kinds = self.events if head == "event" else kinds
            if len(kinds) < len(self.events):
                return Lacking(tuple(kind.name for kind in self.events if kind not in kinds))
            own = [kind.fields.get(tail) for kind in kinds]
            if any(field is None for field in own):
                return None
            return self._common([Fact("event", tail, f.kind, f.optional, label) for f in own if f is not None])
        if head == "booking":
            known = self.declarations.booking_facts.get(tail)
            if known is None:
                return None
            lacking = tuple(k.name for k in self.events if k.about != "booking" and k.life != "opens")
            if lacking:
                return Lacking(lacking)
            source = "event" if all(kind.life == "opens" for kind in self.events) else "booking"
            return Fact(source, tail, known.kind, known.optional, label)
        return None

    def _common(self, facts: list[Fact]) -> Fact | Lacking:
        first = facts[0]
        if any((fact.source, fact.kind) != (first.source, first.kind) for fact in facts):
            return Lacking(())
        return replace(first, optional=any(fact.optional for fact in facts))
