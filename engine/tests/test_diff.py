"""What changes from one house to another: each change found with an event that both plans confirm, or none, proved."""

from itertools import cycle
from pathlib import Path
from textwrap import dedent

import pytest
from houses import HEAD, house

import policies
from engine.compiler import check_bytes, check_file
from engine.diffing.answers import unlike_in
from engine.diffing.difference import Difference, difference_between
from engine.diffing.difference_told import DifferenceText
from engine.formatting import formatted
from grammar.diagnostic import Diagnostics

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


def test_a_difference_as_json() -> None:
    """Programs hold on to these keys."""
    told = DifferenceText(difference(RULES, changed(("charge EUR 20", "charge EUR 30"))), ("old", "new")).json()
    events = told["events"]
    assert isinstance(events, list)
    (no_show,) = (one for one in events if isinstance(one, dict) and one["state"] == "changed")
    groups = no_show["groups"]
    assert isinstance(groups, list)
    assert isinstance(groups[0], dict)

    assert ["houses", "changed", "span", "declared", "events"] == list(told)
    assert ["event", "state", "complete", "reason", "groups"] == list(no_show)
    assert ["differs", "extents", "lines", "witness", "before", "after"] == list(groups[0])
    assert ["money"] == groups[0]["differs"]


def test_the_same_house_has_no_difference() -> None:
    """Nothing changed, and that is a proof."""
    found = difference(RULES, RULES)

    assert found.is_none
    assert DifferenceText(found, ("a", "b")).text().startswith("Nothing changed.")


CHANGES = {
    "a threshold": (("at least 48 hours", "at least 47 hours"), "cancellation"),
    "a comparator": (("at least 48 hours", "more than 48 hours"), "cancellation"),
    "an amount": (("charge EUR 20", "charge EUR 20.01"), "no-show"),
    "a share": (("charge 25% of price", "charge 26% of price"), "cancellation"),
    "a cap": (("capped at EUR 100", "capped at EUR 110"), "cancellation"),
    "a count": (("at least 3 no-shows", "at least 4 no-shows"), "no-show"),
    "a window": (("in the last 12 months", "in the last 11 months"), "no-show"),
    "the order of lines": (
        ("        at least 48 hours before start: free\n", ""),
        ("charge 25% of price\n", "charge 25% of price\n        at least 48 hours before start: free\n"),
        "cancellation",
    ),
    "a line taken out": (("        cancelled-by is house: refund paid\n", ""), "cancellation"),
    "a line put in": (
        (
            "at least 48 hours before start: free\n",
            "reason is illness: free\n        at least 48 hours before start: free\n",
        ),
        "cancellation",
    ),
    "a deadline": (("within 4 opening hours", "within 5 opening hours"), "message"),
    "a deadline by the clock": (("by 18:00", "by 17:59"), "cancellation"),
    "a calendar of a deadline": (("within 1 hour", "within 1 opening hour"), "message"),
    "a verdict": (("otherwise: accept", "otherwise: ask deposit of EUR 10 within 24 hours"), "booking"),
    "a choice": (("topic is price", "topic is hours"), "message"),
    "a condition with and": (("topic is price", "topic is price and channel is email"), "message"),
    "what is promised": (("otherwise: promise answer within 1 hour", "otherwise: noted"), "message"),
    "what is given back": (("refund paid", "refund 90% of paid"), "cancellation"),
    "a mark": (("otherwise: charge EUR 20", "otherwise: charge EUR 20, client becomes wary for 3 months"), "no-show"),
    "a recorded event": (("otherwise: charge EUR 20", "otherwise: charge EUR 20, record abuse"), "no-show"),
    "what is told": (("otherwise: accept", 'otherwise: accept, tell owner "look"'), "booking"),
    "an action": (("otherwise: accept", "otherwise: accept, do print with amount = price"), "booking"),
    "what is allowed": (("otherwise: charge EUR 20", "otherwise: charge EUR 20, may credit EUR 5"), "no-show"),
    "an excuse": (
        ("cancelled-by is house: refund paid", "cancelled-by is house: refund paid, excuse abuse"),
        "cancellation",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_found_with_an_event_that_both_plans_confirm(name: str) -> None:
    """Each kind of change: the kind of event it is about, and nothing else, has groups; all of them are known."""
    *replaced, kind = CHANGES[name]
    found = difference(RULES, changed(*replaced))

    assert [kind] == [one.kind for one in found.changed]
    assert () == found.open
    for group in found.changed[0].groups:
        assert unlike_in(found.alignment, *group.decisions)


BLOCKS = dedent(RULES).strip().split("\n\n")
HARMLESS = {
    "rules in another order": "\n\n".join(reversed(BLOCKS)),
    "other titles": RULES.replace('"Answers"', '"We answer"').replace('"Bookings"', '"Welcome"'),
    "comments and blank lines": RULES.replace("on no-show", "on no-show  # missed\n"),
    "hours as days of the same length": changed(("at least 48 hours", "at least 2880 minutes")),
    "a rule said as two": changed(
        (
            "topic is price: promise answer within 4 opening hours\n        otherwise: promise answer within 1 hour",
            "topic is not price: promise answer within 1 hour\n"
            "        otherwise: promise answer within 4 opening hours",
        )
    ),
    "a line said as two": changed(
        (
            "otherwise: charge EUR 20",
            "no earlier no-shows ever: charge EUR 20\n        otherwise: charge EUR 20",
        )
    ),
    "a named condition": changed(
        ("topic is price:", "about-money:"),
        ('rule "Bookings"', 'define about-money: topic is price\n\n    rule "Bookings"'),
    ),
    "nested lines": changed(
        (
            "at least 48 hours before start: free",
            "at least 24 hours before start:\n            at least 48 hours before start: free\n"
            "            by 18:00 on the opening day before start: charge 25% of price\n"
            "            otherwise: charge 50% of price capped at EUR 100",
        )
    ),
    "an amount said another way": changed(("charge 25% of price", "charge 75% of price minus 50% of price")),
    "sizes turned round": changed(("at least 3 no-shows", "more than 2 no-shows")),
    "free, where nothing was charged": changed(("refund paid", "free, refund paid")),
    "lines with nothing in common turned round": changed(
        (
            "topic is price: promise answer within 4 opening hours",
            "topic is hours: promise answer within 1 hour\n"
            "        topic is price: promise answer within 4 opening hours",
        )
    ),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_an_edit_that_changes_no_answer_is_proved_to_change_none(name: str) -> None:
    """Another way to say the same is no difference."""
    found = difference(RULES, HARMLESS[name])

    assert [] == [(one.kind, one.reason) for one in (*found.changed, *found.open)]
    assert found.is_none, found.declared


HEADS = {
    "a price that is the default of a fact": ("EUR 120", "EUR 130", {"booking"}, {"service"}),
    "hours": ("Saturday             09:00-12:00", "Saturday             10:00-12:00", {"message"}, {"hours"}),
    "a day more": ("Tuesday to Friday", "Monday to Friday", {"cancellation", "message"}, {"hours"}),
    "holidays that are kept": ("    closed on public holidays\n", "", {"cancellation", "message"}, {"hours"}),
}


@pytest.mark.parametrize("name", HEADS)
def test_a_change_of_the_head_is_found_in_the_answers_too(name: str) -> None:
    """Prices and hours are told as they were and are, and each kind of event that they change the answer to."""
    before, after, kinds, declared = HEADS[name]
    assert before in HEAD
    found = difference_between(house(RULES), house(RULES, HEAD.replace(before, after)))

    assert kinds == {one.kind for one in found.changed}
    assert declared == {one.what for one in found.declared}


def test_a_changed_default_is_found_with_an_event_that_does_not_say_it() -> None:
    """Both the fact that is taken for something else and what follows from it."""
    rules = """
        event walk-in / walk-ins
            persons: number from 1 to 9 = {}

        rule "Walk-ins"
            on walk-in
            otherwise: charge EUR 5 times persons
    """
    found = difference(rules.format(1), rules.format(2))
    ((group,),) = (one.groups for one in found.changed)

    assert [("fact", "walk-in.persons", "number from 1 to 9 = 1", "number from 1 to 9 = 2")] == [
        (one.what, one.name, one.old, one.new) for one in found.declared
    ]
    assert "persons" not in group.scene.events[0]
    assert [500, 1000] == [decision.entries[0].amount for decision in group.decisions]


def test_other_names_for_the_same_are_told_and_change_no_answer() -> None:
    """A mark, an event and words that are called otherwise; what words are called is not told, as nobody sees it."""
    rules = """
        event {strike} / {strike}s

        rule "Strikes"
            on {strike}
            at least 2 {strike}s ever: client becomes {mark}, say {words}
            otherwise: noted

        rule "Bookings"
            on booking
            client is {mark}: decline
            otherwise: accept

        words {words}
            en "We are sorry."
    """
    found = difference(
        rules.format(strike="strike", mark="barred", words="sorry"),
        rules.format(strike="fault", mark="banned", words="apology"),
    )

    assert [("event", "strike", "fault"), ("client is", "barred", "banned")] == [
        (one.name, one.old, one.new) for one in found.declared
    ]
    assert [] == [*found.changed, *found.open]
    assert not found.is_none


def test_the_salon_in_dutch_answers_as_in_english() -> None:
    """Two houses of one shop, with names of their own in each language."""
    folder = Path(policies.__file__).parent / "salon"
    english, dutch = (check_file(path).house for path in (folder / "salon.house", folder / "nl" / "salon.house"))
    assert english is not None
    assert dutch is not None
    found = difference_between(english, dutch)

    assert [] == [*found.changed, *found.open]
    assert {"renamed", "told", "note"} == {one.what for one in found.declared}


def test_what_only_one_house_declares_is_listed() -> None:
    """Promises, guarantees, facts, events that come by themselves, words."""
    more = (
        RULES
        + """
    event visit / visits
        length: duration

    rule "Afterwards"
        on 2 calendar days after start
        otherwise: promise follow-up within 1 calendar day, say thanks

    guarantee "No more than the price"
        on no-show
        charge is at most EUR 20

    words thanks
        en "Thank you."
"""
    )
    found = difference(RULES, more)

    assert {"event", "promise", "guarantee", "words"} == {one.what for one in found.declared}
    assert all(one.old is None for one in found.declared)
    assert () == found.changed


def test_words_that_say_something_else_are_told() -> None:
    """The old text and the new one, and no answer differs in anything else."""
    rules = RULES.replace("otherwise: accept", "otherwise: accept, say thanks")
    found = difference(rules + WORDS, rules + WORDS.replace("soon", "then"))

    assert [("words", "thanks (en)", "See you soon.", "See you then.")] == [
        (one.what, one.name, one.old, one.new) for one in found.declared
    ]
    assert [] == [*found.changed, *found.open]


WORDS = """
    words thanks
        en "See you soon."
"""


TRADES = sorted(path.parent.name for path in Path(policies.__file__).parent.glob("*/*.house"))
TRADES = [name for name in dict.fromkeys(TRADES) if name not in ("published", "voice", "limits")]


@pytest.mark.parametrize(("trade", "language"), list(zip(TRADES, cycle(("nl", "sv", "id")), strict=False)))
def test_a_house_in_another_language_is_the_same_house(trade: str, language: str) -> None:
    """Nothing changed: it is the rules that are compared, and not how they are written."""
    path = Path(policies.__file__).parent / trade / f"{trade}.house"
    written = formatted(str(path), path.read_bytes(), language).text
    assert written is not None
    one, other = check_file(path).house, check_bytes("other.house", written.encode(), path.parent, Diagnostics()).house
    assert one is not None
    assert other is not None

    assert difference_between(one, other).is_none
