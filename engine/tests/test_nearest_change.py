"""What would have turned an answer: the nearest other value of each thing, checked by asking the house."""

from pathlib import Path

import pytest
from houses import house

import policies
from engine.asking import Answered, answer_to
from engine.compiler import check_file
from engine.model import House
from engine.turning.nearest_change import nearest_changes
from engine.turning.nearest_change_told import turned_json, turned_text
from engine.turning.variation import Question

RULES = """
    event late-fee / late-fees

    rule "Bookings"
        on booking
        price is at least EUR 300 and client is not friend: ask deposit of 30% of price within 24 hours
        at least 3 no-shows in the last 12 months: decline
        otherwise: accept

    rule "The earlier you tell us"
        on cancellation
        cancelled-by is house: refund paid
        at least 48 hours before start: free
        by 18:00 on the opening day before start: charge 25% of price
        reason is illness: free
        otherwise: charge 50% of price

    rule "Late"
        on arrival
        more than 15 minutes after start: record late-fee
        otherwise: noted

    rule "The fee"
        on late-fee
        otherwise: charge EUR 5, client becomes friend
"""
HISTORY = '{"id": "%s", "type": "no-show", "at": "2027-0%s-01T09:00", "client": "c-1", "booking": "b-%s"}\n'


def asked(kind: str, *words: str, history: Path | None = None, of: House | None = None) -> Answered:
    """The answer of the small house to a question."""
    answered = answer_to(of or house(RULES), kind, words, history)
    assert answered.decision is not None, answered.problems
    return answered


def turns(answered: Answered) -> list[tuple[str, str]]:
    """What is told of each change: the change and the first amount or verdict."""
    return [tuple(line.strip().split(": ", 1)) for line in turned_text(answered).split("\n")[1:]]  # type: ignore[misc]


CANCELLATION = ("cancelled-by=client", "start=2027-11-19T14:00", "price=EUR80")


def test_the_nearest_moments_and_facts_with_another_answer() -> None:
    """Earlier and later to the second, and each other value of a fact that leads to something else."""
    found = turns(asked("cancellation", *CANCELLATION, "at=2027-11-18T19:00"))

    assert [
        ("1 hour earlier, by Thursday 18 November 2027 18:00", "The client is charged EUR 20.00."),
        (
            "With cancelled-by house in the place of client",
            "There is nothing to give back. Nothing is charged.",
        ),
        ("With reason illness in the place of not given", "Nothing is charged."),
    ] == found


def test_between_two_edges_both_sides_are_told() -> None:
    """A cancellation after the one and before the other."""
    found = turns(asked("cancellation", *CANCELLATION, "at=2027-11-17T15:00"))

    assert [
        ("1 hour earlier, by Wednesday 17 November 2027 14:00", "Nothing is charged."),
        ("27 hours 1 second later, from Thursday 18 November 2027 18:00:01 on", "The client is charged EUR 40.00."),
    ] == found[:2]


def test_a_figure_turns_at_its_threshold() -> None:
    """The nearest price, to the cent, in each direction where there is one."""
    below = turns(asked("booking", "start=2027-11-19T14:00", "price=EUR80", "at=2027-11-10T09:00"))
    above = turns(asked("booking", "start=2027-11-19T14:00", "price=EUR350", "at=2027-11-10T09:00"))

    assert "With price EUR 300.00 in the place of EUR 80.00" in dict(below)
    assert ("With price EUR 299.99 in the place of EUR 350.00", "Accepted.") in above
    assert ("If the client were friend", "Accepted.") in above


def test_earlier_events_are_counted_up_and_down(tmp_path: Path) -> None:
    """One no-show less, or so many more."""
    history = tmp_path / "history.jsonl"
    history.write_text("".join(HISTORY % (n, n, n) for n in (1, 2, 3)))
    words = ("start=2027-11-19T14:00", "price=EUR80", "at=2027-11-10T09:00")

    assert ("With 1 no-show less", "Accepted.") in turns(asked("booking", *words, history=history))
    assert ("With 3 no-shows more", "Declined.") in turns(asked("booking", *words))


def test_what_a_recorded_event_decides_is_part_of_the_answer() -> None:
    """Ten minutes late nothing follows; a quarter of an hour and a second, a fee."""
    words = ("start=2027-11-19T14:00", "price=EUR80", "at=2027-11-19T14:10")
    (later,) = turns(asked("arrival", *words))

    assert "5 minutes 1 second later, from Friday 19 November 2027 14:15:01 on" == later[0]
    assert "The client is charged EUR 5.00." in later[1]


def test_where_nothing_turns_it_that_is_said() -> None:
    """A rule with one line has one answer."""
    always = house('rule "Always"\n    on complaint\n    otherwise: noted\n')
    told = turned_text(asked("complaint", "at=2027-11-19T14:10", of=always))

    assert told.endswith("  No change of one fact alone gives another answer.")


def test_the_changes_as_json() -> None:
    """Each with the thing, both values, and the whole decision."""
    (first, *_) = turned_json(asked("cancellation", *CANCELLATION, "at=2027-11-18T19:00"))
    assert isinstance(first, dict)
    decision = first.pop("decision")

    assert {
        "change": "moment",
        "of": "now",
        "from": "2027-11-18T19:00:00+01:00",
        "to": "2027-11-18T18:00:00+01:00",
        "told": "1 hour earlier, by Thursday 18 November 2027 18:00",
    } == first
    assert isinstance(decision, dict)
    assert "2027-11-18T18:00:00+01:00" == decision["at"]


@pytest.mark.parametrize("hour", [1, 20, 40, 47, 70, 100])
def test_nothing_nearer_turns_the_answer_of_the_salon(hour: int) -> None:
    """Every moment between the question's own and the one that turns it has the same lines, minute by minute."""
    salon = check_file(Path(policies.__file__).parent / "salon" / "salon.house").house
    assert salon is not None
    at = 1_826_625_600 - hour * 3600
    words = ("cancelled-by=client", "start=2027-11-19T14:00", "price=EUR80", "booking.at=2027-10-01T09:00")
    answered = asked("cancellation", *words, f"at={_text(at)}", of=salon)
    assert answered.decision is not None
    question = Question(answered.plan, answered.record, answered.decision.event)
    lines = [because.line for because in answered.decision.because]
    for change in nearest_changes(question):
        if change.what == "moment":
            assert isinstance(change.then, int)
            sign = 1 if change.then > at else -1
            for moment in range(at, change.then, sign * 60):
                answer = question.at(moment).answer()
                assert answer is not None
                assert lines == [because.line for because in answer.because]
            assert lines != [because.line for because in change.decision.because]


def _text(moment: int) -> str:
    from datetime import UTC, datetime

    return datetime.fromtimestamp(moment, UTC).isoformat()
