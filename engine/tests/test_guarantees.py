"""What a house guarantees is proved, or refuted by an event that the plan judges so."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from houses import house, house_text

import policies
from cli import program
from engine.compiler import check_file
from engine.proof.guarantees import Finding, check_guarantees
from engine.proof.witness_text import WitnessText

FOLDER = Path(policies.__file__).parent
GUARANTEED = sorted(path for path in FOLDER.glob("*/*.house") if "\nguarantee " in path.read_text(encoding="utf-8"))

PAYS_AT_MOST = """
    guarantee "Nobody pays more than the booking is worth"
        on cancellation
        charge is at most price
    """
NEVER_RISES = """
    guarantee "Telling us earlier never costs more"
        on cancellation
        charge never rises with notice
    """
HEARD = """
    guarantee "Everybody is heard"
        on message
        always promises answer within 1 hour

    rule "Late"
        on overdue answer
        otherwise: credit EUR 10
    """


def found(*blocks: str) -> list[Finding]:
    """What comes of the guarantees of the small house with these blocks."""
    return list(check_guarantees(house("\n".join(house_text(block, "") for block in blocks))))


def states(*blocks: str) -> list[str]:
    """What comes of each promise."""
    return [one.state for one in found(*blocks)]


def told(*blocks: str) -> list[str]:
    """The sentences of what does not hold."""
    refuted = [(one.witness, one.promise) for one in found(*blocks)]
    return [WitnessText(witness, promise, "salon.house").sentence() for witness, promise in refuted if witness]


def test_a_share_of_the_price_is_never_more_than_the_price() -> None:
    """Proved, whatever the price and the moment."""
    rule = """
        rule "Fees"
            on cancellation
            at least 24 hours before start: free
            otherwise: charge 50% of price capped at EUR 100
        """
    assert ["proved"] == states(rule, PAYS_AT_MOST)


def test_a_fixed_fee_is_more_than_a_small_price() -> None:
    """Refuted by the least money, latest before the start."""
    rule = """
        rule "Fees"
            on cancellation
            at least 24 hours before start: free
            otherwise: charge EUR 25
        """
    assert ["a cancellation at the start of a booking of EUR 1.00: charged EUR 25.00"] == told(rule, PAYS_AT_MOST)


def test_the_fewest_earlier_events() -> None:
    """A line that needs two no-shows is shown with two."""
    rule = """
        rule "Fees"
            on cancellation
            at least 12 hours before start and at least 2 no-shows in the last 12 months: charge EUR 25
            otherwise: free
        """
    sentence = "a cancellation 12 hours before a booking of EUR 1.00, after 2 no-shows: charged EUR 25.00"
    assert [sentence] == told(rule, PAYS_AT_MOST)


def test_the_event_recorded_is_charged_too() -> None:
    """A guarantee speaks of one decision with those it records."""
    rules = """
        rule "Fees"
            on cancellation
            less than 2 hours before start: charge 60% of price, record no-show
            otherwise: free

        rule "Missed"
            on no-show
            otherwise: charge 50% of price
        """
    (one,) = found(rules, PAYS_AT_MOST)
    assert one.witness is not None
    (decision,) = one.witness.decisions
    assert [60, 50] == [decision.entries[0].amount, decision.recorded[0].entries[0].amount]


def test_the_event_recorded_sees_what_was_changed() -> None:
    """A move that records an event is judged by the start that stood before, what it records by the new one."""
    rules = """
        event moved / moveds of booking

        rule "Moving"
            on move
            at least 24 hours before booking.start: accept, record moved
            otherwise: accept

        rule "Moved to soon"
            on moved
            at least 24 hours before start: free
            otherwise: charge EUR 25

        guarantee "Moving in time is free"
            on move
            charge is at most EUR 0
        """
    (sentence,) = told(rules)
    assert "charged EUR 25.00" in sentence


def test_a_mark_that_the_client_has() -> None:
    """Marks stand when the event comes, where some line gives them."""
    rules = """
        rule "Fees"
            on cancellation
            client is prepay-only: charge EUR 25
            otherwise: free

        rule "Missed"
            on no-show
            otherwise: client becomes prepay-only
        """
    sentence = "a cancellation, while the client is prepay-only: charged EUR 25.00"
    assert [sentence] == told(rules, PAYS_AT_MOST)


def test_what_may_be_charged_counts() -> None:
    """A guarantee holds with each `may` used and not used."""
    rule = """
        rule "Fees"
            on cancellation
            otherwise: may charge EUR 25
        """
    assert ["refuted"] == states(rule, PAYS_AT_MOST)


def test_tiers_that_fall_with_notice() -> None:
    """Whoever cancels earlier fits a cheaper tier, on any calendar."""
    rule = """
        rule "Fees"
            on cancellation
            at least 48 hours before start: free
            by 18:00 on the opening day before start: charge 25% of price capped at EUR 15
            otherwise: charge 25% of price
        """
    assert ["proved"] == states(rule, NEVER_RISES)


def test_tiers_that_swap_over() -> None:
    """The witness is two events: the earlier one pays more."""
    rule = """
        rule "Fees"
            on cancellation
            at least 48 hours before start: charge 30% of price
            at least 24 hours before start: free
            otherwise: charge 50% of price
        """
    sentence = (
        "a cancellation 48 hours before a booking of EUR 1.00: charged EUR 0.30; 24 hours before start: charged nothing"
    )
    assert [sentence] == told(rule, NEVER_RISES)


def test_a_deadline_that_counts_opening_time_is_too_late() -> None:
    """An opening hour is longer than an hour, when the doors are closed."""
    rule = """
        rule "Messages"
            on message
            otherwise: promise answer within 1 opening hour
        """
    (sentence,) = told(rule, HEARD)
    assert sentence.startswith("a message: on ")
    assert "answer promised by" in sentence


def test_a_promise_on_each_line() -> None:
    """Proved where every line makes it in time, refuted where one does not."""
    rule = """
        rule "Messages"
            on message
            topic is price: promise answer within 30 minutes
            otherwise: {}
        """
    assert ["proved"] == states(rule.format("promise answer within 1 hour"), HEARD)
    assert ["a message (topic booking): noted, and no answer is promised"] == told(rule.format("noted"), HEARD)


def test_a_line_that_may_decline() -> None:
    """What is only allowed breaks `never declines` too."""
    blocks = """
        rule "Messages"
            on message
            topic is price: may decline
            otherwise: noted

        guarantee "Everybody is heard"
            on message
            never declines
        """
    assert ["refuted"] == states(blocks)


def test_what_the_when_leaves_out() -> None:
    """A guarantee speaks of the events on which its `when` holds."""
    rule = """
        rule "Fees"
            on cancellation
            cancelled-by is house: charge EUR 1000
            otherwise: charge price

        guarantee "Clients pay the price at most"
            on cancellation when cancelled-by is client
            charge is at most price
        """
    assert ["proved"] == states(rule)


FREE = """
    guarantee "Free"
        on cancellation, message
        charge is EUR 0
    """
CROWDS = """
    rule "Crowds"
        on cancellation
        party-size is more than 600: charge EUR 50
        otherwise: free

    rule "Messages"
        on message
        otherwise: noted
    """


@pytest.mark.parametrize(
    ("event", "state"),
    [
        ("event walk-in / walk-ins    opens\n    party-size: number from 1 to 1000 = 2", "refuted"),
        ("event resize / resizes of booking    changes party-size\n    party-size: number from 1 to 1000", "open"),
    ],
    ids=["opens", "changes"],
)
def test_a_fact_of_a_booking_is_within_the_bounds_of_whatever_gave_it(event: str, state: str) -> None:
    """A booking may have been opened or changed by an event with wider bounds than the first that opens one. No
    record with a change is made for a witness."""
    assert [state, "proved"] == states(f"\n{event}\n", CROWDS, FREE)
    assert ["proved", "proved"] == states(CROWDS, FREE)


def test_a_fact_of_what_is_overdue_is_within_the_bounds_of_all_its_makers() -> None:
    """Two events that make one obligation may have wider and narrower bounds for a fact they share."""
    rules = """
        event order / orders
            pieces: number from 1 to 10
        event bulk / bulks
            pieces: number from 1 to 1000

        rule "Orders"
            on order, bulk
            otherwise: promise answer within 1 hour

        rule "Late"
            on overdue answer
            pieces is more than 10: charge EUR 50
            otherwise: free

        guarantee "Free"
            on overdue answer
            charge is EUR 0
        """
    assert ["refuted"] == states(rules)


def test_a_sum_of_plain_numbers_may_be_below_0() -> None:
    """A number without bounds may be negative, and so may what several come to."""
    rules = """
        event score / scores
            points: number

        rule "Messages"
            on message
            total points of scores ever is less than 0: charge EUR 50
            otherwise: free

        rule "Cancellations"
            on cancellation
            otherwise: free
        """
    assert ["proved", "refuted"] == states(rules, FREE)


@pytest.mark.parametrize("path", GUARANTEED, ids=lambda path: path.stem)
def test_shipped_houses_keep_what_they_guarantee(path: Path) -> None:
    """Every guarantee of every house that ships is proved."""
    checked = check_file(path)
    assert checked.house is not None
    assert [] == [
        (one.guarantee.title, one.event, one.state, one.reason)
        for one in check_guarantees(checked.house)
        if one.state != "proved"
    ]


def test_the_witness_can_be_asked_and_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What `check --prove` prints as a command gives that answer, and as a scenario holds today."""
    monkeypatch.chdir(tmp_path)
    salon = (FOLDER / "salon" / "salon.house").read_text(encoding="utf-8")
    broken = salon.replace("otherwise: charge 50% of price capped at EUR 100", "otherwise: charge EUR 25")
    Path("salon.house").write_text(broken, encoding="utf-8")
    result = CliRunner().invoke(program, ["check", "--prove", "salon.house"])
    assert 3 == result.exit_code
    (command,) = [line.strip() for line in result.output.splitlines() if line.strip().startswith("evenhand ask")]

    import shlex

    answer = CliRunner().invoke(program, shlex.split(command)[1:])
    assert 0 == answer.exit_code, answer.output
    assert "EUR 25.00" in answer.output

    lines = result.output.splitlines()
    first = next(index for index, line in enumerate(lines) if line.strip().startswith("Scenario:"))
    last = next(index for index in range(first, len(lines)) if lines[index].startswith("note:"))
    feature = ["Feature: what check found", "  Background:", "    Given the house rules of salon.house", ""]
    Path("found.feature").write_text("\n".join([*feature, *lines[first:last]]), encoding="utf-8")
    ran = CliRunner().invoke(program, ["test", "found.feature"])
    assert 0 == ran.exit_code, ran.output


@pytest.mark.parametrize(("fee", "state"), [("charge 50% of price", "proved"), ("charge EUR 25", "refuted")])
def test_the_limits_of_a_law(fee: str, state: str) -> None:
    """A house includes a law's guarantees, and they are proved or refuted as its own."""
    rules = f"""
        include "limits/eu/consumer"
        include "limits/uk/financial-complaints"

        rule "Fees"
            on cancellation, no-show
            otherwise: {fee}

        rule "Complaints"
            on complaint
            otherwise: promise answer within 2 working days

        rule "Late"
            on overdue answer
            otherwise: credit EUR 10
        """
    assert [state, state, "proved", "proved"] == states(rules)
