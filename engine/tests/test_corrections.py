"""An event that was taken is corrected, and what was answered meanwhile is amended."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from desks import RULES, desk_on, given
from late import BOOKING, JOURNALS, comes_out_as_in_order, desk_in, events_of, fired, sent, told
from standing import standing

from engine.desk.desk import Desk
from engine.desk.journal import MemoryJournal
from engine.desk.verify import verified
from engine.judging.decide import EventRefused


@pytest.fixture(params=JOURNALS)
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """A desk with the small house, in a journal of each sort."""
    yield from desk_in(request.param, tmp_path)


def test_a_correction_of_a_price(desk: Desk) -> None:
    """The booking keeps its id; what was charged of its price is charged anew, as a difference."""
    noshow = sent("e-2", "no-show", "10T10:30", booking="b-1")
    what, more = BOOKING
    corrected = (("e-3", *what[1:]), {**more, "price": "EUR 60", "corrects": "e-1"})
    told(desk, BOOKING, noshow)

    answer, amendment = told(desk, corrected)

    assert ("e-3", "2", "accept") == (answer["event"], answer["amends"], answer["verdict"])
    assert "`e-3` corrects `e-1`." == answer["notes"][0]
    assert ("e-3/amends/3", ["15.00"]) == (amendment["event"], [one["amount"] for one in amendment["entries"]])
    assert [2] == [row.corrects for row in desk.journal.rows("events", id="e-3")]  # type: ignore[union-attr]
    assert [] == verified(desk.journal).found
    booked = (what, {**more, "price": "EUR 60"})
    other = desk_on(MemoryJournal())
    told(other, booked, noshow)
    assert standing(other.journal) == standing(desk.journal)


def test_a_correction_of_a_moment(desk: Desk) -> None:
    """The answer was in time after all."""
    complaint = sent("e-1", "complaint", "02T09:00", summary="cold")
    answered = sent("e-2", "answer", "02T10:30")
    told(desk, complaint, answered)

    answer, amendment = told(desk, sent("e-3", "answer", "02T09:30", corrects="e-2"))

    assert ("4", [("e-1/answer", "met")]) == (
        answer["amends"],
        [(one["id"], one["state"]) for one in answer["obligations"]],
    )
    assert ("3", ["-10.00"]) == (amendment["amends"], [one["amount"] for one in amendment["entries"]])
    assert comes_out_as_in_order(desk, complaint, sent("e-2", "answer", "02T09:30"))


def test_a_correction_that_changes_nothing_is_kept(desk: Desk) -> None:
    """It is answered as any event is, and the same again when it is sent twice."""
    told(desk, BOOKING)
    (what, more) = BOOKING
    same = (("e-9", *what[1:]), {**more, "corrects": "e-1"})

    (answer,) = told(desk, same)
    (again,) = given(desk.take(events_of(desk, same)))

    assert ("2", [], []) == (answer["amends"], answer["entries"], answer["obligations"])
    assert again.again
    assert answer == json.loads(again.decision)


def test_a_correction_that_changes_nothing_but_what_follows_from_it() -> None:
    """It has an answer of its own, also where what others are told then comes back to its client."""
    rules = RULES.replace("credit EUR 10", "credit EUR 10, house becomes crowded")
    crowded = "house is crowded: promise answer within 3 hours, house becomes disrupted"
    desk = desk_on(MemoryJournal(), rules.replace("    house is disrupted:", f"    {crowded}\n    house is disrupted:"))
    complaint = sent("e-1", "complaint", "02T09:00", summary="cold")
    answered = sent("e-2", "answer", "02T09:30")
    told(desk, complaint, answered, sent("e-3", "complaint", "02T11:00", client="c-2", summary="cold"))
    told(desk, sent("e-4", "complaint", "02T12:00", summary="cold"))

    answer, *amendments = told(desk, sent("e-5", "answer", "02T08:30", corrects="e-2"))

    assert ("e-5", [], []) == (answer["event"], answer["entries"], answer["marks"])
    assert ["e-1/answer/overdue", "e-5/amends/4", "e-5/amends/5"] == [one["event"] for one in amendments]
    assert [] == verified(desk.journal).found


def test_a_correction_of_a_correction(desk: Desk) -> None:
    """Each names the one before it; one that is out of date is told which to name."""
    complaint = sent("e-1", "complaint", "02T09:00", summary="cold")
    told(desk, complaint, sent("e-2", "complaint", "02T09:30", summary="warm", corrects="e-1"))

    (refused,) = desk.take(events_of(desk, sent("e-3", "complaint", "02T09:45", summary="hot", corrects="e-1")))
    (answer,) = told(desk, sent("e-4", "complaint", "02T09:45", summary="hot", corrects="e-2"))

    assert isinstance(refused, EventRefused)
    assert ("E810", "`e-1` was corrected by `e-2` already", "let it correct `e-2`") == (
        refused.code, refused.message, refused.help,
    )  # fmt: skip
    assert ["2027-11-02T10:45:00+01:00"] == [one["due"] for one in answer["obligations"]]
    assert comes_out_as_in_order(desk, sent("e-1", "complaint", "02T09:45", summary="hot"))


@pytest.mark.parametrize(
    ("client", "corrects", "message"),
    [
        ("c-1", "e-9", "`e-3` corrects `e-9`, which is not in this book"),
        ("c-2", "e-1", "`e-3` corrects `e-1`, which is of another client"),
        ("c-8", "e-1", "`e-3` corrects `e-1`, which is of another client"),
    ],
)
def test_a_correction_that_does_not_fit(desk: Desk, client: str, corrects: str, message: str) -> None:
    """Nothing is written."""
    told(
        desk,
        sent("e-1", "complaint", "02T09:00", summary="a"),
        sent("e-2", "complaint", "02T09:00", client="c-2", summary="b"),
    )
    head = verified(desk.journal).head

    (refused,) = desk.take(
        events_of(desk, sent("e-3", "complaint", "02T08:00", client=client, summary="c", corrects=corrects))
    )

    assert isinstance(refused, EventRefused)
    assert ("E810", message) == (refused.code, refused.message)
    assert head == verified(desk.journal).head


def test_what_was_amended_can_be_amended_again(desk: Desk) -> None:
    """An overdue taken back comes about after all, when it turns out that the answer was to somebody else."""
    complaint = sent("e-1", "complaint", "02T09:00", summary="cold")
    told(desk, complaint)
    fired(desk, "02T11:00")
    told(desk, sent("e-2", "answer", "02T09:30"))

    amendments = told(desk, sent("e-3", "answer", "02T12:00", corrects="e-2"))

    assert [("4", []), ("3", ["10.00"])] == [
        (one["amends"], [entry["amount"] for entry in one["entries"]]) for one in amendments
    ]
    assert comes_out_as_in_order(desk, complaint, sent("e-2", "answer", "02T12:00"))


def test_a_correction_by_which_the_event_cannot_have_happened(desk: Desk) -> None:
    """It was said to be before the no-show, and was after it: what follows is as if it had not been sent."""
    noshow = sent("e-2", "no-show", "09T10:00", booking="b-1")
    cancelled = sent("e-3", "cancellation", "09T08:00", booking="b-1", cancelled_by="client")
    told(desk, BOOKING, noshow, cancelled)
    corrected = sent("e-4", "cancellation", "09T12:00", booking="b-1", cancelled_by="client", corrects="e-3")

    answer, amendment = told(desk, corrected)

    assert ("e-4", "4", "decline", "2027-11-09T12:00:00+01:00") == (
        answer["event"], answer["amends"], answer["verdict"], answer["at"],
    )  # fmt: skip
    assert [
        "`e-4` corrects `e-3`.",
        "The cancellation of Tuesday 9 November 2027 12:00 would have been refused: the booking `b-1` has ended: "
        "`e-2` ended it on 2027-11-09T10:00:00+01:00.",
    ] == answer["notes"]
    assert ("e-4/amends/3", "noted", ["45.00"]) == (
        amendment["event"], amendment["verdict"], [one["amount"] for one in amendment["entries"]],
    )  # fmt: skip
    assert comes_out_as_in_order(desk, BOOKING, noshow)


def test_an_event_that_cannot_have_happened_is_corrected(desk: Desk) -> None:
    """Once to another moment at which it cannot, and once to one at which it can."""
    noshow = sent("e-2", "no-show", "09T10:00", booking="b-1")
    cancelled = sent("e-3", "cancellation", "09T12:00", booking="b-1", cancelled_by="client")
    told(desk, BOOKING, cancelled, noshow)

    later, earlier = (
        sent(name, "cancellation", at, booking="b-1", cancelled_by="client", corrects=corrects)
        for name, at, corrects in (("e-4", "09T13:00", "e-3"), ("e-5", "09T08:00", "e-4"))
    )
    (still,) = told(desk, later)
    answer, amendment = told(desk, earlier)

    assert [("e-4", "3", "decline"), ("e-5", "3", "noted"), ("e-5/amends/4", "4", "decline")] == [
        (one["event"], one["amends"], one["verdict"]) for one in (still, answer, amendment)
    ]
    sooner = sent("e-3", "cancellation", "09T08:00", booking="b-1", cancelled_by="client")
    assert comes_out_as_in_order(desk, BOOKING, sooner)


def test_a_correction_that_nothing_could_make_right_is_refused(desk: Desk) -> None:
    """A no-show without its booking is no event in any book."""
    told(desk, BOOKING, sent("e-2", "no-show", "10T10:30", booking="b-1"))
    head = verified(desk.journal).head

    (refused,) = desk.take(events_of(desk, sent("e-3", "no-show", "10T10:45", corrects="e-2")))

    assert isinstance(refused, EventRefused)
    assert ("E803", "`no-show` lacks `booking`") == (refused.code, refused.message)
    assert head == verified(desk.journal).head
