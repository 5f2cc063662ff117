"""A decision that nobody has read yet says what it would have said at once."""

from comparison import Clients, Comparison
from hypothesis import given, note, settings
from hypothesis import strategies as st
from msgspec.json import encode
from story import Story
from strategies_events import Step, steps
from strategies_houses import HouseText, houses
from test_agreement import SEED, STREAM, plan_of, several

from engine.judging.decide import decide
from engine.memory.decision import Decision
from engine.memory.decision_json import canonical_bytes, decision_json

QUESTIONS = """
event question / questions
    weight: number from 0 to 100
rule "Questions"
    on question
    weight is at least 50: charge EUR 2 times weight, promise answer within 2 hours, tell owner "a heavy one"
    weight is at least 20: decline
    weight is exactly 7: charge EUR 5 minus (EUR 1 times weight)
    at least 2 questions ever: charge EUR 1
    otherwise: charge EUR 1 times weight
"""


def asked_twice(story: Story, weight: int) -> Decision:
    """The answer to a question; the first times the plan learns what such answers have in common."""
    event = story.event("question", "2027-11-19T10:00", weight=weight)
    plan = story.timeline.plan_for(event, story.record)
    for _ in range(3):
        decide(plan, story.record, event)
    decision = decide(plan, story.record, event)
    assert isinstance(decision, Decision)
    return decision


def test_what_follows_from_the_event_is_worked_out_when_read() -> None:
    """Deciding alone makes no entry and no reason."""
    decision = asked_twice(Story(QUESTIONS), 60)
    assert decision.own_or_unread is None
    assert "noted" == decision.verdict
    assert decision.own_or_unread is None
    assert [12000] == [entry.amount for entry in decision.entries]
    assert decision.own_or_unread is not None


def test_an_amount_below_nothing_is_told_when_read() -> None:
    """An amount that became nothing is told with its reason, whenever the answer is read."""
    decision = asked_twice(Story(QUESTIONS), 7)
    assert decision.own_or_unread is None
    assert [0] == [entry.amount for entry in decision.entries]
    assert [("the charge became 0.00 EUR: it came to -2.00 EUR",)] == [one.notes for one in decision.because]


def test_what_the_record_says_is_read_at_once() -> None:
    """A line that counts is worked out while the record is as it was."""
    story = Story(QUESTIONS)
    for _ in range(2):
        story.tell("question", "2027-11-19T09:00", weight=60)
    assert asked_twice(Story(QUESTIONS), 1).own_or_unread is None
    assert asked_twice(story, 1).own_or_unread is not None


def test_equal_decisions_are_equal_unread() -> None:
    """Reading one of two equal decisions makes no difference between them."""
    one, other = asked_twice(Story(QUESTIONS), 60), asked_twice(Story(QUESTIONS), 60)
    assert 12000 == one.entries[0].amount
    assert one == other
    assert repr(one) == repr(other)
    assert one.but(notes=("seen",)) != other
    assert ("seen",) == one.but(notes=("seen",)).notes


def test_a_fact_that_is_missing_is_still_missed() -> None:
    """An event that lacks a fact is refused, whatever came before it."""
    story = Story(QUESTIONS)
    asked_twice(story, 60)
    assert ("E803", "`question` lacks `weight`, which the rules on `question` read") == story.refuse(
        "question", "2027-11-19T11:00"
    )


def test_read_late_is_read_at_once() -> None:
    """On generated houses and streams: what is read when all is over is what was read before anything changed."""
    unread = 0

    def compare(written: HouseText, stream: list[Step]) -> None:
        nonlocal unread
        note(f"seed {SEED}\n{written.text()}")
        plan = plan_of(written.text())
        known = Comparison(plan).run(stream)
        clients = Clients(plan)
        found: list[tuple[bytes, Decision]] = []
        for decision in known.decisions:
            record = clients.of(decision.event.client)
            if decision.kind.cause is None and decision.kind.name in plan.kinds:
                for _ in range(3):
                    early = decide(plan, record, decision.event)
                late = decide(plan, record, decision.event)
                assert isinstance(early, Decision)
                assert isinstance(late, Decision)
                unread += late.own_or_unread is None
                found.append((canonical_bytes(early), late))
            clients.apply(decision)
        assert [line for line, _ in found] == [canonical_bytes(late) for _, late in found]

    several(compare, houses(), steps(STREAM), examples=30)
    assert unread


QUOTES = Story("""
choice colour: red, blue
event quote / quotes
    price: money
    people: number from 1 to 500
    colour: colour or nothing
    rush: yes or no
    said: text or nothing
    day: moment
rule "Quotes"
    on quote
    people is at least 100: decline, tell owner "it's 100 or more"
    said is given and rush: charge 30% of price, charge price minus EUR 1 as extra
    at least 24 hours before day: free, may charge EUR 5
    colour is given and colour is blue: charge 12.5% of price minus EUR 2
    otherwise: charge price times people
""")
"""Rules whose answers follow from the event alone, on values of each kind; some amounts come to less than nothing."""
VALUES = st.fixed_dictionaries(
    {
        "price": st.sampled_from(["EUR 0.00", "EUR 3.37", "EUR 80.00", "EUR 123456.78"]),
        "people": st.integers(1, 120),
        "rush": st.booleans(),
        "day": st.sampled_from(["2027-11-19T14:00", "2027-11-22T09:30:15", "2028-06-01T00:00:00Z"]),
    },
    optional={"colour": st.sampled_from(["red", "blue"]), "said": st.text(min_size=1).filter(str.strip)},
)


@given(VALUES)
@settings(deadline=None)
def test_an_unread_decision_is_written_as_it_would_be_read(values: dict[str, object]) -> None:
    """The line that is written straight from the event is that of a decision which was read."""
    event = QUOTES.event("quote", "2027-11-19T10:00", **values)
    plan = QUOTES.timeline.plan_for(event, QUOTES.record)
    for _ in range(4):
        decision = decide(plan, QUOTES.record, event)
    assert isinstance(decision, Decision)
    line = canonical_bytes(decision)
    was_unread = decision.own_or_unread is None
    assert line == encode(decision_json(decision))
    assert was_unread == (not any(reason.notes for reason in decision.because))
