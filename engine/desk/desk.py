"""The desk: reads, decides, appends. With the journals, the only place with effects."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeAlias

from attrs import evolve
from msgspec.structs import replace

from engine.desk.amendment import Causes, Change
from engine.desk.answer import Answer
from engine.desk.batch import Arrival, Batch
from engine.desk.correction import corrected_event
from engine.desk.entry import Entry, Head
from engine.desk.garbage import uncollected
from engine.desk.history import history
from engine.desk.house_past import Giving, HousePast, givings_of
from engine.desk.house_row import house_from_row
from engine.desk.journal import BookError, Journal, head_of
from engine.desk.known_clients import KnownClients
from engine.desk.latecomer import Latecomer, unfit
from engine.desk.own_id import clear_name
from engine.desk.position import Position, position_of
from engine.desk.reading import name_of, text_of
from engine.desk.recollection import Recollection, Remembered
from engine.desk.revision import Revision
from engine.desk.sealing import sealed_event, text_facts
from engine.desk.tables import DecisionRow, HouseRow, TextRow
from engine.events.event import Event
from engine.judging.advance import judge_due, next_due
from engine.judging.decide import EventRefused, decide
from engine.judging.sight import Sight
from engine.judging.timeline import Timeline
from engine.memory.decision import Decision
from engine.memory.record import Record
from engine.model import House
from engine.planning.plan_from_model import plan_from_model

Judged: TypeAlias = Answer | EventRefused

BATCH = 1000
"""How many events of a stream are written at once, at most."""


def houses_of(journal: Journal) -> tuple[House, ...]:
    """The versions in a journal. BookError for one that does not mean any more what it meant when it was put there."""
    houses = []
    for row in journal.rows("houses"):
        assert isinstance(row, HouseRow)
        house = house_from_row(row)
        if house is None or house.hash != row.hash:
            raise BookError(
                f"the house in force from {row.in_force_from} is not the one that was put into this book",
                "run `evenhand verify` to see whether the book was changed, or use the evenhand that wrote it",
            )
        houses.append(house)
    if not houses:
        raise BookError("this book has no house yet")
    return tuple(houses)


class Desk:
    """A journal with its house: takes events and lets deadlines fall due, each kept before it is answered.

    Several desks may use one book at a time, each in a process of its own.
    """

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        with journal.reading():
            self.houses = houses_of(journal)
        self.timeline = Timeline(plan_from_model(house) for house in self.houses)
        self._texts = text_facts(self.houses)
        self._house_marks = frozenset(Sight.of(self.timeline.plans).house_marks)
        self._memory = Recollection(journal, self.timeline)
        self._clients = KnownClients(journal)
        self._changes: int | None = None
        self._head: Head = (0, "", 0, 0)
        self._name, self._text = partial(name_of, journal), partial(text_of, journal)

    # --- changing ----------------------------------------------------------------------------

    def take(self, events: Iterable[Event], shadow: bool = False) -> list[Judged]:
        """Judges events and keeps the decisions, all of them or (with an exception) none.

        The answers are in the order in which the events happened, each after those on what fell due for its client
        before it. What comes later than others that were judged before is taken together, client by client; it, or
        what corrects another, is followed by the decisions that amend those given meanwhile. A `shadow` decision is
        kept, and its words and actions are not to be handed on. An event that is refused leaves nothing behind.
        """
        batch = Batch(list(events), self._place)

        def judge(entry: Entry) -> list[Judged]:
            self._look_up(entry, batch.events)
            return [answer for arrival in batch for answer in self._take(entry, arrival, shadow, batch)]

        return self._write(judge)

    def _place(self, event: Event) -> tuple[str, str]:
        """Where an event stands among those of its second, as far as that is the same in every book."""
        return event.source, clear_name(event, self._texts_of(event))

    def fire(self, until: int) -> Iterator[list[Judged]]:
        """Lets what is due up to and including a moment happen, so many clients at a time."""
        while True:
            clients = [row.client for _, row in zip(range(BATCH), self.journal.due(until), strict=False)]
            if not clients:
                return
            yield self._write(partial(self._fire_all, clients, until))

    def _fire_all(self, clients: Sequence[int], until: int, entry: Entry) -> list[Judged]:
        return [answer for client in clients for answer in self._fire(entry, client, until)]

    def _write(self, judge: Callable[[Entry], list[Judged]]) -> list[Judged]:
        """One stretch of writing. What was remembered is dropped when it fails, or if somebody else wrote."""
        try:
            with self.journal.writing(), uncollected():
                self._catch_up()
                entry = Entry(*self._head, self._name, self._text)
                answers = judge(entry)
                self.journal.append(entry.rows)
                self.journal.schedule(entry.agenda)
        except BaseException:
            self._changes = None
            raise
        self._head = entry.number, entry.link, entry.clients, entry.texts
        return answers

    def _catch_up(self) -> None:
        self._memory.keep_few()
        changes = self.journal.changes()
        if changes == self._changes:
            return
        if sum(1 for _ in self.journal.rows("houses")) != len(self.houses):
            raise BookError("this book has got another version of its house", "open it again")
        self._clients.forget()
        number, link = head_of(self.journal)
        if self._changes is None or number != self._head[0]:
            self._memory.forget()
        self._head = number, link, self.journal.latest("clients"), self.journal.latest("texts")
        self._changes = changes

    def _take(self, entry: Entry, arrival: Arrival, shadow: bool, batch: Batch) -> Iterator[Judged]:
        as_it_came = arrival.event
        client, new_client = self._clients.of(as_it_came, entry.clients + 1)
        if client is not None and new_client is None:
            entry.names[client] = str(as_it_came.client)
        names = self._texts_of(as_it_came)
        event = self._clients.with_own_id(as_it_came, names, new_client)
        number = _number_given(entry, event, as_it_came)
        if number is not None:
            yield self._given(entry, number)
            return
        refused = unfit(event)
        if refused is not None:
            yield _about(as_it_came, refused)
            return
        memory = self._memory.of(client, new_client is not None)
        position = position_of(event, by_itself=False)
        if event.corrects is not None or (memory.latest is not None and position < memory.latest):
            late = [Latecomer(arrival, event, event)]
            if event.corrects is None and memory.latest is not None:
                late = self._late_with(entry, late[0], memory.latest, batch)
            yield from self._take_late(entry, late, client, shadow, batch)
            return
        record, before = self._advanced(memory, event.at - 1)
        number = entry.number + len(before) + 1
        sealed, texts = sealed_event(event, client, names, number, entry.texts + 1)
        record.house = self._memory.house.at(position)
        decision = decide(self.timeline.plan_for(sealed, record), record, sealed)
        if isinstance(decision, EventRefused):
            if before:
                self._memory.house.take_back()
            yield _about(as_it_came, decision)
            return
        if before and any(self._is_due_news(entry, client, due) for due, _ in before):
            # What follows for others may in turn change what this event meets.
            self._memory.house.take_back()
            yield from self._fire(entry, client, event.at - 1)
            yield from self._take(entry, arrival, shadow, batch)
            return
        memory.record = record
        for due, in_shadow in before:
            due_position = position_of(due.event, by_itself=True)
            memory.note(due, due_position, in_shadow)
            yield self._kept(entry, client, due, due_position, in_shadow)
        memory.keep(decision, position, shadow)
        if new_client is not None:
            new_client = new_client._replace(since=number)
            self._clients.keep(new_client)
        row = entry.add_event(decision, client, new_client, texts, shadow)
        marks = givings_of(position, client, decision)
        if marks:
            self._memory.house.give(marks)
        self._schedule(entry, client, record)
        yield entry.answer(row, decision)
        if marks and self._is_news(entry, event.at, marks):
            yield from self._tell_others(entry, decision.event, marks)

    def _fire(self, entry: Entry, client: int | None, until: int) -> Iterator[Judged]:
        memory = self._memory.of(client)
        is_forgotten: bool | None = None
        while (due := next_due(self.timeline, memory.record)) is not None and due.at <= until:
            position = (due.at, True, "", due.id)
            memory.record.house = self._memory.house.at(position)
            in_shadow = memory.shadows.has(memory.record, due)
            decision = judge_due(self.timeline, memory.record, due)
            if decision is not None:
                # Nobody may be there any more to whom anything could be handed on.
                is_forgotten = self._is_forgotten(client) if is_forgotten is None else is_forgotten
                in_shadow = in_shadow or is_forgotten
                memory.keep(decision, position, in_shadow)
                yield self._kept(entry, client, decision, position, in_shadow)
                marks = givings_of(position, client, decision)
                if marks and self._is_news(entry, due.at, marks):
                    yield from self._tell_others(entry, decision.event, marks)
                    memory = self._memory.of(client)
        self._schedule(entry, client, memory.record)

    def _advanced(self, memory: Remembered, until: int) -> tuple[Record, list[tuple[Decision, bool]]]:
        """The record after all that falls due up to and including a moment, and the decisions on it.

        With each whether it is in the shadow, as that is of which it comes.
        """
        record = memory.record
        decisions: list[tuple[Decision, bool]] = []
        due = next_due(self.timeline, record)
        if due is None or due.at > until:
            return record, decisions
        record = record.fork()
        while due is not None and due.at <= until:
            record.house = self._memory.house.at((due.at, True, "", due.id))
            in_shadow = memory.shadows.has(record, due)
            decision = judge_due(self.timeline, record, due)
            if decision is not None:
                record.apply(decision)
                decisions.append((decision, in_shadow))
                memory.shadows.keep(decision, by_itself=True, shadow=in_shadow)
            due = next_due(self.timeline, record)
        return record, decisions

    def _kept(self, entry: Entry, client: int | None, due: Decision, position: Position, shadow: bool) -> Answer:
        """The answer to what fell due, which is in the record already."""
        self._memory.house.give(givings_of(position, client, due))
        return entry.answer(entry.add_decision(due, client, None, shadow), due)

    def _schedule(self, entry: Entry, client: int | None, record: Record) -> None:
        if client is not None:
            due = next_due(self.timeline, record)
            entry.agenda[client] = None if due is None else due.at

    # --- what comes late ---------------------------------------------------------------------

    def _take_late(
        self, entry: Entry, late: list[Latecomer], client: int | None, shadow: bool, batch: Batch
    ) -> Iterator[Judged]:
        """Events that happened before others which were judged, or one that takes the place of another."""
        self._flush(entry)
        past = history(self.journal, client)
        if late[0].named.corrects is not None:
            found = corrected_event(self.journal, past, late[0].named)
            if isinstance(found, EventRefused):
                yield _about(late[0].came.event, found)
                return
            late = [evolve(late[0], judged=found)]
        while True:
            put = list(self._sealed(entry, late, client))
            identities = [position_of(event, by_itself=False)[1:] for event, _ in put]
            revision = self._revision(self._memory.house)
            refused = revision.of_client(past, past.put((event for event, _ in put), shadow), identities)
            if len(late) > 1 and len(revision.agenda) > 1:
                # What becomes of others may change what the later ones of these meet.
                late, batch.alone = late[:1], True
            elif refused:
                for one, identity in zip(late, identities, strict=True):
                    if identity in refused:
                        one.came.taken = True
                        yield _about(one.came.event, refused[identity])
                late = [one for one, identity in zip(late, identities, strict=True) if identity not in refused]
                if not late:
                    return
            else:
                break
        causes = Causes([one.cause for one in late])
        changes = revision.changes(identities)
        for place, (one, cause, (event, texts)) in enumerate(zip(late, causes.all, put, strict=True)):
            one.came.taken = True
            change, together = changes[place], 1 if place else len(late)
            decision = change.decision(cause, is_cause=True)
            sent = replace(event, id=one.named.id, source=one.named.source)
            row = entry.add_event(decision, client, None, texts, shadow, sent, change, together)
            yield entry.answer(row, decision)
        yield from self._amend(entry, revision, causes, changes[len(late) :], shadow)

    def _late_with(self, entry: Entry, first: Latecomer, latest: Position, batch: Batch) -> list[Latecomer]:
        """An event that is late, and those of its client after it that wait for their turn and will be late too."""
        start = position_of(first.named, by_itself=False)
        found = {start[1:]: first}
        for came in () if batch.alone else batch.waiting(first.came.event.client):
            event = self._clients.with_own_id(came.event, self._texts_of(came.event))
            position = position_of(event, by_itself=False)
            is_new = position[1:] not in found and _number_given(entry, event, came.event) is None
            if is_new and start < position < latest and unfit(event) is None:
                found[position[1:]] = Latecomer(came, event, event)
        return sorted(found.values(), key=lambda one: position_of(one.named, by_itself=False))

    def _sealed(
        self, entry: Entry, late: Iterable[Latecomer], client: int | None
    ) -> Iterator[tuple[Event, list[TextRow]]]:
        number, first = entry.number + 1, entry.texts + 1
        for one in late:
            event, texts = sealed_event(one.judged, client, self._texts_of(one.judged), number, first)
            yield event, texts
            number, first = number + 1, first + len(texts)

    def _is_due_news(self, entry: Entry, client: int | None, due: Decision) -> bool:
        given = givings_of(position_of(due.event, by_itself=True), client, due)
        return self._is_news(entry, due.event.at, given)

    def _is_news(self, entry: Entry, at: int, given: Sequence[Giving]) -> bool:
        """Whether others were judged before they could know of a mark that the house is given."""
        if not any(one.name in self._house_marks for one in given):
            return False
        self._flush(entry)
        return any(other != given[0].client for other in self.journal.clients_since(at))

    def _tell_others(self, entry: Entry, cause: Event, given: Sequence[Giving]) -> Iterator[Judged]:
        """Judges others again who were judged before they could know of the marks that the house was given."""
        self._flush(entry)
        house = self._memory.house
        revision = self._revision(house.without(given), house)
        revision.of_house(given[0].position, given[0].client)
        yield from self._amend(entry, revision, Causes([cause]), revision.changes(), shadow=False)

    def _amend(
        self, entry: Entry, revision: Revision, causes: Causes, changes: Iterable[Change], shadow: bool
    ) -> Iterator[Judged]:
        for change in changes:
            decision = change.decision(causes.of(change.position), is_cause=False)
            in_shadow = shadow or change.shadow or self._is_forgotten(change.client)
            row = entry.add_decision(decision, change.client, None, in_shadow, change)
            yield entry.answer(row, decision)
        self._flush(entry)
        self._memory.revise(revision.house, revision.agenda)
        if revision.known is not None:
            client, record, latest, shadows = revision.known
            self._memory.keep(client, Remembered(record, latest, shadows))
        entry.agenda |= {client: due for client, due in revision.agenda.items() if client is not None}

    def _revision(self, before: HousePast, house: HousePast | None = None) -> Revision:
        return Revision(self.journal, self.timeline, self._house_marks, before, before if house is None else house)

    def _flush(self, entry: Entry) -> None:
        """What was judged in this stretch goes to the journal, to be read there."""
        self.journal.append(entry.rows)
        entry.rows = {}

    def _is_forgotten(self, client: int | None) -> bool:
        return client is not None and any(self.journal.rows("forgotten", client=client))

    # --- reading -----------------------------------------------------------------------------

    def _texts_of(self, event: Event) -> frozenset[str]:
        return self._texts.get(event.kind, frozenset())

    def _look_up(self, entry: Entry, events: Sequence[Event]) -> None:
        """Which of the events are in the book, and which of their clients: asked at once for all of them."""
        self._clients.look_up({event.client for event in events if event.client is not None})
        own = (self._clients.with_own_id(event, self._texts_of(event)) for event in events if not event.is_named)
        keys = {(event.source, event.id) for event in (*events, *own)}
        entry.answered.update(self.journal.numbers("events", keys))

    def _given(self, entry: Entry, number: int) -> Answer:
        """The answer that was given before."""
        row = entry.decisions.get(number)
        if row is None:
            (found,) = self.journal.rows("decisions", number=number)
            assert isinstance(found, DecisionRow)
            row = found
        return entry.answer(row)


def _number_given(entry: Entry, event: Event, as_it_came: Event) -> int | None:
    """The number of the decision that the same source and id got before.

    A book may be from a time in which events kept the id with which they came.
    """
    number = entry.answered.get((event.source, event.id))
    if number is None and event is not as_it_came:
        number = entry.answered.get((as_it_came.source, as_it_came.id))
    return number


def _about(event: Event, refused: EventRefused) -> EventRefused:
    """A refusal is of the event as it came."""
    return replace(refused, event=event)
