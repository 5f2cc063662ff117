"""Events that come to a desk in any order, and whether all comes out as if they had come in theirs."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desks import desk_on, event, given
from standing import counts, standing

from engine.desk.desk import Desk
from engine.desk.journal import Journal, MemoryJournal
from engine.desk.sqlite_journal import create_book
from engine.desk.verify import verified
from engine.events.event import Event

Sent = tuple[tuple[str, str, str], dict[str, object]]


def sent(name: str, kind: str, at: str, **more: object) -> Sent:
    """An event to come; see `desks.event`."""
    return (name, kind, at), more


BOOKING = sent("e-1", "booking", "02T09:00", service="cut", start="2027-11-10T10:00", booking="b-1")

JOURNALS = ("memory", "sqlite")


def desk_in(journal: str, folder: Path) -> Iterator[Desk]:
    """A desk with the small house, in a journal of one of `JOURNALS`."""
    made: Journal = MemoryJournal() if journal == "memory" else create_book(folder / "salon.book")
    yield desk_on(made)
    made.close()


def events_of(desk: Desk, *coming: Sent) -> list[Event]:
    """Events read for a desk."""
    return [event(desk, *what, **more) for what, more in coming]


def told(desk: Desk, *coming: Sent) -> list[dict[str, Any]]:
    """The decisions on events, each taken alone."""
    return [json.loads(one.decision) for happened in events_of(desk, *coming) for one in given(desk.take([happened]))]


def fired(desk: Desk, until: str) -> list[dict[str, Any]]:
    """The decisions on what falls due up to a moment."""
    moment = event(desk, "x", "complaint", until).at
    return [json.loads(one.decision) for answers in desk.fire(moment) for one in given(answers)]


def comes_out_as_in_order(desk: Desk, *in_order: Sent, until: str = "28T09:00") -> bool:
    """Whether all stands as if the events had come in this order, and the book can be verified."""
    other = desk_on(MemoryJournal())
    told(other, *in_order)
    fired(other, until)
    fired(desk, until)
    assert [] == verified(desk.journal).found
    assert standing(other.journal) == standing(desk.journal)
    assert counts(other) == counts(desk)
    return True
