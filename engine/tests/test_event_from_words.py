"""Questions asked with `key=value` words."""

import pytest
from houses import BARE
from houses import house as house_from_lines

from engine.events.event_from_words import Question, event_from_words
from engine.model import House

BOOKINGS = """
rule "Appointments"
    on booking
    otherwise: accept
"""


@pytest.fixture(scope="module")
def house() -> House:
    """A house that takes bookings."""
    return house_from_lines(BOOKINGS, BARE)


def ask(house: House, kind: str, words: str) -> Question:
    """A question with its words in one text."""
    return event_from_words(house, kind, words.split())


def test_parts_the_event_from_its_booking(house: House) -> None:
    """`cancelled-by` is the event's, `start` and `price` are the booking's."""
    question = ask(house, "cancellation", "cancelled-by=client start=2027-11-19T14:00 price=EUR80 at=2027-11-19T09:00")
    assert question.event is not None
    assert question.opening is not None
    assert "client" == question.event.fields["cancelled-by"]
    assert (1826629200, 8000) == (question.opening.fields["start"], question.opening.fields["price"])
    assert question.event.booking == question.opening.booking
    assert question.event.client == question.opening.client


def test_says_what_it_assumed_of_the_booking(house: House) -> None:
    """Among it, that the booking was made at the moment of the event."""
    question = ask(house, "cancellation", "price=EUR80 at=2027-11-19T09:00")
    assert ("party-size", "the booking") == question.assumed


def test_takes_when_the_booking_was_made(house: House) -> None:
    """`booking.at`, and `booking.` before any fact of it."""
    words = "booking.at=2027-11-01T09:00 booking.price=80 at=2027-11-19T09:00"
    question = ask(house, "cancellation", words)
    assert question.opening is not None
    assert (1825056000, 8000) == (question.opening.at, question.opening.fields["price"])
    assert "the booking" not in question.assumed


def test_leaves_a_named_booking_to_the_history(house: House) -> None:
    """Where nothing describes it."""
    question = ask(house, "cancellation", "booking=b-9 at=2027-11-19T09:00")
    assert question.event is not None
    assert ("b-9", None) == (question.event.booking, question.opening)


def test_takes_the_moment_from_outside(house: House) -> None:
    """Where no `at` is given."""
    question = event_from_words(house, "booking", ["service=cut"], now="2027-11-19T09:00")
    assert question.event is not None
    assert 1826611200 == question.event.at


@pytest.mark.parametrize(
    ("words", "code", "message", "mend"),
    [
        ("cancelled-by", "E801", "`cancelled-by` does not say of what", "write `cancelled-by=value`"),
        ("pricee=80", "E808", "a booking has no `pricee`", "did you mean `price`?"),
        ("canceled-by=client", "E808", "`cancellation` has no `canceled-by`", "did you mean `cancelled-by`?"),
        ("price=80 price=90", "E801", "`price` is given twice", None),
    ],
)
def test_refuses_a_word_it_cannot_place(house: House, words: str, code: str, message: str, mend: str | None) -> None:
    """Each with its mend."""
    question = ask(house, "cancellation", f"at=2027-11-19T09:00 {words}")
    assert [(code, message, mend)] == [(p.code, p.message, p.help) for p in question.problems]
    assert question.event is None


DUTCH = """\
# language: nl

zaak "Salon"
    editie 1
    geldig vanaf 1 januari 2027
    tijdzone Europe/Brussels
    valuta EUR
    talen nl

regel "Annuleren"
    bij annulering
    anders: kosteloos
"""


@pytest.mark.parametrize(
    ("kind", "words", "told"),
    [
        ("anulering", "", "`anulering` is geen gebeurtenis van deze zaak\n  help: bedoelde je `annulering`?"),
        ("annulering", "redn=ziekte", "`annulering` heeft geen `redn`\n  help: bedoelde je `reden`?"),
        ("annulering", "kleur=rood", "`kleur` telt niet mee: `annulering` heeft dat gegeven niet"),
    ],
)
def test_mistakes_in_dutch(kind: str, words: str, told: str) -> None:
    """What was meant is looked for among the Dutch names."""
    question = ask(house_from_lines("", DUTCH), kind, f"{words} at=2027-11-19T09:00")
    assert told in "\n".join(problem.text("", "nl") for problem in question.problems)
