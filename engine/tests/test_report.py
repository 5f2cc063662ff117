"""The report of a period."""

import json
from typing import Any

from desks import desk_on, event, stream

from engine.desk.desk import Desk
from engine.desk.journal import MemoryJournal
from engine.desk.report import Kept
from engine.desk.report_from_journal import report_of

MAY = """
rule "Bookings"
    on booking
    otherwise: accept

rule "Payments"
    on payment
    otherwise: noted

rule "Cancelling"
    on cancellation
    otherwise: charge 50% of price, may excuse charge

rule "Sorry"
    on complaint
    channel is phone: promise answer within 1 hour, credit EUR 3
    otherwise: promise answer within 2 hours

rule "Kept"
    on refund-request
    otherwise: credit rest

rule "The answer"
    on answer
    otherwise: noted

rule "A late answer"
    on overdue answer
    otherwise: tell owner "late"
"""


def told(desk: Desk, since: int | None = None, until: int | None = None) -> dict[str, Any]:
    """The report as programs read it."""
    found: dict[str, Any] = json.loads(report_of(desk, since, until).form("json"))
    return found


def test_promises_are_kept_late_or_broken() -> None:
    """Each by the rule that made it and the channel of its event; what was answered too late is late."""
    desk = desk_on(MemoryJournal(), MAY)
    desk.take(
        [
            event(desk, "e-1", "complaint", "02T09:00", "c-1", summary="a", channel="phone"),
            event(desk, "e-2", "answer", "02T10:00", "c-1"),
            event(desk, "e-3", "complaint", "02T09:00", "c-2", summary="a", channel="phone"),
            event(desk, "e-4", "answer", "02T10:01", "c-2"),
            event(desk, "e-5", "complaint", "02T09:00", "c-3", summary="a", channel="email"),
            event(desk, "e-6", "complaint", "02T11:00", "c-4", summary="a", channel="email"),
        ]
    )
    for _ in desk.fire(event(desk, "x", "complaint", "02T11:30").at):
        pass

    found = told(desk)

    assert {"kept": 1, "late": 1, "broken": 1, "open": 1, "dropped": 0, "share": "33.3%"} == found["promises"]
    assert [
        ("Sorry", "answer", "email", 0, 0, 1, 1),
        ("Sorry", "answer", "phone", 1, 1, 0, 0),
    ] == [tuple(row.values())[:7] for row in found["by_rule"]]
    assert {"promised": 2, "answered": 1, "share": "50.0%"} == found["golden_hour"]
    assert report_of(desk).form("text").startswith("Promises kept: 33.3% (1 of 3), 1 late, 1 broken\n")


def test_only_all_of_them_are_all() -> None:
    """A share is rounded down."""
    assert ["100.0%", "99.9%", "0.0%", None] == [
        kept.share for kept in (Kept(5), Kept(99999, late=1), Kept(broken=3), Kept(open=2))
    ]


def test_a_promise_belongs_to_the_period_in_which_it_is_due() -> None:
    """The first moment of a period is in it, and the first after it is not."""
    desk = desk_on(MemoryJournal(), MAY)
    desk.take([event(desk, "e-1", "complaint", "02T09:00", summary="a", channel="phone")])
    due = event(desk, "x", "complaint", "02T10:00").at

    opens = [told(desk, *period)["promises"]["open"] for period in ((due, due + 1), (due + 1, None), (None, due))]

    assert [1, 0, 0] == opens


def test_uses_and_departures_by_person_with_their_cost() -> None:
    """What `may` allowed, and what nobody allowed; the rule is that of the decision which was named."""
    desk = desk_on(MemoryJournal(), MAY)
    booking = {"service": "cut", "start": "2027-11-19T14:00", "booking": "b-1"}
    desk.take(
        [
            event(desk, "e-1", "booking", "01T09:00", **booking),
            event(desk, "e-2", "cancellation", "10T09:00", booking="b-1", cancelled_by="client"),
            event(desk, "e-3", "used", "10T10:00", decision="e-2", person="Cai", because="she was ill"),
            event(desk, "e-4", "override", "10T11:00", decision="e-2", person="Ada", because="a gift", cost="EUR 7"),
            event(desk, "e-5", "payment", "10T12:00", booking="b-1", amount="EUR 20"),
        ]
    )

    found = told(desk)

    assert [{"rule": "Cancelling", "allowed": 1, "used": 1}] == found["allowed"]
    assert [("override", "Cancelling", "Ada", 1, "7.00"), ("used", "Cancelling", "Cai", 1, "22.50")] == [
        tuple(row.values())[:5] for row in found["departures"]
    ]
    assert [("Cancelling", 2, "29.50", "EUR", 1, "20.00")] == [tuple(row.values()) for row in found["concessions"]]


def test_what_turned_out_not_to_be_allowed_is_not_counted() -> None:
    """The client had cancelled before; nor is what turned out to be allowed forgotten."""
    desk = desk_on(MemoryJournal(), MAY)
    for client, booking in (("c-1", "b-1"), ("c-2", "b-2")):
        made = {"service": "cut", "start": "2027-11-19T14:00", "booking": booking}
        cancelled = {"booking": booking, "cancelled_by": "client"}
        desk.take([event(desk, f"e-{booking}", "booking", "01T09:00", client, **made)])
        desk.take([event(desk, f"x-{booking}", "cancellation", "10T09:00", client, **cancelled)])
    no_show = event(desk, "e-9", "no-show", "09T09:00", "c-2", booking="b-2")

    before = told(desk)["allowed"]
    desk.take([no_show])

    assert [{"rule": "Cancelling", "allowed": 2, "used": 0}] == before
    assert [{"rule": "Cancelling", "allowed": 1, "used": 0}] == told(desk)["allowed"]
    assert [] == told(desk, until=no_show.at)["allowed"]

    desk.take([event(desk, "e-10", "no-show", "11T09:00", "c-2", booking="b-2", corrects="e-9")])
    assert before == told(desk)["allowed"]


def test_a_clients_own_money_is_no_concession() -> None:
    """Keeping the rest for the client gives nothing away; a credit from the house does."""
    desk = desk_on(MemoryJournal(), MAY)
    desk.take(
        [
            event(desk, "e-1", "complaint", "02T09:00", "c-1", summary="a", channel="phone"),
            event(desk, "e-2", "booking", "02T09:00", "c-2", service="cut", start="2027-11-19T14:00", booking="b-1"),
            event(desk, "e-3", "payment", "02T10:00", "c-2", booking="b-1", amount="EUR 20"),
            event(desk, "e-4", "refund-request", "02T11:00", "c-2", booking="b-1", summary="a"),
        ]
    )

    assert ["20.00", "3.00"] == [row["amount"] for row in told(desk)["given"]]
    assert [("Sorry", 1, "3.00", "EUR", 1, "0.00")] == [tuple(row.values()) for row in told(desk)["concessions"]]


def test_fees_by_rule() -> None:
    """How often and how much; charges of nothing are none."""
    desk = desk_on(MemoryJournal())
    desk.take(stream(desk))

    found = told(desk)

    assert [("No-shows", "charge", 1, "45.00", "EUR")] == [tuple(row.values()) for row in found["fees"]]


def test_a_book_without_events_has_a_report() -> None:
    """With nothing in it."""
    text = report_of(desk_on(MemoryJournal())).form("text")

    assert text.startswith("Promises kept: none was due\n")


def test_what_was_taken_back_was_not_given() -> None:
    """An answer that comes late shows that nothing was overdue: the credit counts no more, and the promise was kept."""
    desk = desk_on(MemoryJournal())
    desk.take([event(desk, "e-1", "complaint", "02T09:00", summary="a"), event(desk, "e-2", "complaint", "02T10:30")])
    before = told(desk)

    desk.take([event(desk, "e-3", "answer", "02T09:30")])

    assert ([("A late answer is our mistake", "credit", 1, "10.00", "EUR")], 1) == (
        [tuple(row.values()) for row in before["given"]],
        len(before["concessions"]),
    )
    assert ([], [], "100.0%") == (told(desk)["given"], told(desk)["concessions"], told(desk)["promises"]["share"])
