"""Conditions on facts, calendars, marks, and how they are joined."""

from houses import HEAD, house, problems
from phrase import BOOKINGS, answer, fits
from story import Story

START = "2027-11-19T14:00:00"


def on_messages(condition: str, more: str = "") -> Story:
    """A house that says whether a condition fits a message."""
    return Story(f"""
{more}
rule "Asked"
    on message
    {condition}: tell owner "it fits"
    otherwise: noted
""")


def heard(story: Story, at: str = "2027-11-20T09:00", **fields: object) -> bool:
    """Whether the line fits a message."""
    return bool(answer(story, "message", at, **fields)["tells"])


def on_cancellations(condition: str, **booking: object) -> Story:
    """A house that says whether a condition fits a cancellation, with one booking."""
    story = Story(f"""
{BOOKINGS}
rule "Asked"
    on cancellation
    {condition}: tell owner "it fits"
    otherwise: noted
""")
    story.book(**booking)
    return story


def cancelled(story: Story, **fields: object) -> bool:
    """Whether the line fits a cancellation."""
    return bool(answer(story, "cancellation", "2027-11-18T09:00", booking="b-1", **fields)["tells"])


# --- facts -------------------------------------------------------------------------------------


def test_money_at_each_comparison() -> None:
    """A cent below, at, and a cent above EUR 100."""
    expected = {
        "at least EUR 100": [False, True, True],
        "at most EUR 100": [True, True, False],
        "more than EUR 100": [False, False, True],
        "less than EUR 100": [True, False, False],
        "exactly EUR 100": [False, True, False],
    }
    prices = ("EUR 99.99", "EUR 100.00", "EUR 100.01")
    found = {size: [fits(f"price is {size}", START, price=price)[0] for price in prices] for size in expected}
    assert expected == found


def test_is_of_an_amount_is_exactly() -> None:
    """`price is EUR 100` and `price is not EUR 100` are to the cent."""
    for price, expected in (("EUR 100", [True, False]), ("EUR 100.01", [False, True])):
        found = [fits(f"price {word} EUR 100", START, price=price)[0] for word in ("is", "is not")]
        assert expected == found


def test_amounts_on_both_sides() -> None:
    """Half of the price is compared without rounding: half of EUR 99.99 is less than EUR 50."""
    assert [True] == fits("50% of price is less than EUR 50", START, price="EUR 99.99")
    assert [False] == fits("50% of price is less than EUR 50", START, price="EUR 100")


def test_choice_is_and_is_not() -> None:
    """One value or another."""
    for reason, expected in (("illness", [True, False]), ("other", [False, True])):
        found = [cancelled(on_cancellations(f"reason {word} illness"), reason=reason) for word in ("is", "is not")]
        assert expected == found


def test_one_of_several_values() -> None:
    """`is one of` any of them, `is not one of` none of them."""
    for channel, expected in (("sms", [True, False]), ("email", [True, False]), ("phone", [False, True])):
        found = [
            heard(on_messages(f"channel {word} sms, email"), channel=channel) for word in ("is one of", "is not one of")
        ]
        assert expected == found


def test_one_of_several_numbers() -> None:
    """Numbers may be listed too."""
    found = [fits("party-size is one of 2, 4", START, party_size=size)[0] for size in (1, 2, 3, 4)]
    assert [False, True, False, True] == found


def test_service_and_its_price_and_length() -> None:
    """A service is a value; what the price list says of it is an amount."""
    assert [True] == fits("service is not cut", START)
    assert [False] == fits("service is not cut", START, service="cut")
    assert [True] == fits(
        "service.price is exactly EUR 120 and service.length is exactly 2 hours", START, price="EUR 1"
    )


def test_yes_or_no_is_its_own_condition() -> None:
    """The bare name fits where it is yes, `not` and `is no` where it is no."""
    fact = """
event message
    urgent: yes or no = no
"""
    for urgent, expected in ((True, [True, False, True, False]), (False, [False, True, False, True])):
        conditions = ("urgent", "not urgent", "urgent is yes", "urgent is no")
        assert expected == [heard(on_messages(one, fact), urgent=urgent) for one in conditions]


def test_nothing_equals_only_nothing() -> None:
    """A reason that was not given is no illness, and is not illness either."""
    expected = {
        "reason is nothing": True,
        "reason is given": False,
        "reason is not given": True,
        "reason is not nothing": False,
        "reason is illness": False,
        "reason is not illness": True,
        "reason is one of illness, other": False,
        "reason is not one of illness, other": True,
    }
    assert expected == {condition: cancelled(on_cancellations(condition)) for condition in expected}


def test_optional_fact_beside_is_given() -> None:
    """A tip that may be nothing is compared once it is given; without that it does not compile."""
    fact = """
event message
    tip: money or nothing
"""
    story = on_messages("tip is given and tip is at least EUR 5", fact)
    assert [False, False, True] == [
        heard(story),
        heard(story, tip="EUR 4.99"),
        heard(story, tip="EUR 5"),
    ]
    found = problems(f"""
{fact}
rule "Asked"
    on message
    tip is at least EUR 5: noted
    otherwise: noted
""")
    assert ["E303"] == [code for code, *_ in found]


def test_own_field_else_the_bookings() -> None:
    """`reason` is the cancellation's, `price` its booking's, and `channel`, which both have, must say whose."""
    story = on_cancellations(
        "reason is illness and price is at least EUR 100 and booking.channel is phone and cancellation.channel is sms"
    )
    assert cancelled(story, reason="illness", channel="sms")
    assert not cancelled(story, reason="illness", channel="phone")
    found = problems("""
rule "Asked"
    on cancellation
    channel is sms: free
    otherwise: free
""")
    assert [("E207", "channel")] == [(code, text) for code, text, *_ in found]


def test_notice_and_lateness() -> None:
    """How long before and after the start; each is 0 on the other side."""
    moments = ("2027-11-19T12:00:00", "2027-11-19T12:00:01", "2027-11-19T14:00:00", "2027-11-19T14:00:01")
    assert [True, False, False, False] == fits("notice is at least 2 hours", *moments)
    assert [False, False, True, True] == fits("notice is exactly 0 hours", *moments)
    assert [True, True, True, False] == fits("lateness is exactly 0 minutes", *moments)
    assert [False, False, False, True] == fits("lateness is at least 1 second", *moments)


def test_client_facts_are_told_and_kept() -> None:
    """What one event says of the client, later ones know; a fact never told fits nothing."""
    fact = """
client
    age: number from 0 to 130 or nothing
"""
    story = on_messages("client.age is given and client.age is less than 18", fact)
    assert not heard(story)
    story.tell("message", "2027-11-20T09:00", **{"client.age": 17})
    assert heard(story)


def test_text_is_never_compared() -> None:
    """What people write is only given, or quoted."""
    found = problems("""
rule "Asked"
    on complaint
    summary is "cold": noted
    otherwise: noted
""")
    assert ["E302"] == [code for code, *_ in found]


# --- marks -------------------------------------------------------------------------------------


def test_marks_of_client_booking_and_house() -> None:
    """Each `is` fits only after its `becomes`, `is not` only before."""
    story = Story("""
rule "Bookings"
    on booking
    otherwise: accept

rule "Sure"
    on confirmation
    otherwise: booking becomes confirmed

rule "Rude"
    on abuse
    otherwise: client becomes warned

rule "Broken"
    on disruption
    otherwise: house becomes disrupted

rule "Asked"
    on arrival
    booking is confirmed and client is warned and house is disrupted: tell owner "all"
    booking is not confirmed and client is not warned and house is not disrupted: tell owner "none"
    otherwise: noted
""")
    story.book()
    assert "none" == answer(story, "arrival", START, booking="b-1")["tells"][0]["text"]
    story.tell("confirmation", "2027-11-18T09:00", booking="b-1")
    story.tell("abuse", "2027-11-18T10:00")
    story.tell("disruption", "2027-11-18T11:00", summary="no water")
    assert "all" == answer(story, "arrival", START, booking="b-1")["tells"][0]["text"]


def test_client_has_accepted_these_rules() -> None:
    """An `acceptance` accepts the version that judges it, and no later one."""
    lines = """
event acceptance / acceptances

rule "Asked"
    on message
    client has accepted these rules: tell owner "it fits"
    otherwise: noted
"""
    story = Story(lines, house(lines, HEAD.replace("1 January 2027", "1 January 2028")))
    assert not heard(story)
    story.tell("acceptance", "2027-11-20T08:00")
    assert [True, False] == [heard(story, at) for at in ("2027-12-31T23:59:59", "2028-01-01T00:00:00")]


def test_every_promise_is_kept() -> None:
    """Neither an open nor an overdue promise of the house stands; what the client was asked for does not count."""
    lines = """
event request / requests
event answer / answers by house
event form / forms

rule "Promised"
    on request
    otherwise: promise answer within 2 calendar days

rule "Asked"
    on booking
    otherwise: ask form within 24 hours

rule "Looked at"
    on message
    every promise is kept: tell owner "it fits"
    otherwise: noted

rule "The answer itself"
    on answer
    every promise is kept: tell owner "it fits"
    otherwise: noted
"""
    story = Story(lines)
    story.tell("booking", "2027-11-20T08:00", start="2027-12-20T08:00")
    assert heard(story, "2027-11-20T09:00")
    story.tell("request", "2027-11-20T10:00")
    story.tell("request", "2027-11-20T11:00")
    assert [False, False] == [heard(story, at) for at in ("2027-11-20T12:00", "2027-11-25T12:00")]
    assert [False, True] == [bool(story.tell("answer", "2027-11-25T13:00")["tells"]) for _ in range(2)]
    assert heard(story, "2027-11-25T14:00")


# --- joining -----------------------------------------------------------------------------------


def test_and_or_not_and_parentheses() -> None:
    """Two switches, and what each way of joining makes of them."""
    facts = """
event message
    a: yes or no = no
    b: yes or no = no
"""
    expected = {
        "a and b": [False, False, False, True],
        "a or b": [False, True, True, True],
        "not a": [True, True, False, False],
        "not (a and b)": [True, True, True, False],
        "not a and b": [False, True, False, False],
        "(a or b) and not (a and b)": [False, True, True, False],
    }
    switches = [(a, b) for a in (False, True) for b in (False, True)]
    found = {condition: [heard(on_messages(condition, facts), a=a, b=b) for a, b in switches] for condition in expected}
    assert expected == found


def test_and_beside_or_needs_parentheses() -> None:
    """What could be read in two ways does not compile."""
    found = problems("""
rule "Asked"
    on message
    topic is price or topic is hours and channel is phone: noted
    otherwise: noted
""")
    assert ["E107"] == [code for code, *_ in found]


def test_lines_within_a_line() -> None:
    """After a condition an indented list, first fitting, with its own `otherwise`."""
    story = Story(f"""
{BOOKINGS}
rule "Arrivals"
    on arrival
    price is at least EUR 100:
        service is cut: tell owner "dear cut"
        otherwise: tell owner "dear"
    otherwise: noted
""")
    story.book()
    story.book(booking="b-2", service="cut", price="EUR 100")
    story.book(booking="b-3", service="cut")
    found = [answer(story, "arrival", START, booking=f"b-{n}")["tells"] for n in (1, 2, 3)]
    assert [["dear"], ["dear cut"], []] == [[told["text"] for told in tells] for tells in found]
