"""How a decision that was given would be, had all been known: a decision of its own, and rows that make up for it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from attrs import define, field, frozen
from msgspec.structs import replace

from engine.desk.consequence_rows import add_consequences
from engine.desk.position import Identity, Position, position_of
from engine.desk.tables import BookingRow, ConsequenceRow, EntryRow, MarkRow, ObligationRow, Rows
from engine.events.event import Event
from engine.judging.decide import EventRefused
from engine.memory.decision import Common, Decision, EntryMade, Excused, MarkMade, ObligationMade, Own, Told
from engine.model import House
from engine.telling.plain_text import listed, plain_moment, with_article
from engine.time.moments import Zone

WITHDRAWN = "withdrawn"
"""The state of an obligation that turned out never to have been made."""


@frozen
class Cause:
    """What made the past another one: `event` came late, or is the correction of another.

    `others` of the same client came late with it, and happened before it.
    """

    event: Event
    others: int = 0

    def note(self, zone: Zone) -> str:
        """One sentence for the owner."""
        if self.event.corrects is not None:
            return f"`{self.event.id}` corrects `{self.event.corrects}`."
        text = f"`{self.event.id}` of {plain_moment(self.event.at, zone)} came late"
        if not self.others:
            return f"{text}."
        return f"{text}, and {self.others} more before it." if self.others > 1 else f"{text}, and one more before it."


class Causes:
    """Events of one client that came late together, in the order in which they happened; or what there is one of."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.all = [Cause(event, place) for place, event in enumerate(events)]
        self._positions = [position_of(event, by_itself=False) for event in events]

    def of(self, position: Position) -> Cause:
        """What made something another that happened at a position: the latest before it, for all before it."""
        return self.all[max(0, bisect_left(self._positions, position) - 1)]


@define
class Change:
    """What is to be written because the past turned out otherwise, on one event or what fell due.

    `amends` is the number of the decision given before, None where there was none. `house` is the version that judges
    it. `old` is how that stood (None: it did not), `new` how it stands now, or why the event is refused now, or None:
    it does not fall due any more.
    `rows` are without their number. In the `shadow` nothing is handed on.
    """

    client: int | None
    position: Position
    amends: int | None
    house: House
    old: Decision | None
    new: Decision | EventRefused | None
    shadow: bool = False
    rows: list[tuple[str, ConsequenceRow]] = field(factory=list)

    @property
    def identity(self) -> Identity:
        """Which event it is on."""
        return self.position[1:]

    def decision(self, cause: Cause, is_cause: bool) -> Decision:
        """The decision to be written. `is_cause`: this is the answer to the cause itself."""
        now = self.new if isinstance(self.new, Decision) else None
        if self.amends is None:
            assert now is not None
            return now
        base = now or self.old
        if is_cause and isinstance(self.new, EventRefused):
            event = self.new.event
            base = Decision(event, Common(self.house, self.house.events[event.kind], "decline"), Own(event.booking))
        assert base is not None
        name = cause.event.id if is_cause else f"{cause.event.id}/amends/{self.amends}"
        notes = tuple(self._notes(base, cause, now))
        verdict, channel = ("decline", None) if now is None else (now.verdict, now.channel)
        own = Own(
            base.booking,
            entries=tuple(_entries(self.rows)),
            obligations=tuple(self._obligations(now)),
            marks=tuple(_marks(self.rows)),
            tells=(Told("owner", " ".join(notes)),),
            amends=str(self.amends),
            because=() if now is None else now.because,
            excused=tuple(_taken_back(self.rows)),
            notes=notes,
        )
        return Decision(replace(base.event, id=name), Common(base.house, base.kind, verdict, channel), own)

    def numbered(self, number: int) -> Iterator[tuple[str, ConsequenceRow]]:
        """The rows with the number of the decision."""
        for table, row in self.rows:
            yield table, row._replace(decision=number)

    def _obligations(self, now: Decision | None) -> Iterator[ObligationMade]:
        made = {} if now is None else {owed.id: owed for one in whole(now) for owed in one.obligations}
        for _, row in self.rows:
            if not isinstance(row, ObligationRow):
                continue
            known = made.get(row.id)
            if known is not None and (known.state, known.got) == (row.state, row.got):
                yield known
            else:
                yield ObligationMade(
                    row.id, row.kind, row.what, row.amount, row.unit, row.due, row.state, row.got, row.booking, False
                )

    def _notes(self, base: Decision, cause: Cause, now: Decision | None) -> Iterator[str]:
        """Sentences for the owner: why, and what would have been said."""
        zone = base.house.zone
        yield cause.note(zone)
        moment = plain_moment(base.event.at, zone)
        about, happened = f"{base.kind.name} of {moment}", f"{base.kind.name} on {moment}"
        if isinstance(self.new, EventRefused):
            yield f"The {about} would have been refused: {self.new.message}."
        elif now is None:
            yield f"There was no {happened} after all."
        elif self.old is None:
            yield f"There was {with_article(happened)} after all, with the answer {now.verdict}."
        else:
            yield from _differences(self.old, now, about)


def _differences(old: Decision, now: Decision, about: str) -> Iterator[str]:
    before, after = list(whole(old)), list(whole(now))
    if old.kind.name != now.kind.name:
        yield f"It was taken for {with_article(old.kind.name)}."
    if (old.verdict, old.channel) != (now.verdict, now.channel):
        yield f"The answer to the {about} was {_verdict(old)}, and would have been {_verdict(now)}."
    else:
        yield f"What follows from the {about} is not what it was."
    said, would = _said(before), _said(after)
    if said != would:
        yield f"It said {_named(said)}, and would have said {_named(would)}."
    told, tells = _told(before), _told(after)
    if told != tells:
        yield f"It would have told {listed(tells)}." if tells else "It would have told nobody anything."
    done, does = _done(before), _done(after)
    if done != does:
        yield f"It did {_named(done)}, and would have done {_named(does)}."


def differs(old: Decision | None, new: Decision | None) -> bool:
    """Whether something was said or done that now would not, beside the rows."""
    if old is None or new is None:
        return old is not new
    return [_aloud(one) for one in whole(old)] != [_aloud(one) for one in whole(new)]


def _aloud(decision: Decision) -> tuple[object, ...]:
    return decision.verdict, decision.channel, decision.words, decision.actions, decision.tells, decision.allowed


def rows_of(client: int | None, decision: Decision | None) -> list[tuple[str, ConsequenceRow]]:
    """The consequences of a decision as rows, without their number."""
    rows: Rows = {}
    if decision is not None:
        add_consequences(rows, 0, client, decision)
    return [(table, row) for table, some in rows.items() for row in some if isinstance(row, ConsequenceRow)]


def rows_between(
    old: Iterable[tuple[str, ConsequenceRow]], new: Iterable[tuple[str, ConsequenceRow]]
) -> Iterator[tuple[str, ConsequenceRow]]:
    """The rows that lead from some to others: amounts add up, marks and bookings that do not stand are undone.

    Of obligations those come that stand otherwise now.
    """
    before, after = list(old), list(new)
    yield from _entries_between(before, after)
    yield from ((table, row) for table, row in after if table == "obligations" and (table, row) not in before)
    left = list(after)
    gone = []
    for one in before:
        if one in left:
            left.remove(one)
        else:
            gone.append(one)
    for table, row in gone:
        if isinstance(row, MarkRow | BookingRow):
            yield table, row._replace(undone=1)
    for table, row in left:
        if isinstance(row, MarkRow | BookingRow):
            yield table, row


def _entries_between(
    before: list[tuple[str, ConsequenceRow]], after: list[tuple[str, ConsequenceRow]]
) -> Iterator[tuple[str, ConsequenceRow]]:
    amounts: dict[EntryRow, int] = {}
    for sign, rows in ((-1, before), (1, after)):
        for _, row in rows:
            if isinstance(row, EntryRow):
                alike = row._replace(amount=0)
                amounts[alike] = amounts.get(alike, 0) + sign * row.amount
    for row, amount in amounts.items():
        if amount:
            yield "entries", row._replace(amount=amount)


def _entries(rows: list[tuple[str, ConsequenceRow]]) -> Iterator[EntryMade]:
    for _, row in rows:
        if isinstance(row, EntryRow) and row.line is not None:
            yield EntryMade(row.slot, row.kind, None, row.amount, row.unit, row.line, row.until)


def _marks(rows: list[tuple[str, ConsequenceRow]]) -> Iterator[MarkMade]:
    for _, row in rows:
        if isinstance(row, MarkRow) and not row.undone:
            yield MarkMade(row.subject, row.name, row.since, row.until, bool(row.ends))


def _taken_back(rows: list[tuple[str, ConsequenceRow]]) -> Iterator[Excused]:
    for _, row in rows:
        if isinstance(row, MarkRow) and row.undone:
            yield Excused("mark", row.name, 1)


def whole(decision: Decision) -> Iterator[Decision]:
    """A decision and all that it records."""
    yield decision
    for child in decision.recorded:
        yield from whole(child)


def _verdict(decision: Decision) -> str:
    return decision.verdict if decision.channel is None else f"{decision.verdict} to {decision.channel}"


def _said(decisions: list[Decision]) -> list[str]:
    return [one.words.name for one in decisions if one.words is not None]


def _told(decisions: list[Decision]) -> list[str]:
    return [f"the {told.role} “{told.text}”" for one in decisions for told in one.tells]


def _done(decisions: list[Decision]) -> list[str]:
    return [action.name for one in decisions for action in one.actions]


def _named(names: list[str]) -> str:
    return listed([f"`{name}`" for name in names]) if names else "nothing"
