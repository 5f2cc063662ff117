"""What waits to be handed on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from desks import RULES, desk_on, event, stream
from houses import HEAD, house_text

from engine.compiler import check_text
from engine.desk import retelling
from engine.desk.desk import Desk
from engine.desk.journal import BookError, Journal, MemoryJournal
from engine.desk.outbox import Handed, hand_on, messages
from engine.desk.sqlite_journal import create_book
from engine.desk.verify import verified
from engine.desk.versions import found_book

LOUD = "event upset / upsets\n" + RULES.replace(
    "promise answer within 1 hour, say we-hear-you", "promise answer within 1 hour, record upset, say we-hear-you"
).replace(
    "    otherwise: credit EUR 10",
    """    at least 3 overdue answers ever: noted
    otherwise: credit EUR 10, promise answer within 1 hour, tell owner "too late"

rule "Upset"
    on upset
    otherwise: tell owner "somebody is upset", do ring-bell with amount = EUR 5 and about = "a complaint\"""",
)


@pytest.fixture(params=["memory", "sqlite"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    """An empty journal of each sort."""
    made: Journal = MemoryJournal() if request.param == "memory" else create_book(tmp_path / "salon.book")
    yield made
    made.close()


def names(desk: Desk, ready: int | None = None) -> list[str]:
    """The ids of what waits."""
    return [message.name for message in messages(desk, ready)]


def test_all_that_a_decision_says_waits(journal: Journal) -> None:
    """Words, then what the event that it records tells and does, with names and not with signs."""
    desk = desk_on(journal, LOUD)
    desk.take([event(desk, "e-1", "complaint", "02T09:00", {"id": "c-9", "name": "Maja"}, summary="cold")])

    words, told, action = messages(desk)

    assert ("2/1", "words", "c-9", "en") == (words.name, words.kind, words.to, words.language)
    assert "Thank you, Maja. You say: cold." == words.text
    assert ("2/2", "tell", "owner", "somebody is upset") == (told.name, told.kind, told.to, told.text)
    assert ("2/3", "do", "ring-bell") == (action.name, action.kind, action.to)
    assert {"amount": "5.00", "about": "a complaint"} == action.values
    assert "2/1  words to c-9 (en)\n    Thank you, Maja. You say: cold.\n" == words.plain
    assert "2/3  do ring-bell\n    client: c-9\n    amount: 5.00\n    about: a complaint\n" == action.plain


def test_each_is_handed_on_once(journal: Journal) -> None:
    """Who notes it again hears when it was noted, and the rest goes on waiting."""
    desk = desk_on(journal, LOUD)
    now = event(desk, "x", "complaint", "02T12:00").at
    desk.take([event(desk, "e-1", "complaint", "02T09:00", summary="cold")])

    assert [Handed("2/1", None), Handed("2/3", None)] == hand_on(desk, ["2/1", "2/3", "2/1"], now)
    assert ["2/2"] == names(desk)
    again = hand_on(Desk(journal), ["2/2", "2/1"], now + 60)
    assert [Handed("2/2", None), Handed("2/1", "2027-11-02T12:00:00+01:00")] == again
    assert [] == names(desk)
    assert [] == verified(journal).found


@pytest.mark.parametrize("wrong", ["2/9", "9/1", "2", "words", "2/1/1", "-2/1", ""])
def test_what_is_not_there_is_not_noted(journal: Journal, wrong: str) -> None:
    """Nor is what was named beside it."""
    desk = desk_on(journal, LOUD)
    desk.take([event(desk, "e-1", "complaint", "02T09:00", summary="cold")])

    with pytest.raises(BookError, match="in the outbox"):
        hand_on(desk, ["2/1", wrong], 5)

    assert ["2/1", "2/2", "2/3"] == names(desk)


def test_outside_the_hours_it_waits_for_them(journal: Journal) -> None:
    """A house that sends within its hours says from when each may go out."""
    head = HEAD.replace("    currency EUR\n", "    currency EUR\n    sends within opening hours\n")
    found_book(journal, [check_text(house_text(RULES, head))], 0)
    desk = Desk(journal)
    desk.take([event(desk, "e-1", "complaint", "02T21:00", summary="cold")])

    assert ["2027-11-03T09:00:00+01:00"] == [message.not_before for message in messages(desk)]
    assert [] == names(desk, event(desk, "x", "complaint", "03T08:59").at)
    assert ["2/1"] == names(desk, event(desk, "x", "complaint", "03T09:00").at)


def test_noting_costs_the_other_desk_nothing(journal: Journal) -> None:
    """A desk that takes events goes on with what it remembers while another one hands on."""
    desk = desk_on(journal)
    events = stream(desk)
    desk.take(events[:4])
    known = desk._memory.of(1)

    hand_on(Desk(journal), names(desk), 5)
    desk.take(events[4:])

    assert known is desk._memory.of(1)
    assert [] == verified(journal).found


def test_what_comes_of_the_shadow_stays_in_the_shadow(journal: Journal) -> None:
    """A promise made there falls due unsaid, and so does the one that follows; the next real event is answered."""
    desk = desk_on(journal, LOUD)
    desk.take([event(desk, "e-1", "complaint", "02T09:00", summary="cold")], shadow=True)
    until = event(desk, "x", "complaint", "02T10:30").at
    for _ in desk.fire(until):
        pass

    Desk(journal).take([event(desk, "e-2", "complaint", "02T12:00", summary="cold again")])

    assert [(2, 1), (3, 1), (4, 1), (5, 0)] == [(row[0], row[9]) for row in journal.rows("decisions")]
    assert ["5/1", "5/2", "5/3"] == names(desk)
    assert [] == verified(journal).found


def test_what_is_real_is_said_though_a_shadow_event_came_before(journal: Journal) -> None:
    """The promise of a real event falls due aloud, also when it does so before an event in the shadow."""
    desk = desk_on(journal, LOUD)
    desk.take([event(desk, "e-1", "complaint", "02T09:00", summary="cold")])

    desk.take([event(desk, "e-2", "complaint", "02T10:30", summary="cold again")], shadow=True)

    assert [(2, 0), (3, 0), (4, 1)] == [(row[0], row[9]) for row in journal.rows("decisions")]


def test_a_long_history_is_gone_through_once(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """For all that waits for one client; what would be said otherwise now is as it was said."""
    desk = desk_on(journal)
    complaints = [event(desk, f"e-{day}", "complaint", f"{day:02d}T09:00", summary=f"no. {day}") for day in (2, 4, 6)]
    desk.take([*complaints, event(desk, "e-20", "booking", "05T09:00", service="cut", start="2027-11-05T10:00")])
    desk.take([event(desk, "e-21", "no-show", "05T10:00", booking="e-20")])
    gone_through = []
    course = retelling.course
    monkeypatch.setattr(retelling, "course", lambda *of: gone_through.append(of) or course(*of))

    waiting = [message.text for message in messages(desk)]

    assert [f"Thank you. You say: no. {day}." for day in (2, 4, 6)] == [
        text for text in waiting if text and text.startswith("Thank")
    ]
    assert 2 == len(gone_through)
