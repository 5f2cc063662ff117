"""What the voice of a house demands of its words, and what words may not do."""

import pytest
from houses import problems

DECLINING = """
rule "Bookings"
    on booking
    price is at least EUR 500: decline{said}
    otherwise: accept

voice
    on decline always offer
{words}
"""
OFFERING = """
words not-that
    reason
        en "That is more than one chair can do."
    offer
        en "Would two visits suit you?"
"""


def found(said: str = ", say not-that", words: str = OFFERING) -> list[tuple[str, str, str]]:
    """Code, underlined text and message of what is wrong with a house that declines so."""
    return [(code, text, message) for code, text, message, _ in problems(DECLINING.format(said=said, words=words))]


def test_a_decline_with_an_offer_is_fine() -> None:
    """The part may stand anywhere in the words."""
    assert [] == found()


def test_a_decline_without_words_is_refused() -> None:
    """Somebody who is declined hears what is possible."""
    assert [("E603", "decline", "this line declines and says nothing")] == found("", "")


def test_a_decline_without_an_offer_is_refused() -> None:
    """Words that decline have the part, not another one."""
    words = OFFERING.replace("offer", "regret")
    assert [("E603", "not-that", "words that decline need the part `offer`")] == found(words=words)


def test_what_the_house_does_itself_may_be_declined_without_words() -> None:
    """Work that may not begin is told inside."""
    text = DECLINING.replace("on booking", "on loading").replace("price is at least EUR 500", "urgent")
    loading = "\nevent loading / loadings by house\n    urgent: yes or no = no\n"
    assert [] == problems(text.format(said="", words=loading))


def test_what_is_demanded_first_comes_before_anything_else() -> None:
    """A reply that explains before it acknowledges is refused."""
    text = """
rule "Complaints"
    on complaint
    otherwise: noted, say we-hear-you

voice
    on complaint always acknowledge, apologise

words we-hear-you
    reason
        en "We were busy."
    acknowledge
        en "You had to wait."
    apologise
        en "We are sorry."
"""
    assert [("E603", "we-hear-you")] == [(code, shown) for code, shown, *_ in problems(text)]


@pytest.mark.parametrize(
    ("text", "shouts"),
    [
        ("Please pay NOW OR NEVER, {client.name}.", ["NOW OR NEVER"]),
        ("Please be PUNCTUAL.", ["PUNCTUAL"]),
        ("You can NEVER come late.", ["NEVER"]),
        ("NEE, DAT KAN NIET. Kom ÅTERIGEN.", ["NEE, DAT KAN NIET", "ÅTERIGEN"]),
        ("Write to us by SMS, or pay by IBAN.", []),
        ("I am in B, {client.name}.", []),
        ("予約 ありがとう", []),
    ],
)
def test_words_in_capitals_are_shouted(text: str, shouts: list[str]) -> None:
    """Two words in capitals, or a long one; an abbreviation is none."""
    house = f"""
rule "Messages"
    on message
    otherwise: noted, say hello

words hello
    en "{text}"
"""
    assert [("W908", shout) for shout in shouts] == [(code, shown) for code, shown, *_ in problems(house)]
