"""Events that came together, in the order in which they are taken."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from attrs import define, field

from engine.events.event import Event


@define(eq=False)
class Arrival:
    """An event as it came, and whether it was taken."""

    event: Event
    taken: bool = False


@define
class Batch:
    """Events that are written together, and so answered together: in the order in which they happened.

    What corrects another stays where it came, between those before and after it. `place` says how events of one second
    stand to one another. `alone`: those that come late are to be taken one by one.
    """

    events: Sequence[Event]
    place: Callable[[Event], tuple[str, str]]
    alone: bool = False
    _arrivals: list[Arrival] = field(factory=list, init=False)
    _of_client: dict[str | None, list[Arrival]] | None = field(default=None, init=False)

    def __iter__(self) -> Iterator[Arrival]:
        """Each that was not taken out of turn."""
        self._arrivals = [Arrival(event) for event in self._in_order()]
        for one in self._arrivals:
            if not one.taken:
                one.taken = True
                yield one

    def waiting(self, client: str | None) -> Iterator[Arrival]:
        """Those of a client that wait for their turn, up to the next one that corrects another."""
        if self._of_client is None:
            self._of_client = {}
            for one in self._arrivals:
                self._of_client.setdefault(one.event.client, []).append(one)
        for one in self._of_client[client]:
            if not one.taken:
                if one.event.corrects is not None:
                    return
                yield one

    def _in_order(self) -> Iterator[Event]:
        if len(self.events) == 1:
            yield from self.events
            return
        first: dict[tuple[str, str], Event] = {}
        for is_correction, some in groupby(self.events, key=lambda event: event.corrects is not None):
            if is_correction:
                yield from some
                continue
            # Of two with the same source and id the first is the one that happened, whatever the second says.
            placed = [(first.setdefault((one.source, one.id), one), one) for one in some]
            placed.sort(key=lambda pair: (pair[0].at, *self.place(pair[0])))
            for _, one in placed:
                yield one
