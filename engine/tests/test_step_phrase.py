import pytest

from engine.testing.phrase import Phrase, Said


def places(phrase: str, step: str) -> dict[str, str | None] | None:
    """What stands in the places of a step that is written so; None where it is not."""
    found = Phrase(phrase).parse_arguments(step)
    if found is None:
        return None
    said = found["said"]
    assert isinstance(said, Said)
    return dict(said.places)


def test_a_place_takes_what_its_type_says() -> None:
    """An amount of money stands where the phrase has `{money}`."""
    assert {"she": "Ann", "money": "EUR 30.00"} == places("{she} (is|are) charged {money}", "Ann is charged EUR 30.00")


def test_a_place_takes_nothing_else() -> None:
    """A length of time is no amount of money."""
    assert None is places("{she} (is|are) charged {money}", "she is charged 30 minutes")


def test_what_stands_between_brackets_may_be_left_out() -> None:
    """A place that was left out is None."""
    phrase = "{she} is charged {money}[ as {account}]"

    assert "parking" == (places(phrase, "she is charged EUR 5 as parking") or {})["account"]
    assert None is (places(phrase, "she is charged EUR 5") or {})["account"]


def test_bars_stand_between_alternatives() -> None:
    """`(is|are)` is one or the other, and not both."""
    phrase = Phrase("{she} (is|are) declined")

    assert phrase.is_matching("she is declined")
    assert phrase.is_matching("they are declined")
    assert not phrase.is_matching("they is are declined")


def test_brackets_may_stand_in_brackets() -> None:
    """An inner part can be left out alone."""
    phrase = Phrase("a client[ called {client}[ who speaks {language}]]")

    assert phrase.is_matching("a client")
    assert phrase.is_matching("a client called Ann")
    assert phrase.is_matching("a client called Ann who speaks nl")
    assert not phrase.is_matching("a client who speaks nl")


def test_a_place_can_have_a_name_beside_its_type() -> None:
    """Two moments in one step need two names."""
    phrase = "it lasts from {since:moment} until {until:moment}"
    found = places(phrase, "it lasts from 2027-11-19 09:00 until Friday 19 November 2027 14:00")

    assert {"since": "2027-11-19 09:00", "until": "Friday 19 November 2027 14:00"} == found


def test_blanks_count_once_but_in_quotations() -> None:
    """Who aligns steps with blanks is understood; a text keeps its own."""
    assert {"text": '"two  blanks"'} == places("the reply says {text}", 'the  reply   says "two  blanks"')


def test_examples_show_each_part_that_may_be_left_out() -> None:
    """First without them, then with each, then with all; the first of alternatives stands for them."""
    phrase = Phrase("{she} (pays|pay) {money}[ as {account}][ by {channel}]")

    assert (
        "she pays EUR 30.00",
        "she pays EUR 30.00 as parking",
        "she pays EUR 30.00 by whatsapp",
        "she pays EUR 30.00 as parking by whatsapp",
    ) == phrase.examples


def test_examples_are_matched_by_their_phrase() -> None:
    """What is suggested can be written."""
    phrase = Phrase("we owe (a|an|the) {owed}[ of {money}| of {units}][ by {moment}]")

    assert [] == [example for example in phrase.examples if not phrase.is_matching(example)]
    assert "we owe an answer" == phrase.examples[0]


def test_a_phrase_that_closes_what_is_not_open_is_our_mistake() -> None:
    """Phrases are written by us, so a slip in one stops at once."""
    with pytest.raises(AssertionError):
        Phrase("she is] charged")
