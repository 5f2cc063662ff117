"""Values as an owner reads them, always in English: `EUR 40.00`, `Friday 19 November 2027 09:00`, `5 hours`."""

from engine.events.event import Value
from engine.model import House, Kind
from engine.time.moments import Zone, date_of
from engine.time.receipts import MONTHS, local_time_text
from engine.values import amount_text, decimals_of, duration_text

_LONG = 72 * 3600
_DAY = 24 * 3600
NOTHING = "not given"


def plain_value(value: Value, kind: Kind, house: House) -> str:
    """A value of any kind; `not given` for nothing, `yes` or `no` for what is so or not."""
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    match kind.base:
        case "money" | "units":
            return plain_amount(value, kind.of or house.currency, house)
        case "moment":
            return plain_moment(value, house.zone)
        case "duration":
            return plain_duration(value)
        case "date":
            return plain_date(value)
    return str(value)


def plain_amount(amount: int, unit: str, house: House) -> str:
    """Minor units as `EUR 40.00`; a unit of the house as `1 session`, `9 sessions`."""
    if unit in house.units:
        return f"{amount} {unit if amount == 1 else house.units[unit].plural}"
    return f"{unit} {amount_text(amount, unit)}" if decimals_of(unit) is not None else f"{amount} {unit}"


def plain_moment(moment: int, zone: Zone) -> str:
    """`Friday 19 November 2027 09:00`, in local time; seconds only where there are any."""
    return local_time_text(zone.local_from_utc(moment))


def plain_date(day: int) -> str:
    """`19 November 2027`."""
    year, month, number = date_of(day)
    return f"{number} {MONTHS[month - 1]} {year}"


def plain_day_of_year(month: int, day: int) -> str:
    """`5 January`."""
    return f"{day} {MONTHS[month - 1]}"


def plain_duration(seconds: int) -> str:
    """`5 hours`; from three days on with the days beside it, as in `96 hours (4 days)`."""
    text = duration_text(seconds)
    if abs(seconds) < _LONG:
        return text
    days, rest = divmod(abs(seconds), _DAY)
    return f"{text} ({'about ' if rest else ''}{days} days)"


def with_article(noun: str) -> str:
    """`a deposit`, `an answer`."""
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def listed(texts: list[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} {last} {texts[-1]}" if texts else "nothing"


def capital(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]
