"""Mistakes that people make in the lines of a rule, each explained in one message."""

import pytest
from mistakes import LINE, in_rule, problems_of

LINES = [
    in_rule(
        "at least 24 hours before start free",
        "E102",
        "",
        "a colon is missing after `start`",
        "write `at least 24 hours before start: free`",
    ),
    in_rule(
        "otherwise charge price", "E102", "", "a colon is missing after `otherwise`", "write `otherwise: charge price`"
    ),
    in_rule("at least 24 hours before start - free", "E109", "-", "`-` has no meaning here", "write a colon"),
    in_rule("at least 24 hours before start -> free", "E109", "->", "`->` has no meaning here", "write a colon"),
    in_rule("- at least 24 hours before start: free", "E109", "-", "`-` has no meaning here", "leave it out"),
    in_rule(
        "price is at least EUR 1,000: free",
        "E106",
        "EUR 1,000",
        "`EUR 1,000` is not how a number is written here",
        "write `EUR 1000`",
    ),
    in_rule(
        "price is at least EUR 12,50: free",
        "E106",
        "EUR 12,50",
        "`EUR 12,50` is not how a number is written here",
        "write `EUR 12.50`",
    ),
    in_rule(
        "price is at least 12,50: free",
        "E106",
        "12,50",
        "`12,50` is not how an amount is written here",
        "write `EUR 12.50`",
    ),
    in_rule(
        "price is at least 100: free",
        "E301",
        "price is at least 100",
        "`price` is money and `100` is number: they cannot be compared",
        "write `EUR 100`",
    ),
    in_rule(
        "before 9am on the day before start: free",
        "E106",
        "9am",
        "`9am` is not how a time is written here",
        "write `09:00`",
    ),
    in_rule("before noon on the day before start: free", "E101", "noon", "`noon` is not known here", "write `12:00`"),
    in_rule(
        "before 12 on the day before start: free",
        "E106",
        "12",
        "`12` is not how a time is written here",
        "write `12:00`",
    ),
    in_rule(
        "start is after March 1 2027: free",
        "E106",
        "March 1 2027",
        "`March 1 2027` is not how a date is written here",
        "write `1 March 2027`",
    ),
    in_rule(
        "start is after 1/3/2027: free",
        "E106",
        "1/3/2027",
        "`1/3/2027` is not how a date is written here",
        "write `1 March 2027`",
    ),
    in_rule(
        "start is after 2027-03-01: free",
        "E106",
        "2027-03-01",
        "`2027-03-01` is not how a date is written here",
        "write `1 March 2027`",
    ),
    in_rule("if price > 100: free", "E101", "if", "`if` does not fit here", "leave it out"),
    in_rule("when price is at least EUR 10: free", "E101", "when", "`when` does not fit here", "leave it out"),
    in_rule("price >= EUR 100: free", "E109", ">=", "`>=` has no meaning here", "write `is at least`"),
    in_rule("price > EUR 100: free", "E109", ">", "`>` has no meaning here", "write `is more than`"),
    in_rule("price is over EUR 100: free", "E101", "is over", "`is over` is not known here", "write `is more than`"),
    in_rule(
        "price more than EUR 100: free",
        "E101",
        "more",
        "`is` is missing before `more`",
        "write `price is more than EUR 100: free`",
    ),
    in_rule(
        "price is between EUR 10 and EUR 20: free",
        "E101",
        "is between",
        "`is between` does not fit here",
        "say both edges: `is at least …` and `is at most …`",
    ),
    in_rule("reason = illness: free", "E109", "=", "`=` has no meaning here", "write `is`"),
    in_rule(
        'reason is "illness": free',
        "E302",
        '"illness"',
        "a text cannot be compared",
        "write one of `illness`, `emergency`, `weather` or `other`",
    ),
    in_rule(
        "Reason is Illness: free", "E201", "Reason", "`Reason` is not a name these lines know", "did you mean `reason`?"
    ),
    in_rule("reason is in illness, weather: free", "E101", "is in", "`is in` is not known here", "write `is one of`"),
    in_rule(
        "start is Saturday: free",
        "E301",
        "start is Saturday",
        "`start` is a moment, and is compared only with an edge or a distance",
        "write `start falls on Saturday`",
    ),
    in_rule(
        "start falls in weekend: free",
        "E101",
        "falls in weekend",
        "`falls in weekend` is not known here",
        "write `falls on one of Saturday, Sunday`",
    ),
    in_rule(
        "no-shows is 2: free",
        "E201",
        "no-shows",
        "`no-shows` is not a name these lines know",
        "`no-shows` is an event: count it, as in `at least 2 no-shows ever`",
    ),
    in_rule(
        "at least 3 no-shows: free",
        "E101",
        ":",
        "`:` cannot follow `no-shows`",
        "here belongs `in the last`, `ever`, `of this booking`, `since`, `this calendar year` or `this calendar month`",
    ),
    in_rule(
        "at least 3 no-shows in the last year: free",
        "E101",
        "in the last year",
        "`in the last year` is not known here",
        "write `in the last 12 months`",
    ),
    in_rule(
        "more than two no-shows ever: free", "E106", "two", "`two` is not how a number is written here", "write `2`"
    ),
    in_rule(
        "a day before start: free", "E106", "a day", "`a day` is not how a duration is written here", "write `1 day`"
    ),
    in_rule(
        "at least one hour before start: free", "E106", "one", "`one` is not how a number is written here", "write `1`"
    ),
    in_rule(
        "at least half an hour before start: free",
        "E106",
        "half an hour",
        "`half an hour` is not how a duration is written here",
        "write `30 minutes`",
    ),
    in_rule(
        "at least 24h before start: free",
        "E106",
        "24h",
        "`24h` is not how a duration is written here",
        "write `24 hours`",
    ),
    in_rule("at least 24 hrs before start: free", "E101", "hrs", "`hrs` is not known here", "write `hours`"),
    in_rule(
        "48 hours before start: free",
        "E304",
        "48 hours before start",
        "`48 hours before start` is not a condition",
        "write `at least 48 hours before start` or `less than 48 hours before start`",
    ),
    in_rule("at least 48 hours: free", "E101", ":", "`:` cannot follow `hours`", "here belongs `before` or `after`"),
    in_rule("within 24 hours before start: free", "E101", "within", "`within` does not fit here", "write `at most`"),
    in_rule(
        "between 24 and 48 hours before start: free",
        "E101",
        "between",
        "`between` does not fit here",
        "say one edge, as in `at least 24 hours before start`",
    ),
    in_rule("else: charge price", "E201", "else", "`else` is not a name these lines know", "write `otherwise`"),
    in_rule(
        f"{LINE},",
        "E101",
        ",",
        "after this comma the line goes on in the next, which does not fit",
        "leave the comma out",
    ),
    in_rule(f"{LINE};", "E109", ";", "`;` has no meaning here", "leave it out"),
    in_rule(f"{LINE} // late", "E101", "//", "`//` cannot follow `free`", "a comment begins with `#`"),
    in_rule(
        "at least 24 hours before start:",
        "E110",
        ":",
        "nothing stands after this colon",
        "write what follows from it on the same line, or on indented lines under it",
    ),
]

CONSEQUENCES = [
    in_rule(f"at least 24 hours before start: {said}", *expected, id=said)
    for said, *expected in (
        (
            "charge 50 percent of price",
            "E106",
            "50 percent",
            "`50 percent` is not how a share is written here",
            "write `50%`",
        ),
        ("charge 50%", "E101", "50%", "`50%` of nothing", "say of what: `50% of …`"),
        (
            "charge 50% price",
            "E101",
            "price",
            "`of` is missing before `price`",
            "write `at least 24 hours before start: charge 50% of price`",
        ),
        ("charge half of price", "E101", "half of", "`half of` is not known here", "write `50% of`"),
        ("charge 10", "E301", "10", "`10` is number, not money", "write `EUR 10`"),
        ("charge 10 euros", "E201", "euros", "no unit is called `euros`", "write `EUR 10`"),
        ("charge price / 2", "E101", "/ 2", "`/ 2` cannot follow `price`", "write a share, as in `50% of price`"),
        ("charge full price", "E101", "full", "`full` does not fit here", "leave it out"),
        ("charge the price", "E304", "the price", "`the price` is not an amount", "write `price`"),
        (
            "charge nothing",
            "E201",
            "nothing",
            "`nothing` is not a name these lines know",
            "write `free` for no charge, `noted` for no consequence",
        ),
        ("charge 50% of price up to EUR 5", "E101", "up to", "`up to` is not known here", "write `capped at`"),
        ("no charge", "E105", "no charge", "there is no consequence `no charge`", "write `free`"),
        ("refuse", "E105", "refuse", "there is no consequence `refuse`", "write `decline`"),
        ("do nothing", "E409", "do nothing", "to do nothing asks nobody for anything", "write `noted`"),
        ('free and tell owner "late"', "E101", "and", "`and` cannot follow `free`", "write a comma"),
        (
            'free tell owner "late"',
            "E101",
            "tell",
            "a comma is missing before `tell`",
            'write `at least 24 hours before start: free, tell owner "late"`',
        ),
        (
            "refund everything",
            "E201",
            "everything",
            "`everything` is not a name these lines know",
            "write `rest` for what is left of what was paid, `price` for the whole price",
        ),
        (
            "ask deposit 30% of price within 2 hours",
            "E101",
            "30%",
            "`of` is missing before `30%`",
            "write `at least 24 hours before start: ask deposit of 30% of price within 2 …`",
        ),
        (
            "ask for deposit of EUR 5 within 2 hours",
            "E105",
            "ask for",
            "there is no consequence `ask for`",
            "write `ask`",
        ),
    )
]


@pytest.mark.parametrize(("written", "expected"), [*LINES, *CONSEQUENCES])
def test_explained(written: str, expected: tuple[str | None, ...]) -> None:
    """What cannot be taken is told in one message, with the mend."""
    assert [expected] == problems_of(written.encode())
