"""What `check --prove` finds without a guarantee: marks without an end, promises on closed days, swapped tiers."""

from pathlib import Path

import pytest
from houses import house, house_text

import policies
from engine.compiler import check_file
from engine.model import ReadsNo
from engine.proof.formulas import holds
from engine.proof.groundwork import Groundwork
from engine.proof.report import proofs_of
from engine.proof.search import decision_on
from engine.proof.solving import Question

FOLDER = Path(policies.__file__).parent
PARTS = ("limits", "voice")
SHIPPED = [path for path in sorted(FOLDER.glob("*/**/*.house")) if path.relative_to(FOLDER).parts[0] not in PARTS]
BOOKINGS = """
    rule "Bookings"
        on booking
        client is prepay-only: decline
        otherwise: accept
    """
LATE = """
    rule "Late"
        on overdue answer
        otherwise: credit EUR 10
    """


def warnings(*blocks: str) -> list[tuple[str, str]]:
    """The code and the message of each warning that needed the solver, for the small house with these blocks."""
    written = house("\n".join(house_text(block, "") for block in blocks))
    found = proofs_of(written, Path("salon.house")).diagnostics
    return [(one.code, str(one.message)) for one in found]


def missed(mark: str) -> str:
    """A rule whose second no-show says this."""
    return f"""
        rule "Missed"
            on no-show
            at least 2 no-shows in the last 12 months: charge price, {mark}
            otherwise: charge price
        """


def test_a_mark_without_an_end() -> None:
    """Found, with the fewest events that give it."""
    expected = [("W911", "nothing ends `prepay-only` here: a no-show, after 1 no-show")]
    assert expected == warnings(missed("client becomes prepay-only"), BOOKINGS)


@pytest.mark.parametrize(
    "mark",
    [
        "client becomes prepay-only until 12 months after now",
        "client becomes prepay-only for ever",
        "client becomes ended",
    ],
)
def test_a_mark_that_ends_or_is_the_end(mark: str) -> None:
    """Nothing is said where the house has said it."""
    rules = BOOKINGS if "prepay-only" in mark else BOOKINGS.replace("prepay-only", "ended")
    assert [] == warnings(missed(mark), rules)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("otherwise: client is no longer prepay-only", []),
        ("client is prepay-only: client becomes ended\n            otherwise: noted", []),
        ("at least 2 no-shows ever: client becomes ended\n            otherwise: noted", ["W911"]),
        ("otherwise: noted", ["W911"]),
    ],
    ids=["taken back", "on to the end", "an end of its own", "nothing"],
)
def test_a_line_that_leads_out(line: str, found: list[str]) -> None:
    """A line that takes the mark back, or leads on to the end for those who have it."""
    rule = f"""
        rule "Hard times"
            on hardship
            {line}
        """
    assert found == [code for code, _ in warnings(missed("client becomes prepay-only"), BOOKINGS, rule)]


def test_a_line_that_never_takes_it_back() -> None:
    """A line that no client with the mark can reach leads nowhere."""
    rule = """
        rule "Hard times"
            on hardship
            client is prepay-only: noted
            otherwise: client is no longer prepay-only
        """
    found = [code for code, _ in warnings(missed("client becomes prepay-only"), BOOKINGS, rule)]
    assert ["W911"] == found


def message(length: str) -> str:
    """A rule that promises an answer within a time."""
    return f"""
        rule "Messages"
            on message
            otherwise: promise answer within {length}
        """


def test_a_promise_on_closed_days() -> None:
    """The first moment: new year's day is a holiday, and a longer time fails when the doors are closed for longer."""
    (short,) = warnings(message("2 hours"), LATE)
    assert "W912" == short[0]
    assert "a message on Friday 1 January 2027 00:00, `answer` by Friday 1 January 2027 02:00" in short[1]
    assert "closed until Saturday 2 January 2027 09:00" in short[1]
    (longer,) = warnings(message("40 hours"), LATE)
    assert "a message on Saturday 2 January 2027 16:00, `answer` by Monday 4 January 2027 08:00" in longer[1]
    assert "closed until Tuesday 5 January 2027 09:00" in longer[1]


def test_a_promise_that_can_be_kept() -> None:
    """In opening time, within a time longer than the doors are ever closed, or where other hours are open."""
    on_call = """
        hours on-call
            Monday to Sunday    00:00-24:00
        """
    assert [] == warnings(message("2 opening hours"), LATE)
    assert [] == warnings(message("30 calendar days"), LATE)
    assert [] == warnings(on_call, message("2 hours"), LATE)


def test_tiers_that_swap_over() -> None:
    """Found without a guarantee, and not where one says where the charge does not rise."""
    rule = """
        rule "Fees"
            on cancellation
            at least 7 calendar days before start: free
            at least 48 hours before start: charge 50% of price
            otherwise: charge 25% of price
        """
    (found,) = warnings(rule)
    assert ("W913", "who tells earlier pays more: a cancellation 48 hours before a booking of EUR 1.00") == (
        found[0],
        found[1].split(":")[0] + ":" + found[1].split(":")[1],
    )
    guarantee = """
        guarantee "Far ahead it is free"
            on cancellation when at least 7 calendar days before start
            charge never rises with notice
        """
    assert [] == warnings(rule, guarantee)


def test_tiers_that_fall() -> None:
    """Nothing is said of the usual ones."""
    rule = """
        rule "Fees"
            on cancellation
            at least 7 calendar days before start: free
            by 18:00 on the day before start: charge 25% of price
            otherwise: charge 50% of price
        """
    assert [] == warnings(rule)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_every_house_that_ships_guarantees_something(path: Path) -> None:
    """Each has a guarantee with more than what no line reads, and none speaks of no event at all."""
    written = check_file(path).house
    assert written is not None
    assert any(not isinstance(promise, ReadsNo) for one in written.guarantees for promise in one.promises)
    ground = Groundwork(written)
    for guarantee in written.guarantees:
        for event in guarantee.events:
            (decision,) = decision_on(ground, event)
            question = Question(decision.world.variables)
            assert question.answer(holds(decision.world, guarantee.when)) is not None, (guarantee.title, event)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_no_house_that_ships_has_any_of_it(path: Path) -> None:
    """And every guarantee of it is proved: `check --prove` is silent."""
    checked = check_file(path)
    assert checked.house is not None
    assert [] == [(one.code, one.message) for one in proofs_of(checked.house, path).diagnostics]


def test_a_line_on_money_that_came_before_its_booking_is_not_called_dead() -> None:
    """A payment may name a booking that is still to come, and the formulas have no such money."""
    prepaid = """
    event voucher / vouchers pays amount
        amount: money

    rule "Vouchers"
        on voucher
        otherwise: accept

    rule "Prepaid"
        on booking
        paid is at least EUR 10: accept, tell desk "prepaid"
        otherwise: accept
    """
    assert [] == [found for found in warnings(prepaid) if found[0] == "W909"]
