"""What comes late is judged as of its own moment, and what was answered meanwhile is amended."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from desks import desk_on, event, given
from late import BOOKING, JOURNALS, comes_out_as_in_order, desk_in, events_of, fired, sent, told
from standing import standing

from engine.desk.answer import Answer
from engine.desk.desk import Desk
from engine.desk.dispute import dispute_about, page_from_dispute
from engine.desk.export import export_book
from engine.desk.journal import MemoryJournal
from engine.desk.outbox import messages
from engine.desk.sqlite_journal import SqliteJournal, create_book
from engine.desk.statement import statement_of
from engine.desk.tables import DecisionRow
from engine.desk.taking import Taking
from engine.desk.verify import verified
from engine.judging.decide import EventRefused


@pytest.fixture(params=JOURNALS)
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """A desk with the small house, in a journal of each sort."""
    yield from desk_in(request.param, tmp_path)


def test_a_late_payment_makes_an_overdue_met(desk: Desk) -> None:
    """The overdue is taken back with all that followed: the booking has not ended."""
    noshow = sent("e-0", "no-show", "01T10:00", booking="b-0")
    earlier = sent("b-0", "booking", "01T09:00", service="cut", start="2027-11-01T10:00")
    paid = sent("e-2", "deposit", "02T12:00", booking="b-1", amount="EUR 45")
    told(desk, earlier, noshow, BOOKING)
    (overdue,) = fired(desk, "04T09:00")
    assert ("e-1/deposit/overdue", "ended") == (overdue["event"], overdue["marks"][0]["name"])

    answer, amendment = told(desk, paid)

    assert ("e-2", None) == (answer["event"], answer["amends"])
    assert [("e-1/deposit", "met")] == [(one["id"], one["state"]) for one in answer["obligations"]]
    assert ("e-2/amends/5", "5", "decline") == (amendment["event"], amendment["amends"], amendment["verdict"])
    assert [{"of": "mark", "name": "ended", "amount": 1}] == amendment["excused"]
    text = (
        "`e-2` of Tuesday 2 November 2027 12:00 came late. There was no overdue deposit on Wednesday 3 November "
        "2027 09:00 after all."
    )
    assert [{"role": "owner", "text": text}] == amendment["tells"]
    assert comes_out_as_in_order(desk, earlier, noshow, BOOKING, paid)


def test_a_late_no_show_asks_for_a_deposit(desk: Desk) -> None:
    """The booking after it was accepted; that was said, and the amendment says what would have been."""
    earlier = sent("b-0", "booking", "01T09:00", service="cut", start="2027-11-01T10:00")
    noshow = sent("e-0", "no-show", "01T10:00", booking="b-0")
    first = told(desk, earlier, BOOKING)[-1]

    answer, amendment = told(desk, noshow)

    assert ["accept", "noted", "ask"] == [one["verdict"] for one in (first, answer, amendment)]
    assert [("e-1/deposit", "45.00", "open")] == [
        (one["id"], one["amount"], one["state"]) for one in amendment["obligations"]
    ]
    assert (
        "The answer to the booking of Tuesday 2 November 2027 09:00 was accept, and would have been ask."
        == amendment["notes"][1]
    )
    (kept,) = desk.journal.rows("decisions", event="e-1")
    assert first == json.loads(kept.decision.replace("⟦client 1⟧", "c-1"))  # type: ignore[union-attr]
    assert comes_out_as_in_order(desk, earlier, noshow, BOOKING)


def test_a_late_no_show_raises_what_was_credited_for_nothing(desk: Desk) -> None:
    """A careless client is promised an answer later, so that nothing was overdue."""
    earlier = sent("b-0", "booking", "01T09:00", service="cut", start="2027-11-01T10:00")
    noshow = sent("e-0", "no-show", "01T10:00", booking="b-0")
    complaint = sent("e-1", "complaint", "02T09:00", summary="cold")
    told(desk, earlier, complaint)
    assert ["10.00"] == [one["entries"][0]["amount"] for one in fired(desk, "02T10:30")]

    amendments = told(desk, noshow)[1:]

    assert [("3", []), ("4", ["-10.00"])] == [
        (one["amends"], [entry["amount"] for entry in one["entries"]]) for one in amendments
    ]
    assert (
        "It said `we-hear-you`, and would have said nothing. "
        "It would have told the owner “look at the record first”." in amendments[0]["tells"][0]["text"]
    )
    assert [None, None] == [one["words"] for one in amendments]
    assert comes_out_as_in_order(desk, earlier, noshow, complaint)


def test_a_late_disruption_of_the_house(desk: Desk) -> None:
    """Every client who was answered after it is looked at again, and nobody who was answered before it."""
    before = sent("e-1", "complaint", "02T09:00", client="c-1", summary="cold")
    after = [sent(f"e-{number}", "complaint", "02T11:00", client=f"c-{number}", summary="cold") for number in (2, 3)]
    disruption = sent("e-4", "disruption", "02T10:30", client=None, summary="no power")
    told(desk, before, *after)

    answer, *amendments = told(desk, disruption)

    assert ("e-4", None) == (answer["event"], answer["client"])
    assert [("c-2", "3"), ("c-3", "4")] == [(one["client"], one["amends"]) for one in amendments]
    assert ["2027-11-02T13:00:00+01:00"] * 2 == [one["obligations"][0]["due"] for one in amendments]
    assert comes_out_as_in_order(desk, before, disruption, *after)


def test_a_late_restoration_of_the_house(desk: Desk) -> None:
    """What the house had in the meantime, it did not have."""
    disruption = sent("e-1", "disruption", "02T09:00", client=None, summary="no power")
    complaint = sent("e-2", "complaint", "02T11:00", summary="cold")
    restoration = sent("e-3", "restoration", "02T10:00", client=None)
    told(desk, disruption, complaint)

    (amendment,) = told(desk, restoration)[1:]

    assert "2027-11-02T12:00:00+01:00" == amendment["obligations"][0]["due"]
    assert comes_out_as_in_order(desk, disruption, restoration, complaint)


def test_a_late_booking(desk: Desk) -> None:
    """What was refused because its booking was not known can be sent again; nothing else changes."""
    cancelling = sent("e-2", "cancellation", "09T18:00", booking="b-1", cancelled_by="client")
    other = sent("e-3", "complaint", "12T09:00", summary="cold")
    told(desk, other)
    (refused,) = desk.take(events_of(desk, cancelling))
    assert isinstance(refused, EventRefused)

    (answer,) = told(desk, BOOKING)
    (cancelled,) = told(desk, cancelling)

    assert ["accept", "noted"] == [answer["verdict"], cancelled["verdict"]]
    assert [("charge", "22.50")] == [(one["slot"], one["amount"]) for one in cancelled["entries"]]
    assert comes_out_as_in_order(desk, BOOKING, cancelling, other)


def test_a_late_event_on_a_booking_that_had_ended(desk: Desk) -> None:
    """After the end it is refused as ever; before the end it counts, and what ended the booking later is no more."""
    noshow = sent("e-2", "no-show", "10T10:30", booking="b-1")
    cancelled = sent("e-3", "cancellation", "09T18:00", booking="b-1", cancelled_by="client")
    too_late = sent("e-4", "cancellation", "10T11:00", booking="b-1", cancelled_by="client")
    told(desk, BOOKING, noshow)

    (refused,) = desk.take(events_of(desk, too_late))
    answer, amendment = told(desk, cancelled)

    assert isinstance(refused, EventRefused)
    assert ("E806", "e-4") == (refused.code, refused.event.id)
    assert ["22.50"] == [one["amount"] for one in answer["entries"]]
    assert ["-45.00"] == [one["amount"] for one in amendment["entries"]]
    assert (
        "The no-show of Wednesday 10 November 2027 10:30 would have been refused: the booking `b-1` has ended: "
        "`e-3` ended it on 2027-11-09T18:00:00+01:00." == amendment["notes"][1]
    )
    assert comes_out_as_in_order(desk, BOOKING, cancelled)


def test_events_of_one_second_are_in_the_order_of_source_and_id(desk: Desk) -> None:
    """Whichever comes first: the answer comes before the complaint, so the promise is still open."""
    complaint = sent("e-2", "complaint", "02T09:00", summary="cold")
    answered = sent("e-1", "answer", "02T09:00")

    amendments = told(desk, complaint, answered)[2:]

    assert [] == amendments
    assert comes_out_as_in_order(desk, answered, complaint)


def test_another_desk_goes_on_after_a_late_event(tmp_path: Path) -> None:
    """What it remembers of the client is read anew."""
    one = desk_on(create_book(tmp_path / "salon.book"))
    other = Desk(SqliteJournal(tmp_path / "salon.book"))
    complaint = sent("e-1", "complaint", "02T09:00", summary="cold")
    told(one, complaint)
    told(other, sent("e-2", "complaint", "02T11:00", summary="still"))

    told(one, sent("e-3", "answer", "02T09:30"))
    (answer,) = given(other.take(events_of(other, sent("e-4", "answer", "02T11:30"))))

    assert isinstance(answer, Answer)
    assert ["e-2/answer"] == [owed["id"] for owed in json.loads(answer.decision)["obligations"]]
    assert [] == verified(one.journal).found
    one.journal.close()
    other.journal.close()


def test_only_the_owner_hears_of_an_amendment(desk: Desk) -> None:
    """What would have been said to the client is not handed on."""
    noshow = sent("e-0", "no-show", "01T10:00", booking="b-0")
    told(desk, sent("b-0", "booking", "01T09:00", service="cut", start="2027-11-01T10:00"))
    told(desk, sent("e-1", "complaint", "02T09:00", summary="cold"), noshow)

    said = [(message.name, message.kind, message.to) for message in messages(desk)]

    assert [("3/1", "words", "c-1"), ("5/1", "tell", "owner")] == said


def test_what_comes_of_a_late_event_in_the_shadow_is_in_the_shadow(desk: Desk) -> None:
    """The overdue, too, that fell due when it came."""
    told(desk, sent("e-2", "complaint", "03T09:00", summary="cold"))
    late = events_of(desk, sent("e-1", "complaint", "02T09:00", summary="cold"))

    given(desk.take(late, shadow=True))

    rows = [row for row in desk.journal.rows("decisions") if isinstance(row, DecisionRow)]
    assert [("e-2", 0), ("e-1", 1), ("e-1/answer/overdue", 1)] == [(row.event, row.shadow) for row in rows]
    assert [] == verified(desk.journal).found


def test_the_statement_adds_up(desk: Desk) -> None:
    """What was taken back stands in it, with the rule that had made it."""
    told(desk, sent("e-1", "complaint", "02T09:00", summary="cold"))
    fired(desk, "02T11:00")
    told(desk, sent("e-2", "answer", "02T09:30"))

    statement = statement_of(desk, "c-1", event(desk, "x", "complaint", "03T09:00").at)

    assert [("10.00", "A late answer is our mistake"), ("-10.00", "A late answer is our mistake")] == [
        (row[3], row[6]) for account in statement.accounts for row in account.rows
    ]
    assert () == statement.kept


def test_an_amendment_that_somebody_took_out_is_missed(tmp_path: Path) -> None:
    """Also where it was the last of all."""
    journal = create_book(tmp_path / "salon.book")
    desk = desk_on(journal)
    told(desk, sent("e-1", "complaint", "02T09:00", summary="cold"), sent("e-2", "complaint", "02T11:00", summary="b"))
    told(desk, sent("e-3", "answer", "02T09:30"))
    last = journal.latest("decisions")
    for table in ("entries", "outbox"):
        journal.database.conn.execute(f"delete from {table} where decision = {last}")
    journal.database.conn.execute(f"delete from decisions where number = {last}")

    assert [f"{last}: what had to follow from `e-3` before this is missing"] == [
        finding.text for finding in verified(journal).found
    ]
    journal.close()


def test_a_book_that_was_amended_can_be_exported_and_taken_again(tmp_path: Path) -> None:
    """Its events, corrections among them, in the order in which they came."""
    desk = desk_on(MemoryJournal())
    complaint = sent("e-1", "complaint", "02T09:00", summary="cold")
    told(desk, complaint, sent("e-2", "answer", "02T11:00"), sent("e-3", "answer", "02T09:30", corrects="e-2"))
    told(desk, sent("e-4", "answer", "02T09:45", corrects="e-3"))
    export_book(desk, tmp_path / "out")

    again = desk_on(MemoryJournal())
    taking = Taking(again, warn=pytest.fail)
    with (tmp_path / "out" / "events.jsonl").open("rb") as lines:
        list(taking.answers(lines, "events.jsonl"))

    assert standing(desk.journal) == standing(again.journal)
    assert [row[11] for row in desk.journal.rows("decisions")] == [row[11] for row in again.journal.rows("decisions")]


def test_a_dispute_tells_of_amendments(desk: Desk) -> None:
    """What was answered, and then that it was amended and why; the ledger adds up."""
    told(desk, BOOKING, sent("e-2", "no-show", "10T10:30", booking="b-1"))
    told(desk, sent("e-3", "cancellation", "09T18:00", booking="b-1", cancelled_by="client"))

    dispute = dispute_about(desk, "b-1", event(desk, "x", "complaint", "12T09:00").at)

    assert ["accepted", "noted", "noted", "amended"] == [step.judged.verdict for step in dispute.steps]
    assert [("client", None), ("client", None), ("client", None), ("amendment", 3)] == [
        (step.who, step.amends) for step in dispute.steps
    ]
    assert "as another event came late" in page_from_dispute(dispute)
    assert ["EUR 45.00", "EUR 22.50", "EUR -45.00"] == [entry[3] for entry in dispute.entries]
    assert ["No-shows", "Cancellations", "No-shows"] == [entry[2] for entry in dispute.entries]
