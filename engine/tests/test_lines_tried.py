"""What `why` says of each line that was tried: what was so, and what was needed."""

from textwrap import dedent

import pytest
from explained import explained

from engine.telling.explanation import answer_text, why_text

BOOKING = "booking booking=b-1 at=2027-11-01T10:00 service=cut start=2027-11-19T14:00 price=EUR80 channel=phone"
CANCELLATION = "cancellation booking=b-1 at=2027-11-19T09:00 cancelled-by=client channel=phone client.name=Ann"


def answer(lines: str, *events: str) -> str:
    """What `ask` prints."""
    return answer_text(explained(dedent(lines), *events).decision)


def why(lines: str, *events: str) -> str:
    """What `why` prints."""
    found = explained(dedent(lines), *events)
    return why_text(found.plan, found.record, found.decision)


def test_a_rule_whose_when_does_not_hold_is_not_tried() -> None:
    """It says what its `when` read."""
    lines = """
        rule "By phone"
            on message when channel is phone
            otherwise: promise answer within 1 hour
        rule "Otherwise"
            on message
            otherwise: noted
    """
    assert [
        '  "By phone" (text.house:18)',
        "    does not apply: only when channel is phone",
        "      channel is sms; phone was needed",
        '  "Otherwise" (text.house:21)',
        "    decides    otherwise (text.house:23)",
    ] == why(lines, "message channel=sms at=2027-11-20T12:30").split("\n")[4:9]


def test_lines_inside_a_line_stand_below_it() -> None:
    """The outer line fits, and one inside it decides; an answer names both."""
    lines = """
        rule "Hours"
            on message
            now falls outside opening hours:
                now falls on Sunday: decline
                otherwise: noted
            otherwise: accept
    """
    event = "message channel=sms at=2027-11-20T12:30"
    assert [
        '  "Hours" (text.house:18)',
        "    fits       now falls outside opening hours (text.house:20)",
        "                 it came on Saturday 20 November 2027 12:30, outside opening hours",
        "        no         now falls on Sunday (text.house:21)",
        "                     it came on Saturday 20 November 2027 12:30; Sunday was needed",
        "        decides    otherwise (text.house:22)",
        "    not tried  otherwise (text.house:23)",
    ] == why(lines, event).split("\n")[4:11]
    nested = "    now falls outside opening hours: otherwise, as no line above it fits (text.house:22)"
    assert nested in answer(lines, event).split("\n")


@pytest.mark.parametrize(
    ("condition", "settled"),
    [
        ("price is at least EUR 100", "price is EUR 80.00; at least EUR 100.00 was needed"),
        ("not (price is less than EUR 100)", "price is EUR 80.00; at least EUR 100.00 was needed"),
        ("price is more than service.price times 2", "price is EUR 80.00; more than EUR 90.00 was needed"),
        ("price is less than service.price", "price is EUR 80.00; less than service.price (EUR 45.00) was needed"),
        ("service is colouring", "service is cut; colouring was needed"),
        ("service is not cut", "service is cut; anything but cut was needed"),
        ("reason is given", "reason is not given; a value was needed"),
        ("at least 2 cancellations ever", "there was 1 cancellation ever; at least 2 were needed"),
        ("notice is at least 6 hours", "notice is 5 hours; at least 6 hours was needed"),
        ("at least 6 opening hours before start",
         "it came on Friday 19 November 2027 09:00, 5 opening hours before start; at least 6 opening hours "
         "before start (until Thursday 18 November 2027 17:00) was needed"),
        ("at most 2 hours before start",
         "it came on Friday 19 November 2027 09:00, 5 hours before start; at most 2 hours before start "
         "(from Friday 19 November 2027 12:00 to Friday 19 November 2027 14:00) was needed"),
        ("more than 5 minutes after start",
         "it came on Friday 19 November 2027 09:00, 5 hours before start; more than 5 minutes after start "
         "(after Friday 19 November 2027 14:05) was needed"),
        ("start is before 1 March 2027",
         "start is Friday 19 November 2027 14:00; before 1 March 2027, Monday 1 March 2027 00:00, was needed"),
        ("start falls on one of Saturday, a public holiday",
         "start is Friday 19 November 2027 14:00; Saturday or a public holiday was needed"),
        ("now falls outside opening hours",
         "it came on Friday 19 November 2027 09:00, inside opening hours; outside opening hours was needed"),
        ("start falls between 1 May and 30 June",
         "start is Friday 19 November 2027 14:00; between 1 May and 30 June was needed"),
        ("client is known", "the client is not known"),
        ("client has accepted these rules", "the client has not accepted these rules"),
        ("not every promise is kept", "every promise is kept"),
        ("answer is overdue", "answer is not overdue"),
        ("at least 1 hour after the last arrival", "there is no last arrival"),
    ],
)  # fmt: skip
def test_each_kind_of_condition_says_what_settled_it(condition: str, settled: str) -> None:
    """What was so, and what was needed."""
    lines = f"""
        rule "R"
            on cancellation
            {condition}: free
            otherwise: charge price
        rule "Marks"
            on message
            otherwise: client becomes known, promise answer within 1 hour
        rule "Late"
            on overdue answer
            otherwise: noted
    """
    text = why(lines, BOOKING, CANCELLATION).split("\n")
    tried = next(index for index, line in enumerate(text) if line.startswith("    no "))
    assert settled == text[tried + 1].strip()


def test_each_part_of_an_and_that_failed_is_named() -> None:
    """A part that held is not to blame."""
    lines = """
        rule "R"
            on cancellation
            price is at least EUR 10 and (service is colouring or reason is illness): free
            otherwise: charge price
    """
    text = why(lines, BOOKING, CANCELLATION).split("\n")
    assert ["service is cut; colouring was needed", "reason is not given; illness was needed"] == [
        line.strip() for line in text if line.endswith("was needed")
    ]


def test_a_recorded_event_that_could_not_be_judged_tried_nothing() -> None:
    """Its rules read a fact of the client that nobody told, so that none of them was asked."""
    lines = """
        client
            level: number

        event strike / strikes    by house

        rule "Missed"
            on message
            otherwise: record strike

        rule "Strikes"
            on strike
            client.level is less than 5: tell owner "few"
            otherwise: tell owner "many"
    """
    text = why(lines, "message channel=sms at=2027-11-20T12:30")
    assert "    Not judged: `strike` lacks `client.level`, which the rules on `strike` read" in text.split("\n")
