"""What an event records is judged on what was recorded before it, and a proof knows all of that."""

import pytest
from houses import house, house_text

from engine.proof.guarantees import check_guarantees

EVENTS = """
    unit session / sessions
    event inner / inners of booking
    event paid-in / paid-ins of booking    pays amount
        amount: money
    event strike / strikes
    event first / firsts of booking
    event second / seconds of booking
    event arrears / arrears of booking
        amount: money
    """
FREE = """
    guarantee "Free"
        on cancellation
        charge is at most EUR 0
    """


def states(rules: str, guarantee: str = FREE) -> list[str]:
    """What comes of the guarantee under these rules."""
    written = house("\n".join(house_text(block, "") for block in (EVENTS, rules, guarantee)))
    return [one.state for one in check_guarantees(written)]


@pytest.mark.parametrize(
    ("condition", "state"), [("charged.extra is at least EUR 5", "refuted"), ("charged.extra is EUR 0", "proved")]
)
def test_what_a_recorded_event_records_is_left_too(condition: str, state: str) -> None:
    """The second recorded event sees what the first one's own recorded event charged."""
    rules = f"""
        rule "Cancellations"
            on cancellation
            charged.extra is EUR 0: record first, record second
            otherwise: noted

        rule "First"
            on first
            otherwise: record inner

        rule "Inner"
            on inner
            otherwise: charge EUR 5 as extra

        rule "Second"
            on second
            {condition}: charge EUR 50
            otherwise: noted
        """
    assert [state] == states(rules)


def test_a_mark_that_was_not_given() -> None:
    """A mark that a recorded event gives stands only where that event happened."""
    rules = """
        rule "Cancellations"
            on cancellation
            client is favoured: noted
            price is EUR 0: record first, record second
            otherwise: record second

        rule "First"
            on first
            otherwise: client becomes favoured for 1 hour

        rule "Second"
            on second
            client is not favoured: charge EUR 50
            otherwise: noted
        """
    assert ["refuted"] == states(rules)


def test_a_balance_that_was_not_used() -> None:
    """What a recorded event charges in a unit is gone only where that event happened."""
    rules = """
        rule "Cancellations"
            on cancellation
            sessions is not 5 sessions: noted
            price is EUR 0: record first, record second
            otherwise: record second

        rule "First"
            on first
            otherwise: charge 1 session

        rule "Second"
            on second
            sessions is exactly 5 sessions: charge EUR 50
            otherwise: noted
        """
    assert ["refuted"] == states(rules)


def test_a_charge_in_a_unit_is_none_in_money() -> None:
    """What a guarantee says of money is asked of money, whatever is charged in sessions beside it."""
    rules = """
        rule "Cancellations"
            on cancellation
            otherwise: charge 1 session, record second

        rule "Second"
            on second
            otherwise: charge EUR 50
        """
    assert ["refuted"] == states(rules)
    assert ["proved"] == states(rules, FREE.replace("EUR 0", "EUR 50"))


@pytest.mark.parametrize(
    "excusing", ["record strike, record second", "record strike, record first, record second"], ids=["itself", "next"]
)
def test_what_is_excused_at_once(excusing: str) -> None:
    """An event that was recorded, and excused before the next one is judged, is not counted."""
    rules = f"""
        rule "Cancellations"
            on cancellation
            otherwise: {excusing}

        rule "Strikes"
            on strike
            {"otherwise: noted" if "first" in excusing else "otherwise: excuse strike"}

        rule "First"
            on first
            otherwise: excuse strikes

        rule "Second"
            on second
            no strikes ever: charge EUR 50
            otherwise: noted
        """
    assert ["refuted"] == states(rules)


def test_money_that_a_recorded_event_brings_in() -> None:
    """A recorded event that pays brings in what its parent says."""
    rules = """
        rule "Arrears"
            on arrears
            otherwise: record paid-in, record second

        rule "Second"
            on second
            paid is at least EUR 10: charge EUR 50
            otherwise: noted
        """
    guarantee = """
        guarantee "Free"
            on arrears when paid is EUR 0
            charge is at most EUR 0
        """
    assert ["refuted"] == states(rules, guarantee)


def test_a_recorded_event_whose_booking_lacks_a_fact() -> None:
    """It is not judged, so that what its rule would promise is not promised."""
    rules = """
        services
            chat

        rule "Cancellations"
            on cancellation
            otherwise: record second

        rule "Second"
            on second
            price is at least EUR 50: promise answer within 1 hour, tell owner "a dear one"
            otherwise: promise answer within 1 hour

        rule "Late"
            on overdue answer
            otherwise: credit EUR 10
        """
    guarantee = """
        guarantee "Everybody is heard"
            on cancellation
            always promises answer within 1 hour
        """
    assert ["refuted"] == states(rules, guarantee)


@pytest.mark.parametrize(
    ("window", "state"),
    [("ever", "proved"), ("since 2 hours before the last arrival", "open"), ("since the last arrival", "refuted")],
)
def test_a_window_that_begins_anew(window: str, state: str) -> None:
    """A recorded arrival moves the windows that begin with the last one. No record is made for the second of these."""
    rules = f"""
        rule "Cancellations"
            on cancellation
            no messages {window}: noted
            otherwise: record arrival, record second

        rule "Second"
            on second
            no messages {window}: charge EUR 50
            otherwise: noted
        """
    assert [state] == states(rules)


def test_two_of_a_kind_find_different_things() -> None:
    """What is recorded twice in one decision may find a debt open once, and not the other time."""
    rules = """
        rule "Cancellations"
            on cancellation
            deposit is open: noted
            otherwise: record first, record second

        rule "First"
            on first
            otherwise: record strike

        rule "Second"
            on second
            otherwise: ask deposit of EUR 5 within 24 hours, record strike

        rule "Strikes"
            on strike
            deposit is open: charge EUR 10
            otherwise: charge EUR 1

        rule "Not paid"
            on overdue deposit
            otherwise: booking ends
        """
    guarantee = """
        guarantee "Never eleven"
            on cancellation
            charge is not EUR 11
        """
    assert "proved" not in states(rules, guarantee)


def test_a_choice_of_another_kind() -> None:
    """A fact that an event and what it records both have, each with values of its own, is what it says."""
    rules = """
        choice shade: red, green, blue
        choice tone: blue, green, red
        event parcel / parcels
            colour: shade
        event letter / letters
            colour: tone

        rule "Parcels"
            on parcel
            otherwise: record letter

        rule "Letters"
            on letter
            colour is blue: charge EUR 50
            otherwise: free
        """
    guarantee = """
        guarantee "Free"
            on parcel when colour is not red
            charge is EUR 0
        """
    assert "proved" not in states(rules, guarantee)
