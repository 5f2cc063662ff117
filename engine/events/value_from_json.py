"""The value of a field, from what JSON, CSV or the command line say."""

from collections.abc import Callable, Mapping
from decimal import Decimal

import msgspec

from engine.events.event import Value
from engine.model import Field, House
from engine.nearest import listed, nearest
from engine.time.moments import date_from_text, moment_from_text
from engine.values import Misfit, amount_text, duration_from_text, money_from_text
from grammar.sentence import sentence

_LONGEST_QUOTE = 40
# A figure such as 1e999999999 would take for ever to write out.
_LARGEST_EXPONENT = 20


def value_from_json(value: object, field: Field, house: House) -> Value | Misfit:
    """What `value` (text, bool, int or Decimal, never a float) means for a field of this house.

    None, and only None, is `nothing`. What does not fit is a Misfit.
    """
    if value is None:
        return None
    return _READERS[field.kind.base](value, field, house)


def quoted(value: object) -> str:
    """A value as it was written, in backticks, shortened where it is long."""
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    text = _figure(value) or text
    return f"`{text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + '…'}`"


def _figure(value: object) -> str | None:
    """A JSON number as plain decimal text; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        return None
    if isinstance(value, Decimal) and abs(value.adjusted()) > _LARGEST_EXPONENT:
        return str(value)
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _text_or_figure(value: object) -> str | None:
    return value if isinstance(value, str) else _figure(value)


def _money(value: object, field: Field, house: House) -> Value | Misfit:
    currency = field.kind.of or house.currency
    text = _text_or_figure(value)
    if text is None:
        return Misfit(
            sentence("{} is not an amount of money", quoted(value)), sentence("write `{} 80.00`, or `80.00`", currency)
        )
    amount = money_from_text(text, currency)
    if isinstance(amount, int) and amount < 0:
        positive = amount_text(-amount, currency)
        return Misfit(
            sentence("{} is below 0", quoted(value)),
            sentence("write `{}` in an event that says which way the money went", positive),
        )
    return amount


def _number(value: object, field: Field, house: House) -> Value | Misfit:
    number = value if type(value) is int else _whole(_text_or_figure(value))
    if number is None:
        return Misfit(sentence("{} is not a whole number", quoted(value)), sentence("write digits alone: `3`"))
    if field.low is not None and number < field.low:
        return Misfit(sentence("{} is too small", quoted(value)), _range_help(field))
    if field.high is not None and number > field.high:
        return Misfit(sentence("{} is too large", quoted(value)), _range_help(field))
    return number


def _units(value: object, field: Field, house: House) -> Value | Misfit:
    text = _text_or_figure(value)
    unit = house.units[field.kind.of or ""]
    for name in (unit.plural, unit.name):
        text = text.removesuffix(name).rstrip() if text else text
    number = _whole(text)
    if number is None or number < 0:
        return Misfit(
            sentence("{} is not a number of {}", quoted(value), unit.plural),
            sentence("write `3 {}`, or `3`", unit.plural),
        )
    return number


def _whole(text: str | None) -> int | None:
    """`3`, `-3` or `3.0` as a whole number; None for anything else, or for one of more than 15 digits."""
    digits = (text or "").strip()
    whole, point, part = digits.partition(".")
    if point and part.strip("0"):
        return None
    bare = whole.removeprefix("-")
    return int(whole) if bare.isascii() and bare.isdigit() and len(bare) <= 15 else None


def _range_help(field: Field) -> str:
    if field.low is None:
        return sentence("`{}` is a number up to {}", field.name, field.high)
    if field.high is None:
        return sentence("`{}` is a number from {}", field.name, field.low)
    return sentence("`{}` is a number from {} to {}", field.name, field.low, field.high)


def _duration(value: object, field: Field, house: House) -> Value | Misfit:
    if isinstance(value, str) and _whole(value) is None:
        return duration_from_text(value)
    figure = _text_or_figure(value)
    if figure is None:
        return Misfit(
            sentence("{} is not a length of time", quoted(value)), sentence("write `90 minutes` or `2 hours`")
        )
    return Misfit(
        sentence("{} does not say of what", quoted(value)), sentence("write `{} minutes` or `{} hours`", figure, figure)
    )


def _moment(value: object, field: Field, house: House) -> Value | Misfit:
    text = text_of_moment(value)
    if text is None:
        return Misfit(sentence("{} is not a moment", quoted(value)), sentence("write `2027-11-19T14:00`"))
    return moment_from_text(text, house.zone)


def _date(value: object, field: Field, house: House) -> Value | Misfit:
    text = text_of_moment(value)
    if text is None:
        return Misfit(sentence("{} is not a date", quoted(value)), sentence("write `2027-11-19`"))
    return date_from_text(text)


def text_of_moment(value: object) -> str | None:
    """The text of a moment or date, which a Python program may give as one of its own; None for anything else."""
    if isinstance(value, str):
        return value
    told = getattr(value, "isoformat", None)
    return str(told()) if callable(told) else None


YES_OR_NO = {"yes": True, "true": True, "no": False, "false": False}


def _yes_or_no(value: object, field: Field, house: House) -> Value | Misfit:
    if isinstance(value, bool):
        return value
    said = YES_OR_NO.get(value.strip().lower()) if isinstance(value, str) else None
    return (
        Misfit(sentence("{} is neither yes nor no", quoted(value)), sentence("write `yes` or `no`"))
        if said is None
        else said
    )


def _choice(value: object, field: Field, house: House) -> Value | Misfit:
    return _one_of(value, house.choices.get(field.kind.of or "", ()), field.kind.of or "choice")


def _service(value: object, field: Field, house: House) -> Value | Misfit:
    return _one_of(value, tuple(house.services), "service")


def _one_of(value: object, known: tuple[str, ...], choice: str) -> Value | Misfit:
    if isinstance(value, str):
        said = value.strip()
        if said in known:
            return said
        close = said.lower() if said.lower() in known else nearest(said, known)
        if close:
            return Misfit(sentence("{} is not a {}", quoted(value), choice), sentence("did you mean `{}`?", close))
    return Misfit(
        sentence("{} is not a {}", quoted(value), choice), sentence("it is one of {}", listed(known)) if known else None
    )


def _text(value: object, field: Field, house: House) -> Value | Misfit:
    if isinstance(value, str):
        return value
    return Misfit(sentence("{} is not a text", quoted(value)), sentence("put it in quotation marks"))


_READERS: Mapping[str, Callable[[object, Field, House], Value | Misfit]] = {
    "money": _money,
    "units": _units,
    "number": _number,
    "duration": _duration,
    "moment": _moment,
    "date": _date,
    "yes or no": _yes_or_no,
    "choice": _choice,
    "service": _service,
    "text": _text,
}
