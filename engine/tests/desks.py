"""A small house with a desk, and events for it."""

from collections.abc import Sequence

from houses import house_text

from engine.compiler import check_text
from engine.desk.answer import Answer
from engine.desk.desk import Desk
from engine.desk.journal import Journal
from engine.desk.versions import found_book
from engine.events.event import Event
from engine.events.timeline_reader import TimelineReader
from engine.judging.decide import EventRefused

RULES = """
rule "Bookings"
    on booking
    at least 1 no-show in the last 60 calendar days: ask deposit of price within 24 hours
    otherwise: accept

rule "An unpaid deposit frees the chair"
    on overdue deposit
    otherwise: booking ends

rule "Deposits"
    on deposit
    otherwise: noted

rule "Cancellations"
    on cancellation
    at least 24 hours before start: free, refund rest
    otherwise: charge 50% of price

rule "No-shows"
    on no-show
    otherwise: charge price, client becomes careless until 60 calendar days after now

rule "We answer"
    on complaint
    client is careless: promise answer within 4 hours, tell owner "look at the record first"
    house is disrupted: promise answer within 2 hours
    otherwise: promise answer within 1 hour, say we-hear-you

rule "The answer"
    on answer
    otherwise: noted

rule "A late answer is our mistake"
    on overdue answer
    otherwise: credit EUR 10

rule "Broken"
    on disruption
    otherwise: house becomes disrupted

rule "Mended"
    on restoration
    otherwise: house is no longer disrupted

words we-hear-you
    en "Thank you, {client.name}. You say: {summary}."
"""


def desk_on(journal: Journal, rules: str = RULES) -> Desk:
    """A desk with the small house, in an empty journal."""
    found_book(journal, [check_text(house_text(rules))], 0)
    return Desk(journal)


def event(desk: Desk, name: str, kind: str, at: str, client: object = "c-1", **more: object) -> Event:
    """An event on a day of November 2027, said as `19T09:00`, or on another, said as `2027-12-01T09:00`."""
    day = "" if at[4:5] == "-" else "2027-11-"
    data = {"id": name, "type": kind, "at": f"{day}{at}", "client": client, **more}
    read = TimelineReader(desk.houses).read({key.replace("_", "-"): value for key, value in data.items()})
    assert read.event is not None, read.problems
    return read.event


def stream(desk: Desk) -> list[Event]:
    """Events of two clients and of the house: a booking, a no-show, complaints with names in them, one unanswered."""
    return [
        event(desk, "e-1", "booking", "02T09:00", service="cut", start="2027-11-04T10:00", booking="b-1"),
        event(desk, "e-2", "complaint", "02T10:00", {"id": "c-2", "name": "Maja"}, summary="the water was cold"),
        event(desk, "e-3", "answer", "02T10:30", "c-2"),
        event(desk, "e-4", "no-show", "04T10:30", booking="b-1"),
        event(desk, "e-5", "disruption", "05T09:00", None, summary="no power"),
        event(desk, "e-6", "complaint", "05T10:00", "c-2", summary="nobody was there"),
        event(desk, "e-7", "complaint", "05T11:00", summary="I was there"),
        event(desk, "e-8", "booking", "06T09:00", service="colouring", start="2027-11-20T10:00", booking="b-2"),
        event(desk, "e-9", "complaint", "12T09:00", "c-2", summary="still nothing"),
        event(desk, "e-10", "restoration", "12T10:00", None),
        event(desk, "e-11", "complaint", "12T10:15", "c-2", summary="and now?"),
    ]


def given(answers: Sequence[Answer | EventRefused]) -> list[Answer]:
    """The answers, none of which is a refusal."""
    taken = [answer for answer in answers if isinstance(answer, Answer)]
    assert len(taken) == len(answers), answers
    return taken
