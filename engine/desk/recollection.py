"""What the house knows of its clients, from the decisions in a journal."""

from collections.abc import Iterator

from attrs import define, field

from engine.desk.event_row import event_from_row
from engine.desk.journal import BookError, Journal
from engine.desk.sealing import client_sign
from engine.desk.tables import DecisionRow, EventRow, MarkRow
from engine.events.event import Event
from engine.judging.advance import judge_due, next_due
from engine.judging.decide import EventRefused, decide
from engine.judging.timeline import Timeline
from engine.memory.booking import give_mark
from engine.memory.decision import Decision, Due
from engine.memory.record import HouseRecord, Record

_MOST = 20_000


@define
class Remembered:
    """A client's record, and how far it goes: the moment judged last, and whether what fell due then is in it.

    `shadows` are the events that were judged in the shadow, and the bookings that they opened; `in_shadow`: the latest
    event was.
    """

    record: Record
    latest: int | None = None
    has_dues: bool = False
    shadows: set[str] = field(factory=set)
    in_shadow: bool = False

    def adopt(self, record: Record) -> None:
        """Goes on with a fork of the record; what it knows of the house is known to all again."""
        house = self.record.house
        house.marks = record.house.marks
        record.house = house
        self.record = record

    def keep(self, decision: Decision, by_itself: bool, shadow: bool) -> None:
        """One more decision."""
        self.record.apply(decision)
        self.note(decision, by_itself, shadow)

    def note(self, decision: Decision, by_itself: bool, shadow: bool) -> None:
        """That the record has one more decision in it."""
        self.latest, self.has_dues = decision.event.at, by_itself
        if not by_itself:
            self.in_shadow = shadow
        if shadow:
            self.note_shadow(decision)

    def note_shadow(self, decision: Decision) -> None:
        """That a decision was given in the shadow, so that what comes of it is in the shadow too."""
        self.shadows.add(decision.event.id)
        if decision.kind.life == "opens" and decision.booking is not None:
            self.shadows.add(decision.booking)
        for child in decision.recorded:
            self.note_shadow(child)

    def is_shadow(self, record: Record, due: Due) -> bool:
        """Whether what falls due on a record, this one or a fork of it, comes of something judged in the shadow."""
        match due.cause:
            case "overdue":
                return bool(self.shadows) and record.owed[due.of].event.id in self.shadows
            case "silence":
                return self.in_shadow
        return due.of in self.shadows


class Recollection:
    """The records of those clients that were asked for lately; others are read from the journal when needed."""

    def __init__(self, journal: Journal, timeline: Timeline) -> None:
        self.timeline = timeline
        self._journal = journal
        self._known: dict[int | None, Remembered] = {}
        self._house: HouseRecord | None = None

    def forget(self) -> None:
        """Drops all that was read, for somebody else may have written."""
        self._known.clear()
        self._house = None

    def keep_few(self) -> None:
        """Drops clients where there are many. Only when all that was judged is in the journal."""
        if len(self._known) > _MOST:
            self._known.clear()

    def of(self, client: int | None, is_new: bool = False) -> Remembered:
        """What is known of a client, or (None) of the house itself; `is_new`: nothing is, and the journal knows it."""
        if self._house is None:
            self._house = _house_record(self._journal)
        known = self._known.get(client)
        if known is None:
            known = Remembered(Record(client_sign(client), self._house))
            if not is_new:
                known = remembered(self._journal, self.timeline, client)
                known.record.house = self._house
            self._known[client] = known
        return known


def remembered(journal: Journal, timeline: Timeline, client: int | None, before: int | None = None) -> Remembered:
    """What was known of a client before a decision (None: is known now): all that was judged is judged again.

    Each decision is taken with the marks that the house had by then. BookError where one cannot be.
    """
    known = Remembered(Record(client_sign(client), HouseRecord()))
    marks = (row for row in journal.rows("marks", subject="house") if isinstance(row, MarkRow))
    waiting = next(marks, None)
    for row, event in history(journal, client):
        if before is not None and row.number > before:
            break
        while waiting is not None and waiting.decision < row.number:
            _mark(known.record.house, waiting)
            waiting = next(marks, None)
        while waiting is not None and waiting.decision == row.number:
            waiting = next(marks, None)
        if row.number == before:
            break
        decision = judged_again(timeline, known.record, row, event)
        if not isinstance(decision, Decision):
            raise BookError(
                f"decision {row.number} cannot be given again as it was",
                "run `evenhand verify` to see whether the book was changed, or use the evenhand that wrote it",
            )
        known.keep(decision, bool(row.by_itself), bool(row.shadow))
    return known


def history(journal: Journal, client: int | None) -> Iterator[tuple[DecisionRow, Event | None]]:
    """The decisions on a client in the order given, each with its event; None where it fell due by itself."""
    for row in list(journal.rows("decisions", client=client)):
        assert isinstance(row, DecisionRow)
        yield row, None if row.by_itself else _event(journal, row.number)


def judged_again(
    timeline: Timeline, record: Record, row: DecisionRow, event: Event | None
) -> Decision | EventRefused | None:
    """The decision of a row, taken once more on the record as it was before it; the record is not changed by it.

    None where nothing falls due, and the decision on what falls due where the row's event should have come first.
    """
    until = row.at if event is None else row.at - 1
    while (due := next_due(timeline, record)) is not None and due.at <= until:
        decision = judge_due(timeline, record, due)
        if decision is not None:
            return decision
    return None if event is None else decide(timeline.plan_for(event, record), record, event)


def _event(journal: Journal, number: int) -> Event:
    (row,) = journal.rows("events", number=number)
    assert isinstance(row, EventRow)
    return event_from_row(row)


def _house_record(journal: Journal) -> HouseRecord:
    house = HouseRecord()
    for row in journal.rows("marks", subject="house"):
        assert isinstance(row, MarkRow)
        _mark(house, row)
    return house


def _mark(house: HouseRecord, row: MarkRow) -> None:
    give_mark(house.marks, row.name, row.since, row.until, bool(row.ends), row.at)
