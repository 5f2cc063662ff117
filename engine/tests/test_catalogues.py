"""Whoever writes a house in Dutch, Swedish or Indonesian is told of its problems in that language."""

import pytest
from catalogues import FOLDER, LANGUAGES, fields, sentences, text_of, words

from engine.compiler import check_text
from grammar.diagnostic_text import lines_from_diagnostics

SAID = sentences()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_has_its_words(language: str) -> None:
    """What is said in English is said in each language."""
    assert [] == [template for template in SAID if not words(language).get(template)]


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
