"""What happened: an event, read against the house that judges it."""

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct

# int, str or bool as `engine.model.Kind` says; None for `nothing`.
Value: TypeAlias = int | str | bool | None


class Event(Struct, frozen=True, gc=False):
    """One event. Events are ordered by (at, source, id).

    `at` and `sent` are seconds UTC (`sent` is `at` where the event did not say). `fields` has every declared fact
    of its kind; `assumed` names those that were not given and got their default. `told` are facts of the client
    that it carries (`client.name`). `re` is the id of the obligation that it answers, or of the event that made it.
    A house event has no client. `corrects` is the id of an event whose place it takes, in a book. Not `is_named`: it
    came without an id, and got one made of all that it says.
    """

    id: str
    kind: str
    at: int
    client: str | None
    booking: str | None
    fields: Mapping[str, Value]
    assumed: tuple[str, ...]
    sent: int
    source: str
    re: str | None
    told: Mapping[str, Value]
    corrects: str | None = None
    is_named: bool = True
