"""Houses as an owner writes them, each with a mistake that a guarantee finds, and mended with nothing to find."""

import pytest
from attrs import frozen
from houses import house

from engine.proof.guarantees import check_guarantees
from engine.proof.witness_text import WitnessText


@frozen
class Mistake:
    """A house whose guarantee does not hold, as `told` says, until `wrong` becomes `right` in it."""

    name: str
    lines: str
    told: str
    wrong: str
    right: str


MISTAKES = (
    Mistake(
        "a gap between two tiers",
        """
        rule "Fees"
            on cancellation
            at least 48 hours before start: free
            less than 48 hours before start: charge 50% of price
            otherwise: noted
        guarantee "Late is never free"
            on cancellation when after start
            charge is at least 50% of price
        """,
        "a cancellation 1 hour after the start of a booking of EUR 1.00: charged nothing",
        "otherwise: noted",
        "otherwise: charge 50% of price",
    ),
    Mistake(
        "charged twice, by what is recorded",
        """
        event late-cancel / late-cancels of booking
        rule "Fees"
            on cancellation
            at least 48 hours before start: free
            otherwise: charge 60% of price, record late-cancel
        rule "Late"
            on late-cancel
            at least 2 late-cancels ever: charge 50% of price as again
            otherwise: noted
        guarantee "The price at most"
            on cancellation
            charge plus charge.again is at most price
        """,
        "a cancellation at the start of a booking of EUR 1.00, after 1 late-cancel: "
        "charged EUR 0.60 and charged EUR 0.50 as again",
        "charge 50% of price as again",
        "charge 30% of price as again",
    ),
    Mistake(
        "rounded up twice",
        """
        rule "Fees"
            on cancellation
            otherwise: charge 50% of price, charge 50% of price as visit
        guarantee "The price at most"
            on cancellation
            charge plus charge.visit is at most price
        """,
        "a cancellation: charged EUR 0.01 and charged EUR 0.01 as visit",
        "charge 50% of price as visit",
        "charge 40% of price as visit",
    ),
    Mistake(
        "more given back than meant",
        """
        rule "Fees"
            on cancellation
            cancelled-by is house: refund paid
            otherwise: refund 50% of price
        guarantee "Half of what was paid"
            on cancellation when cancelled-by is client
            refund is at most 50% of paid plus EUR 0.01
        """,
        "a cancellation (cancelled-by client), with EUR 0.03 paid: refunded EUR 0.03",
        "refund 50% of price",
        "refund 50% of paid",
    ),
    Mistake(
        "a deposit that never comes back",
        """
        rule "Fees"
            on cancellation
            cancelled-by is house and at least 24 hours before start: refund rest
            otherwise: free
        guarantee "Our fault, your money"
            on cancellation when cancelled-by is house
            refund is at least rest
        """,
        "a cancellation at the start (cancelled-by house), with EUR 0.01 paid: charged nothing",
        " and at least 24 hours before start",
        "",
    ),
    Mistake(
        "a promise that the hours do not allow",
        """
        rule "Messages"
            on message
            otherwise: promise answer within 4 opening hours
        rule "Late"
            on overdue answer
            otherwise: credit EUR 10
        guarantee "Within two days"
            on message
            always promises answer within 2 calendar days
        """,
        "a message: on Saturday 2 January 2027 15:00, answer promised by Tuesday 5 January 2027 12:00",
        "within 4 opening hours",
        "within 4 hours",
    ),
    Mistake(
        "a tier that is an hour off on one day of the year",
        """
        rule "Fees"
            on cancellation
            at least 24 hours before start: free
            otherwise: charge EUR 10
        guarantee "A day before it is free"
            on cancellation when at least 1 calendar day before start
            charge is EUR 0
        """,
        "a cancellation 23 hours before start: charged EUR 10.00",
        "at least 24 hours before start",
        "at least 1 calendar day before start",
    ),
    Mistake(
        "a group of nobody",
        """
        event booking
            seats: number from 0 to 20 = 1
        rule "Bookings"
            on booking
            otherwise: charge EUR 10 times seats
        guarantee "Everybody pays something"
            on booking
            charge is at least EUR 10
        """,
        "a booking (seats 0): charged nothing",
        "from 0 to 20",
        "from 1 to 20",
    ),
    Mistake(
        "a part that is more than the whole",
        """
        event departure
            held: number from 0 to 10 = 0
            planned: number from 0 to 10 = 0
        rule "Stopped half-way"
            on departure
            otherwise: charge price times held out of planned
        guarantee "The price at most"
            on departure
            charge is at most price
        """,
        "a departure (held 10, planned 1): charged EUR 10.00",
        "charge price times held out of planned",
        "charge (price times held out of planned) capped at price",
    ),
    Mistake(
        "the judged event is one of those counted",
        """
        rule "Missed"
            on no-show
            at least 1 no-show in the last 12 months: charge price
            otherwise: free
        guarantee "The first is free"
            on no-show when no earlier no-shows ever
            charge is EUR 0
        """,
        "a no-show: charged EUR 1.00",
        "at least 1 no-show",
        "at least 2 no-shows",
    ),
    Mistake(
        "a client sent away who still pays",
        """
        rule "Rude"
            on abuse
            otherwise: client becomes ended
        rule "Bookings"
            on booking
            client is ended and price is at least EUR 50: decline
            otherwise: accept, charge EUR 1
        guarantee "Who was sent away pays nothing"
            on booking when client is ended
            charge is EUR 0
        """,
        "a booking, while the client is ended: charged EUR 1.00",
        " and price is at least EUR 50",
        "",
    ),
    Mistake(
        "money beside a session",
        """
        unit session / sessions
        event lesson / lessons
        rule "Lessons"
            on lesson
            sessions is at least 1: charge 1 session
            otherwise: charge 1 session, charge EUR 25
        guarantee "A lesson is at most EUR 20"
            on lesson
            charge is at most EUR 20
        """,
        "a lesson: charged 1 session and charged EUR 25.00",
        "charge EUR 25",
        "charge EUR 20",
    ),
    Mistake(
        "two tiers in the wrong order",
        """
        rule "Fees"
            on cancellation
            at least 24 hours before start: charge 50% of price
            by 18:00 on the opening day before start: charge 25% of price
            otherwise: charge price
        guarantee "Telling us earlier never costs more"
            on cancellation
            charge never rises with notice
        """,
        "a cancellation",
        "            at least 24 hours before start: charge 50% of price\n",
        "",
    ),
)


def told(lines: str) -> list[str]:
    """What does not hold, in a sentence each; that everything else is proved."""
    findings = list(check_guarantees(house(lines)))
    assert {"proved", "refuted"} >= {one.state for one in findings}
    refuted = [(one.witness, one.promise) for one in findings]
    return [WitnessText(witness, promise, "salon.house").sentence() for witness, promise in refuted if witness]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda one: one.name)
def test_a_mistake_is_found_and_nothing_where_it_is_mended(mistake: Mistake) -> None:
    """By an event that the rules themselves confirm."""
    assert mistake.wrong in mistake.lines
    (found,) = told(mistake.lines)
    assert mistake.told == found[: len(mistake.told)]
    assert [] == told(mistake.lines.replace(mistake.wrong, mistake.right))
