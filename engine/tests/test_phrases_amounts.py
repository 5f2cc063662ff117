"""Amounts: what each phrase comes to, to the cent."""

import pytest
from houses import HEAD, problems
from phrase import BOOKINGS, answer, arrivals, posted
from story import Story, amounts


def test_amount_of_money() -> None:
    """Whole, with cents, and by its sign."""
    assert ["25.00", "12.50", "7.00"] == [posted(f"charge {money}") for money in ("EUR 25", "EUR 12.50", "€ 7")]


def test_share_of_an_amount_is_rounded_half_away_from_zero() -> None:
    """Half of EUR 0.01 is a cent, a third of it none."""
    assert ["0.01", "0.00", "0.01"] == [
        posted("charge 50% of price", price="EUR 0.01"),
        posted("charge 33% of price", price="EUR 0.01"),
        posted("charge 33.3% of price", price="EUR 0.03"),
    ]


def test_share_of_a_share_is_rounded_once() -> None:
    """A quarter of EUR 0.05 is 1.25 cents, so one; half of it, rounded, and half of that again would be two."""
    assert "0.01" == posted("charge 50% of 50% of price", price="EUR 0.05")
    assert "0.00" == posted("charge 50% of 20% of price", price="EUR 0.04")


def test_rounding_comes_after_everything_else() -> None:
    """Two thirds of a cent plus two thirds of a cent are 1.33 cents."""
    assert "0.01" == posted("charge 66.6% of price plus 66.6% of price", price="EUR 0.01")


def test_times_a_number() -> None:
    """EUR 10 for each of the party, either way round."""
    assert "30.00" == posted("charge EUR 10 times party-size", party_size=3)
    assert "30.00" == posted("charge party-size times EUR 10", party_size=3)
    assert "15.00" == posted("charge 50% of EUR 10 times party-size", party_size=3)


def test_part_out_of_a_whole() -> None:
    """The price of what was held out of all sessions, exact until the end."""
    fields = """
event booking
    held: number from 0 to 100 = 0
    planned: number from 0 to 100 = 0
"""
    amount = "charge price times held out of planned"
    assert "33.33" == posted(amount, more=fields, price="EUR 100", held=1, planned=3)
    assert "100.00" == posted(amount, more=fields, price="EUR 100", held=3, planned=3)
    assert "0.00" == posted(amount, more=fields, price="EUR 100", held=0, planned=3)


def test_part_out_of_nothing_is_nothing() -> None:
    """Where nothing was planned, the share is 0."""
    fields = """
event booking
    held: number from 0 to 100 = 0
    planned: number from 0 to 100 = 0
"""
    assert "0.00" == posted("charge price times held out of planned", more=fields)


def test_for_each_started() -> None:
    """A step counts from its first second: none at 0, one at 1 second and at 15 minutes, two a second later."""
    moments = ("2027-11-19T14:00:00", "2027-11-19T14:00:01", "2027-11-19T14:15:00", "2027-11-19T14:15:01")
    amount = "charge EUR 5 for each started 15 minutes of lateness"
    assert ["0.00", "5.00", "5.00", "10.00"] == [posted(amount, at=at) for at in moments]


def test_for_each_full() -> None:
    """A step counts once it is whole: none a second before, one at 15 minutes, one until 30."""
    moments = ("2027-11-19T14:14:59", "2027-11-19T14:15:00", "2027-11-19T14:29:59", "2027-11-19T14:30:00")
    amount = "charge EUR 5 for each full 15 minutes of lateness"
    assert ["0.00", "5.00", "5.00", "10.00"] == [posted(amount, at=at) for at in moments]


def test_for_each_of_a_length() -> None:
    """By the length of the service, from the price list."""
    assert "40.00" == posted("charge EUR 10 for each started 30 minutes of service.length")


def test_plus_and_minus_from_left_to_right() -> None:
    """Ten plus five minus two."""
    assert "13.00" == posted("charge EUR 10 plus EUR 5 minus EUR 2")


def test_below_zero_becomes_zero_and_says_so() -> None:
    """A charge is never below 0; the reason is noted beside it."""
    story = arrivals("price is at least EUR 1: charge price minus EUR 200")
    story.book()
    decision = answer(story, "arrival", "2027-11-19T14:00", booking="b-1")
    assert [("charge", "0.00")] == amounts(decision)
    assert ["the charge became 0.00 EUR: it came to -80.00 EUR"] == decision["because"][0]["notes"]


def test_capped_at() -> None:
    """The smaller of both, at the cap and a cent around it."""
    amount = "charge 50% of price capped at EUR 15"
    assert ["14.99", "15.00", "15.00"] == [posted(amount, price=p) for p in ("EUR 29.98", "EUR 30.00", "EUR 30.02")]


def test_but_at_least() -> None:
    """The larger of both."""
    amount = "charge 50% of price but at least EUR 15"
    assert ["15.00", "15.00", "15.01"] == [posted(amount, price=p) for p in ("EUR 29.98", "EUR 30.00", "EUR 30.02")]


def test_cap_and_floor_are_over_the_whole_before_them() -> None:
    """First the cap, then the floor over what the cap left: the later word wins."""
    amount = "charge 50% of price capped at EUR 15 but at least EUR 10"
    assert ["10.00", "12.00", "15.00"] == [posted(amount, price=p) for p in ("EUR 10", "EUR 24", "EUR 90")]
    assert "20.00" == posted("charge 50% of price capped at EUR 15 but at least EUR 20", price="EUR 90")


def test_mixed_ways_to_reckon_take_parentheses() -> None:
    """With them each reading can be said; without them it does not compile."""
    assert "20.00" == posted("charge (price plus EUR 5) capped at EUR 20", price="EUR 18")
    assert "23.00" == posted("charge price plus (EUR 5 capped at EUR 20)", price="EUR 18")
    found = problems("""
rule "Fees"
    on cancellation
    otherwise: charge price plus EUR 5 capped at EUR 20
""")
    assert ["E108"] == [code for code, *_ in found]


def test_total_in_an_amount() -> None:
    """A tenth of all that was booked, the judged booking with it."""
    story = Story("""
rule "Good clients"
    on booking
    otherwise: credit 10% of total price of bookings in the last 12 months
""")
    assert [[("credit", "12.00")], [("credit", "16.50")]] == [
        amounts(story.book()),
        amounts(story.book(booking="b-2", service="cut")),
    ]


def test_define_an_amount() -> None:
    """A name for an amount, used in another."""
    define = """
define late-fee: 20% of price capped at EUR 30
"""
    assert "34.00" == posted("charge late-fee plus EUR 10", more=define)


def test_define_a_condition() -> None:
    """A name for a condition, alone and within another."""
    define = """
define big-job: price is at least EUR 100 or service is colouring
"""
    story = arrivals('big-job and not (party-size is 1): tell owner "it fits"', define)
    story.book(party_size=2)
    story.book(booking="b-2", service="cut", party_size=2)
    found = [answer(story, "arrival", "2027-11-19T14:00", booking=one)["tells"] for one in ("b-1", "b-2")]
    assert [1, 0] == [len(tells) for tells in found]


def test_define_with_first_fitting_lines() -> None:
    """The first line that fits gives the amount."""
    define = """
define cancellation-cost:
    at least 48 hours before start: EUR 0
    at least 24 hours before start: 25% of price
    otherwise: 50% of price
"""
    amount = "charge cancellation-cost capped at EUR 50"
    moments = ("2027-11-17T14:00:00", "2027-11-17T14:00:01", "2027-11-18T14:00:00", "2027-11-18T14:00:01")
    assert ["0.00", "30.00", "30.00", "50.00"] == [posted(amount, at=at, more=define) for at in moments]


def test_paid_charged_and_rest() -> None:
    """Of EUR 50 paid and EUR 20 charged, the rest is EUR 30; an overdrawn rest is nothing."""
    story = Story(f"""
{BOOKINGS}
rule "Payments"
    on payment
    otherwise: charge EUR 20

rule "Asked"
    on arrival
    otherwise: do tell with paid = paid and charged = charged and rest = rest and owed = owed
""")
    story.book()
    story.tell("payment", "2027-11-02T09:00", booking="b-1", amount="EUR 50")
    asked = answer(story, "arrival", "2027-11-19T14:00", booking="b-1")["actions"][0]["with"]
    assert {"paid": "50.00", "charged": "20.00", "rest": "30.00", "owed": "0.00"} == asked
    story.tell("payment", "2027-11-03T09:00", booking="b-1", amount="EUR 0")
    story.tell("payment", "2027-11-03T10:00", booking="b-1", amount="EUR 0")
    asked = answer(story, "arrival", "2027-11-19T14:00", booking="b-1")["actions"][0]["with"]
    assert {"paid": "50.00", "charged": "60.00", "rest": "0.00", "owed": "10.00"} == asked


def test_charged_of_one_name() -> None:
    """`charged.parking` is what was charged as parking; `charged` is everything."""
    story = Story("""
rule "Bookings"
    on booking
    otherwise: charge EUR 5 as parking, charge EUR 2

rule "Asked"
    on arrival
    otherwise: do tell with parking = charged.parking and all = charged
""")
    story.book()
    asked = answer(story, "arrival", "2027-11-19T14:00", booking="b-1")["actions"][0]["with"]
    assert {"parking": "5.00", "all": "7.00"} == asked


def test_charges_of_the_event_are_not_in_its_own_conditions() -> None:
    """A line reads the ledger as it was before the event."""
    story = arrivals("charged is at least EUR 1: charge EUR 2")
    story.book()
    assert [] == amounts(story.tell("arrival", "2027-11-19T14:00", booking="b-1"))


def test_another_currency_does_not_compile() -> None:
    """A house charges in one."""
    found = problems("""
rule "Fees"
    on cancellation
    otherwise: charge USD 5
""")
    assert ["E305"] == [code for code, *_ in found]


@pytest.mark.parametrize(
    ("currency", "written", "code"),
    [("USD", "$ 5", None), ("CAD", "5 $", None), ("JPY", "¥5", None), ("EUR", "$5", "E305")],
)
def test_a_sign_of_several_currencies_is_that_of_the_house(currency: str, written: str, code: str | None) -> None:
    """`$` is a dollar of the house; in a house of euros it is none of its money."""
    found = problems(
        f"""
rule "Fees"
    on cancellation
    otherwise: charge {written}
""",
        HEAD.replace("currency EUR", f"currency {currency}").replace("EUR ", f"{currency} "),
    )
    assert [code] * (code is not None) == [one for one, *_ in found]


def test_units_of_one_kind_meet_only_their_own() -> None:
    """Money against a duration, sessions against money: neither compiles."""
    for condition in ("price is at least 2 hours", "price is at least 2", "sessions is at least EUR 2"):
        found = problems(f"""
unit session / sessions

rule "Fees"
    on cancellation
    {condition}: free
    otherwise: free
""")
        assert ["E301"] == [code for code, *_ in found], condition


def test_moments_are_no_amounts() -> None:
    """Neither added nor charged."""
    for amount in ("start", "EUR 5 plus start"):
        found = problems(f"""
rule "Fees"
    on cancellation
    otherwise: charge {amount}
""")
        assert ["E304"] == [code for code, *_ in found], amount


def test_balance_in_a_unit() -> None:
    """Two sessions: one is used from the lot that ends first, and what has ended is gone."""
    story = Story("""
unit session / sessions
event purchase / purchases
event lesson / lessons

rule "Cards"
    on purchase
    no earlier purchases ever: credit 1 session for 90 calendar days
    otherwise: credit 1 session for 30 calendar days

rule "Lessons"
    on lesson
    sessions is at least 1: charge 1 session
    otherwise: charge EUR 20
""")
    story.tell("purchase", "2027-11-01T09:00")
    story.tell("purchase", "2027-11-01T10:00")
    used = [story.tell("lesson", at)["entries"][0] for at in ("2027-12-01T09:59:59", "2027-12-01T10:00:01")]
    assert [("1", "session"), ("1", "session")] == [(entry["amount"], entry["unit"]) for entry in used]
    assert [("charge", "20.00")] == amounts(story.tell("lesson", "2027-12-02T09:00"))


def test_balance_ends_just_at_its_end() -> None:
    """A card for 30 calendar days is good a second before its end, and gone at it."""
    lines = """
unit session / sessions
event purchase / purchases
event lesson / lessons

rule "Cards"
    on purchase
    otherwise: credit 10 sessions for 30 calendar days

rule "Lessons"
    on lesson
    sessions is at least 10: charge 1 session
    otherwise: charge EUR 20
"""
    for at, unit in (("2027-12-01T09:59:59", "session"), ("2027-12-01T10:00:00", "EUR")):
        story = Story(lines)
        story.tell("purchase", "2027-11-01T10:00")
        assert unit == story.tell("lesson", at)["entries"][0]["unit"]
