"""What the house knows of its clients, from the events in a journal."""

from collections.abc import Iterable

from attrs import define, field

from engine.desk.history import course, history
from engine.desk.house_past import Giving, HousePast, house_past
from engine.desk.position import Position
from engine.desk.reading import Reading
from engine.desk.sealing import client_sign
from engine.desk.shadows import Shadows
from engine.judging.timeline import Timeline
from engine.memory.decision import Decision
from engine.memory.record import HouseRecord, Record

_MOST = 20_000


@define
class Remembered:
    """A client's record, the position up to which all is in it, and what of it was judged in the shadow."""

    record: Record
    latest: Position | None = None
    shadows: Shadows = field(factory=Shadows)

    def keep(self, decision: Decision, position: Position, shadow: bool) -> None:
        """One more decision, after all others."""
        self.record.apply(decision)
        self.note(decision, position, shadow)

    def note(self, decision: Decision, position: Position, shadow: bool) -> None:
        """That the record has one more decision in it."""
        self.latest = position
        self.shadows.keep(decision, position[1], shadow)


class Recollection:
    """The records of those clients that were asked for lately; others are read from the journal when needed.

    `house` is what the house was through all times.
    """

    def __init__(self, journal: Reading, timeline: Timeline) -> None:
        self.timeline = timeline
        self._journal = journal
        self._known: dict[int | None, Remembered] = {}
        self._house: HousePast | None = None

    @property
    def house(self) -> HousePast:
        """The marks that the house was given."""
        if self._house is None:
            self._house = house_past(self._journal)
        return self._house

    def forget(self) -> None:
        """Drops all that was read, for somebody else may have written."""
        self._known.clear()
        self._house = None

    def revise(self, house: HousePast, clients: Iterable[int | None]) -> None:
        """The house was another one than was thought, and what is known of these clients is out of date."""
        self._house = house
        for client in clients:
            self._known.pop(client, None)

    def keep(self, client: int | None, known: Remembered) -> None:
        """What is known of a client was worked out elsewhere."""
        self._known[client] = known

    def keep_few(self) -> None:
        """Drops clients where there are many. Only when all that was judged is in the journal."""
        if len(self._known) > _MOST:
            self._known.clear()

    def of(self, client: int | None, is_new: bool = False) -> Remembered:
        """What is known of a client, or (None) of the house itself; `is_new`: nothing is, and the journal knows it."""
        known = self._known.get(client)
        if known is None:
            if is_new:
                known = Remembered(Record(client_sign(client), HouseRecord()))
            else:
                known = remembered(self._journal, self.timeline, client, self.house.of_others(client))
            self._known[client] = known
        return known


def remembered(
    journal: Reading, timeline: Timeline, client: int | None, house: Iterable[Giving] | None = None
) -> Remembered:
    """What is known of a client: all that happened is judged again.

    `house` are the marks that others gave to the house; None: they are read from the journal.
    """
    past = history(journal, client)
    known = Remembered(Record(client_sign(client), HouseRecord()), past.frontier)
    others = house_past(journal).of_others(client) if house is None else house
    for _ in course(timeline, past, others, known.record, known.shadows):
        pass
    return known
