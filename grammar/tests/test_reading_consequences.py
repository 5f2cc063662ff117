"""Each consequence, read into its exact tree."""

import pytest
from reading import block, consequence, name, tree

START = name("start")
PRICE = name("price")
MONTHS = tree.Duration(12, "months", None, False)
HOURS = tree.Duration(24, "hours", None, False)
THIRD = tree.PercentOf(tree.Percent("30"), PRICE)
NEXT_MONTH = tree.EndOf("next month")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("accept", tree.Verdict("accept")),
        ("decline", tree.Verdict("decline")),
        ("noted", tree.Verdict("noted")),
        ("redirect to website", tree.Verdict("redirect", name("website"))),
        ("free", tree.Free()),
        ("charge 30% of price", tree.Charge(THIRD)),
        ("charge price as parking", tree.Charge(PRICE, name("parking"))),
        ("refund paid", tree.Refund(name("paid"))),
        ("credit price", tree.Credit(PRICE)),
        ("credit 10 sessions for 12 months", tree.Credit(tree.UnitAmount(10, name("sessions")), MONTHS)),
        ("credit price until end of next calendar month", tree.Credit(PRICE, None, NEXT_MONTH)),
        ("ask deposit within 24 hours", tree.Owe("ask", name("deposit"), None, HOURS)),
        ("ask deposit of 30% of price within 24 hours", tree.Owe("ask", name("deposit"), THIRD, HOURS)),
        ("ask deposit of price by start", tree.Owe("ask", name("deposit"), PRICE, None, START)),
        ("promise answer within 24 hours", tree.Owe("promise", name("answer"), None, HOURS)),
        ("promise refund of price by start", tree.Owe("promise", name("refund"), PRICE, None, START)),
        ("excuse charge", tree.Excuse(name("charge"))),
        ("client becomes prepay-only", tree.Becomes("client", name("prepay-only"))),
        (
            "client becomes prepay-only until 12 months after now",
            tree.Becomes("client", name("prepay-only"), None, tree.Offset(MONTHS, "after", name("now"))),
        ),
        (
            "client becomes ended from end of next calendar month",
            tree.Becomes("client", name("ended"), NEXT_MONTH),
        ),
        (
            "house becomes full from start for 24 hours",
            tree.Becomes("house", name("full"), START, None, HOURS),
        ),
        ("booking becomes confirmed", tree.Becomes("booking", name("confirmed"))),
        ("client becomes prepay-only for ever", tree.Becomes("client", name("prepay-only"), for_ever=True)),
        ("client is no longer prepay-only", tree.NoLonger("client", name("prepay-only"))),
        ("booking is no longer confirmed", tree.NoLonger("booking", name("confirmed"))),
        ("house is no longer full", tree.NoLonger("house", name("full"))),
        ("booking ends", tree.BookingEnds()),
        ("record no-show", tree.Record(name("no-show"))),
        ("say we-hear-you", tree.Say(name("we-hear-you"))),
        ('tell owner "a client waits"', tree.Tell(name("owner"), tree.Text("a client waits"))),
        ("do send-voucher", tree.Do(name("send-voucher"))),
        (
            "do send-voucher with amount = 30% of price and again = yes",
            tree.Do(
                name("send-voucher"),
                (tree.Argument(name("amount"), THIRD), tree.Argument(name("again"), tree.YesNo(True))),
            ),
        ),
        ("may free", tree.May(tree.Free())),
        ("may refund paid", tree.May(tree.Refund(name("paid")))),
    ],
)
def test_consequences(text: str, expected: object) -> None:
    """What a line makes happen."""
    assert expected == consequence(text)


def test_several_consequences() -> None:
    """A line has its consequences after each other, and may go on after a comma in the next."""
    rule = block('rule "a"\n    on b\n    otherwise: free, refund rest,\n        # a remark\n\n      say sorry\n')
    assert (tree.Free(), tree.Refund(name("rest")), tree.Say(name("sorry"))) == rule.lines[0].consequences


def test_lines_under_a_line() -> None:
    """A line may hold lines of its own."""
    rule = block('rule "a"\n    on b\n    x:\n        y: free\n        otherwise: noted\n    otherwise: accept\n')
    expected = (
        tree.Line(
            name("x"),
            (),
            (tree.Line(name("y"), (tree.Free(),)), tree.Line(None, (tree.Verdict("noted"),))),
        ),
        tree.Line(None, (tree.Verdict("accept"),)),
    )
    assert expected == rule.lines


@pytest.mark.parametrize("word", ["free", "say", "charge", "at", "on", "rule", "month", "now-or-never", "is"])
def test_a_keyword_is_one_only_where_it_can_stand(word: str) -> None:
    """Elsewhere a word of the language is a name like any other."""
    assert tree.Say(name(word)) == consequence(f"say {word}")


def test_a_name_in_quotes() -> None:
    """A name that meets a keyword is written in single quotes, which are no part of it."""
    assert tree.Charge(name("now")) == consequence("charge 'now'")
