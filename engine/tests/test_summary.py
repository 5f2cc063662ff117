"""What a stream comes to."""

import pytest
from houses import house

from engine.events.event_from_json import EventReader
from engine.events.event_streams import read_events
from engine.judging.records import Records
from engine.judging.run import run_stream
from engine.judging.summary import Summary, summary_json, summary_text
from engine.judging.timeline import Timeline
from engine.memory.decision import Decision
from engine.model import House
from engine.planning.plan_from_model import plan_from_model

RULES = """
rule "Bookings"
    on booking
    price is at least EUR 100: ask deposit of 30% of price within 24 hours
    otherwise: accept

rule "Cancellations"
    on cancellation
    cancelled-by is house: free
    otherwise: charge 50% of price

rule "Deposits"
    on overdue deposit
    otherwise: noted
"""

STREAM = b"""\
id,type,at,client,booking,service,cancelled-by,amount
1,booking,2027-11-01T09:00,a,b1,cut,,
2,booking,2027-11-01T09:00,b,b2,colouring,,
3,booking,2027-11-01T10:00,c,b3,colouring,,
4,deposit,2027-11-01T11:00,b,b2,,,36
5,cancellation,2027-11-05T09:00,a,b1,,client,
6,cancellation,2027-11-05T10:00,b,b2,,house,
"""


@pytest.fixture
def summary() -> Summary:
    """Of three bookings, a deposit that came, one that did not, and two cancellations."""
    return summary_of(house(RULES))


def summary_of(model: House) -> Summary:
    """What the stream comes to in a house."""
    stream = read_events(EventReader(model), STREAM.splitlines(keepends=True), "events.csv")
    found = Summary()
    for answer in run_stream(Records(Timeline([plan_from_model(model)])), stream):
        assert isinstance(answer, Decision), answer
        found.add(answer)
    return found


def test_counts_events_and_verdicts(summary: Summary) -> None:
    """Events that happened by themselves are among them."""
    counted = summary_json(summary)
    assert {"booking": 3, "cancellation": 2, "deposit": 1, "overdue deposit": 1} == counted["events"]
    assert {"accept": 1, "ask": 2, "redirect": 0, "decline": 0, "noted": 4} == counted["verdicts"]


def test_adds_up_money_by_rule(summary: Summary) -> None:
    """What was free does not count."""
    expected = {"rule": "Cancellations", "kind": "charge", "unit": "EUR", "times": 1, "amount": "22.50"}
    assert [expected] == summary_json(summary)["money"]


def test_counts_what_was_owed(summary: Summary) -> None:
    """Two deposits were asked; one was met, the other is overdue."""
    expected = {"kind": "ask", "what": "deposit", "made": 2, "met": 1, "late": 0, "overdue": 1, "dropped": 0}
    assert [expected] == summary_json(summary)["obligations"]


def test_counts_what_was_overdue_and_dropped_at_once() -> None:
    """A deposit that does not come is overdue, also where its booking ends with that."""
    rules, _, last = RULES.rpartition("noted")
    found = summary_of(house(f"{rules}booking ends{last}"))
    expected = {"kind": "ask", "what": "deposit", "made": 2, "met": 1, "late": 0, "overdue": 1, "dropped": 1}
    assert [expected] == summary_json(found)["obligations"]


def test_names_the_commonest_reason_first(summary: Summary) -> None:
    """By rule and line."""
    rule, _, text, times = summary.commonest_reasons(1)[0]
    assert ("Bookings", "price is at least EUR 100", 2) == (rule, text, times)


def test_shows_tables(summary: Summary) -> None:
    """Aligned, with figures to the right."""
    expected = """\
event            accept  ask  noted
booking               1    2      0
cancellation          0    0      2
deposit               0    0      1
overdue deposit       0    0      1
in all                1    2      4

money by rule          times     amount
Cancellations  charge      1  22.50 EUR

owed     by      made  met  late  overdue  dropped
deposit  client     2    1     0        1        0

commonest reasons  line                       times
Bookings           price is at least EUR 100      2
Bookings           otherwise                      1
Cancellations      cancelled-by is house          1
Cancellations      otherwise                      1
Deposits           otherwise                      1"""
    assert expected == summary_text(summary)
