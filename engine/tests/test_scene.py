from pathlib import Path

import pytest
from feature_shop import Shop

HOUSE = """
house "Studio"
    edition 1
    in force from 1 January 2027
    timezone Europe/Brussels
    currency EUR
    languages en

services
    cut    EUR 45    45 minutes

rule "Cancelling"
    on cancellation
    at least 24 hours before start: free
    otherwise: charge 50% of price

rule "Bookings"
    on booking
    at least 2 no-shows in the last 12 months: ask deposit of price within 24 hours
    at least 3 overdue answers ever: accept, credit EUR 10
    otherwise: accept

rule "A reminder"
    on 24 hours before start
    otherwise: charge EUR 1 as reminder

rule "Messages"
    on message
    channel is phone: promise answer within 1 hour
    otherwise: noted

rule "Late answers"
    on overdue answer
    otherwise: client becomes annoyed
"""


@pytest.fixture
def shop(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shop:
    """The studio, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    shop = Shop(tmp_path, capsys)
    shop.write("studio.house", HOUSE)
    return shop


def holds(shop: Shop, *steps: str) -> None:
    """The scenario holds."""
    code, printed = shop.steps(*steps)
    assert 0 == code, printed


def fails(shop: Shop, sentence: str, *steps: str) -> None:
    """The scenario fails with a sentence."""
    code, printed = shop.steps(*steps)
    assert 5 == code
    assert sentence in printed


def test_the_past_is_spread_over_its_window(shop: Shop) -> None:
    """Two no-shows in twelve months lie at a third and at two thirds of it."""
    holds(
        shop,
        "Given it is Tuesday 2 November 2027 10:00",
        "And a client with 2 no-shows in the last 12 months",
        "When she books a cut",
        "Then the answer is ask",
        "When the time is Tuesday 7 March 2028 10:00",
        "And she books a cut",
        "Then the answer is accept",
    )


def test_what_comes_by_itself_can_lie_in_the_past_too(shop: Shop) -> None:
    """Overdue answers are counted like other events."""
    holds(shop, "Given a client with 3 overdue answers ever", "When she books a cut", "Then she is credited EUR 10")


def test_what_fell_due_before_the_scenario_is_not_judged(shop: Shop) -> None:
    """A reminder whose time has passed when the scenario begins is none of its answers."""
    holds(
        shop,
        "Given a booking of a cut on Friday 19 November 2027 14:00",
        "And it is Friday 19 November 2027 09:00",
        "When nothing happens until Friday 19 November 2027 13:00",
        "Then nothing is charged",
        "And she owes nothing",
    )


def test_a_scenario_without_a_moment_has_an_ordinary_one(shop: Shop) -> None:
    """Noon on a Wednesday, a month after the house came in force."""
    holds(shop, "When she books a cut", 'Then the explanation says "Booking on Wednesday 3 February 2027 12:00"')


def test_a_booking_with_a_start_needs_a_moment(shop: Shop) -> None:
    """There is no ordinary moment between a booking and its start."""
    fails(
        shop,
        "nothing says what moment it is",
        "Given a booking of a cut on Friday 19 November 2027 14:00",
        "When she cancels",
    )


def test_a_booking_without_a_start_gets_it_from_the_notice(shop: Shop) -> None:
    """The moment it is stays; the booking starts so long after it."""
    holds(
        shop,
        "Given it is Tuesday 2 November 2027 10:00",
        "And a booking of a cut",
        "When she cancels 23 hours before start",
        "Then she is charged EUR 22.50",
        'And the explanation says "Cancellation on Tuesday 2 November 2027 10:00"',
    )


def test_the_past_cannot_lie_ahead(shop: Shop) -> None:
    """A fact of the past after the moment it is is a mistake."""
    fails(
        shop,
        "the arrival of Friday 19 November 2027 14:00 has not happened yet",
        "Given it is Tuesday 2 November 2027 10:00",
        "And a booking of a cut",
        "And on Friday 19 November 2027 14:00 she had an arrival",
        "When a booking comes",
    )


def test_time_does_not_go_back(shop: Shop) -> None:
    """What comes before the moment it is cannot happen."""
    fails(
        shop,
        "Tuesday 2 November 2027 09:00 is past",
        "Given it is Tuesday 2 November 2027 10:00",
        "When a booking comes on Tuesday 2 November 2027 09:00",
    )


def test_what_was_so_is_said_first(shop: Shop) -> None:
    """After the first `When` the past is settled."""
    fails(
        shop,
        "this comes too late",
        "When she books a cut",
        "Given she has had 1 no-show ever",
    )


def test_when_steps_in_a_row_are_asked_about_together(shop: Shop) -> None:
    """Money of all of them counts; a `Then` between them separates."""
    holds(
        shop,
        "Given it is Tuesday 2 November 2027 10:00",
        "And a booking of a cut on Friday 19 November 2027 14:00",
        "When nothing happens until Friday 19 November 2027 10:00",
        "And she cancels 2 hours before start",
        "Then she is charged EUR 1.00 as reminder",
        "And she is charged EUR 22.50",
        "When nothing happens until Friday 19 November 2027 15:00",
        "Then nothing is charged",
    )


def test_an_event_that_is_refused_has_to_be_said_so(shop: Shop) -> None:
    """A scenario cannot end with an event that was not judged."""
    fails(shop, "the message cannot be judged: `message` lacks `channel`", "When she writes about price")
    holds(shop, "When she writes about price", 'Then it is refused because "lacks `channel`"')


def test_each_client_has_a_record(shop: Shop) -> None:
    """A name says whose answer is meant; she is whoever was last spoken of."""
    holds(
        shop,
        "Given it is Tuesday 2 November 2027 10:00",
        "And a client called Ann",
        "And a client called Bea",
        "When Ann writes by phone about price",
        "And Bea writes by email about price",
        "Then we owe Ann an answer by 11:00",
        "When the time is 12:00",
        "Then Ann is annoyed",
        "And Bea is not annoyed",
    )


def test_a_client_may_be_introduced_after_her_booking(shop: Shop) -> None:
    """A booking that stands in the background is that of the client whom the scenario then speaks of."""
    holds(
        shop,
        "Given a booking of a cut on Friday 19 November 2027 14:00",
        "And a client called Ann",
        "When Ann cancels 2 hours before start",
        "Then Ann is charged EUR 22.50",
    )


def test_two_clients_need_names(shop: Shop) -> None:
    """Otherwise nobody could tell which of them is meant."""
    fails(
        shop,
        "there is a client the client already",
        "Given a client",
        "And a client who speaks en",
        "When she pays EUR 5",
    )


def test_a_name_that_nobody_has_is_a_mistake(shop: Shop) -> None:
    """A misspelt name is not a new client."""
    fails(shop, "nobody is called Anne here", "Given a client called Ann", "When Anne books a cut")


def test_a_mark_that_no_rule_makes_is_a_mistake(shop: Shop) -> None:
    """Nobody could ever be it, so `not` would always hold."""
    fails(shop, "did you mean `annoyed`?", "When she books a cut", "Then she is not anoyed")


def test_words_that_the_house_does_not_have_are_a_mistake(shop: Shop) -> None:
    """The same for words."""
    fails(shop, "this house has no words `sorry`", "When she books a cut", "Then we do not say sorry")


def test_a_later_version_of_the_house(shop: Shop) -> None:
    """Bookings keep the version they were made under."""
    shop.write("later.house", HOUSE.replace("1 January 2027", "1 January 2028").replace("50% of price", "price"))
    holds(
        shop,
        "Given the house rules of later.house",
        "And it is Tuesday 2 November 2027 10:00",
        "When she books a cut for Tuesday 11 January 2028 14:00",
        "And she cancels 1 hour before start",
        "Then she is charged EUR 22.50",
        "When she books a cut for Wednesday 12 January 2028 14:00",
        "And she cancels 1 hour before start",
        "Then she is charged EUR 45.00",
    )


def test_a_scenario_is_about_one_house(shop: Shop) -> None:
    """Two houses with different names are no versions of each other."""
    shop.write("other.house", HOUSE.replace("Studio", "Other").replace("1 January 2027", "1 January 2028"))
    fails(
        shop,
        "there are two houses, `Other` and `Studio`",
        "Given the house rules of other.house",
        "When a booking comes",
    )


def test_a_service_needs_no_article(shop: Shop) -> None:
    """Some services are called by their bare name."""
    holds(
        shop,
        "Given a booking of cut on Friday 19 November 2027 14:00",
        "When she cancels 2 hours before start",
        "Then she is charged EUR 22.50",
    )
