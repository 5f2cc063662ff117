"""What happened to a client, as it stands: late events in their place, corrected ones with their new facts."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from attrs import define, evolve, field, frozen
from msgspec.structs import replace

from engine.desk.event_row import event_from_row
from engine.desk.house_past import Giving
from engine.desk.position import Identity, Position, position_of
from engine.desk.reading import Reading
from engine.desk.sealing import client_sign
from engine.desk.shadows import Shadows
from engine.desk.tables import DecisionRow, EventRow
from engine.events.event import Event
from engine.judging.advance import judge_due, next_due
from engine.judging.decide import EventRefused, decide
from engine.judging.timeline import Timeline
from engine.memory.booking import give_mark
from engine.memory.decision import Decision
from engine.memory.record import HouseRecord, Record
from engine.model import House

Outcome: TypeAlias = Decision | EventRefused


@define
class History:
    """What a journal knows of a client, or (None) of the house itself.

    `events` are by source and id, as they stand: a corrected one keeps its source and id. `numbers` are those of the
    decisions first given, `frontier` is up to where all has been judged, `shadowed` has the events that were judged in
    the shadow.
    """

    client: int | None
    events: dict[tuple[str, str], Event] = field(factory=dict)
    numbers: dict[Identity, int] = field(factory=dict)
    frontier: Position | None = None
    shadowed: frozenset[tuple[str, str]] = frozenset()

    def put(self, coming: Iterable[Event], shadow: bool = False) -> "History":
        """The same with some events more, each in the place of the one with its source and id, if there is one."""
        events, shadowed, frontier = dict(self.events), set(self.shadowed), self.frontier
        for event in coming:
            position, key = position_of(event, by_itself=False), (event.source, event.id)
            if shadow and key not in events:
                shadowed.add(key)
            events[key] = event
            frontier = position if frontier is None else max(frontier, position)
        return evolve(self, events=events, frontier=frontier, shadowed=frozenset(shadowed))

    def in_order(self) -> list[Event]:
        """The events in the order of (moment, source, id)."""
        return sorted(self.events.values(), key=lambda event: (event.at, event.source, event.id))

    def _take(self, row: DecisionRow, event: EventRow | None) -> None:
        if event is None:
            if row.amends is not None:
                return
            position: Position = (row.at, True, "", row.event)
        else:
            happened = event_from_row(event)
            if event.corrects is None:
                if row.shadow:
                    self.shadowed |= {(happened.source, happened.id)}
            else:
                known = next(key for key, number in self.numbers.items() if number == event.corrects)
                happened = replace(happened, source=known[1], id=known[2])
            self.events[happened.source, happened.id] = happened
            position = position_of(happened, by_itself=False)
        if row.amends is None:
            self.numbers[position[1:]] = row.number
        if self.frontier is None or self.frontier < position:
            self.frontier = position


def history(journal: Reading, client: int | None) -> History:
    """What a journal knows of a client."""
    found = History(client)
    events = {row.number: row for row in journal.rows("events", client=client) if isinstance(row, EventRow)}
    for row in journal.rows("decisions", client=client):
        assert isinstance(row, DecisionRow)
        found._take(row, None if row.by_itself else events[row.number])
    return found


@frozen
class Step:
    """One event or what fell due, and what is answered to it, in the `shadow` or not.

    `house` is the version that judged it, `record` what was known before it, until the next step.
    """

    position: Position
    event: Event
    house: House
    outcome: Outcome
    shadow: bool
    record: Record = field(eq=False, repr=False)


def course(
    timeline: Timeline,
    past: History,
    house: Iterable[Giving],
    record: Record | None = None,
    shadows: Shadows | None = None,
    since: int | None = None,
    until: int | None = None,
) -> Iterator[Step]:
    """Everything that a client did and that fell due, judged in its order, up to where all has been judged.

    `house` are the marks that others gave to the house. The steps are to be taken to the end; `record` and
    `shadows` are then what is known. With `since` the course goes on from a moment, on what was known by then; with
    `until` it ends before one.
    """
    record = Record(client_sign(past.client), HouseRecord()) if record is None else record
    shadows = Shadows() if shadows is None else shadows
    coming = _Coming((one for one in house if since is None or one.position[0] >= since), record.house)
    for event in past.in_order():
        if since is not None and event.at < since:
            continue
        if until is not None and event.at >= until:
            break
        yield from _fall_due(timeline, record, shadows, coming, event.at - 1)
        position = position_of(event, by_itself=False)
        coming.up_to(position)
        plan = timeline.plan_for(event, record)
        outcome = decide(plan, record, event)
        in_shadow = (event.source, event.id) in past.shadowed
        yield Step(position, event, plan.house, outcome, in_shadow, record)
        if isinstance(outcome, Decision):
            record.apply(outcome)
            shadows.keep(outcome, by_itself=False, shadow=in_shadow)
    if past.frontier is not None:
        at, by_itself, *_ = past.frontier
        judged = at if by_itself else at - 1
        yield from _fall_due(timeline, record, shadows, coming, judged if until is None else min(judged, until - 1))
    if until is not None:
        coming.up_to((until, False, "", ""))


def _fall_due(timeline: Timeline, record: Record, shadows: Shadows, coming: "_Coming", until: int) -> Iterator[Step]:
    while (due := next_due(timeline, record)) is not None and due.at <= until:
        position = (due.at, True, "", due.id)
        coming.up_to(position)
        in_shadow = shadows.has(record, due)
        decision = judge_due(timeline, record, due)
        if decision is not None:
            yield Step(position, decision.event, decision.house, decision, in_shadow, record)
            record.apply(decision)
            shadows.keep(decision, by_itself=True, shadow=in_shadow)


class _Coming:
    """The marks that others give to the house, each when its moment has come."""

    def __init__(self, givings: Iterator[Giving], house: HouseRecord) -> None:
        self._givings = givings
        self._next = next(givings, None)
        self._house = house

    def up_to(self, position: Position) -> None:
        """All that was given before a position."""
        while self._next is not None and self._next.position < position:
            one = self._next
            give_mark(self._house.marks, one.name, one.since, one.until, one.ends, one.position[0])
            self._next = next(self._givings, None)
