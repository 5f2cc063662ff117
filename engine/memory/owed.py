"""What somebody still owes: the client to the house, or the house to the client."""

from msgspec import Struct

from engine.events.event import Event


class Owed(Struct, frozen=True, gc=False):
    """An obligation that is open or overdue: `kind` ask binds the client, promise the house; `got` is what came in.

    `event` made it; `version` (a day) is the house that made it and judges it. `warned`: what came before its deadline.
    """

    id: str
    kind: str
    what: str
    amount: int | None
    unit: str | None
    due: int
    state: str
    got: int
    booking: str | None
    event: Event
    version: int
    warned: frozenset[str] = frozenset()
