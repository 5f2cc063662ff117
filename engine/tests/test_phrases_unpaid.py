"""What was asked and what did not come, on the overdue event of an obligation with an amount."""

from houses import problems
from phrase import BOOKINGS
from story import Story, amounts, owed

INTEREST = """
rule "Half at the start"
    on booking
    otherwise: charge 50% of price, ask payment of 50% of price within 24 hours

rule "Payments"
    on payment
    otherwise: accept

rule "Interest by the month"
    on overdue payment
    at least 4 overdue payments of this booking: tell owner "call her"
    otherwise: charge 2% of unpaid as interest, ask payment of unpaid within 1 month, say still-open

words still-open
    en "Of {asked} we still wait for {unpaid}; with {charge.interest} interest."
"""


def test_unpaid_is_what_did_not_come() -> None:
    """EUR 60 were asked and EUR 25 came: 2% of EUR 35 is EUR 0.70, and EUR 35 is asked again."""
    story = Story(INTEREST)
    story.book("2027-11-01T09:00")
    story.tell("payment", "2027-11-01T12:00", booking="b-1", amount="EUR 25")
    (late,) = story.wait("2027-11-02T09:00")
    assert [("charge.interest", "0.70")] == amounts(late)
    assert ("35.00", "2027-12-02T09:00:00+01:00") == tuple(late["obligations"][1][key] for key in ("amount", "due"))
    assert {"asked": "60.00 EUR", "unpaid": "35.00 EUR"} == {
        name: late["words"]["values"][name] for name in ("asked", "unpaid")
    }


def test_what_is_asked_again_has_its_own_amount() -> None:
    """After a month what was asked then is meant, less what came for it; in the end nothing more is asked."""
    story = Story(INTEREST)
    story.book("2027-11-01T09:00")
    story.tell("payment", "2027-11-01T12:00", booking="b-1", amount="EUR 25")
    story.wait("2027-11-02T09:00")
    story.tell("payment", "2027-11-20T12:00", booking="b-1", amount="EUR 15")
    late = story.wait("2028-12-01T00:00")
    assert [[("charge.interest", "0.40")], [("charge.interest", "0.40")], []] == [amounts(one) for one in late]
    assert "35.00 EUR" == late[0]["words"]["values"]["asked"]


def test_what_came_in_full_is_not_overdue() -> None:
    """Interest ends when all of what was asked the last time has come; what was asked first came late."""
    story = Story(INTEREST)
    story.book("2027-11-01T09:00")
    story.wait("2027-11-02T09:00")
    paid = owed(story.tell("payment", "2027-11-20T12:00", booking="b-1", amount="EUR 60"))
    assert [("payment", "met"), ("payment", "late")] == paid
    assert [] == story.wait("2028-12-01T00:00")


def test_promise_with_an_amount() -> None:
    """What the house owes and did not pay is known in the same way."""
    story = Story(f"""
event repayment / repayments of booking    by house also after its end
    amount: money
{BOOKINGS}
rule "Cancelling"
    on cancellation
    otherwise: free, promise repayment of EUR 40 within 14 calendar days

rule "Late"
    on overdue repayment
    unpaid is less than asked: credit 10% of unpaid
    otherwise: credit 10% of asked
""")
    for booking, paid, expected in (("b-1", "EUR 30", "1.00"), ("b-2", "EUR 0", "4.00")):
        story.book(booking=booking)
        story.cancel("2027-11-02T09:00", booking)
        story.tell("repayment", "2027-11-03T09:00", booking=booking, amount=paid)
        assert [[("credit", expected)]] == [amounts(one) for one in story.wait("2027-11-16T09:00")]


def test_amount_in_another_unit() -> None:
    """What is owed in sessions is told in sessions."""
    story = Story("""
unit session / sessions
event gift / gifts by house
    amount: sessions

rule "Hardship"
    on hardship
    otherwise: promise gift of 5 sessions within 1 week

rule "Late"
    on overdue gift
    otherwise: credit unpaid times 2
""")
    story.tell("hardship", "2027-11-01T09:00", summary="ill")
    story.tell("gift", "2027-11-02T09:00", amount=2)
    (late,) = story.wait("2027-11-08T09:00")
    assert ("6", "session") == (late["entries"][0]["amount"], late["entries"][0]["unit"])


def test_amount_that_not_every_line_names() -> None:
    """Where one line asks without an amount, the facts may be nothing, and are asked for first."""
    lines = """
        rule "Bookings"
            on booking
            price is at least EUR 100: ask payment of price within 24 hours
            otherwise: ask payment within 24 hours

        rule "Late"
            on overdue payment
            {line}
            otherwise: charge EUR 5
    """
    assert [("E303", "unpaid")] == [one[:2] for one in problems(lines.format(line="unpaid is more than EUR 50: noted"))]
    story = Story(lines.format(line="unpaid is given: charge 10% of unpaid").replace("\n        ", "\n"))
    story.book()
    story.book(booking="b-2", price="EUR 80")
    assert [[("charge", "12.00")], [("charge", "5.00")]] == [amounts(one) for one in story.wait("2027-11-02T09:00")]


def test_what_is_known_only_when_it_is_overdue() -> None:
    """Elsewhere, and where no amount was asked, there is no such fact."""
    found = problems("""
        rule "Messages"
            on message
            otherwise: promise answer within 1 hour

        rule "Late"
            on overdue answer
            unpaid is more than EUR 5: noted
            otherwise: noted
    """)
    help = "only `on overdue …` knows it, where a line asks or promises that with an amount"
    assert [("E201", "unpaid", "`unpaid` is not a name these lines know", help)] == found


def test_amount_of_another_kind_than_what_it_brings() -> None:
    """A payment brings money, so no sessions can be asked for with it."""
    found = problems("""
        unit session / sessions

        rule "Bookings"
            on booking
            otherwise: ask payment of 2 sessions within 24 hours

        rule "Late"
            on overdue payment
            otherwise: noted
    """)
    assert [("E301", "2 sessions", "a payment brings money, and `2 sessions` is sessions", None)] == found
