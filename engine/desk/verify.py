"""Whether a book is what it was: every decision repeated, every row bound, nothing taken out.

The decisions are taken again in the order given, on what was known by then, and compared byte for byte.
"""

from collections.abc import Callable, Iterator
from heapq import merge
from typing import TypeAlias

from attrs import define, field, frozen

from engine.desk.chain import decision_link, forgotten_link, house_link
from engine.desk.consequence_rows import add_said
from engine.desk.event_row import sealed_of
from engine.desk.house_row import house_from_row
from engine.desk.journal import LINKED, Journal
from engine.desk.repetition import Repeated, Repetition
from engine.desk.sealing import client_sign, commitment, text_sign
from engine.desk.tables import (
    ClientRow,
    DecisionRow,
    EventRow,
    ForgottenRow,
    HouseRow,
    Row,
    Rows,
    TextRow,
)
from engine.judging.timeline import Timeline
from engine.memory.decision import Decision
from engine.memory.decision_json import canonical_bytes
from engine.model import House
from engine.planning.plan_from_model import plan_from_model
from engine.time.days import date_text

LinkedRow: TypeAlias = HouseRow | DecisionRow | ForgottenRow

CONSEQUENCES = ("entries", "obligations", "marks", "bookings", "outbox")


@frozen
class Finding:
    """Something that is not as it was: the number of the row it is about, and one sentence."""

    number: int
    message: str

    @property
    def text(self) -> str:
        """As it is printed."""
        return f"{self.number}: {self.message}"


@define
class Verified:
    """What came of it. `head` is the link of the last row: kept elsewhere, it shows later that nothing was redone."""

    decisions: int = 0
    number: int = 0
    head: str = ""
    found: list[Finding] = field(factory=list)


def verified(
    journal: Journal,
    head: str | None = None,
    seen: Callable[[int], None] | None = None,
    each: "Callable[[Repeated], None] | None" = None,
) -> Verified:
    """Looks through a whole journal. `head` is one that was kept elsewhere; `seen` hears of each row looked at.

    `each` gets every decision that could be repeated; the record in it holds only as long as the call.
    """
    with journal.reading():
        return _Verification(journal, head, seen or _nothing, each).result()


class _Verification:
    def __init__(
        self,
        journal: Journal,
        head: str | None,
        seen: Callable[[int], None],
        each: Callable[[Repeated], None] | None,
    ) -> None:
        self.journal = journal
        self.each = each or _nothing
        self.wanted = head
        self.seen = seen
        self.done = Verified()
        self.repetition: Repetition | None = None
        self.houses: list[House] = []
        self.sealed: dict[str, tuple[int | None, str]] = {}
        self.forgotten: set[int] = set()
        self.events = _Rows(journal, "events")
        self.consequences = {table: _Rows(journal, table) for table in CONSEQUENCES}

    def result(self) -> Verified:
        """Looks at all there is, in the order of the numbers."""
        link, met = "", False
        for row in self._in_order():
            self.seen(row.number)
            self._look_for_gap(row.number)
            for stray in self.events.before(row.number):
                self._find(stray[0], f"{_named(stray)} has no decision")
            event: EventRow | None = None
            if isinstance(row, HouseRow):
                bound = house_link(link, row)
            elif isinstance(row, ForgottenRow):
                bound = forgotten_link(link, row)
            else:
                event = next((one for one in self.events.of(row.number) if isinstance(one, EventRow)), None)
                bound = decision_link(link, row[:-1], event)
            if bound != row.link:
                self._find(row.number, f"{_named(row)} is not what was written, or what stood before it is not")
            if isinstance(row, HouseRow):
                self._look_at_house(row)
            elif isinstance(row, ForgottenRow):
                self.forgotten.add(row.client)
            else:
                self._look_at_decision(row, event)
            # Each row is held against the link that its neighbour has, so that one change is named once.
            link = row.link
            met = met or link == self.wanted
            self.done.number, self.done.head = row.number, link
        self._look_for_missing(self.done.number + 1)
        self._look_for_rest()
        self._look_at_texts()
        self._look_at_agenda()
        self._look_at_handed()
        if self.wanted is not None and not met:
            self._find(self.done.number, "the head kept elsewhere is not in this book: rows were redone or cut off")
        return self.done

    def _in_order(self) -> Iterator[LinkedRow]:
        yield from merge(*(self._linked(table) for table in LINKED), key=lambda row: row.number)

    def _linked(self, table: str) -> Iterator[LinkedRow]:
        for row in self.journal.after(table, 0):
            assert isinstance(row, HouseRow | DecisionRow | ForgottenRow)
            yield row

    def _look_for_gap(self, number: int) -> None:
        first, last = self.done.number + 1, number - 1
        if first == last:
            self._find(first, "this row is missing")
        elif first < last:
            self._find(first, f"the rows from here to {last} are missing")

    def _look_at_house(self, row: HouseRow) -> None:
        house = house_from_row(row)
        if house is None:
            self._find(row.number, f"{_named(row)} cannot be read any more")
            return
        if house.hash != row.hash:
            self._find(row.number, f"{_named(row)} was edited: its text has another hash than it was put here with")
        self.houses.append(house)
        try:
            timeline = Timeline(plan_from_model(house) for house in self.houses)
        except ValueError:
            self._find(row.number, f"{_named(row)} does not begin after the version before it")
            return
        if self.repetition is None:
            self.repetition = Repetition(self.journal, timeline, self.each)
        else:
            self.repetition.go_on_by(timeline)

    def _look_at_decision(self, row: DecisionRow, event: EventRow | None) -> None:
        self.done.decisions += 1
        if (event is None) != bool(row.by_itself):
            self._find(row.number, f"the event of {_named(row)} is missing")
            return
        if self.repetition is None:
            self._find(row.number, f"{_named(row)} was given without a house")
            return
        if not self.repetition.is_coming(row):
            self._look_for_missing(row.number)
        try:
            if event is not None:
                self.sealed |= {sign: (row.client, promised) for sign, promised in sealed_of(event).items()}
            found = self.repetition.given_again(row, event)
        except Exception:
            # Facts that somebody changed may be anything, and what rules do with them is not foreseen.
            found = None
        if found is None:
            self._find(row.number, f"{_named(row)} would not be given again")
            return
        again, rows = found
        if canonical_bytes(again) != row.decision.encode():
            self._find(row.number, f"{_named(row)} would not be given again as it stands here")
        elif _columns(again) != _columns_of(row):
            self._find(row.number, f"the columns beside {_named(row)} do not say what it says")
        self._look_at_consequences(row, again, rows)

    def _look_for_missing(self, number: int) -> None:
        """What had to follow from a late event, and does not."""
        missed = None if self.repetition is None else self.repetition.missed()
        if missed is not None:
            self._find(number, f"what had to follow from `{missed}` before this is missing")

    def _look_at_consequences(self, row: DecisionRow, decision: Decision, wanted: Rows) -> None:
        if not row.shadow:
            add_said(wanted, row.number, decision)
        for table, found in self.consequences.items():
            for extra in found.before(row.number):
                self._find(extra[0], f"a row of `{table}` was put in that no decision made")
            if list(found.of(row.number)) != wanted.get(table, []):
                self._find(row.number, f"the rows of `{table}` are not those that {_named(row)} made")

    def _look_for_rest(self) -> None:
        for row in self.events.rest():
            self._find(row[0], f"{_named(row)} has no decision")
        for table, rows in self.consequences.items():
            for row in rows.rest():
                self._find(row[0], f"a row of `{table}` was put in that no decision made")

    def _look_at_texts(self) -> None:
        for row in self.journal.rows("clients"):
            assert isinstance(row, ClientRow)
            name = f"the name of client {row.number}"
            self._look_at_text(row, row.number, client_sign(row.number) or "", row.id, name)
        for text in self.journal.rows("texts"):
            assert isinstance(text, TextRow)
            name = f"text {text.number} (`{text.name}`)"
            self._look_at_text(text, text.client, text_sign(text.number), text.text, name)
        for sign in self.sealed:
            self._find(self.done.number, f"what stood for {sign} is missing")

    def _look_at_text(
        self, row: ClientRow | TextRow, client: int | None, sign: str, text: str | None, name: str
    ) -> None:
        owner, promised = self.sealed.pop(sign, (None, None))
        if promised is None:
            self._find(row.since, f"{name} did not come with any event")
        elif (row.commitment, client) != (promised, owner):
            self._find(row.since, f"{name} is not what came with the event")
        elif client in self.forgotten:
            if text is not None or row.salt is not None:
                self._find(row.since, f"{name} was forgotten, and stands here again")
        elif text is None or commitment(row.salt or b"", text) != promised:
            self._find(row.since, f"{name} is not what came with the event")

    def _look_at_agenda(self) -> None:
        noted = {row.client: row.due for row in self.journal.due()}
        for client in () if self.repetition is None else self.repetition.clients():
            due = noted.pop(client, None)
            if self.repetition is not None and not self.repetition.comes(client, due, self.done.number + 1):
                self._find(self.done.number, f"the agenda is wrong about what client {client} has next")
        for client in noted:
            self._find(self.done.number, f"the agenda has client {client}, who is not known")

    def _look_at_handed(self) -> None:
        for row in self.journal.rows("handed"):
            if next(self.journal.rows("outbox", decision=row[0], place=row[1]), None) is None:
                self._find(row[0], f"{row[0]}/{row[1]} was handed on, and nobody said it")

    def _find(self, number: int, message: str) -> None:
        self.done.found.append(Finding(number, message))


class _Rows:
    """The rows of a table whose first column is the number of a decision, each looked at once."""

    def __init__(self, journal: Journal, table: str) -> None:
        self._rows = journal.rows(table)
        self._next: Row | None = next(self._rows, None)

    def before(self, number: int) -> Iterator[Row]:
        """Those of earlier decisions that nobody asked for."""
        while self._next is not None and self._next[0] < number:
            yield self._take(self._next)

    def of(self, number: int) -> Iterator[Row]:
        """Those of a decision."""
        while self._next is not None and self._next[0] == number:
            yield self._take(self._next)

    def rest(self) -> Iterator[Row]:
        """Those that are left."""
        while self._next is not None:
            yield self._take(self._next)

    def _take(self, row: Row) -> Row:
        self._next = next(self._rows, None)
        return row


def _columns(decision: Decision) -> tuple[object, ...]:
    event, version = decision.event, date_text(decision.house.in_force_from)
    return event.id, event.kind, event.at, decision.booking, decision.verdict, version


def _columns_of(row: DecisionRow) -> tuple[object, ...]:
    return row.event, row.type, row.at, row.booking, row.verdict, row.version


def _named(row: Row) -> str:
    if isinstance(row, HouseRow):
        return f"the house in force from {row.in_force_from}"
    if isinstance(row, ForgottenRow):
        return f"that client {row.client} was forgotten"
    if isinstance(row, DecisionRow):
        return f"the decision on {row.type} `{row.event}`"
    assert isinstance(row, EventRow)
    return f"the event `{row.id}`"


def _nothing(_: object) -> None:
    pass
