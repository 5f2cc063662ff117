"""Events that come together: in the order in which they happened, and late ones of a client at once."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desks import given
from late import JOURNALS, Sent, comes_out_as_in_order, desk_in, events_of, sent, told

from engine.desk import history as history_module
from engine.desk import repetition as repetition_module
from engine.desk.desk import Desk
from engine.desk.retelling import retold
from engine.desk.tables import DecisionRow
from engine.desk.verify import verified
from engine.judging.decide import EventRefused


@pytest.fixture(params=JOURNALS)
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """A desk with the small house, in a journal of each sort."""
    yield from desk_in(request.param, tmp_path)


def together(desk: Desk, *coming: Sent) -> list[dict[str, Any]]:
    """The decisions on events that come at once."""
    return [json.loads(answer.decision) for answer in given(desk.take(events_of(desk, *coming)))]


def names(decisions: list[dict[str, Any]]) -> list[str]:
    """What the decisions are on."""
    return [one["event"] for one in decisions]


def complaint(name: str, at: str, **more: object) -> Sent:
    """Something to answer within the hour."""
    return sent(name, "complaint", at, summary="cold", **more)


BOOKING_BEFORE = sent("b-1", "booking", "01T09:00", service="cut", start="2027-11-02T12:00")


def test_they_are_taken_in_the_order_in_which_they_happened(desk: Desk) -> None:
    """So nothing was overdue, and there is nothing to amend."""
    first, after, answered = (
        complaint("e-1", "02T09:00"),
        complaint("e-2", "02T11:00"),
        sent("e-3", "answer", "02T09:30"),
    )

    answers = together(desk, first, after, answered)

    assert ["e-1", "e-3", "e-2"] == names(answers)
    assert comes_out_as_in_order(desk, first, answered, after)


def test_what_corrects_another_stays_where_it_came(desk: Desk) -> None:
    """What was judged a moment ago is in no journal yet, and is amended all the same."""
    first, after = complaint("e-1", "02T09:00"), complaint("e-2", "02T11:00")
    wrong, right = sent("e-3", "answer", "02T11:30"), sent("e-4", "answer", "02T09:30", corrects="e-3")

    answers = together(desk, first, after, wrong, right)

    assert ["e-1", "e-1/answer/overdue", "e-2", "e-3", "e-4", "e-4/amends/3"] == names(answers)
    assert comes_out_as_in_order(desk, first, after, wrong, right)


def test_of_two_with_one_id_the_first_happened(desk: Desk) -> None:
    """Also where the second says that it was earlier."""
    answers = desk.take(events_of(desk, complaint("e-1", "02T09:00"), complaint("e-1", "02T08:00")))

    (first, again) = given(answers)
    assert (False, True) == (first.again, again.again)
    assert first.decision == again.decision


def test_late_ones_are_put_into_the_past_at_once(desk: Desk) -> None:
    """An amendment names the latest before what it amends, and says how many more came late."""
    told(desk, complaint("e-5", "02T12:00"), complaint("e-9", "03T12:00"))
    early = (complaint("e-1", "02T09:00"), complaint("e-2", "02T11:00"), sent("e-3", "answer", "02T11:30"))
    answered, noshow = sent("e-6", "answer", "02T12:30"), sent("e-7", "no-show", "02T12:15", booking="b-1")

    answers = together(desk, answered, *early, BOOKING_BEFORE, noshow)

    assert ["b-1", "e-1", "e-2", "e-3", "e-7", "e-6", "e-1/answer/overdue", "e-6/amends/3", "e-6/amends/4"] == names(
        answers
    )
    assert "`e-6` of Tuesday 2 November 2027 12:30 came late, and 5 more before it." == answers[-1]["notes"][0]
    assert comes_out_as_in_order(
        desk, BOOKING_BEFORE, *early, complaint("e-5", "02T12:00"), noshow, answered, complaint("e-9", "03T12:00")
    )


def test_what_is_refused_among_them_leaves_nothing_behind(desk: Desk) -> None:
    """The others are as if it had not come, and their texts are numbered without gaps."""
    told(desk, complaint("e-9", "03T12:00"))
    refused = sent("e-2", "cancellation", "02T10:00", booking="b-9", cancelled_by="client")
    late = [complaint("e-1", "02T09:00"), refused, complaint("e-3", "02T11:00")]

    answers = desk.take(events := events_of(desk, *late))

    assert [("E806", "e-2", True)] == [
        (one.code, one.event.id, one.event is events[1]) for one in answers if isinstance(one, EventRefused)
    ]
    assert [1, 2, 3] == [row[0] for row in desk.journal.rows("texts")]
    assert comes_out_as_in_order(desk, late[0], late[2], complaint("e-9", "03T12:00"))


def test_the_same_twice_among_them_is_answered_once(desk: Desk) -> None:
    """The second gets the answer of the first."""
    told(desk, complaint("e-9", "03T12:00"))

    answers = given(desk.take(events_of(desk, complaint("e-1", "02T09:00"), complaint("e-1", "02T09:00"))))

    assert [("e-1", False), ("e-1", True)] == [
        (json.loads(one.decision)["event"], one.again)
        for one in answers
        if json.loads(one.decision)["verdict"] == "noted" and "overdue" not in one.decision
    ]


def test_where_one_reaches_others_each_is_taken_alone(desk: Desk) -> None:
    """What the house was given is known to those after it, and every answer can be told again."""
    before = complaint("e-1", "02T09:00", client="c-2")
    told(desk, before, complaint("e-8", "02T12:00", client="c-2"), sent("e-9", "restoration", "04T09:00", client=None))
    broken = sent("e-2", "disruption", "02T11:00", client=None, summary="no power")
    mended = sent("e-3", "restoration", "02T11:30", client=None)

    answers = together(desk, broken, mended)

    assert ["e-2", "e-2/amends/4", "e-3", "e-3/amends/4"] == names(answers)
    assert comes_out_as_in_order(
        desk, before, broken, mended, complaint("e-8", "02T12:00", client="c-2"),
        sent("e-9", "restoration", "04T09:00", client=None),
    )  # fmt: skip


def test_each_can_be_told_again(desk: Desk) -> None:
    """On what was known by then."""
    told(desk, complaint("e-9", "03T12:00"))
    together(desk, complaint("e-1", "02T09:00"), sent("e-2", "answer", "02T09:30"), complaint("e-3", "02T11:00"))

    for row in list(desk.journal.rows("decisions")):
        assert isinstance(row, DecisionRow)
        if row.amends is None:
            assert row.event == retold(desk, row).decision.event.id


class Counted:
    """How often events are judged."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.times = 0
        decide = history_module.decide

        def counted(*given: Any) -> object:
            self.times += 1
            return decide(*given)

        monkeypatch.setattr(history_module, "decide", counted)
        monkeypatch.setattr(repetition_module, "decide", counted)


@pytest.mark.parametrize("many", [10, 80])
def test_many_late_ones_are_gone_through_as_often_as_few(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    """The past is judged as it was and as it is, with those before and those after; and `verify` does as much."""
    told(desk, *(complaint(f"l-{number}", f"05T09:{number:02d}") for number in range(3)))
    late = [complaint(f"e-{number:02d}", f"{2 + number // 60:02d}T09:{number % 60:02d}") for number in range(many)]
    counted = Counted(monkeypatch)

    together(desk, *late[::-1])

    assert many + 2 * 3 >= counted.times
    counted.times = 0
    assert [] == verified(desk.journal).found
    assert 2 * (many + 3) + 2 * 3 >= counted.times


def test_none_is_passed_over_where_one_reaches_others(desk: Desk) -> None:
    """Where a correction of somebody else stands between them, too."""
    broken = sent("e-2", "disruption", "02T11:00", client=None, summary="no power")
    mended = sent("e-3", "restoration", "02T10:30", client=None)
    told(desk, complaint("e-1", "02T12:00"), sent("e-9", "restoration", "04T09:00", client=None))

    answers = together(desk, broken, complaint("e-4", "02T12:00", corrects="e-1"), mended)

    assert ["e-2", "e-2/amends/2", "e-4", "e-3"] == names(answers)
    assert [] == verified(desk.journal).found


def test_what_lies_before_a_late_event_is_gone_through_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what comes after it is judged as it was and as it is."""
    told(desk, *(complaint(f"e-{number:02d}", f"02T09:{number:02d}") for number in range(30)))
    counted = Counted(monkeypatch)

    told(desk, sent("e-99", "answer", "02T09:27", source="phone"))

    assert 27 + 2 * 3 + 1 == counted.times
    assert [] == verified(desk.journal).found
