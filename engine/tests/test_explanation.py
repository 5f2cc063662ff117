"""What a person reads of a decision, whole; each text is as it is printed."""

from textwrap import dedent

import pytest
from explained import explained

from engine.telling.explanation import answer_text, why_json, why_text

BOOKING = "booking booking=b-1 at=2027-11-01T10:00 service=cut start=2027-11-19T14:00 price=EUR80 channel=phone"
CANCELLATION = "cancellation booking=b-1 at=2027-11-19T09:00 cancelled-by=client channel=phone client.name=Ann"
ACCEPTED = """
    rule "We like to see you"
        on booking
        otherwise: accept
"""
DEPOSITS = """
    rule "A deposit keeps your place"
        on booking
        otherwise: ask deposit of 30% of price within 1 opening day

    rule "It came"
        on deposit
        otherwise: accept

    rule "It did not come"
        on overdue deposit
        otherwise: booking ends, tell owner "call her", say freed

    words freed
        en "Your place on {start} is free again, {client.name}."
"""
EARLIER_IS_CHEAPER = """
    rule "The earlier you tell us, the less it costs"
        on cancellation
        cancelled-by is house: refund paid
        at least 48 hours before start: free
        by 18:00 on the opening day before start: charge 25% of price
        reason is illness and no earlier cancellations this calendar year: free
        otherwise: charge 50% of price, say late

    words late
        en "Thank you, {client.name}. We charge {charge} for {start}."
"""


def answer(lines: str, *events: str, assumed: tuple[str, ...] = ()) -> str:
    """What `ask` prints."""
    return answer_text(explained(dedent(lines), *events).decision, assumed=assumed)


def why(lines: str, *events: str) -> str:
    """What `why` prints."""
    found = explained(dedent(lines), *events)
    return why_text(found.plan, found.record, found.decision)


def is_printed(expected: str, text: str) -> None:
    """The text is just this."""
    assert dedent(expected).strip("\n") == text


def test_an_answer_says_what_follows_why_and_the_words() -> None:
    """The charge, the line that decided with its place and what it read, and the reply."""
    is_printed(
        """
        Cancellation on Friday 19 November 2027 09:00: noted
          The client is charged EUR 40.00.

        Why
          "The earlier you tell us, the less it costs"
            otherwise, as no line above it fits (text.house:24)
              price: EUR 80.00

        Words to the client (en)
          Thank you, Ann. We charge €40.00 for Friday, 19 November at 14:00.
        """,
        answer(EARLIER_IS_CHEAPER, BOOKING, CANCELLATION),
    )


def test_why_says_what_ruled_each_line_out() -> None:
    """Every line in order, with what was so and what was needed; those after the deciding one were not tried."""
    is_printed(
        """
        Cancellation on Thursday 18 November 2027 15:30: noted
          The client is charged EUR 20.00.

        What was tried
          "The earlier you tell us, the less it costs" (text.house:18)
            no         cancelled-by is house (text.house:20)
                         cancelled-by is client; house was needed
            no         at least 48 hours before start (text.house:21)
                         it came on Thursday 18 November 2027 15:30, 22 hours 30 minutes before start; """
        """at least 48 hours before start (until Wednesday 17 November 2027 14:00) was needed
            decides    by 18:00 on the opening day before start (text.house:22)
                         it came on Thursday 18 November 2027 15:30
            not tried  reason is illness and no earlier cancellations this calendar year (text.house:23)
            not tried  otherwise (text.house:24)

        What was read
          cancelled-by: client
          start: Friday 19 November 2027 14:00
          price: EUR 80.00
        """,
        why(EARLIER_IS_CHEAPER, BOOKING, CANCELLATION.replace("19T09:00", "18T15:30")),
    )


def test_what_is_owed_stands_with_its_deadline_and_its_receipt() -> None:
    """Who owes what until when, and how the deadline was counted."""
    is_printed(
        """
        Booking on Saturday 6 November 2027 10:00: asked for a deposit
          The client owes a deposit of EUR 24.00 by Tuesday 9 November 2027 10:00.
            Sunday 7 November 2027 to Monday 8 November 2027: skipped, no opening day
            Tuesday 9 November 2027: 1 opening day counted

        Why
          "A deposit keeps your place"
            always (text.house:20)
              price: EUR 80.00

        Assumed, as it was not said
          party-size: 1
        """,
        answer(DEPOSITS, BOOKING.replace("11-01", "11-06")),
    )


def test_an_overdue_event_is_explained_like_any_other() -> None:
    """It says what was due, and what follows from its not having come."""
    is_printed(
        """
        Overdue deposit on Tuesday 2 November 2027 10:00: noted
          The deposit of EUR 24.00 was due on Tuesday 2 November 2027 10:00: the client owes it no longer.
          The booking ends.
          The owner is told: "call her"

        What was tried
          "It did not come" (text.house:26)
            decides    otherwise (text.house:28)

        Words to the client (en)
          Your place on Friday, 19 November at 14:00 is free again.
        """,
        why(DEPOSITS, BOOKING, "until 2027-12-01T00:00"),
    )


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        (
            ("deposit booking=b-1 amount=10 at=2027-11-01T11:00",),
            "Of the deposit of EUR 24.00 EUR 10.00 has come: the client owes EUR 14.00 by Tuesday 2 November 2027",
        ),
        (
            ("deposit booking=b-1 amount=24 at=2027-11-01T11:00",),
            "The deposit of EUR 24.00 came in time: the client owes it no longer.",
        ),
        (
            ("cancellation booking=b-1 cancelled-by=client channel=phone at=2027-11-01T11:00",),
            "The client owes the deposit of EUR 24.00 no longer.",
        ),
    ],
)
def test_an_obligation_is_told_as_it_stands(events: tuple[str, ...], expected: str) -> None:
    """Met in part, met, or dropped."""
    assert expected in answer(DEPOSITS, BOOKING, *events)


def test_a_promise_is_ours_until_it_is_kept() -> None:
    """The house owes it; when it comes late, that is said."""
    promise = """
        rule "Answers"
            on message
            otherwise: promise answer within 1 hour
        rule "Late answers"
            on overdue answer
            otherwise: credit EUR 10 for 12 months
    """
    message, reply = "message at=2027-11-19T09:00 channel=phone", "answer at=2027-11-19T10:30"
    due, until = "Friday 19 November 2027 10:00", "until 2027-11-19T10:00"
    assert f"We owe an answer by {due}." in answer(promise, message)
    assert f"We still owe an answer: it was due on {due}." in answer(promise, message, until)
    assert f"The answer came late: it was due on {due}." in answer(promise, message, until, reply)


def test_every_other_consequence_is_a_plain_sentence() -> None:
    """Entries, marks, actions and what may be done, each as an owner would say it."""
    lines = """
        unit session / sessions
        rule "A card"
            on booking
            otherwise: credit 10 sessions for 90 calendar days, client becomes member until 12 months after now, \
client becomes guest from end of next calendar month, booking becomes firm, \
do send-card with amount = EUR 10 and by = start, may credit EUR 5
        rule "A visit"
            on arrival
            sessions is at least 1: charge 1 session, charge EUR 3 as parking, client is no longer member
            otherwise: refund paid, excuse charge
    """
    is_printed(
        """
        Booking on Monday 1 November 2027 10:00: noted
          10 sessions are kept for the client, until Sunday 30 January 2028 10:00.
          The client is member until Wednesday 1 November 2028 10:00.
          The client is guest from Saturday 1 January 2028 00:00.
          The booking is firm.
          To be done: send-card with amount EUR 10.00 and by Friday 19 November 2027 14:00.
          Whoever is on duty may: credit EUR 5.

        Why
          "A card"
            always (text.house:21)
              start: Friday 19 November 2027 14:00

        Assumed, as it was not said
          party-size: 1
        """,
        answer(lines, BOOKING),
    )
    is_printed(
        """
        Arrival on Friday 19 November 2027 14:05: noted
          The client is charged 1 session.
          The client is charged EUR 3.00 as parking.
          The client is no longer member.

        What was tried
          "A visit" (text.house:22)
            decides    sessions is at least 1 (text.house:24)
                         there are 10 sessions left
            not tried  otherwise (text.house:25)

        What was read
          sessions: 10 sessions
        """,
        why(lines, BOOKING, "arrival booking=b-1 at=2027-11-19T14:05"),
    )


def test_a_recorded_event_stands_inside_the_one_that_records_it() -> None:
    """With its own consequences and reasons, indented; one that no rule speaks of is only named."""
    lines = """
        event delay / delays of booking
        rule "Late"
            on arrival
            more than 15 minutes after start: record no-show, record delay
            otherwise: noted
        rule "A missed visit is charged"
            on no-show
            no earlier no-shows ever: free
            otherwise: charge price
    """
    is_printed(
        """
        Arrival on Friday 19 November 2027 14:20: noted
          A no-show is recorded.
            No-show on Friday 19 November 2027 14:20: noted
              Nothing is charged.
            What was tried
              "A missed visit is charged" (text.house:23)
                decides    no earlier no-shows ever (text.house:25)
                             there were 0 earlier no-shows ever
                not tried  otherwise (text.house:26)
            What was read
              earlier no-shows ever: 0
          A delay is recorded.

        What was tried
          "Late" (text.house:19)
            decides    more than 15 minutes after start (text.house:21)
                         it came on Friday 19 November 2027 14:20, 20 minutes after start
            not tried  otherwise (text.house:22)

        What was read
          start: Friday 19 November 2027 14:00
        """,
        why(lines, BOOKING, "arrival booking=b-1 at=2027-11-19T14:20"),
    )


def test_a_declined_event_has_only_the_rules_that_declined_it() -> None:
    """A line of another rule fits and has no consequences, which is said."""
    lines = """
        rule "Not in the winter"
            on message
            now falls between 1 November and 5 January: decline
            otherwise: accept
        rule "Answers"
            on message
            channel is not phone: tell owner "write back"
            otherwise: noted
    """
    is_printed(
        """
        Message on Saturday 20 November 2027 12:30: declined
          It is as if the message had not happened.

        What was tried
          "Not in the winter" (text.house:18)
            decides    now falls between 1 November and 5 January (text.house:20)
                         it came on Saturday 20 November 2027 12:30
            not tried  otherwise (text.house:21)
          "Answers" (text.house:22)
            fits       channel is not phone (text.house:24)
                         channel is sms
                         it has no consequences: the event was declined by another rule
            not tried  otherwise (text.house:25)

        What was read
          channel: sms

        Assumed, as it was not said
          topic: question
        """,
        why(lines, "message channel=sms at=2027-11-20T12:30"),
    )


def test_a_redirected_event_says_where_to() -> None:
    """The channel stands in the first line."""
    lines = """
        rule "Online"
            on message
            topic is booking: redirect to website
            otherwise: noted
    """
    first = answer(lines, "message topic=booking channel=sms at=2027-11-20T12:30").split("\n")[0]
    assert "Message on Saturday 20 November 2027 12:30: redirected to the website" == first


def test_an_event_without_rules_says_so() -> None:
    """It is noted, and nothing follows."""
    is_printed(
        """
        Message on Saturday 20 November 2027 12:30: noted
          Nothing follows.

        Why
          No rule speaks of message.

        Assumed, as it was not said
          topic: question
          the booking was made at this moment
        """,
        answer(ACCEPTED, "message channel=sms at=2027-11-20T12:30", assumed=("the booking",)),
    )


def test_a_style_marks_the_headings() -> None:
    """For a terminal; the texts themselves stay as they are."""
    found = explained(dedent(EARLIER_IS_CHEAPER), BOOKING, CANCELLATION)
    styled = answer_text(found.decision, style=lambda text: f"<{text}>").split("\n")
    assert [
        "<Cancellation on Friday 19 November 2027 09:00: noted>",
        "<Why>",
        "<Words to the client (en)>",
    ] == [line for line in styled if line.startswith("<")]


def test_why_as_json_has_the_decision_and_what_was_tried() -> None:
    """Each line with its outcome, the reasons in sentences and the facts by name."""
    found = explained(dedent(EARLIER_IS_CHEAPER), BOOKING, CANCELLATION.replace("19T09", "15T09"))
    data = why_json(found.plan, found.record, found.decision)
    assert "noted" == data["verdict"]
    (rule,) = data["tried"]
    assert ("The earlier you tell us, the less it costs", "text.house:18", None) == (
        rule["rule"],
        rule["place"],
        rule["when"],
    )
    assert ["fails", "decides", "untried", "untried", "untried"] == [line["outcome"] for line in rule["lines"]]
    first = rule["lines"][0]
    assert {
        "line": first["line"],
        "text": "cancelled-by is house",
        "place": "text.house:20",
        "outcome": "fails",
        "holds": False,
        "reasons": ["cancelled-by is client; house was needed"],
        "facts": {"cancelled-by": "client"},
        "lines": [],
    } == first
