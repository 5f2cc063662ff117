"""Versions of a house, one after the other."""

import pytest
from houses import HEAD, house
from story import Story, amounts, owed

from engine.judging.timeline import Timeline
from engine.planning.plan_from_model import plan_from_model

SECOND = HEAD.replace("1 January 2027", "1 December 2027")

FEE = """
words sorry
    en "{version} version."

rule "Bookings"
    on booking
    otherwise: accept

rule "Cancelling"
    on cancellation
    otherwise: charge EUR {fee}, say sorry

rule "Messages"
    on message
    otherwise: charge EUR {fee}
"""


def fee(amount: int) -> str:
    """Houses that differ in their fee and their words."""
    return FEE.replace("{fee}", str(amount)).replace("{version}", "First" if amount == 10 else "Second")


def test_booking_is_judged_by_the_version_it_was_made_under() -> None:
    """Other events by the version at their moment, and words by that one too."""
    story = Story(house(fee(10)), house(fee(20), SECOND))
    story.book(start="2027-12-10T10:00")
    story.book(at="2027-12-01T00:00", booking="b-2", start="2027-12-10T10:00")
    first = story.event("cancellation", "2027-12-02T09:00", booking="b-1", cancelled_by="client", channel="phone")
    plan = story.timeline.plan_for(first, story.record)
    assert ("Second version.", "2027-01-01") == (
        plan.house.words["sorry"].parts[0][1]["en"],
        story.cancel("2027-12-02T09:00")["version"],
    )
    assert [("charge", "20.00")] == amounts(story.cancel("2027-12-02T09:00", booking="b-2"))
    assert [("charge", "20.00")] == amounts(story.tell("message", "2027-12-02T09:00", channel="phone"))


def test_obligation_is_judged_by_the_version_that_made_it() -> None:
    """The promise broken in December was made in November."""
    text = """
rule "Messages"
    on message
    otherwise: promise answer within 1 hour

rule "Late"
    on overdue answer
    otherwise: credit EUR {fee}
"""
    story = Story(house(text.replace("{fee}", "10")), house(text.replace("{fee}", "20"), SECOND))
    story.tell("message", "2027-11-30T23:30", channel="phone")
    story.tell("message", "2027-12-01T00:00", channel="phone")
    assert [("2027-01-01", [("credit", "10.00")]), ("2027-12-01", [("credit", "20.00")])] == [
        (one["version"], amounts(one)) for one in story.wait("2027-12-01T12:00")
    ]


def test_new_closing_days_hold_for_older_bookings() -> None:
    """Hours are those of the booking's version; days with a year, open or closed, those of the latest."""
    text = """
rule "Bookings"
    on booking
    otherwise: accept

rule "Cancelling"
    on cancellation
    by 18:00 on the opening day before start: free
    otherwise: charge EUR 10
"""
    closed = SECOND.replace(
        "    closed on public holidays\n", "    closed on public holidays\n    closed on 9 December 2027\n"
    )
    story = Story(house(text), house(text, closed.replace("Tuesday to Friday    09:00-18:00", "Monday 09:00-18:00")))
    story.book(start="2027-12-10T10:00")
    story.book(start="2027-12-10T10:00", booking="b-2")
    assert [("charge", "0.00")] == amounts(story.cancel("2027-12-08T18:00"))
    assert [("charge", "10.00")] == amounts(story.cancel("2027-12-08T18:01", booking="b-2"))


def test_event_before_the_first_version_is_judged_by_it() -> None:
    """A house file says nothing of what was before."""
    story = Story(fee(10))
    assert "2027-01-01" == story.tell("message", "2026-12-31T23:59", channel="phone")["version"]


def test_versions_begin_one_after_the_other() -> None:
    """Two of the same day, or in the wrong order, are no timeline; nor is none."""
    first, second = plan_from_model(house(fee(10))), plan_from_model(house(fee(20), SECOND))
    for plans in ([second, first], [first, first], []):
        with pytest.raises(ValueError, match="one after the other"):
            Timeline(plans)


def test_silence_is_judged_by_the_version_at_its_moment() -> None:
    """A version that knows no such silence tells none."""
    text = """
rule "Bookings"
    on booking, arrival
    otherwise: noted
"""
    silence = """
rule "We miss you"
    on 6 months without arrival
    otherwise: promise call-back within 1 hour

rule "Overdue"
    on overdue call-back
    otherwise: noted
"""
    for versions, expected in (
        ((text + silence, house(text, SECOND)), []),
        ((text, house(text + silence, SECOND)), [[("call-back", "open")], [("call-back", "overdue")]]),
    ):
        story = Story(*versions)
        story.book()
        story.tell("arrival", "2027-11-19T14:00", booking="b-1")
        assert expected == [owed(one) for one in story.wait("2028-12-01T00:00")]
