"""Everything about one booking in one place, for whoever has to decide who is right.

What happened and what was answered, with the reasons and how each deadline was counted; the rules as they stood, and
when the client accepted them; the money; and the links that bind all of it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import msgspec
from attrs import frozen

from engine.desk.desk import Desk
from engine.desk.event_row import event_from_row
from engine.desk.journal import BookError, Journal, head_of
from engine.desk.reading import name_of
from engine.desk.retelling import Retold, decision_referred_to, named, retold
from engine.desk.statement import figures_of, record_of, rules_of, what_of
from engine.desk.tables import BookingRow, DecisionRow, EntryRow, EventRow, HouseRow, ObligationRow
from engine.events.event import Event, Value
from engine.memory.booking import Booking
from engine.memory.decision import Because, Decision
from engine.memory.record import ACCEPTANCE
from engine.model import EventKind, House
from engine.pages.rendering import rendered
from engine.telling.plain_text import capital, plain_amount, plain_date, plain_moment, plain_value
from engine.telling.sentences import consequence_sentences, verdict_text
from engine.telling.tried import tried
from engine.telling.tried_text import tried_lines
from engine.telling.words import reply_text
from engine.time.days import date_text

_STAFF = ("used", "override")

Facts = tuple[tuple[str, str], ...]


@frozen
class Reason:
    """A line that decided: the rule, the line, where it stands (`salon.house:47`), and what it read."""

    rule: str
    line: str
    version: str
    place: str
    facts: Facts

    @property
    def anchor(self) -> str:
        """Where the line stands on the page."""
        return anchor_of(self.version, self.place)


@frozen
class Judged:
    """A decision, or one that it records: what follows (each with how its deadline was counted), and the reasons."""

    title: str
    verdict: str
    follows: tuple[tuple[str, tuple[str, ...]], ...]
    reasons: tuple[Reason, ...]
    recorded: tuple["Judged", ...]


@frozen
class Step:
    """Something that happened, and the answer. `who` is client, house, or nobody for what fell due by itself.

    It is a correction, or an amendment where another event changed what had been answered: then `amends` has the number
    of the decision that is amended. `tried` are the lines of the rules with what settled each; empty where they say no
    more than the reasons.
    """

    number: int
    at: str
    event: str
    who: str
    facts: Facts
    judged: Judged
    tried: tuple[str, ...]
    language: str | None
    words: tuple[str, ...]
    link: str
    amends: int | None = None


@frozen
class Text:
    """A version of the rules: its texts as (name, lines) with the places that decided.

    `accepted` has when the client accepted it, and the number of that decision.
    """

    day: str
    begins: str
    hash: str
    added: str
    accepted: tuple[tuple[str, int], ...]
    sources: tuple[tuple[str, tuple[str, ...]], ...]
    cited: frozenset[str]

    def anchor(self, name: str, line: int) -> str | None:
        """Where a line stands on the page, for one that decided something."""
        place = f"{name}:{line}"
        return anchor_of(self.day, place) if place in self.cited else None


@frozen
class Dispute:
    """All that is known of one booking. `figures` are what the entries come to; `head` is that of the whole book."""

    house: str
    booking: str
    client: str
    facts: Facts
    written: str
    steps: tuple[Step, ...]
    texts: tuple[Text, ...]
    entries: tuple[tuple[str, str, str, str, int], ...]
    figures: Facts
    owed: tuple[tuple[str, str, str, str, str], ...]
    number: int
    head: str


def anchor_of(version: str, place: str) -> str:
    """The name on the page of a place in the text of a version."""
    return re.sub("[^0-9A-Za-z]+", "-", f"rules {version} {place}")


def dispute_about(desk: Desk, booking: str, now: int, client: str | None = None) -> Dispute:
    """All about a booking of a client, written at a moment. BookError where there is no such booking, or several."""
    with desk.journal.reading():
        return _Inquiry(desk, _made(desk.journal, booking, client)).dispute(now)


def _made(journal: Journal, booking: str, client: str | None) -> BookingRow:
    """The row that says that a booking was made."""
    rows = [row for row in journal.rows("bookings", booking=booking, state="made") if isinstance(row, BookingRow)]
    stands = Counter[int | None]()
    for row in rows:
        stands[row.client] += -1 if row.undone else 1
    found = {row.client: row for row in rows if stands[row.client] and client in (None, _client(journal, row.client))}
    if not found:
        refused = next(journal.rows("decisions", booking=booking), None)
        if isinstance(refused, DecisionRow) and client in (None, _client(journal, refused.client)):
            raise BookError(
                f"the booking `{booking}` was not made: the answer was {refused.verdict}",
                f"`evenhand why` says why: it is decision {refused.number}",
            )
        of = "" if client is None else f" of `{client}`"
        raise BookError(f"there is no booking `{booking}`{of} in this book", "`evenhand log` lists what there is")
    if len(found) > 1:
        names = ", ".join(_client(journal, number) for number in found)
        raise BookError(f"several clients have a booking `{booking}`", f"name one of them with --client: {names}")
    return next(iter(found.values()))


def _client(journal: Journal, number: int | None) -> str:
    name = None if number is None else name_of(journal, number)
    return name or f"client {number} (forgotten)"


class _Inquiry:
    """Gathers what belongs to a booking."""

    def __init__(self, desk: Desk, made: BookingRow) -> None:
        self.desk = desk
        self.journal = desk.journal
        self.booking = made.booking
        self.client = made.client
        self.house = desk.houses[-1]
        self.accepted: dict[int, list[tuple[str, int]]] = {}

    def dispute(self, now: int) -> Dispute:
        """All of it."""
        rows = [row for row in self.journal.rows("decisions", client=self.client) if isinstance(row, DecisionRow)]
        wanted = self._numbers(rows)
        steps = tuple(self._step(row) for row in rows if row.number in wanted)
        record = record_of(self.desk, self.client)
        known, name = record.bookings[self.booking], record.facts.get("name")
        number, head = head_of(self.journal)
        return Dispute(
            self.house.name,
            self.booking,
            _client(self.journal, self.client) + (f" ({named(self.journal, name)})" if isinstance(name, str) else ""),
            self._booked(known),
            plain_moment(now, self.house.zone),
            steps,
            tuple(self._texts([row for row in rows if row.number in wanted], steps)),
            tuple(self._entries()),
            tuple(
                (name.replace("_", " "), self._money(amount))
                for name, amount in figures_of(known.ledger)
                if amount or name == "charged"
            ),
            tuple(self._owed()),
            number,
            head,
        )

    def _numbers(self, rows: Iterable[DecisionRow]) -> set[int]:
        """The decisions on the booking, those that changed what is owed for it, acceptances, and what staff did."""
        found = {row.number for row in rows if row.booking == self.booking or row.type == ACCEPTANCE}
        for table in ("entries", "obligations"):
            for row in self.journal.rows(table, client=self.client):
                assert isinstance(row, EntryRow | ObligationRow)
                if row.booking == self.booking:
                    found.add(row.decision)
        for row in rows:
            if (
                row.type in _STAFF
                and row.amends is None
                and decision_referred_to(self.journal, self._event(row)) in found
            ):
                found.add(row.number)
        return found

    def _event(self, row: DecisionRow) -> Event:
        (kept,) = self.journal.rows("events", number=row.number)
        assert isinstance(kept, EventRow)
        return event_from_row(kept)

    # --- what happened -----------------------------------------------------------------------

    def _step(self, row: DecisionRow) -> Step:
        if row.amends is not None:
            return self._amended(row)
        told = retold(self.desk, row)
        decision = told.decision
        self._note_acceptance(told, row)
        reply = reply_text(decision)
        lines = list(tried_lines(tried(told.plan, told.record, decision), decision))
        return Step(
            row.number,
            plain_moment(row.at, self.house.zone),
            named(self.journal, row.event),
            "nobody" if row.by_itself else decision.kind.by,
            () if row.by_itself else self._facts(decision.event.fields, decision.kind, decision.house),
            self._judged(decision),
            tuple(named(self.journal, line) for line in lines) if any(map(_says_more, lines)) else (),
            None if decision.words is None else decision.words.language,
            () if reply is None else tuple(named(self.journal, reply).split("\n\n")),
            row.link,
        )

    def _amended(self, row: DecisionRow) -> Step:
        """An amendment says why it was made, and what would have been said; nobody heard it but the owner."""
        notes = msgspec.json.decode(row.decision)["notes"]
        return Step(
            row.number,
            plain_moment(row.at, self.house.zone),
            named(self.journal, row.event),
            "amendment" if row.by_itself else "correction",
            (),
            Judged(capital(row.type), "amended", tuple((named(self.journal, note), ()) for note in notes), (), ()),
            (),
            None,
            (),
            row.link,
            row.amends,
        )

    def _note_acceptance(self, told: Retold, row: DecisionRow) -> None:
        after = told.record.fork()
        after.apply(told.decision)
        for version in after.accepted - told.record.accepted:
            accepted = plain_moment(row.at, self.house.zone), row.number
            self.accepted.setdefault(version, []).append(accepted)

    def _judged(self, decision: Decision) -> Judged:
        follows: list[tuple[str, list[str]]] = []
        for depth, sentence in consequence_sentences(decision):
            if depth:
                follows[-1][1].append(sentence)
            else:
                follows.append((named(self.journal, sentence), []))
        return Judged(
            capital(decision.kind.name),
            verdict_text(decision),
            tuple((sentence, tuple(receipt)) for sentence, receipt in follows),
            tuple(self._reason(because, decision.house) for because in decision.because),
            tuple(self._judged(child) for child in decision.recorded),
        )

    def _reason(self, because: Because, house: House) -> Reason:
        facts = tuple(
            (label, named(self.journal, plain_value(value, kind, house))) for label, kind, value in because.facts
        )
        return Reason(
            because.rule.title, because.line.text, date_text(house.in_force_from), because.line.span.place, facts
        )

    def _facts(self, fields: Mapping[str, Value], kind: EventKind, house: House) -> Facts:
        """Those that are given, as they are read; one that the house does not declare is left out."""
        declared = ((name, value, kind.fields.get(name)) for name, value in fields.items() if value is not None)
        return tuple(
            (name, named(self.journal, plain_value(value, field.kind, house)))
            for name, value, field in declared
            if field is not None
        )

    def _booked(self, booking: Booking) -> Facts:
        house = next(house for house in self.desk.houses if house.in_force_from == booking.version)
        made = ("made", plain_moment(booking.made, self.house.zone))
        return (made, *self._facts(booking.fields, house.events[booking.kind], house))

    # --- the rules, the money, what is owed --------------------------------------------------

    def _texts(self, rows: Iterable[DecisionRow], steps: Iterable[Step]) -> Iterator[Text]:
        """The versions that judged, each with its own text and those that it includes and that decided something."""
        cited: dict[str, set[str]] = {row.version: set() for row in rows}
        for reason in (reason for step in steps for reason in _reasons(step.judged)):
            cited.setdefault(reason.version, set()).add(reason.place)
        for row, house in zip(list(self.journal.rows("houses")), self.desk.houses, strict=True):
            assert isinstance(row, HouseRow)
            if row.in_force_from in cited:
                places = cited[row.in_force_from]
                *others, own = msgspec.json.decode(row.sources, type=list[tuple[str, str]])
                wanted = {own[0], *(place.rpartition(":")[0] for place in places)}
                yield Text(
                    row.in_force_from,
                    plain_date(house.in_force_from),
                    row.hash,
                    plain_moment(row.added, self.house.zone),
                    tuple(self.accepted.get(house.in_force_from, ())),
                    tuple((name, tuple(text.splitlines())) for name, text in (own, *others) if name in wanted),
                    frozenset(places),
                )

    def _entries(self) -> Iterator[tuple[str, str, str, str, int]]:
        for entry in list(self.journal.rows("entries", client=self.client)):
            assert isinstance(entry, EntryRow)
            if entry.booking == self.booking:
                (row,) = self.journal.rows("decisions", number=entry.decision)
                assert isinstance(row, DecisionRow)
                rule = "" if entry.line is None else rules_of(self.journal, row).get(entry.line, "")
                amount = self._money(entry.amount, entry.unit)
                yield plain_moment(entry.at, self.house.zone), what_of(entry, row), rule, amount, row.number

    def _owed(self) -> Iterator[tuple[str, str, str, str, str]]:
        latest: dict[str, ObligationRow] = {}
        for row in self.journal.rows("obligations", client=self.client):
            assert isinstance(row, ObligationRow)
            if row.booking == self.booking:
                latest[row.id] = row
        for row in sorted(latest.values(), key=lambda row: (row.due, row.id)):
            of = "" if row.amount is None else self._money(row.amount, row.unit)
            owes = "the client" if row.kind == "ask" else "the house"
            yield owes, row.what, of, plain_moment(row.due, self.house.zone), row.state

    def _money(self, amount: int, unit: str | None = None) -> str:
        return plain_amount(amount, unit or self.house.currency, self.house)


def _says_more(tried_line: str) -> bool:
    """Whether a line of what was tried says what the reasons do not."""
    return tried_line.lstrip().startswith(("no ", "not tried", "does not apply", "fits"))


def _reasons(judged: Judged) -> Iterator[Reason]:
    yield from judged.reasons
    for child in judged.recorded:
        yield from _reasons(child)


def page_from_dispute(dispute: Dispute) -> str:
    """One HTML file that asks for nothing else."""
    return rendered("engine.desk", "dispute.html.jinja", language="en", dispute=dispute)
