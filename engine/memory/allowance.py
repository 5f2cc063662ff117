"""What the house allowed a client and nobody used yet."""

from msgspec import Struct

from engine.events.event import Event
from engine.memory.decision import Allowed


class Allowance(Struct, frozen=True, gc=False):
    """What a decision allowed and nobody used yet: `left` are the places among all that it allowed, from 1 on.

    `event` is the one decided, `booking` the booking it is about, `version` (a day) the house that decided.
    """

    event: Event
    booking: str | None
    version: int
    allowed: tuple[Allowed, ...]
    left: tuple[int, ...]
