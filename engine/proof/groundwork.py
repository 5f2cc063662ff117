"""What is the same in every question about a house, worked out once."""

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from attrs import define, field
from msgspec.structs import replace

from engine.model import Consequence, Entry, Field, House, Ledger, Literal, Mark, Obligation, widest
from engine.model.lines import consequences_in
from engine.model.parts import parts
from engine.proof.calendar_steps import Step, Stretch, Test


@define(eq=False, slots=False)
class Groundwork:
    """What the lines of a house can make, and the values of its calendars that were worked out so far.

    `beside` is another house that judges the same events on the same records: what it makes may have been made before,
    and its calendars, choices and services have the same names.
    """

    house: House
    beside: House | None = None
    _around: dict[tuple[Step | Test, int], Stretch] = field(factory=dict)
    _bounds: dict[tuple[Step, int, int], tuple[int, int] | None] = field(factory=dict)

    # --- lines -------------------------------------------------------------------------------

    @cached_property
    def consequences(self) -> tuple[Consequence, ...]:
        """All consequences of the house, what is only allowed among them."""
        return tuple(one for rule in self.house.rules for one in consequences_in(rule.lines))

    def consequences_on(self, event: str) -> Iterator[Consequence]:
        """Those of the rules on a kind of event."""
        for rule in self.house.rules_by_event.get(event, ()):
            yield from consequences_in(rule.lines)

    @cached_property
    def marks(self) -> frozenset[tuple[str, str]]:
        """The marks that some line gives, each with whose it is."""
        return frozenset((one.subject, one.name) for one in self._made if isinstance(one, Mark))

    @cached_property
    def accounts(self) -> tuple[str, ...]:
        """The names of the charges in money that stand beside the charge."""
        charges = (one for one in self._made if isinstance(one, Entry) and one.kind == "charge")
        return tuple(dict.fromkeys(one.account for one in charges if one.account and one.unit == self.house.currency))

    @cached_property
    def promises(self) -> frozenset[str]:
        """The names of what the house promises."""
        made = (one for one in self._made if isinstance(one, Obligation))
        return frozenset(one.what for one in made if one.kind == "promise")

    @property
    def houses(self) -> tuple[House, ...]:
        """The houses that judge."""
        return (self.house,) if self.beside is None else (self.house, self.beside)

    @cached_property
    def _made(self) -> tuple[Consequence, ...]:
        return tuple(one for house in self.houses for rule in house.rules for one in consequences_in(rule.lines))

    # --- facts -------------------------------------------------------------------------------

    @cached_property
    def booking_fields(self) -> dict[str, Field]:
        """The facts that a booking can have, each with the bounds that all its sources keep; one has a default only
        where every kind of event that opens bookings gives it one."""
        opening = [kind for house in self.houses for kind in house.events.values() if kind.life == "opens"]
        changing = [kind for house in self.houses for kind in house.events.values() if kind.life == "changes"]
        found: dict[str, Field] = {}
        for name in dict.fromkeys(name for kind in opening for name in kind.fields):
            changed = [kind.fields[name] for kind in changing if name in kind.changes]
            said = [*(kind.fields[name] for kind in opening if name in kind.fields), *changed]
            everywhere = all(name in kind.fields and isinstance(kind.fields[name].default, Literal) for kind in opening)
            found[name] = replace(widest(said), default=said[0].default if everywhere else None)
        return found

    def is_never_below_0(self, event: str, fact: str) -> bool:
        """Whether a fact of an event cannot be a number below 0; of what is counted, plain numbers alone can."""
        for house in self.houses:
            known = house.events[event].fields.get(fact) if event in house.events else None
            if known is not None and known.kind.base == "number" and (known.low is None or known.low < 0):
                return False
        return True

    # --- money -------------------------------------------------------------------------------

    @cached_property
    def moves_money_early(self) -> bool:
        """Whether an event that is not about a booking may move money: it can name a booking that is still to come."""
        others = [kind for kind in self.house.events.values() if kind.about != "booking" and kind.life != "opens"]
        return any(
            kind.pays is not None or any(isinstance(one, Entry) for one in self.consequences_on(kind.name))
            for kind in others
        )

    def reads_money_early(self, event: str) -> bool:
        """Whether the rules on an event that opens bookings may read money that moved before there was one. The
        formulas have none then."""
        rules = self.house.rules_by_event.get(event, ())
        return self.moves_money_early and any(isinstance(node, Ledger) for node in parts(rules))

    # --- calendars ---------------------------------------------------------------------------

    def clock_changes(self, first: int, last: int) -> tuple[int, ...]:
        """The beginnings of the days between two moments on which the clocks of the house change."""
        zone = self.house.zone
        days = range(zone.day_of(first), zone.day_of(last))
        begins = [zone.start_of_day(day) for day in (*days, zone.day_of(last))]
        return tuple(begin for begin, end in pairwise(begins) if zone.offset_at(begin) != zone.offset_at(end))

    def around(self, of: Step | Test, moment: int) -> Stretch:
        """A stretch around a moment on which a step or a test is simple."""
        key = of, moment
        if key not in self._around:
            self._around[key] = of.around(moment)
        return self._around[key]

    def bounds(self, of: Step, first: int, last: int) -> tuple[int, int] | None:
        """How far a step goes, at least and at most, from any moment between two; None where it leads nowhere from
        some."""
        key = of, first, last
        if key not in self._bounds:
            self._bounds[key] = of.bounds(first, last)
        return self._bounds[key]
