"""Amounts, money and lengths of time, as exact whole numbers and as text.

Money is a whole number of minor units (cents for EUR) beside the code of its currency. A unit that a house
declares itself (sessions, points) is counted whole. An amount on its way to an entry is an `Amount`: an int
where nothing was divided, else a `Fraction` of minor units. The two mix freely in sums, products, `min` and
`max`; it is rounded once, at the entry, by `rounded`. Generated code that knows numerator and denominator may
call `round_half_away` on them instead: `30% of price` is `round_half_away(price * 30, 100)`.

What a user wrote wrongly comes back as a `Misfit`, never as an exception.
"""

import re
from fractions import Fraction
from typing import TypeAlias

from msgspec import Struct

from grammar.sentence import sentence

Amount: TypeAlias = int | Fraction


class Misfit(Struct, frozen=True):
    """Why a text is not the value that was asked for: a code of `grammar.codes.CODES`, a sentence, the mend."""

    message: str
    help: str | None = None
    code: str = "E804"


# ISO 4217: the codes by the number of decimals of their minor unit. Codes that the standard withdrew lately
# (ANG, BGN, CUC, HRK, SLL, ZWL) stay, since a house of those years must still be read.
_CODES_BY_DECIMALS = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    2: """AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF
          CHE CHF CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ
          GYD HKD HNL HRK HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD
          MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD
          RUB SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH
          USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG ZWL""",
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF UYW",
}
DECIMALS: dict[str, int] = {code: decimals for decimals, codes in _CODES_BY_DECIMALS.items() for code in codes.split()}

_DECIMAL = r"(-?)([0-9]+)(?:\.([0-9]+))?"
_MONEY = r"([A-Za-z]{3})?\s*(-?[0-9.,]+)\s*([A-Za-z]{3})?"
_LENGTH = r"([0-9]+)\s*([a-z]+)"
_SECONDS = {"second": 1, "minute": 60, "hour": 3600}
_ELASTIC = ("day", "week", "month", "year")

# Larger figures are typing mistakes, and arithmetic on figures of any size would have no bound in time.
_LONGEST_FIGURE = 15


def decimals_of(currency: str) -> int | None:
    """How many decimals a currency has (EUR 2, JPY 0, KWD 3); None for a code that ISO 4217 does not know."""
    return DECIMALS.get(currency)


def minor_units(amount_text: str, currency: str) -> int | Misfit:
    """The decimal text `12.50` as whole minor units, exactly; more decimals than the currency has are a Misfit.

    The text may begin with `-`. Zeros beyond the currency's decimals (`12.500`) say nothing and are let pass.
    """
    decimals = DECIMALS.get(currency)
    if decimals is None:
        return Misfit(
            sentence("`{}` is not the code of a currency", currency),
            sentence("write an ISO 4217 code, such as `EUR` or `USD`"),
        )
    match = re.fullmatch(_DECIMAL, amount_text)
    if match is None:
        return Misfit(
            sentence("`{}` is not an amount", amount_text),
            sentence("write digits with a point before the decimals: `12.50`"),
        )
    sign, whole, part = match[1], match[2], (match[3] or "").rstrip("0")
    if len(part) > decimals:
        count = sentence("no decimals") if decimals == 0 else sentence("{} decimals", decimals)
        return Misfit(sentence("`{}` has more decimals than {}, which has {}", amount_text, currency, count))
    if len(whole) > _LONGEST_FIGURE:
        return Misfit(sentence("`{}` is too large for an amount", amount_text))
    units = int(whole + part.ljust(decimals, "0"))
    return -units if sign else units


def amount_text(minor: int, unit: str) -> str:
    """Minor units as decimal text with all decimals of the currency: `40.00`. Other units are whole: `10`."""
    decimals = DECIMALS.get(unit, 0)
    if decimals == 2 and minor >= 0:
        return f"{minor // 100}.{minor % 100:02d}"
    if decimals == 0:
        return str(minor)
    whole, part = divmod(abs(minor), 10**decimals)
    return f"{'-' if minor < 0 else ''}{whole}.{part:0{decimals}d}"


def money_text(minor: int, unit: str) -> str:
    """Minor units with their currency or unit: `40.00 EUR`, `10 session`."""
    return f"{amount_text(minor, unit)} {unit}"


def money_from_text(text: str, currency: str) -> int | Misfit:
    """`EUR 80.00`, `EUR80`, `80.00 EUR` or `80.00` as minor units of the house's currency; else a Misfit."""
    if text[:3] == currency and text[3:4] == " " and text.isascii():
        # As other programs write it; the general way takes five times as long.
        whole, _, part = text[4:].partition(".")
        if whole.isdigit() and part.isdigit() and len(part) == DECIMALS.get(currency) and len(whole) <= _LONGEST_FIGURE:
            return int(whole + part)
    match = re.fullmatch(_MONEY, text.strip())
    if match is None or (match[1] and match[3]):
        return Misfit(
            sentence("`{}` is not an amount of money", text), sentence("write `{} 80.00`, or `80.00`", currency)
        )
    written = match[1] or match[3]
    if written is not None and written.upper() != currency:
        return Misfit(sentence("`{}` is not in {}, the currency of this house", text, currency))
    return minor_units(match[2], currency)


def fraction_from_text(text: str) -> Fraction | Misfit:
    """A plain decimal (`12.5`) as an exact number; for a percentage divide it by 100."""
    match = re.fullmatch(_DECIMAL, text)
    if match is None or len(text) > 2 * _LONGEST_FIGURE:
        return Misfit(
            sentence("`{}` is not a number", text), sentence("write digits with a point before the decimals: `12.5`")
        )
    return Fraction(text)


def started_steps(length: int, step: int) -> int:
    """How many steps of `step` a length has begun: 16 minutes in steps of 5 are 4. At or below 0: 0."""
    return max(0, -(-length // step))


def full_steps(length: int, step: int) -> int:
    """How many steps of `step` fit whole into a length: 16 minutes in steps of 5 are 3. Below 0: 0."""
    return max(0, length // step)


def round_half_away(numerator: int, denominator: int) -> int:
    """The whole number nearest to a quotient; a half goes away from zero. The denominator is above 0."""
    if numerator < 0:
        return -((-2 * numerator + denominator) // (2 * denominator))
    return (2 * numerator + denominator) // (2 * denominator)


def rounded(amount: Amount) -> int:
    """An amount as whole minor units, half away from zero: the one rounding, at the entry."""
    if isinstance(amount, int):
        return amount
    return round_half_away(amount.numerator, amount.denominator)


def duration_from_text(text: str) -> int | Misfit:
    """`90 minutes`, `2 hours`, `1 hour 30 minutes` as seconds of elapsed time; days and longer are a Misfit.

    A day has no fixed number of seconds (clocks change), so a length in days has to be said in hours.
    """
    rest = text.strip().lower()
    seconds = 0
    while rest:
        match = re.match(_LENGTH, rest)
        if match is None or len(match[1]) > _LONGEST_FIGURE:
            return Misfit(sentence("`{}` is not a length of time", text), sentence("write `90 minutes` or `2 hours`"))
        unit = match[2].removesuffix("s")
        if unit in _ELASTIC:
            return Misfit(
                sentence("`{}` has no fixed length, since clocks change", text), sentence("say it in hours: `48 hours`")
            )
        if unit not in _SECONDS:
            return Misfit(
                sentence("`{}` is not a unit of time", match[2]), sentence("write `seconds`, `minutes` or `hours`")
            )
        seconds += int(match[1]) * _SECONDS[unit]
        rest = rest[match.end() :].lstrip(" ,").removeprefix("and ").lstrip()
    if not text.strip():
        return Misfit(sentence("a length of time is missing"), sentence("write `90 minutes` or `2 hours`"))
    return seconds


def duration_text(seconds: int) -> str:
    """Elapsed seconds in words that `duration_from_text` reads again: `1 hour 30 minutes`; `0 minutes` for 0."""
    if seconds < 0:
        return f"-{duration_text(-seconds)}"
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    parts = [(hours, "hour"), (minutes, "minute"), (left, "second")]
    said = [f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in parts if count]
    return " ".join(said) or "0 minutes"
