"""What an event costs at each moment up to the start, found by asking."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from houses import house

from cli import program
from engine.asking import answer_to
from engine.curve.curve import Curve, curve_of
from engine.model import House
from engine.time.moments import moment_text

ROOT = Path(__file__).parents[2]
SALON = str(ROOT / "policies" / "salon" / "salon.house")
BOOKED = ("cancelled-by=client", "start=2027-11-19T14:00", "price=EUR80")
NOW = "at=2027-11-10T09:00"

TIERS = """
rule "The earlier you tell us, the less it costs"
    on cancellation
    at least 48 hours before start: free
    by 18:07 on the opening day before start: charge 25% of price
    by 18:10 on the opening day before start: charge 30% of price
    otherwise: charge 50% of price
"""


def curve(model: House, *words: str) -> Curve:
    """The curve of a cancellation, which must have one."""
    found = curve_of(model, "cancellation", (*BOOKED, *words))
    assert found.curve is not None, found.problems
    return found.curve


def test_steps_end_to_the_second() -> None:
    """Each step ends at its deadline, also one that holds for three minutes, and has the amount of its line."""
    steps = curve(house(TIERS), NOW).steps

    assert [
        ("2027-11-17T14:00:00+01:00", 0),
        ("2027-11-18T18:07:00+01:00", 2000),
        ("2027-11-18T18:10:00+01:00", 2400),
        (None, 4000),
    ] == [(None if step.until is None else moment_text(step.until, house(TIERS).zone), step.charge) for step in steps]


@pytest.mark.parametrize("at", ["first", "last"])
def test_steps_are_what_ask_answers(at: str) -> None:
    """At the first and the last second of each step, the same question has the amount and the line of the step."""
    model = house(TIERS)
    found = curve(model, NOW)
    expected, actual = [], []
    for step in found.steps:
        moment = step.since if at == "first" else step.until or found.start
        words = (*BOOKED, f"at={moment_text(moment, model.zone)}", "booking.at=2027-11-10T09:00")
        decision = answer_to(model, "cancellation", words).decision
        assert decision is not None
        expected.append((step.charge, step.line.id))
        actual.append((sum(entry.amount for entry in decision.entries), decision.because[0].line.id))

    assert expected == actual


def test_facts_that_follow_the_clock_are_followed() -> None:
    """A price that rises with the hours that are left makes a step of each hour."""
    model = house('rule "x"\n    on cancellation\n    otherwise: charge EUR 1 for each started 1 hour of notice\n')
    steps = curve(model, "at=2027-11-19T10:00").steps

    assert [400, 300, 200, 100, 0] == [step.charge for step in steps]


def test_other_units_are_in_the_curve() -> None:
    """What is taken in units of the house is told beside the money."""
    model = house(
        """
        unit session / sessions

        rule "Late"
            on cancellation
            at least 24 hours before start: free
            otherwise: charge 1 session
        """
    )

    assert [(), (("charge", "session", 1),)] == [step.others for step in curve(model, NOW).steps]


def test_curve_as_text() -> None:
    """The command says each step with its rule, line and place."""
    result = CliRunner().invoke(program, ["curve", SALON, "cancellation", *BOOKED, NOW])

    assert 0 == result.exit_code, result.output
    lines = result.output.splitlines()
    assert "What a cancellation costs from Wednesday 10 November 2027 09:00" in lines[0]
    assert ["until Wednesday 17 November 2027 14:00", "until Thursday 18 November 2027 18:00", "up to the start"] == [
        line.strip().split("  ")[0] for line in lines[2:]
    ]
    assert ["free", "EUR 15.00", "EUR 40.00"] == [re.split("  +", line.strip())[1] for line in lines[2:]]


def test_curve_as_json() -> None:
    """Every second from now to the start is in one step."""
    result = CliRunner().invoke(program, ["curve", SALON, "cancellation", *BOOKED, NOW, "--format", "json"])
    told = json.loads(result.output)

    assert ["0.00", "15.00", "40.00"] == [step["charge"] for step in told["steps"]]
    assert told["start"] == told["steps"][-1]["until"]
    assert "2027-11-17T14:00:01+01:00" == told["steps"][1]["since"]


def test_curve_as_a_picture() -> None:
    """The picture is well-formed XML, with the amounts, whatever the house is called."""
    result = CliRunner().invoke(program, ["curve", SALON, "cancellation", *BOOKED, NOW, "--format", "svg"])
    texts = "".join(ElementTree.fromstring(result.output).itertext())

    assert [] == [amount for amount in ("EUR 0.00", "EUR 15.00", "EUR 40.00", "19 November") if amount not in texts]


@pytest.mark.parametrize("start", ["2027-09-29T14:00", "2027-11-19T14:00"])
def test_dates_below_a_picture_stand_apart(start: str) -> None:
    """Each as wide as its letters; the last ends where the picture does."""
    words = ["cancelled-by=client", f"start={start}", "price=EUR80", "at=2027-09-01T09:00", "--format", "svg"]
    result = CliRunner().invoke(program, ["curve", SALON, "cancellation", *words])
    ends = [float("-inf")]
    for label in ElementTree.fromstring(result.output).iter("{http://www.w3.org/2000/svg}text"):
        parts = [part.text or "" for part in label]
        if parts:
            wide, x = 7 * max(map(len, parts)), float(label[0].attrib["x"])
            left = x - wide if label.attrib["text-anchor"] == "end" else x - wide / 2
            assert left > ends[-1]
            ends.append(left + wide)
    assert 4 == len(ends)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["cancellation", "price=EUR80", NOW], 4, "lacks a booking with a start"),
        (["cancellation", *BOOKED, "at=2027-11-20T09:00"], 4, "the booking starts at 2027-11-19T14:00:00+01:00"),
        (["cancelation", *BOOKED, NOW], 4, "is not an event of this house"),
        (["message", NOW], 4, "lacks a booking with a start"),
    ],
    ids=["no start", "after the start", "unknown event", "no booking"],
)
def test_questions_without_a_curve(arguments: list[str], code: int, message: str) -> None:
    """What has no curve is told in a sentence."""
    result = CliRunner().invoke(program, ["curve", SALON, *arguments])

    assert code == result.exit_code
    assert message in result.output
