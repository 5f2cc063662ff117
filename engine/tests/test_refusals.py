"""What the checker refuses: each mistake with the underlined text, the sentence and the mend."""

from textwrap import dedent

import pytest
from houses import problems

# (a mistake in one rule, code, underlined, message, help); each rule is on cancellation unless it says otherwise.
MISTAKES = [
    pytest.param(
        """\
        at least 2 days before start: free
        otherwise: charge price
        """,
        "E501",
        "2 days",
        "`2 days` does not say which days are counted",
        "say which: from Friday 8 January 10:00, `48 hours` leads to Sunday 10 January 10:00; "
        "`2 calendar days` leads to Sunday 10 January 10:00; `2 working days` leads to Tuesday 12 January 10:00; "
        "`2 opening days` leads to Tuesday 12 January 10:00",
        id="a bare day",
    ),
    pytest.param(
        "otherwise: charge 50% of prise",
        "E201",
        "prise",
        "`prise` is not a name these lines know",
        "did you mean `price`?",
        id="a name nobody declared",
    ),
    pytest.param(
        """\
        price is at least 24 hours: free
        otherwise: charge price
        """,
        "E301",
        "price is at least 24 hours",
        "`price` is money and `24 hours` is duration: they cannot be compared",
        None,
        id="money against a duration",
    ),
    pytest.param(
        """\
        price is at least 100: free
        otherwise: charge price
        """,
        "E301",
        "price is at least 100",
        "`price` is money and `100` is number: they cannot be compared",
        "write `EUR 100`",
        id="money against a bare number",
    ),
    pytest.param(
        """\
        client.name is ann: free
        otherwise: charge price
        """,
        "E302",
        "client.name",
        "`client.name` is a text that people write, and texts are not compared",
        "ask whether `client.name is given`, or declare a `choice` with its values",
        id="text compared",
    ),
    pytest.param(
        """\
        reason is ilness: free
        otherwise: charge price
        """,
        "E203",
        "ilness",
        "`ilness` is not a value of `reason`",
        "did you mean `illness`?",
        id="a value of another spelling",
    ),
    pytest.param(
        "otherwise: charge USD 5",
        "E305",
        "USD 5",
        "`USD 5` is not in EUR, the currency of this house",
        "write `EUR 5`",
        id="another currency",
    ),
    pytest.param(
        "otherwise: charge EUR 5.1234",
        "E106",
        "EUR 5.1234",
        "`5.1234` has more decimals than EUR, which has 2 decimals",
        None,
        id="a tenth of a cent",
    ),
    pytest.param(
        """\
        otherwise: free
        at least 48 hours before start: charge price
        """,
        "E403",
        "at least 48 hours before start",
        "this line comes after `otherwise`, so it never decides",
        "put it before `otherwise`",
        id="a line after otherwise",
    ),
    pytest.param(
        """\
        at least 24 hours before start: free
        at least 48 hours before start: charge price
        otherwise: charge price
        """,
        "E404",
        "at least 48 hours before start",
        "`at least 48 hours before start` never decides: whatever fits it fits an earlier line",
        "put the narrower line first",
        id="a line plainly covered",
    ),
    pytest.param(
        """\
        no cancellations ever: free
        otherwise: charge price
        """,
        "E405",
        "no cancellations ever",
        "the cancellation that is judged is one of them, so there is never `no cancellations`",
        "write `no earlier cancellations ever`",
        id="no X on X itself",
    ),
    pytest.param(
        "at least 24 hours before start: free",
        "E402",
        'rule "A rule"',
        "some `cancellation` gets no answer: no rule that is always on it ends in `otherwise`",
        "end one of its rules with `otherwise: …`",
        id="an event kind without an answer",
    ),
    pytest.param(
        """\
        at least 24 hours before start:
            reason is illness: free
        otherwise: charge price
        """,
        "E408",
        "reason is illness",
        "when none of these lines fits, nothing is said",
        "end the indented lines with `otherwise: …`",
        id="indented lines without otherwise",
    ),
    pytest.param(
        "otherwise: free, charge EUR 5",
        "E401",
        "charge EUR 5",
        "this line says the charge twice",
        "keep one of them",
        id="a slot written twice by one line",
    ),
    pytest.param(
        "otherwise: say good-bye",
        "E205",
        "good-bye",
        "nobody wrote the words `good-bye`",
        "write a block `words good-bye`",
        id="words nobody wrote",
    ),
    pytest.param(
        """\
        client is vip: free
        otherwise: charge price
        """,
        "E209",
        "vip",
        "nothing makes a client `vip`",
        "let a rule say `client becomes vip`",
        id="a mark that nothing makes",
    ),
    pytest.param(
        """\
        deposit is open: free
        otherwise: charge price
        """,
        "E213",
        "deposit",
        "no line asks or promises `deposit`",
        "let a rule say `ask deposit within 24 hours`",
        id="an obligation nobody makes",
    ),
    pytest.param(
        "otherwise: ask deposit of EUR 10 within 0 hours",
        "E502",
        "0 hours",
        "this deadline has passed when it is made",
        "give it a length above 0",
        id="a deadline already past",
    ),
    pytest.param(
        "otherwise: ask deposit of EUR 10 by 2 hours before now",
        "E502",
        "2 hours before now",
        "`2 hours before now` has passed when the deadline is made",
        "say a moment that is still to come: `within 24 hours`, `by 12:00 on the day before start`",
        id="a deadline before now",
    ),
    pytest.param(
        "otherwise: promise answer within 2 phone hours",
        "E204",
        "2 phone hours",
        "this house has no hours called `phone`",
        "write a block `hours phone` with the days and times",
        id="a calendar nobody declared",
    ),
    pytest.param(
        "otherwise: record cancelation",
        "E202",
        "cancelation",
        "no event is called `cancelation`",
        "did you mean `cancellation`?",
        id="an event nobody declared",
    ),
    pytest.param(
        "otherwise: record cancellation",
        "E406",
        "record cancellation",
        "`cancellation` records `cancellation`, which leads back to `cancellation`",
        "let the chain end: what is recorded must not record it again",
        id="a record chain that comes back",
    ),
    pytest.param(
        "otherwise: charge price plus 2 hours",
        "E301",
        "2 hours",
        "`2 hours` is duration, and cannot be added to money",
        None,
        id="money plus a duration",
    ),
    pytest.param(
        "otherwise: charge start",
        "E304",
        "start",
        "`start` is a moment, not an amount",
        None,
        id="a moment as an amount",
    ),
    pytest.param(
        """\
        price: free
        otherwise: charge price
        """,
        "E304",
        "price",
        "`price` is money, not a condition",
        "say what it must be, as in `price is …`",
        id="an amount as a condition",
    ),
    pytest.param(
        """\
        start is EUR 5: free
        otherwise: charge price
        """,
        "E301",
        "start is EUR 5",
        "`start` is a moment, and is compared only with an edge or a distance",
        "write `start is before …`, or `start is at least 2 hours before …`",
        id="a moment compared with money",
    ),
    pytest.param(
        "otherwise: ask answer within 2 hours",
        "E409",
        "answer",
        "the house makes `answer` happen, not the client",
        "write `promise answer`",
        id="asking the client for what the house does",
    ),
    pytest.param(
        "otherwise: redirect to web",
        "E203",
        "web",
        "`web` is not a channel",
        "did you mean `website`?",
        id="a channel nobody declared",
    ),
    pytest.param(
        """\
        after 30 February 2027: free
        otherwise: charge price
        """,
        "E503",
        "30 February 2027",
        "there is no `30 February 2027`",
        "February 2027 goes from 1 to 28",
        id="a day that is in no calendar",
    ),
]


@pytest.mark.parametrize(("lines", "code", "underlined", "message", "help_"), MISTAKES)
def test_one_mistake_in_a_rule(lines: str, code: str, underlined: str, message: str, help_: str | None) -> None:
    """A mistake in a rule is told with the smallest piece of text, one sentence and the mend."""
    rule = 'rule "A rule"\n    on cancellation\n' + "".join(f"    {line}\n" for line in dedent(lines).splitlines())

    assert problems(rule)[0] == (code, underlined, message, help_)
