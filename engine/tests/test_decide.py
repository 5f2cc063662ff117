"""One event, judged."""

from story import CANCELLING, Story, amounts, owed

from engine.judging.decide import decide


def test_first_fitting_line_decides() -> None:
    """Two lines would fit an early cancellation; the first one does."""
    story = Story(CANCELLING)
    story.book()
    decision = story.cancel("2027-11-17T13:00")
    assert [("charge", "0.00"), ("refund", "0.00")] == amounts(decision)


def test_edge_is_included() -> None:
    """48 hours before start is at least 48 hours before; a second later is not."""
    story = Story(CANCELLING)
    story.book()
    story.book(booking="b-2")
    assert "0.00" == story.cancel("2027-11-17T14:00")["entries"][0]["amount"]
    assert "15.00" == story.cancel("2027-11-17T14:00:01", "b-2")["entries"][0]["amount"]


def test_because_names_rule_line_place_and_facts() -> None:
    """The reason of a fee is the line, where it stands, and what it read."""
    story = Story(CANCELLING)
    story.book()
    because = story.cancel("2027-11-19T09:00")["because"]
    assert [
        {
            "rule": "The earlier you tell us, the less it costs",
            "line": because[0]["line"],
            "text": "otherwise",
            "place": "text.house:31",
            "facts": {"price": "120.00 EUR", "rest": "0.00 EUR"},
            "notes": [],
        }
    ] == because


def test_default_that_was_read_is_assumed() -> None:
    """The price came from the price list when the booking was made."""
    story = Story(CANCELLING)
    assert {"price": "120.00 EUR", "party-size": 1} == story.book()["assumed"]
    assert {"price": "120.00 EUR"} == story.cancel("2027-11-19T09:00")["assumed"]


def test_nested_lines_decide_inside_their_line() -> None:
    """The first line that fits holds lines of its own; what follows it is not asked."""
    story = Story("""
rule "Bookings"
    on booking
    service is colouring:
        price is more than EUR 200: decline
        otherwise: ask deposit of EUR 20 within 24 hours
    otherwise: accept

rule "Unpaid"
    on overdue deposit
    otherwise: booking ends
""")
    decision = story.book()
    assert ("ask", ["otherwise"]) == (decision["verdict"], [one["text"] for one in decision["because"]])
    assert {"service": "colouring"} == decision["because"][0]["facts"]
    assert "accept" == story.book(booking="b-2", service="cut")["verdict"]


def test_strictest_verdict_wins_and_keeps_only_its_rules() -> None:
    """A declined booking has not happened: no charge, no booking, no count."""
    story = Story("""
rule "Fee"
    on booking
    otherwise: charge EUR 5

rule "Not so many"
    on booking
    party-size is more than 3: decline, tell owner "too many"
    otherwise: accept

rule "Regulars"
    on message
    at least 1 booking ever: promise answer within 1 hour
    otherwise: noted
""")
    decision = story.book(party_size=4)
    assert ("decline", [], ["Not so many"]) == (
        decision["verdict"],
        amounts(decision),
        [one["rule"] for one in decision["because"]],
    )
    assert [{"role": "owner", "text": "too many"}] == decision["tells"]
    assert ("E806", "the booking `b-1` is not known") == story.refuse("arrival", "2027-11-19T14:00", booking="b-1")
    assert [] == owed(story.tell("message", "2027-11-20T10:00", channel="phone"))


def test_redirect_says_where_to() -> None:
    """The channel stands in the decision."""
    story = Story("""
rule "Online"
    on message
    channel is sms: redirect to website
    otherwise: noted
""")
    decision = story.tell("message", "2027-11-20T10:00", channel="sms")
    assert ("redirect", "website") == (decision["verdict"], decision["channel"])


def test_event_without_rules_is_noted() -> None:
    """It happened, and nobody says more."""
    decision = Story(CANCELLING).tell("complaint", "2027-11-20T10:00", summary="cold", channel="phone")
    assert ("noted", []) == (decision["verdict"], decision["because"])


def test_rule_with_a_when_that_fails_says_nothing() -> None:
    """`when` limits a whole rule."""
    story = Story("""
rule "Big parties"
    on booking when party-size is more than 3
    otherwise: charge EUR 5

rule "Bookings"
    on booking
    otherwise: accept
""")
    assert ["Bookings"] == [one["rule"] for one in story.book()["because"]]
    more = story.book(booking="b-2", party_size=5)
    assert [("Big parties", {"party-size": 5}), ("Bookings", {})] == [
        (one["rule"], one["facts"]) for one in more["because"]
    ]


def test_move_reads_the_new_value_else_the_booking_as_it_stands() -> None:
    """A move without a new service keeps the old one; the booking's own `start` is the old one while it is judged."""
    story = Story("""
rule "Bookings"
    on booking
    otherwise: accept

rule "Moves"
    on move
    move.service is colouring and booking.start is before 20 November 2027: accept
    otherwise: decline
""")
    story.book()
    told = story.tell(
        "move", "2027-11-10T10:00", booking="b-1", start="2027-11-23T10:00", moved_by="client", channel="phone"
    )
    assert "accept" == told["verdict"]
    told = story.tell(
        "move", "2027-11-11T10:00", booking="b-1", start="2027-11-19T10:00", moved_by="client", channel="phone"
    )
    assert "decline" == told["verdict"]


def test_event_that_lacks_what_the_rules_read_is_refused() -> None:
    """Only what is read has to be given."""
    story = Story(CANCELLING)
    story.book()
    code, message = story.refuse("cancellation", "2027-11-19T09:00", booking="b-1")
    assert ("E803", "`cancellation` lacks `cancelled-by`, which the rules on `cancellation` read") == (code, message)


def test_event_on_an_ended_or_unknown_booking_is_refused() -> None:
    """Naming what ended it; an event that may come after the end is not refused."""
    story = Story(CANCELLING)
    story.book()
    story.cancel("2027-11-19T09:00")
    story.tell("payment", "2027-11-19T10:00", booking="b-1", amount="EUR 60")
    again = story.refuse("cancellation", "2027-11-19T11:00", booking="b-1", cancelled_by="client", channel="phone")
    assert ("E806", "the booking `b-1` has ended: `e2` ended it on 2027-11-19T09:00:00+01:00") == again
    assert ("E806", "the booking `b-7` is not known") == story.refuse("arrival", "2027-11-19T14:00", booking="b-7")
    booked = story.event("booking", "2027-11-20T09:00", booking="b-1", service="cut", start="2027-12-01T10:00")
    assert "E806" == getattr(story.judge(booked), "code", None)


def test_decide_leaves_the_record_as_it_is() -> None:
    """The same question twice has the same answer."""
    story = Story(CANCELLING)
    story.book()
    before = repr(story.record)
    event = story.event("cancellation", "2027-11-19T09:00", booking="b-1", cancelled_by="client", channel="phone")
    first = decide(story.timeline.plans[0], story.record, event)
    assert before == repr(story.record)
    assert first == decide(story.timeline.plans[0], story.record, event)
