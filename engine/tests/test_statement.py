"""A client's account."""

import json

import pytest
from desks import RULES, desk_on, event, stream

from engine.desk.desk import Desk
from engine.desk.journal import BookError, MemoryJournal
from engine.desk.statement import statement_of


def test_every_entry_has_its_rule() -> None:
    """Charges and credits with the title of the rule, payments with what brought them; each booking by itself."""
    desk = desk_on(MemoryJournal())
    desk.take(stream(desk))

    told = json.loads(statement_of(desk, "c-1", 0).form("json"))

    (charged,), (no_entries,) = (
        [one["entries"] for one in told["accounts"] if one["booking"] == booking] for booking in ("b-1", "b-2")
    )
    assert [("charge", "45.00", "No-shows", 5)] == [
        (row["what"], row["amount"], row["rule"], row["decision"]) for row in charged
    ]
    assert [] == no_entries
    assert "45.00" == told["owes"]


def test_what_is_paid_counts_against_what_is_charged() -> None:
    """Both stand in the account, and what is left to pay."""
    desk = desk_on(MemoryJournal())
    desk.take(stream(desk)[:4])
    desk.take([event(desk, "e-20", "payment", "12T11:00", booking="b-1", amount="EUR 30.00")])

    told = json.loads(statement_of(desk, "c-1", 0).form("json"))

    account = told["accounts"][0]
    assert ["charge", "payment paid"] == [row["what"] for row in account["entries"]]
    assert ("45.00", "30.00", "15.00", "0.00") == tuple(account[key] for key in ("charged", "paid", "owes", "not_used"))
    assert "15.00" == told["owes"]


def test_what_is_kept_has_an_end() -> None:
    """A credit that ended is not there any more; one in another unit stands beside the money."""
    rules = "unit point / points\n" + RULES.replace("credit EUR 10", "credit EUR 10 for 1 week, credit 3 points")
    desk = desk_on(MemoryJournal(), rules)
    desk.take([event(desk, "e-1", "complaint", "02T09:00", summary="a")])
    for _ in desk.fire(event(desk, "x", "complaint", "02T10:00").at):
        pass

    before = statement_of(desk, "c-1", event(desk, "x", "complaint", "09T09:59").at)
    after = statement_of(desk, "c-1", event(desk, "x", "complaint", "09T10:00").at)

    assert (("EUR", 1000), ("point", 3)) == before.kept
    assert (("EUR", 0), ("point", 3)) == after.kept
    assert ["2027-11-02T10:00:00+01:00", "house", "answer", None, None, "overdue"] == list(after.owed.rows[0])


def test_a_client_who_is_not_known() -> None:
    """It says so."""
    with pytest.raises(BookError, match="there is no client `c-9` in this book"):
        statement_of(desk_on(MemoryJournal()), "c-9", 0)


def test_the_name_of_a_client_written_otherwise() -> None:
    """The nearest is asked about."""
    desk = desk_on(MemoryJournal())
    desk.take([event(desk, "e-1", "complaint", "01T10:00")])

    with pytest.raises(BookError) as refused:
        statement_of(desk, "C_1", 0)
    assert "did you mean `c-1`?" == refused.value.help


def test_the_statement_is_the_same_from_another_desk() -> None:
    """It is read from the book, not from what a desk remembers."""
    desk = desk_on(MemoryJournal())
    desk.take(stream(desk))

    assert statement_of(desk, "c-2", 5).form("text") == statement_of(Desk(desk.journal), "c-2", 5).form("text")
