"""Events of one client that come later than others which were judged, and are put into the past together."""

from attrs import frozen
from msgspec.structs import replace

from engine.desk.batch import Arrival
from engine.desk.sealing import OPEN
from engine.events.event import Event
from engine.judging.decide import EventRefused
from grammar.sentence import sentence


@frozen
class Latecomer:
    """One such event, or one that corrects another: as it came, as the book calls it, and as it is judged."""

    came: Arrival
    named: Event
    judged: Event

    @property
    def cause(self) -> Event:
        """What amendments name: a correction names the event as it was first called."""
        return self.named if self.named.corrects is None else replace(self.named, corrects=self.judged.id)


def unfit(event: Event) -> EventRefused | None:
    """The refusal of an event whose names a book cannot hold."""
    for key in ("id", "source", "booking", "re", "corrects"):
        name = getattr(event, key)
        if name is not None and OPEN in name:
            return EventRefused(event, "E804", sentence("`{}` holds `{}`, which a book keeps for itself", key, OPEN))
    decision = event.fields.get("decision")
    if isinstance(decision, str) and OPEN in decision:
        return EventRefused(event, "E804", sentence("`decision` holds `{}`, which a book keeps for itself", OPEN))
    return None
