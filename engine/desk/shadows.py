"""What was judged in the shadow, so that what comes of it is in the shadow too."""

from attrs import define, field

from engine.memory.decision import Decision, Due
from engine.memory.record import Record


@define
class Shadows:
    """Of one client: the events that were judged in the shadow, and the bookings that they opened.

    `latest`: the latest event was.
    """

    names: set[str] = field(factory=set)
    latest: bool = False

    def copy(self) -> "Shadows":
        """Another one that knows the same."""
        return Shadows(set(self.names), self.latest)

    def keep(self, decision: Decision, by_itself: bool, shadow: bool) -> None:
        """One more decision, given in the shadow or not."""
        if not by_itself:
            self.latest = shadow
        if shadow:
            self._name(decision)

    def _name(self, decision: Decision) -> None:
        self.names.add(decision.event.id)
        if decision.kind.life == "opens" and decision.booking is not None:
            self.names.add(decision.booking)
        for child in decision.recorded:
            self._name(child)

    def has(self, record: Record, due: Due) -> bool:
        """Whether what falls due on a record comes of something judged in the shadow."""
        match due.cause:
            case "overdue" | "warning":
                return bool(self.names) and record.owed[due.of].event.id in self.names
            case "silence":
                return self.latest
        return due.of in self.names
