"""The desk: each event judged once, kept, and answered."""

import json
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from desks import RULES, desk_on, event, given, stream
from houses import house_text

from engine.compiler import check_text
from engine.desk import recollection
from engine.desk.desk import Desk
from engine.desk.journal import BookError, Journal, MemoryJournal
from engine.desk.sqlite_journal import SqliteJournal, create_book
from engine.desk.verify import verified
from engine.events.event import Event
from engine.judging.decide import EventRefused
from engine.judging.records import Records
from engine.judging.run import run_stream
from engine.memory.decision import Decision
from engine.memory.decision_json import canonical_bytes


@pytest.fixture(params=["memory", "sqlite"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    """An empty journal of each sort."""
    made: Journal = MemoryJournal() if request.param == "memory" else create_book(tmp_path / "salon.book")
    yield made
    made.close()


def run_through(desk: Desk, events: list[Event], until: int) -> list[str]:
    """What `run` decides on the same events, the decisions of each client in order."""
    records = Records(desk.timeline)
    decisions = [one for one in run_stream(records, enumerate(events), until) if isinstance(one, Decision)]
    return sorted((canonical_bytes(one).decode() for one in decisions), key=by_client)


def by_client(decision: str) -> tuple[str, str]:
    """A key that leaves the decisions of each client in their order of time."""
    said = json.loads(decision)
    return said["client"] or "", said["at"]


def test_one_event_is_taken_and_kept(journal: Journal) -> None:
    """The answer is the decision, with the client's own name in it."""
    desk = desk_on(journal)

    (answer,) = given(desk.take([event(desk, "e-1", "complaint", "02T09:00", summary="cold")]))

    said = json.loads(answer.decision)
    assert ("e-1", "c-1", "noted") == (said["event"], said["client"], said["verdict"])
    assert {"client.name": None, "summary": "cold"} == said["words"]["values"]
    assert (2, False) == (answer.number, answer.again)
    assert [] == verified(journal).found


@pytest.mark.parametrize("size", [1, 4, 100])
def test_the_desk_answers_as_a_run_does(journal: Journal, size: int) -> None:
    """A stream taken in pieces of any size, each by a desk that begins anew, gives what `run` gives."""
    desk = desk_on(journal)
    events = stream(desk)
    until = event(desk, "end", "complaint", "30T09:00").at
    told = []
    for start in range(0, len(events), size):
        told += given(Desk(journal).take(events[start : start + size]))
    told += [answer for answers in Desk(journal).fire(until) for answer in given(answers)]

    assert run_through(desk, events, until) == sorted((answer.decision for answer in told), key=by_client)
    assert [] == verified(journal).found


@pytest.mark.parametrize("size", [1, 4, 100])
def test_a_desk_that_remembers_few_clients_answers_the_same(
    journal: Journal, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is dropped from memory while the batch with their events is not written."""
    monkeypatch.setattr(recollection, "_MOST", 1)
    desk = desk_on(journal)
    events = stream(desk)
    until = event(desk, "end", "complaint", "30T09:00").at
    told = []
    for start in range(0, len(events), size):
        told += given(desk.take(events[start : start + size]))
    told += [answer for answers in desk.fire(until) for answer in given(answers)]

    assert run_through(desk, events, until) == sorted((answer.decision for answer in told), key=by_client)


def test_the_same_event_gets_its_first_answer(journal: Journal) -> None:
    """Sent again, at once or later, it is answered with the same bytes, and nothing is written."""
    desk = desk_on(journal)
    events = stream(desk)[:3]
    first, at_once, *others = given(desk.take([*events, events[0]]))
    head = verified(journal).head

    again = given(Desk(journal).take(events))

    assert [first.decision, True] == [at_once.decision, at_once.again]
    assert [(one.number, one.decision) for one in (first, *others)] == [(one.number, one.decision) for one in again]
    assert all(one.again for one in again)
    assert head == verified(journal).head


def test_the_same_id_of_another_source_is_another_event(journal: Journal) -> None:
    """Source and id together make an event the same."""
    desk = desk_on(journal)
    events = [event(desk, "1", "complaint", "02T09:00", summary="a", source=source) for source in ("phone", "web")]

    assert [False, False] == [answer.again for answer in given(desk.take(events))]


def test_what_two_sources_call_the_same_makes_two_promises(journal: Journal) -> None:
    """Neither is lost, and each becomes overdue by itself."""
    desk = desk_on(journal)
    for source, at in (("web", "02T09:00"), ("phone", "02T09:05")):
        given(desk.take([event(desk, "1", "complaint", at, summary="a", source=source)]))

    overdue = [
        answer for answers in desk.fire(event(desk, "x", "complaint", "03T09:00").at) for answer in given(answers)
    ]

    assert ["1/answer/overdue", "phone/1/answer/overdue"] == [json.loads(one.decision)["event"] for one in overdue]
    assert [] == verified(journal).found


def test_a_refused_event_leaves_nothing(journal: Journal) -> None:
    """Not the event, not its client, not what would have fallen due before it; the rest of its batch is kept."""
    desk = desk_on(journal)
    desk.take([event(desk, "e-1", "complaint", "02T09:00", summary="a")])
    late = event(desk, "e-2", "cancellation", "03T09:00", booking="b-9", cancelled_by="client")
    other = event(desk, "e-3", "cancellation", "03T09:00", "c-9", booking="b-9", cancelled_by="client")
    fine = event(desk, "e-4", "complaint", "02T09:00", "c-2", summary="b")

    answers = desk.take([late, other, fine])

    assert ["E806", "E806"] == [answer.code for answer in answers if isinstance(answer, EventRefused)]
    assert ["c-1", "c-9"] == [answer.event.client for answer in answers if isinstance(answer, EventRefused)]
    assert ["e-1", "e-4"] == [row[2] for row in journal.rows("events")]
    assert ["c-1", "c-2"] == [row[1] for row in journal.rows("clients")]
    assert 2 == sum(1 for _ in journal.rows("decisions"))
    assert [] == verified(journal).found


def test_what_fell_due_comes_before_the_event(journal: Journal) -> None:
    """An answer that was not given is overdue before the next complaint is judged."""
    desk = desk_on(journal)
    desk.take([event(desk, "e-1", "complaint", "02T09:00", summary="a")])

    answers = given(desk.take([event(desk, "e-2", "complaint", "02T10:30", summary="b")]))

    assert ["e-1/answer/overdue", "e-2"] == [json.loads(answer.decision)["event"] for answer in answers]
    assert [10 * 100] == [row[6] for row in journal.rows("entries")]


def test_a_client_for_whom_something_fell_due_still_sees_the_marks_of_the_house(journal: Journal) -> None:
    """What the house learns after that is known when the client comes next."""
    desk = desk_on(journal)
    events = [
        event(desk, "e-1", "complaint", "02T09:00", summary="a"),
        event(desk, "e-2", "complaint", "02T10:30", summary="b"),
        event(desk, "e-3", "disruption", "02T11:00", None, summary="c"),
        event(desk, "e-4", "complaint", "02T11:15", summary="d"),
    ]

    answers = given(desk.take(events))

    assert "2027-11-02T13:15:00+01:00" == json.loads(answers[-1].decision)["obligations"][0]["due"]
    assert [] == verified(journal).found


def test_deadlines_fall_due_up_to_now_and_no_further(journal: Journal) -> None:
    """What is due at that very second falls due, a second later does not."""
    desk = desk_on(journal)
    desk.take([event(desk, "e-1", "complaint", "02T09:00", summary="a")])
    due = event(desk, "x", "complaint", "02T10:00").at

    before = [answer for answers in desk.fire(due - 1) for answer in answers]
    at = [answer for answers in desk.fire(due) for answer in given(answers)]

    assert [] == before
    assert ["e-1/answer/overdue"] == [json.loads(answer.decision)["event"] for answer in at]
    assert [] == list(journal.due())
    assert [] == verified(journal).found


def test_names_and_free_text_stand_apart(journal: Journal) -> None:
    """Only `clients` and `texts` hold them; rows that are bound to one another have signs."""
    desk = desk_on(journal)

    (answer,) = given(
        desk.take([event(desk, "e-1", "complaint", "02T09:00", {"id": "c-9", "name": "Maja"}, summary='"cold" ⟦')])
    )

    values = json.loads(answer.decision)["words"]["values"]
    assert {"client.name": "Maja", "summary": '"cold" ⟦'} == values
    bound = str([*journal.rows("events"), *journal.rows("decisions"), *journal.rows("bookings")])
    assert ["Maja" in bound, "cold" in bound, "c-9" in bound] == [False, False, False]
    assert [("summary", '"cold" ⟦'), ("client.name", "Maja")] == [(row[2], row[3]) for row in journal.rows("texts")]


def test_an_id_may_not_look_like_a_sign(journal: Journal) -> None:
    """Else one client's answer could show what another one said."""
    desk = desk_on(journal)

    (refused,) = desk.take([event(desk, "⟦text 1⟧", "complaint", "02T09:00", summary="a")])

    assert isinstance(refused, EventRefused)
    assert ("E804", "`id` holds `⟦`, which a book keeps for itself") == (refused.code, refused.message)


def test_a_failure_takes_back_the_whole_batch(journal: Journal) -> None:
    """The desk goes on afterwards as if nothing had been sent."""
    desk = desk_on(journal)
    first, second, *_ = stream(desk)

    def broken() -> Iterator[Event]:
        yield first
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011  # any failure at all
        desk.take(broken())

    assert [] == list(journal.rows("decisions"))
    assert [2, 3] == [answer.number for answer in given(desk.take([first, second]))]
    assert [] == verified(journal).found


def test_two_desks_on_one_book(tmp_path: Path) -> None:
    """Each sees what the other wrote: nothing is lost, and nothing is answered twice."""
    book = create_book(tmp_path / "salon.book")
    one = desk_on(book)
    other = Desk(SqliteJournal(tmp_path / "salon.book"))
    events = stream(one)

    told = [answer for number, sent in enumerate(events) for answer in given((one, other)[number % 2].take([sent]))]
    again = [answer for number, sent in enumerate(events) for answer in given((other, one)[number % 2].take([sent]))]

    assert len(events) <= len(told)
    assert [True] * len(events) == [answer.again for answer in again]
    assert [sent.id for sent in events] == [row[2] for row in book.rows("events")]
    assert [] == verified(book).found
    other.journal.close()
    book.close()


def test_a_house_that_means_something_else_is_not_used(journal: Journal) -> None:
    """A book goes on only by the very house that was put into it."""
    desk_on(journal)
    row = next(journal.rows("houses"))
    changed = MemoryJournal()
    with changed.writing():
        changed.append({"houses": [row._replace(sources=row[4].replace("EUR 10", "EUR 11"))]})

    with pytest.raises(BookError, match="is not the one that was put into this book"):
        Desk(changed)


def test_a_version_keeps_its_holidays_and_zone_rules(journal: Journal) -> None:
    """They stand in the book, and the house is made of them again, whatever is known of them today."""
    desk_on(journal)
    holidays = msgspec.json.decode(next(journal.rows("houses"))[5])

    house = check_text(house_text(RULES)).house
    assert house is not None
    assert list(house.holidays.items()) == [(day, name) for day, name in holidays]
    assert house.hash == Desk(journal).houses[0].hash
