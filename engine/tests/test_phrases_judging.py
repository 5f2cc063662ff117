"""How an event is judged: triggers, what has happened, the life of a booking, time."""

from houses import HEAD, house, problems
from phrase import BOOKINGS, answer
from story import Story, amounts, owed


def rules(decision: dict[str, object]) -> list[str]:
    """The titles of the rules of which a line fitted."""
    return [one["rule"] for one in decision["because"]]  # type: ignore[attr-defined]  # JSON


# --- triggers ----------------------------------------------------------------------------------


def test_rule_on_several_events() -> None:
    """It is on each of them, and reads only what all have."""
    story = Story("""
rule "Bookings"
    on booking
    otherwise: accept

rule "Gone"
    on cancellation, no-show
    otherwise: charge price
""")
    story.book()
    story.book(booking="b-2")
    assert [("charge", "120.00")] == amounts(story.cancel("2027-11-18T09:00"))
    assert [("charge", "120.00")] == amounts(story.tell("no-show", "2027-11-19T15:00", booking="b-2"))
    found = problems("""
rule "Gone"
    on cancellation, no-show
    reason is illness: free
    otherwise: charge price
""")
    assert [("E210", "reason")] == [(code, text) for code, text, *_ in found]


def test_when_limits_a_whole_rule() -> None:
    """Where it fails, no line of the rule is asked, `otherwise` included."""
    story = Story(f"""
{BOOKINGS}
rule "Long ones"
    on arrival when service is colouring
    otherwise: tell owner "long"

rule "All"
    on arrival
    otherwise: noted
""")
    story.book()
    story.book(booking="b-2", service="cut")
    found = [rules(answer(story, "arrival", "2027-11-19T14:00", booking=one)) for one in ("b-1", "b-2")]
    assert [["Long ones", "All"], ["All"]] == found


def test_every_rule_on_an_event_applies() -> None:
    """Two rules, two consequences, whatever their order."""
    one = 'rule "One"\n    on message\n    otherwise: charge EUR 1\n'
    other = 'rule "Other"\n    on message\n    otherwise: tell owner "two"\n'
    for lines in (f"{one}\n{other}", f"{other}\n{one}"):
        decision = Story(lines).tell("message", "2027-11-01T09:00")
        assert ([("charge", "1.00")], "two") == (amounts(decision), decision["tells"][0]["text"])


def test_rule_on_a_moment_before_start() -> None:
    """It comes by itself, once, at its moment; not for a booking that was made after it."""
    lines = f"""
{BOOKINGS}
rule "Reminder"
    on 24 hours before start
    otherwise: tell owner "tomorrow"
"""
    story = Story(lines)
    story.book()
    assert [] == story.wait("2027-11-18T13:59:59")
    assert ["2027-11-18T14:00:00+01:00"] == [one["at"] for one in story.wait("2027-12-01T00:00")]
    for made, count in (("2027-11-18T14:00:00", 1), ("2027-11-18T14:00:01", 0)):
        story = Story(lines)
        story.book(made)
        assert count == len(story.wait("2027-12-01T00:00"))


def test_rule_on_a_moment_follows_a_move() -> None:
    """The reminder moves along, and does not come for a booking that ended."""
    lines = """
rule "Bookings"
    on booking, move, cancellation
    otherwise: noted

rule "Reminder"
    on 24 hours before start
    otherwise: tell owner "tomorrow"
"""
    story = Story(lines)
    story.book()
    story.tell("move", "2027-11-10T09:00", booking="b-1", start="2027-11-26T14:00")
    assert ["2027-11-25T14:00:00+01:00"] == [one["at"] for one in story.wait("2027-12-01T00:00")]
    story = Story(lines)
    story.book()
    story.cancel("2027-11-18T13:59:59")
    assert [] == story.wait("2027-12-01T00:00")


def test_rule_on_a_moment_after_start() -> None:
    """In any calendar: two opening days after Friday is Tuesday."""
    story = Story(f"""
{BOOKINGS}
rule "Afterwards"
    on 2 opening days after start
    otherwise: promise follow-up within 1 opening day

rule "Late"
    on overdue follow-up
    otherwise: tell owner "ask them"
""")
    story.book()
    found = story.wait("2027-11-23T14:00")
    assert [("2027-11-23T14:00:00+01:00", [("follow-up", "open")])] == [(one["at"], owed(one)) for one in found]


def test_rule_on_silence() -> None:
    """Once, so long after the last arrival; a later arrival begins anew."""
    story = Story("""
rule "Bookings"
    on booking, arrival
    otherwise: noted

rule "We miss you"
    on 6 calendar months without arrival
    otherwise: tell owner "write to them"
""")
    story.book()
    story.book(booking="b-2", start="2027-12-19T14:00")
    assert [] == story.wait("2027-11-19T13:00")
    story.tell("arrival", "2027-11-19T14:00", booking="b-1")
    story.tell("arrival", "2027-12-19T14:00", booking="b-2")
    assert ["2028-06-19T14:00:00+02:00"] == [one["at"] for one in story.wait("2030-01-01T00:00")]


# --- what has happened -------------------------------------------------------------------------


def test_declined_booking_does_not_open() -> None:
    """Later events on it hear that it is not known."""
    story = Story("""
rule "Bookings"
    on booking
    otherwise: decline
""")
    story.book()
    assert ("E806", "the booking `b-1` is not known") == story.refuse("arrival", "2027-11-19T14:00", booking="b-1")


def test_declined_move_changes_nothing() -> None:
    """The booking keeps its start, and its reminder."""
    story = Story(f"""
{BOOKINGS}
rule "Moves"
    on move
    otherwise: decline

rule "Reminder"
    on 24 hours before start
    otherwise: tell owner "tomorrow"
""")
    story.book()
    story.tell("move", "2027-11-10T09:00", booking="b-1", start="2027-11-26T14:00")
    assert ["2027-11-18T14:00:00+01:00"] == [one["at"] for one in story.wait("2027-12-01T00:00")]


def test_declined_cancellation_ends_nothing() -> None:
    """The booking goes on."""
    story = Story("""
rule "Bookings"
    on booking, arrival
    otherwise: noted

rule "Firm"
    on cancellation
    otherwise: decline
""")
    story.book()
    story.cancel("2027-11-10T09:00")
    assert "noted" == story.tell("arrival", "2027-11-19T14:00", booking="b-1")["verdict"]


def test_declined_payment_brings_no_money() -> None:
    """Nothing is paid, and nothing comes back."""
    story = Story(f"""
{BOOKINGS}
rule "No cash"
    on payment
    method is cash: decline, refund paid
    otherwise: noted

rule "Asked"
    on arrival
    otherwise: do tell with paid = paid
""")
    story.book()
    decision = story.tell("payment", "2027-11-10T09:00", booking="b-1", amount="EUR 50", method="cash")
    assert [("refund", "0.00")] == amounts(decision)
    action = answer(story, "arrival", "2027-11-19T14:00", booking="b-1")["actions"][0]
    assert {"paid": "0.00"} == action["with"]


def test_only_the_rules_that_gave_the_verdict_keep_their_consequences() -> None:
    """A redirect beside a decline says nothing any more."""
    story = Story("""
rule "One"
    on message
    otherwise: redirect to website, tell owner "redirected"

rule "Other"
    on message
    otherwise: decline, tell owner "declined"

rule "Third"
    on message
    otherwise: charge EUR 5
""")
    decision = story.tell("message", "2027-11-10T09:00")
    assert ("decline", None, ["Other"], ["declined"], []) == (
        decision["verdict"],
        decision["channel"],
        rules(decision),
        [one["text"] for one in decision["tells"]],
        amounts(decision),
    )


# --- the life of a booking ---------------------------------------------------------------------


def test_booking_ends_at_the_end_of_its_life() -> None:
    """The second of its end is still in it; a second later events hear that it was over."""
    head = HEAD.replace("holidays BE", "holidays BE\n    booking ends 30 calendar days after start")
    story = Story(house(BOOKINGS, head))
    story.book()
    assert "noted" == answer(story, "arrival", "2027-12-19T14:00:00", booking="b-1")["verdict"]
    message = "the booking `b-1` has ended: it was over on 2027-12-19T14:00:00+01:00"
    assert ("E806", message) == story.refuse("arrival", "2027-12-19T14:00:01", booking="b-1")


def test_event_that_may_come_after_the_end() -> None:
    """A payment and a request for money back may come late."""
    story = Story("""
rule "Bookings"
    on booking, cancellation, payment
    otherwise: noted

rule "Money back"
    on refund-request
    otherwise: refund rest
""")
    story.book()
    story.cancel("2027-11-10T09:00")
    story.tell("payment", "2027-11-11T09:00", booking="b-1", amount="EUR 50")
    asked = story.tell("refund-request", "2027-11-12T09:00", booking="b-1", summary="I paid")
    assert [("refund", "50.00")] == amounts(asked)


def test_recorded_end_ends_the_booking() -> None:
    """An arrival that records a no-show ends with the booking over."""
    story = Story("""
rule "Bookings"
    on booking, no-show
    otherwise: noted

rule "Late"
    on arrival
    more than 15 minutes after start: record no-show
    otherwise: noted
""")
    story.book()
    story.tell("arrival", "2027-11-19T14:15:01", booking="b-1")
    assert "E806" == story.refuse("cancellation", "2027-11-19T14:16", booking="b-1")[0]


# --- versions, words, time ---------------------------------------------------------------------


def test_booking_is_judged_by_the_version_it_was_made_under() -> None:
    """Other events by the version at their moment, from its first second."""
    lines = """
rule "Bookings"
    on booking
    otherwise: accept

rule "Cancelling"
    on cancellation
    otherwise: charge EUR {fee}

rule "Messages"
    on message
    otherwise: charge EUR {fee}
"""
    story = Story(
        house(lines.format(fee=1)), house(lines.format(fee=2), HEAD.replace("1 January 2027", "1 January 2028"))
    )
    story.book("2027-12-31T23:59:59", "b-1", start="2028-01-15T10:00")
    story.book("2028-01-01T00:00:00", "b-2", start="2028-01-15T10:00")
    assert [[("charge", "1.00")], [("charge", "2.00")]] == [story_fee(story, one) for one in ("b-1", "b-2")]
    assert [("charge", "2.00")] == amounts(story.tell("message", "2028-01-11T00:00:00"))


def story_fee(story: Story, booking: str) -> list[tuple[str, str]]:
    """What cancelling a booking in January 2028 costs."""
    return amounts(story.cancel("2028-01-10T09:00", booking))


def test_dated_closure_of_a_newer_version_holds_for_older_bookings() -> None:
    """The house will be closed on that one day, whoever booked before it knew."""
    lines = """
rule "Bookings"
    on booking
    otherwise: accept

rule "Cancelling"
    on cancellation
    at least 1 opening day before start: free
    otherwise: charge price
"""
    newer = HEAD.replace("1 January 2027", "1 January 2028").replace(
        "    closed on public holidays\n", "    closed on public holidays\n    closed on 13 January 2028\n"
    )
    for cancelled, fee in (("2028-01-12T10:00:00", "0.00"), ("2028-01-12T10:00:01", "120.00")):
        story = Story(house(lines), house(lines, newer))
        story.book("2027-12-01T09:00", start="2028-01-14T10:00")
        assert [("charge", fee)] == amounts(story.cancel(cancelled))


def test_sending_outside_hours_waits() -> None:
    """Consequences that speak to somebody carry the moment before which they are not sent."""
    head = HEAD.replace("holidays BE", "holidays BE\n    sends within opening hours")
    story = Story(house('rule "Messages"\n    on message\n    otherwise: tell owner "a message"\n', head))
    assert None is story.tell("message", "2027-11-19T17:59:59")["not_before"]
    assert "2027-11-20T09:00:00+01:00" == story.tell("message", "2027-11-19T18:00:00")["not_before"]


def test_event_of_the_house_belongs_to_no_client() -> None:
    """It has no client, and marks the house."""
    story = Story("""
rule "Broken"
    on disruption
    expected-end is given: house becomes disrupted until expected-end
    otherwise: house becomes disrupted
""")
    decision = story.tell("disruption", "2027-11-19T10:00", summary="no water", expected_end="2027-11-19T12:00")
    assert (None, "2027-11-19T12:00:00+01:00") == (decision["client"], decision["marks"][0]["until"])
    found = problems('rule "Broken"\n    on disruption\n    otherwise: client becomes warned\n')
    assert ["E409"] == [code for code, *_ in found]


def test_default_that_was_used_is_assumed() -> None:
    """The price came from the price list; one that was given did not."""
    lines = 'rule "Bookings"\n    on booking\n    price is at least EUR 1: accept\n    otherwise: decline\n'
    assert "120.00 EUR" == Story(lines).book()["assumed"]["price"]
    assert "price" not in Story(lines).book(price="EUR 120")["assumed"]


def test_what_the_rules_read_has_to_be_given() -> None:
    """`cancelled-by` and `channel` have no default."""
    story = Story("""
rule "Bookings"
    on booking
    otherwise: accept

rule "Cancelling"
    on cancellation
    cancelled-by is house: free
    otherwise: charge price
""")
    story.book()
    code, message = story.refuse("cancellation", "2027-11-19T09:00", booking="b-1")
    assert ("E803", "`cancellation` lacks `cancelled-by`, which the rules on `cancellation` read") == (code, message)
