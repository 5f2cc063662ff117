"""A client of a scenario."""

from attrs import define, field

from engine.record import Record


@define
class Client:
    """What a scenario knows of a client. `facts` are those the client tells (`name`, `language`), as an event says them.

    `booking` is the id of the booking that was last spoken of, and `start` its start where the scenario said one before
    it began. `unplaced` are the facts of a booking whose start is still to be said.
    """

    name: str
    record: Record
    facts: dict[str, object] = field(factory=dict)
    booking: str | None = None
    start: int | None = None
    unplaced: dict[str, object] | None = None
