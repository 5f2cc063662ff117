"""What a house knows of one booking."""

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from engine.events.event import Value
from engine.memory.ledger import NOTHING, Ledger

Intervals: TypeAlias = list[tuple[int, int | None]]
"""When a mark holds: from a moment until another, which is not included; None for no end."""


class Booking(Struct, gc=False):
    """A booking of a client. `version` (a day) is the house in force when it was made.

    `history` has what its facts were: (until, name, value), in order of time. `moments` are its coming events by
    kind, `happened` those that came. `met` are the names of the obligations that were met.
    """

    id: str
    kind: str
    made: int
    version: int
    fields: Mapping[str, Value]
    assumed: tuple[str, ...]
    ledger: Ledger = field(default_factory=Ledger)
    history: tuple[tuple[int, str, Value], ...] = ()
    marks: dict[str, Intervals] = {}
    moments: Mapping[str, int] = NOTHING
    happened: frozenset[str] = frozenset()
    met: frozenset[str] = frozenset()
    life_end: int | None = None
    ended: tuple[str, int] | None = None

    def as_of(self, name: str, moment: int) -> Value:
        """The value a fact had at a moment; before the booking was made, the value it was made with."""
        for until, changed, value in self.history:
            if changed == name and moment < until:
                return value
        return self.fields.get(name)

    def end_at(self, moment: int) -> tuple[str, int] | None:
        """What ended it, and when, if it has ended at a moment; the house's own end is named `time`."""
        if self.ended is None and self.life_end is not None and self.life_end < moment:
            return "time", self.life_end
        return self.ended

    def is_marked(self, name: str, moment: int) -> bool:
        """Whether it has a mark at a moment."""
        return is_marked(self.marks, name, moment)

    def copy(self) -> "Booking":
        """Another one that may change by itself."""
        return replace(
            self,
            ledger=self.ledger.copy(),
            marks={name: list(spans) for name, spans in self.marks.items()},
        )


def give_mark(
    marks: dict[str, Intervals], name: str, since: int | None, until: int | None, ends: bool, at: int
) -> None:
    """Marks get one more interval, from `since` (None: `at`); with `ends`, what there was is cut at `at`."""
    if not ends:
        marks.setdefault(name, []).append((at if since is None else since, until))
        return
    cut = ((start, at if end is None else min(end, at)) for start, end in marks.get(name, []))
    marks[name] = [(start, end) for start, end in cut if start < end]


def is_marked(marks: Mapping[str, Intervals], name: str, moment: int) -> bool:
    """Whether one of the intervals of a mark holds a moment."""
    return any(since <= moment and (until is None or moment < until) for since, until in marks.get(name, ()))
