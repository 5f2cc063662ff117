"""What the checker refuses of words: missing languages and parts, phrases to avoid, placeholders without a value."""

import pytest
from houses import HEAD, problems


def test_words_in_every_language_of_the_house() -> None:
    """Words lack a text for a client who speaks another language of the house."""
    found = problems(
        """
        rule "Fee"
            on cancellation
            otherwise: free, say bye

        words bye
            en "See you, {client.name}."
        """,
        HEAD.replace("languages en", "languages nl, en"),
    )

    assert found == [("E601", "bye", "`bye` is not written in `nl`", 'add a line `nl "…"`')]


def test_a_phrase_the_voice_avoids() -> None:
    """What the voice avoids must not stand in any words, in whatever case."""
    found = problems("""
        rule "Fee"
            on cancellation
            otherwise: free, say bye

        voice
            avoid en "it is in the contract"

        words bye
            en "It is in the contract, {client.name}."
    """)

    assert found == [
        (
            "E602",
            "It is in the contract",
            "the voice of this house avoids `it is in the contract`",
            "say it in other words",
        )
    ]


def test_words_without_a_demanded_part() -> None:
    """Words on a complaint must have the parts that the voice demands."""
    found = problems("""
        rule "Complaints"
            on complaint
            otherwise: noted, say hear

        voice
            on complaint always acknowledge, apologise

        words hear
            acknowledge
                en "Thank you, {client.name}."
    """)

    assert found == [
        (
            "E603",
            "hear",
            "words on `complaint` need the part `apologise`",
            "add the part `apologise` with a text in each language",
        )
    ]


def test_parts_in_another_order() -> None:
    """Who is upset hears first that they were heard."""
    found = problems("""
        rule "Complaints"
            on complaint
            otherwise: noted, say hear

        voice
            on complaint always acknowledge, apologise

        words hear
            apologise
                en "We are sorry."
            acknowledge
                en "Thank you, {client.name}."
    """)

    assert [problem[0] for problem in found] == ["E603"]


def test_a_placeholder_the_event_cannot_fill() -> None:
    """A placeholder must be a fact of the event or something that a rule on it decides."""
    found = problems("""
        rule "Fee"
            on cancellation
            otherwise: free, say bye

        words bye
            en "It costs {charg}, {client.name}."
    """)

    assert found == [("E604", "{charg}", "`cancellation` cannot fill `{charg}`", "did you mean `charge`?")]


@pytest.mark.parametrize(
    ("text", "span", "message"),
    [
        ("Thank you, {client.name: {charge}.", "{client.name: ", "this brace is not closed"),
        ("Thank you, client.name}: {charge}.", "}", "this brace closes nothing"),
        ("Thank you, {{client.name}}.", "{", "this brace is not closed"),
        ("It costs {charge", "{charge", "this brace is not closed"),
    ],
)
def test_braces_come_in_pairs(text: str, span: str, message: str) -> None:
    """A brace left over would be read by the client; also in words that nobody says yet."""
    found = problems(f"""
        rule "Fee"
            on cancellation
            otherwise: charge price

        words bye
            en "{text}"
    """)

    assert ("E604", span, message, "write `{…}` around what is filled in") in found
