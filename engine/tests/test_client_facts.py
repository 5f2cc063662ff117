"""Facts of the client: told once, known from then on, or taken by default."""

from houses import house

from engine.events.event import Event
from engine.events.event_from_words import event_from_words
from engine.judging.decide import EventRefused, decide, noted
from engine.memory.decision import Decision
from engine.memory.record import Record
from engine.planning.plan import Plan
from engine.planning.plan_from_model import plan_from_model

NOW = "2027-11-19T09:00"


def test_a_fact_of_the_client_that_was_not_told_has_its_default() -> None:
    """What nobody said of the client is taken to be the default, and stands as assumed."""
    plan = plan_from_model(
        house("""
            client
                member: yes or no = yes

            rule "Bookings"
                on cancellation
                client.member: free
                otherwise: charge EUR 5
        """)
    )
    record = Record("ann")

    decision = decide(plan, record, cancelled(plan, record))

    assert isinstance(decision, Decision)
    assert [entry.amount for entry in decision.entries] == [0]
    assert [(name, value) for name, _, value in decision.assumed if name == "client.member"] == [
        ("client.member", True)
    ]


def test_a_fact_of_the_client_without_a_default_has_to_be_told() -> None:
    """Rules that read the client's age refuse an event as long as nobody has said it."""
    plan = plan_from_model(
        house("""
            client
                age: number from 0 to 120

            rule "Bookings"
                on cancellation
                client.age is at least 18: free
                otherwise: charge EUR 5
        """)
    )
    record = Record("ann")

    refused = decide(plan, record, cancelled(plan, record))

    assert isinstance(refused, EventRefused)
    assert (refused.code, refused.message) == (
        "E803",
        "`cancellation` lacks `client.age`, which the rules on `cancellation` read",
    )


def cancelled(plan: Plan, record: Record) -> Event:
    """A cancellation of a booking that the record then knows."""
    question = event_from_words(
        plan.house, "cancellation", ["start=2027-11-19T14:00", "price=EUR80", "client=ann"], NOW
    )
    assert question.event is not None
    assert question.opening is not None
    record.apply(noted(plan, record, question.opening))
    return question.event
