"""The marks that the house was given, in the order of the moments."""

from bisect import bisect_left, insort
from collections.abc import Iterable

from attrs import frozen

from engine.desk.position import Position
from engine.desk.reading import Reading, decision_row, event_row
from engine.desk.tables import MarkRow
from engine.memory.booking import give_mark
from engine.memory.decision import Decision
from engine.memory.record import HouseRecord


@frozen
class Giving:
    """One mark that the house was given (or, with `ends`, that was taken from it) at a position.

    `client` is whose event it was; None for an event of the house itself.
    """

    position: Position
    name: str
    since: int
    until: int | None
    ends: bool
    client: int | None


class HousePast:
    """All marks that the house was given."""

    def __init__(self, givings: Iterable[Giving] = ()) -> None:
        self._givings = sorted(givings, key=_position)
        self._now: HouseRecord | None = None

    def at(self, position: Position) -> HouseRecord:
        """What the house was before a position. At the end of its past it is the same record each time, and what is
        applied to that has to be given as well."""
        if not self._givings or self._givings[-1].position < position:
            if self._now is None:
                self._now = _record(self._givings)
            return self._now
        return _record(self._givings[: bisect_left(self._givings, position, key=_position)])

    def give(self, givings: Iterable[Giving]) -> None:
        """Puts marks in their place; those at the end were applied to the record that `at` gave."""
        for one in givings:
            if self._givings and one.position < self._givings[-1].position:
                self._now = None
            insort(self._givings, one, key=_position)

    def take_back(self) -> None:
        """Forgets what was applied to the record that `at` gave, and not given."""
        self._now = None

    def of(self, client: int | None) -> list[Giving]:
        """The marks that the events of one client gave."""
        return [one for one in self._givings if one.client == client]

    def of_others(self, client: int | None) -> list[Giving]:
        """The marks that all but one client gave."""
        return [one for one in self._givings if one.client != client]

    def with_other(self, client: int | None, givings: Iterable[Giving]) -> "HousePast":
        """The same past with other marks from one client."""
        return HousePast([*self.of_others(client), *givings])

    def without(self, givings: Iterable[Giving]) -> "HousePast":
        """The past before some marks were given."""
        gone = list(givings)
        return HousePast(one for one in self._givings if one not in gone)


def givings_of(position: Position, client: int | None, decision: Decision) -> list[Giving]:
    """The marks that a decision and those it records give to the house."""
    if not decision.marks and not decision.recorded:
        return []
    found = [
        Giving(position, mark.name, position[0] if mark.since is None else mark.since, mark.until, mark.ends, client)
        for mark in decision.marks
        if mark.subject == "house"
    ]
    for child in decision.recorded:
        found += givings_of(position, client, child)
    return found


def house_past(journal: Reading) -> HousePast:
    """The marks that stand in a journal, those that were taken back left out."""
    found: list[Giving] = []
    for row in journal.rows("marks", subject="house"):
        assert isinstance(row, MarkRow)
        one = _giving(journal, row)
        if row.undone:
            found.remove(one)
        else:
            found.append(one)
    return HousePast(found)


def _giving(journal: Reading, row: MarkRow) -> Giving:
    decision = decision_row(journal, row.decision)
    if decision.amends is not None:
        decision = decision_row(journal, decision.amends)
    source = "" if decision.by_itself else event_row(journal, decision.number).source
    position = (row.at, bool(decision.by_itself), source, decision.event)
    since = row.at if row.since is None else row.since
    return Giving(position, row.name, since, row.until, bool(row.ends), decision.client)


def _record(givings: Iterable[Giving]) -> HouseRecord:
    house = HouseRecord()
    for one in givings:
        give_mark(house.marks, one.name, one.since, one.until, one.ends, one.position[0])
    return house


def _position(one: Giving) -> Position:
    return one.position
