"""Whoever writes a house in Dutch, Swedish or Indonesian is told of its problems in that language."""

import pytest
from catalogues import FOLDER, LANGUAGES, fields, said_in_english_alone, sentences, text_of, values_in_english, words
from msgspec.structs import replace

from engine.asking import answer_to
from engine.compiler import check_order, check_text
from engine.model import House
from engine.telling.explanation import why_text
from grammar.diagnostic import Diagnostics
from grammar.diagnostic_text import lines_from_diagnostics
from grammar.sentence import in_language

SAID = sentences()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_has_its_words(language: str) -> None:
    """What is said in English is said in each language."""
    assert [] == [template for template in SAID if not words(language).get(template)]


def test_no_problem_is_said_in_english_alone() -> None:
    """The message and the help of a problem are sentences, which other languages have words for."""
    assert [] == list(said_in_english_alone())


def test_no_sentence_holds_english() -> None:
    """What is put into a sentence is a sentence too, a name, or a word of the house."""
    assert [] == list(values_in_english())


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_take_what_the_sentence_holds(language: str) -> None:
    """No value is lost and none is made up."""
    said = words(language).items()
    assert [] == [template for template, text in said if text and fields(template) != fields(text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_are_written_as_the_tool_writes_them(language: str) -> None:
    """`python engine/tests/catalogues.py` leaves them as they are."""
    assert text_of(language, words(language)) == (FOLDER / f"{language}.po").read_bytes()


HOUSES = {
    "nl": """
        # language: nl
        zaak "Salon"
            editie 1
            geldig vanaf 1 januari 2027
            tijdzone Europe/Brussels
            valuta EUR
            talen nl

        regel "Te laat"
            bij anulering
            anders: reken 50% van prijs
    """,
    "sv": """
        # language: sv
        verksamhet "Salong"
            utgåva 1
            gäller från 1 januari 2027
            tidszon Europe/Stockholm
            valuta SEK
            språk sv

        regel "För sent"
            vid avbokningg
            annars: debitera 50% av pris
    """,
    "id": """
        # language: id
        usaha "Salon"
            edisi 1
            berlaku mulai 1 Januari 2027
            zona waktu Asia/Makassar
            mata uang IDR
            bahasa id

        aturan "Terlambat"
            pada pembatalann
            jika tidak: tagih 50% dari harga
    """,
}
TOLD = {
    "nl": "text.house:10:9: error[E202]: geen gebeurtenis heet `anulering`\n",
    "sv": "text.house:10:9: error[E202]: ingen händelse heter `avbokningg`\n",
    "id": "text.house:10:10: error[E202]: tidak ada kejadian bernama `pembatalann`\n",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_problem_is_told_in_the_language_of_the_house(language: str) -> None:
    """As its first line names it."""
    text = "\n".join(line.removeprefix("        ") for line in HOUSES[language].strip("\n").split("\n"))
    assert TOLD[language] == lines_from_diagnostics(check_text(text).diagnostics)


def test_a_version_that_begins_too_early_is_told_in_one_language() -> None:
    """No word of it is left in English."""
    first = dutch_salon()
    told = Diagnostics()
    check_order(first, replace(first, in_force_from=first.in_force_from - 1), told)
    check_order(first, first, told)
    assert [
        "deze versie van `Salon` begint vóór die waarop ze volgt",
        "deze versie van `Salon` begint op dezelfde dag als die waarop ze volgt",
    ] == [in_language(problem.message, "nl") for problem in told.found]


def test_an_answer_is_explained_in_the_language_of_the_house() -> None:
    """With its dates, its durations and the conditions that were tried."""
    answered = answer_to(
        dutch_salon(), "cancellation", ["start=2027-11-19T14:00", "cancelled-by=client"], now="2027-11-19T09:00"
    )
    assert answered.decision is not None
    text = why_text(answered.plan, answered.record, answered.decision)
    assert "Annulering op vrijdag 19 november 2027 09:00: genoteerd\n  De klant betaalt EUR 20.00." in text
    assert "het kwam op vrijdag 19 november 2027 09:00, 5 uur voor start" in text
    assert "minstens 48 uur voor start (tot woensdag 17 november 2027 14:00) was nodig" in text
    assert "start: vrijdag 19 november 2027 14:00" in text


def dutch_salon() -> House:
    """A house in Dutch with one rule."""
    text = HOUSES["nl"].replace("anulering", "annulering").replace("50% van prijs", "EUR 20")
    lines = "minstens 48 uur voor start: kosteloos\n            anders:"
    text = text.replace("anders:", lines)
    checked = check_text("\n".join(line.removeprefix("        ") for line in text.strip("\n").split("\n")))
    assert checked.house is not None, list(checked.diagnostics)
    return checked.house
