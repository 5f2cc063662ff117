"""Replies: templates filled in the client's language, and what happens to a sentence that cannot be said."""

import subprocess
import sys

import pytest
from houses import HEAD, house

from engine.events.event import Value
from engine.memory.decision import Reading
from engine.model import Kind
from engine.telling.local_text import LocalText
from engine.telling.words import rendered
from engine.time.moments import moment_from_text, zone_from_name

NOW = "2027-10-31T09:00"
MONEY, MOMENT, TEXT = Kind("money", "EUR"), Kind("moment"), Kind("text")
UNIT = "unit session / sessions\n"


def said(template: str, *values: Reading, language: str = "en") -> str:
    """A template filled with some values."""
    checked = house(f'{UNIT}words reply\n    en "{template}"')
    return rendered(checked, "reply", language, values)


def value_in(language: str, kind: Kind, value: Value, zone: str = "Europe/Brussels") -> str:
    """One value as a client of that language reads it, on 31 October 2027; moments are given as texts."""
    salon = house(UNIT, HEAD.replace("Europe/Brussels", zone))
    if kind is MOMENT:
        value = moment_of(str(value), zone)
    return LocalText(salon, language, moment_of(NOW, zone)).text(("it", kind, value))


def moment_of(text: str, zone: str = "Europe/Brussels") -> int:
    """A local moment of a zone."""
    rules = zone_from_name(zone)
    assert rules is not None
    moment = moment_from_text(text, rules)
    assert isinstance(moment, int)
    return moment


@pytest.mark.parametrize(
    ("language", "expected"),
    [("nl", "€ 1.250,00"), ("en", "€1,250.00"), ("sv", "1 250,00 €"), ("id", "€1.250,00")],
)
def test_money_is_written_as_the_language_writes_it(language: str, expected: str) -> None:
    """The sign, the blanks and the points are those of the language."""
    assert expected == value_in(language, MONEY, 125_000)


@pytest.mark.parametrize(
    ("currency", "minor", "expected"),
    [("JPY", 1250, "¥1,250"), ("KWD", 1250, "KWD 1.250"), ("SEK", 1250, "SEK 12.50")],
)
def test_money_has_the_decimals_of_its_currency(currency: str, minor: int, expected: str) -> None:
    """Minor units are not always hundredths."""
    assert expected == value_in("en", Kind("money", currency), minor)


@pytest.mark.parametrize(
    ("language", "zone", "expected"),
    [
        ("nl", "Europe/Brussels", "dinsdag 2 november om 14:00"),
        ("en", "Europe/Brussels", "Tuesday, 2 November at 14:00"),
        ("en", "America/New_York", "Tuesday, November 2 at 2:00 PM"),
        ("sv", "Europe/Stockholm", "tisdag 2 november kl. 14:00"),
        ("id", "Asia/Jakarta", "Selasa, 2 November pukul 14.00"),
        ("es", "Europe/Madrid", "martes, 2 de noviembre, 14:00"),
    ],
)
def test_a_moment_is_said_with_weekday_date_and_clock(language: str, zone: str, expected: str) -> None:
    """The order of the date is the language's, and the clock has 12 or 24 hours as the house's country has it."""
    assert expected == value_in(language, MOMENT, "2027-11-02T14:00", zone)


def test_a_moment_of_another_year_is_said_with_its_year() -> None:
    """A credit that ends next year would else be misread."""
    assert "zondag 2 januari 2028 om 09:05" == value_in("nl", MOMENT, "2028-01-02T09:05")


@pytest.mark.parametrize(
    ("language", "seconds", "expected"),
    [
        ("nl", 86_400, "24 uur"),
        ("en", 3600, "1 hour"),
        ("en", 5400, "1 hour and 30 minutes"),
        ("sv", 5400, "1 timme och 30 minuter"),
        ("id", 5400, "1 jam dan 30 menit"),
        ("nl", 45, "45 seconden"),
        ("en", 0, "0 minutes"),
    ],
)
def test_a_length_of_time_is_said_in_hours_and_minutes(language: str, seconds: int, expected: str) -> None:
    """Parts that are 0 are not said, and the last two are joined as the language joins a list."""
    assert expected == value_in(language, Kind("duration"), seconds)


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (Kind("number"), 1250, "1.250"),
        (Kind("units", "session"), 1, "1 session"),
        (Kind("units", "session"), 9, "9 sessions"),
        (Kind("date"), 20_000, "4 oktober 2024"),
        (Kind("yes or no"), True, "ja"),
        (Kind("yes or no"), False, "nee"),
        (Kind("choice", "reason"), "illness", "illness"),
        (TEXT, "  Ann ", "Ann"),
        (TEXT, None, ""),
    ],
)
def test_other_values(kind: Kind, value: Value, expected: str) -> None:
    """Figures follow the language; what the owner named, and what people wrote, stays as it is."""
    assert expected == value_in("nl", kind, value)


def test_a_language_without_patterns_of_its_own_is_written_as_english_is() -> None:
    """A house may speak a language that the patterns do not cover."""
    assert "€12.50" == value_in("xx", MONEY, 1250)


def test_placeholders_are_filled() -> None:
    """Each stands for the reading of its name."""
    values = (("client.name", TEXT, "Ann"), ("charge", MONEY, 4000))
    assert "Thank you, Ann. We charge €40.00." == said("Thank you, {client.name}. We charge {charge}.", *values)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("Thank you, {client.name}. See you soon.", "Thank you. See you soon."),
        ("See you soon, {client.name}: we are here.", "See you soon: we are here."),
        ("We miss you, {client.name}, and keep your place.", "We miss you, and keep your place."),
        ("Dear {client.name}, thank you.", "Dear, thank you."),
        ("{client.name}, thank you. All is well.", "Thank you. All is well."),
        ("Hello {client.name}", "Hello"),
        ("We told {client.name} so. All is well.", "All is well."),
    ],
)
def test_a_name_that_is_not_known_leaves_no_hole(template: str, expected: str) -> None:
    """It goes with its comma or blank; a sentence about it goes whole."""
    assert expected == said(template, ("client.name", TEXT, None))


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("Thank you. We charge {charge}. See you soon.", "Thank you. See you soon."),
        ("We charge {charge}. See you soon.", "See you soon."),
        ("Until 18 hrs. {charge} is due, alas. Bye.", "Until 18 hrs. Bye."),
        ("We charge {charge}.", ""),
    ],
)
def test_a_sentence_that_lacks_a_value_is_not_said(template: str, expected: str) -> None:
    """Nothing is said of what there is not."""
    assert expected == said(template, ("charge", MONEY, None))


def test_a_value_that_ends_a_sentence_keeps_its_own_stop() -> None:
    """What the client wrote is given back as it was."""
    values = (("summary", TEXT, "My cut is uneven!"),)
    assert "I hear you: My cut is uneven! Sorry." == said("I hear you: {summary}. Sorry.", *values)


def test_what_a_client_wrote_is_no_template() -> None:
    """Braces in a value are text."""
    assert "I hear you: {charge}." == said("I hear you: {summary}.", ("summary", TEXT, "{charge}"))


def test_parts_are_paragraphs_in_the_order_written() -> None:
    """A part of which nothing can be said leaves no empty paragraph."""
    checked = house(
        """\
        words reply
            acknowledge
                en "Thank you."
            price
                en "We charge {charge}."
            next-step
                en "You will hear from us."
        """
    )
    assert "Thank you.\n\nYou will hear from us." == rendered(checked, "reply", "en", ())


def test_a_language_that_the_words_lack_falls_back_to_their_first() -> None:
    """An older house may not know the language that a client speaks."""
    assert "Thank you." == said("Thank you.", language="sv")


def test_babel_is_loaded_only_for_words() -> None:
    """Judging an event does not pay for it."""
    code = "import sys, engine.telling.explanation; print('babel' in sys.modules)"
    assert "False\n" == subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
