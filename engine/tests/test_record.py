"""What a record keeps: ledgers, balances, past events, and copies of it."""

import pickle

import pytest
from story import Story

from engine.memory.ledger import Balance, Ledger
from engine.memory.occurrences import Occurrences
from engine.memory.record import Record

TEXT = """
rule "Bookings"
    on booking
    otherwise: ask deposit of EUR 5 within 24 hours, client becomes known, credit EUR 1

rule "Overdue"
    on overdue deposit
    otherwise: booking ends
"""


def test_rest_and_owed_meet_charges_first() -> None:
    """What is paid meets charges; what goes back is not there any more."""
    ledger = Ledger(paid=100)
    ledger.charge("", 30)
    ledger.charge("parking", 20)
    assert (50, 50, 0) == (ledger.charged, ledger.rest, ledger.owed)
    ledger.refunded = 50
    ledger.charge("", 10)
    assert (0, 10) == (ledger.rest, ledger.owed)


def test_balance_uses_what_ends_first() -> None:
    """And what has ended is gone; what was charged beyond it is paid back by the next credit."""
    balance = Balance()
    balance.add(5, None)
    balance.add(3, 100)
    balance.take(4, 50)
    assert (4, 4) == (balance.at(60), balance.at(100))
    balance.take(6, 200)
    balance.add(3, 300)
    assert (1, 0) == (balance.at(250), balance.at(300))


def test_forgotten_events_stay_in_numbers_and_sums() -> None:
    """A window that begins later sees the same as before."""
    past = Occurrences()
    for moment in range(10):
        past.add(moment, f"b-{moment % 2}", {"amount": moment, "note": None})
    before = past.count(), past.count(6), past.total("amount"), past.total("amount", 6), past.last
    past.forget_before(6, ("amount",))
    assert (before, 4) == (
        (past.count(), past.count(6), past.total("amount"), past.total("amount", 6), past.last),
        len(past.moments),
    )


def test_event_told_late_takes_its_place_in_time() -> None:
    """Counts and the latest go by moments, not by the order of telling."""
    past = Occurrences()
    for moment in (10, 30, 20):
        past.add(moment, f"b-{moment}", {})
    assert ([10, 20, 30], ["b-10", "b-20", "b-30"], 2) == (past.moments, past.bookings, past.count(20))


def test_fork_changes_by_itself() -> None:
    """What happens to a copy does not happen to the record."""
    story = Story(TEXT)
    story.book()
    before = repr(story.record)
    fork = story.record.fork()
    mine, story.record = story.record, fork
    story.tell("deposit", "2027-11-01T10:00", booking="b-1", amount="EUR 5")
    story.tell("move", "2027-11-01T11:00", booking="b-1", start="2027-11-25T10:00", moved_by="client", channel="phone")
    story.book(booking="b-2")
    story.cancel("2027-11-01T12:00")
    assert before == repr(mine)
    assert before != repr(fork)


def test_same_decisions_make_the_same_record() -> None:
    """A record is a fold: nothing but the decisions goes into it."""
    first, second = Story(TEXT), Story(TEXT)
    for story in (first, second):
        story.book()
        story.wait("2027-11-03T00:00")
    assert repr(first.record) == repr(second.record)


def test_what_nobody_has_is_shared_and_stays_empty() -> None:
    """By records of clients of whom little is known, and their copies."""
    one, other = Record("c-1"), Record("c-2")
    assert one.facts is other.facts
    assert one == pickle.loads(pickle.dumps(one))
    with pytest.raises(TypeError, match="put another"):
        one.facts["name"] = "Ana"  # type: ignore[index]  # what the type checker sees is refused too
    assert {} == other.facts
