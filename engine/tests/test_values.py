"""Money, amounts and lengths of time."""

from fractions import Fraction

import pytest
from babel.numbers import list_currencies
from hypothesis import given
from hypothesis import strategies as st

from engine.values import (
    DECIMALS,
    Misfit,
    amount_text,
    decimals_of,
    duration_from_text,
    duration_text,
    fraction_from_text,
    full_steps,
    minor_units,
    money_from_text,
    money_text,
    round_half_away,
    rounded,
    started_steps,
)


@pytest.mark.parametrize(
    ("currency", "decimals"),
    [("EUR", 2), ("JPY", 0), ("KWD", 3), ("IDR", 2), ("CLF", 4), ("EURO", None), ("eur", None)],
)
def test_decimals_of_a_currency(currency: str, decimals: int | None) -> None:
    """A currency has the decimals of ISO 4217, and an unknown code has none to tell."""
    assert decimals == decimals_of(currency)


def test_every_code_is_a_currency() -> None:
    """No code in the table is misspelt: the locale data know each."""
    assert set() == set(DECIMALS) - set(list_currencies())


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("12.50", "EUR", 1250),
        ("12.5", "EUR", 1250),
        ("80", "EUR", 8000),
        ("0", "EUR", 0),
        ("-3.20", "EUR", -320),
        ("12.500", "EUR", 1250),
        ("500", "JPY", 500),
        ("500.00", "JPY", 500),
        ("1.234", "KWD", 1234),
    ],
)
def test_minor_units_are_exact(text: str, currency: str, minor: int) -> None:
    """Decimal text becomes whole minor units without a loss."""
    assert minor == minor_units(text, currency)


@pytest.mark.parametrize(
    ("text", "currency", "message"),
    [
        ("12.505", "EUR", "`12.505` has more decimals than EUR, which has 2 decimals"),
        ("0.5", "JPY", "`0.5` has more decimals than JPY, which has no decimals"),
        ("12,50", "EUR", "`12,50` is not an amount"),
        ("1e5", "EUR", "`1e5` is not an amount"),
        ("٣", "EUR", "`٣` is not an amount"),
        ("12.50", "EURO", "`EURO` is not the code of a currency"),
        ("9" * 16, "EUR", f"`{'9' * 16}` is too large for an amount"),
    ],
)
def test_a_wrong_amount_is_a_value(text: str, currency: str, message: str) -> None:
    """What is no amount of the currency comes back as a sentence, not as a guess."""
    found = minor_units(text, currency)
    assert isinstance(found, Misfit)
    assert message == found.message


@pytest.mark.parametrize(
    ("minor", "unit", "text"),
    [
        (4000, "EUR", "40.00 EUR"),
        (-5, "EUR", "-0.05 EUR"),
        (500, "JPY", "500 JPY"),
        (1234, "KWD", "1.234 KWD"),
        (10, "session", "10 session"),
    ],
)
def test_money_text(minor: int, unit: str, text: str) -> None:
    """Money is said with all its decimals, other units whole."""
    assert text == money_text(minor, unit)


@given(st.integers(-(10**14), 10**14), st.sampled_from(sorted(DECIMALS)))
def test_amount_text_reads_back(minor: int, currency: str) -> None:
    """What is printed is read as the same amount."""
    assert minor == minor_units(amount_text(minor, currency), currency)


@pytest.mark.parametrize("text", ["EUR 80.00", "EUR80", "80.00 EUR", "80", " eur 80.0 "])
def test_money_from_text(text: str) -> None:
    """Money in an event may name its currency, before or after, or leave it to the house."""
    assert 8000 == money_from_text(text, "EUR")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("USD 80", "`USD 80` is not in EUR, the currency of this house"),
        ("EUR 80 EUR", "`EUR 80 EUR` is not an amount of money"),
        ("eighty", "`eighty` is not an amount of money"),
        ("EUR 80,00", "`80,00` is not an amount"),
        ("", "`` is not an amount of money"),
    ],
)
def test_money_that_does_not_fit(text: str, message: str) -> None:
    """Another currency or another notation is told, never converted."""
    found = money_from_text(text, "EUR")
    assert isinstance(found, Misfit)
    assert message == found.message


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [(5, 2, 3), (-5, 2, -3), (4, 3, 1), (-4, 3, -1), (5, 3, 2), (0, 7, 0), (1, 2, 1), (-1, 2, -1), (12, 4, 3)],
)
def test_a_half_goes_away_from_zero(numerator: int, denominator: int, expected: int) -> None:
    """Rounding takes the nearest whole number, a half the larger one in size."""
    assert expected == round_half_away(numerator, denominator)


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**6))
def test_rounding_is_nearest_and_even_handed(numerator: int, denominator: int) -> None:
    """Rounding moves by at most a half, and treats what is owed and what is due alike."""
    found = round_half_away(numerator, denominator)
    assert abs(found - Fraction(numerator, denominator)) <= Fraction(1, 2)
    assert -found == round_half_away(-numerator, denominator)
    assert found == rounded(Fraction(numerator, denominator))


@pytest.mark.parametrize(("text", "value"), [("12.5", Fraction(25, 2)), ("30", Fraction(30)), ("0.1", Fraction(1, 10))])
def test_fraction_from_text(text: str, value: Fraction) -> None:
    """A decimal is read exactly."""
    assert value == fraction_from_text(text)


@pytest.mark.parametrize("text", ["1/3", "nan", "1e9", "12,5", ""])
def test_a_number_in_another_notation(text: str) -> None:
    """Only plain decimals are numbers."""
    assert isinstance(fraction_from_text(text), Misfit)


@pytest.mark.parametrize(
    ("length", "started", "full"), [(16, 4, 3), (15, 3, 3), (1, 1, 0), (0, 0, 0), (-1, 0, 0), (-16, 0, 0)]
)
def test_steps(length: int, started: int, full: int) -> None:
    """A started step counts whole, a full one when it is over; before the beginning there is none."""
    assert (started, full) == (started_steps(length, 5), full_steps(length, 5))


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("90 minutes", 5400),
        ("1 minute", 60),
        ("2 hours", 7200),
        ("30 seconds", 30),
        ("1 hour 30 minutes", 5400),
        ("1 hour and 30 minutes", 5400),
        ("0 hours", 0),
    ],
)
def test_duration_from_text(text: str, seconds: int) -> None:
    """A length of time is a sum of hours, minutes and seconds."""
    assert seconds == duration_from_text(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2 days", "`2 days` has no fixed length, since clocks change"),
        ("1 month", "`1 month` has no fixed length, since clocks change"),
        ("90", "`90` is not a length of time"),
        ("", "a length of time is missing"),
        ("5 sprints", "`sprints` is not a unit of time"),
        ("-5 minutes", "`-5 minutes` is not a length of time"),
        ("1.5 hours", "`1.5 hours` is not a length of time"),
        ("1 hour and", "`1 hour and` is not a length of time"),
    ],
)
def test_a_length_that_does_not_fit(text: str, message: str) -> None:
    """Days have no fixed length, and what is no length is told."""
    found = duration_from_text(text)
    assert isinstance(found, Misfit)
    assert message == found.message


@given(st.integers(0, 10**9))
def test_duration_text_reads_back(seconds: int) -> None:
    """What is printed is read as the same length."""
    assert seconds == duration_from_text(duration_text(seconds))
