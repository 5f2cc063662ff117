"""What changes from one house to another: each change found with an event that both plans confirm, or none, proved."""

from houses import house

from engine.diffing.difference import Difference, difference_between
from engine.diffing.difference_told import DifferenceText

RULES = """
    rule "Bookings"
        on booking
        otherwise: accept

    rule "The earlier you tell us"
        on cancellation
        cancelled-by is house: refund paid
        at least 48 hours before start: free
        by 18:00 on the opening day before start: charge 25% of price
        otherwise: charge 50% of price capped at EUR 100

    rule "A missed visit"
        on no-show
        at least 3 no-shows in the last 12 months: decline
        otherwise: charge EUR 20

    rule "Answers"
        on message
        topic is price: promise answer within 4 opening hours
        otherwise: promise answer within 1 hour
"""


def difference(old: str, new: str) -> Difference:
    """The difference between the small house with some blocks and with others."""
    return difference_between(house(old), house(new))


def changed(*replaced: tuple[str, str]) -> str:
    """The rules with a piece of them changed."""
    text = RULES
    for before, after in replaced:
        assert before in text
        text = text.replace(before, after)
    return text


def test_a_changed_threshold_is_told_with_its_width_and_a_witness() -> None:
    """The events in between have another answer; one of them shows it."""
    found = difference(RULES, changed(("at least 48 hours", "at least 24 hours")))
    (cancellation,) = found.changed
    told = DifferenceText(found, ("old.house", "new.house")).text()

    assert ("cancellation", True) == (cancellation.kind, cancellation.is_all)
    assert (
        "A cancellation at least 24 hours and less than 48 hours before start: charge 25% of price → free\n"
    ) in told
    assert "    before  The client is charged EUR 0.25.\n    after   Nothing is charged.\n" in told
    assert not found.is_none


def test_the_same_house_has_no_difference() -> None:
    """Nothing changed, and that is a proof."""
    found = difference(RULES, RULES)

    assert found.is_none
    assert DifferenceText(found, ("a", "b")).text().startswith("Nothing changed.")
