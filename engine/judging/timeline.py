"""The versions of a house, one after the other: which of them judges what."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise

from engine.events.event import Event
from engine.judging.allowance import allowance_of
from engine.memory.record import Record
from engine.model import BeforeDue, OverdueOf
from engine.planning.plan import Plan
from engine.planning.plan_from_model import with_newer


class Timeline:
    """The plans of a house in the order in which they came into force; one plan is a timeline of one.

    ValueError for none, and for versions that do not begin one after the other.
    """

    def __init__(self, plans: Iterable[Plan]) -> None:
        self.plans = tuple(plans)
        days = [plan.house.in_force_from for plan in self.plans]
        if not days or any(later <= earlier for earlier, later in pairwise(days)):
            raise ValueError("the versions of a house begin one after the other, each on its own day")
        self._starts = [plan.house.zone.start_of_day(plan.house.in_force_from) for plan in self.plans]
        self._by_day = {day: index for index, day in enumerate(days)}
        self._joined: dict[tuple[int, int], Plan] = {}

    def plan_at(self, moment: int) -> Plan:
        """The version in force at a moment; before the first version, the first."""
        return self.plans[self._index_at(moment)]

    def plan_for(self, event: Event, record: Record) -> Plan:
        """The version that judges an event.

        A booking is judged by the version in force when it was made, an obligation by the one that made it, what is
        used by the one that allowed it, other events by the one at their moment. Words, and dated openings and
        closures, come from the latter.
        """
        if len(self.plans) == 1:
            return self.plans[0]
        latest = self._index_at(event.at)
        judge = latest
        allowance, _ = allowance_of(event, record)
        owed = record.owed.get(event.re) if event.re is not None else None
        booking = record.bookings.get(event.booking) if event.booking is not None else None
        if owed is not None and self._is_of_obligation(event, owed.version):
            judge = self._by_day.get(owed.version, latest)
        elif allowance is not None:
            judge = self._by_day.get(allowance.version, latest)
        elif booking is not None:
            version = self._by_day.get(booking.version, self._index_at(booking.made))
            kind = self.plans[version].kinds.get(event.kind)
            if kind is not None and kind.kind.about == "booking":
                judge = version
        return self.plans[latest] if judge >= latest else self._join(judge, latest)

    def _is_of_obligation(self, event: Event, version: int) -> bool:
        plan = self.plans[self._by_day.get(version, 0)]
        kind = plan.kinds.get(event.kind)
        return kind is not None and isinstance(kind.kind.cause, OverdueOf | BeforeDue)

    def _index_at(self, moment: int) -> int:
        return max(0, bisect_right(self._starts, moment) - 1)

    def _join(self, judge: int, latest: int) -> Plan:
        if (judge, latest) not in self._joined:
            self._joined[judge, latest] = with_newer(self.plans[judge], self.plans[latest].house)
        return self._joined[judge, latest]
