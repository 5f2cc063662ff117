"""A client of a scenario, and the booking that the client had before."""

from attrs import define, field

from engine.memory.record import Record


@define
class Draft:
    """A booking that stands when the scenario begins. `facts` are as an event says them.

    `start` is None where it was not said; it can still be told by how long before it something comes.
    """

    facts: dict[str, object]
    start: int | None


@define
class Client:
    """What a scenario knows of a client. `facts` are what the client tells (`name`, `language`), as an event says it.

    `booking` is the id of the booking that was last spoken of, and `draft` that booking where it was there before.
    Whoever was spoken of without being introduced (`Given a client …`) can still be.
    """

    record: Record
    facts: dict[str, object] = field(factory=dict)
    booking: str | None = None
    draft: Draft | None = None
    is_introduced: bool = False

    @property
    def start(self) -> int | None:
        """When the booking last spoken of starts."""
        known = self.record.bookings.get(self.booking or "")
        if known is None:
            return None if self.draft is None else self.draft.start
        start = known.fields.get("start")
        return start if isinstance(start, int) else None
