"""The settings of a house: `timezone`, `currency`, `languages` and what else stands under its name."""

from attrs import field, frozen

from engine.nearest import mend
from engine.time.almanac import Almanac
from engine.time.days import day_number, is_date
from engine.time.moments import Zone, zone_from_name, zone_names
from engine.time.public_holidays import holiday_dates, holiday_regions, holiday_years, is_holiday_region
from engine.values import decimals_of
from grammar import syntax
from grammar.diagnostic import Diagnostics
from grammar.sentence import sentence
from grammar.source import Span

EDITIONS = (1,)
# A version keeps the holidays of these years around its beginning: bookings of its time, and its own time.
_YEARS_BEFORE, _YEARS_AFTER = 2, 15
_ONE_VALUE = ("edition", "in force from", "timezone", "currency", "holidays")
_NEEDED = {
    "edition": "write `edition 1`",
    "in force from": "write the day from which it holds, as in `in force from 1 January 2027`",
    "timezone": "write the time zone it lives in, as in `timezone Europe/Brussels`",
    "currency": "write the currency it charges in, as in `currency EUR`",
    "languages": "write the languages it speaks with clients, as in `languages en`",
}


# Holidays in the place of those of an unknown region, so that nobody is told that there are none.
_STAND_IN = ((0, "?"),)


@frozen
class Settings:
    """The settings with one value each. `in_force_from` is a day; `holidays` are (day, name), those of `region`.

    `begins` is where the day stands from which it is in force.
    """

    name: str
    edition: int
    in_force_from: int
    zone: Zone
    currency: str
    languages: tuple[str, ...]
    region: str | None
    holidays: tuple[tuple[int, str], ...] = field(repr=False)
    span: Span = field(eq=False, repr=False)
    begins: Span = field(eq=False, repr=False)


def settings_from_syntax(block: syntax.HouseBlock, diagnostics: Diagnostics, almanac: Almanac | None) -> Settings:
    """What a house block says; a setting with a problem gets a stand-in, so that the rest can be checked.

    An `almanac` has the zone rules and holidays of a version that was made before; None takes those known today.
    """
    said: dict[str, syntax.Setting] = {}
    for line in block.settings:
        if isinstance(line, syntax.Setting):
            if line.key in said:
                diagnostics.add(
                    "E206", sentence("`{}` is said twice", line.key), line.span, sentence("keep one of them")
                )
            said.setdefault(line.key, line)
    for key, cure in _NEEDED.items():
        if key not in said:
            diagnostics.add("E208", sentence("the house does not say its `{}`", key), block.title.span, cure)
    for key in _ONE_VALUE:
        if key in said and len(said[key].values) != 1:
            diagnostics.add("E211", sentence("`{}` has one value", key), said[key].span)
    day = _first_day(said.get("in force from"), diagnostics)
    return Settings(
        block.title.value,
        _edition(said.get("edition"), diagnostics),
        day,
        _zone(said.get("timezone"), diagnostics) if almanac is None else almanac.zone,
        _currency(said.get("currency"), diagnostics),
        _languages(said.get("languages"), diagnostics),
        _text(said["holidays"]) if "holidays" in said else None,
        _holidays(said.get("holidays"), said.get("in force from"), diagnostics)
        if almanac is None
        else almanac.holidays,
        block.title.span,
        said["in force from"].values[0].span if "in force from" in said else block.title.span,
    )


def _text(setting: syntax.Setting) -> str:
    value = setting.values[0]
    return value.text if isinstance(value, syntax.Name) else value.span.text


def _edition(setting: syntax.Setting | None, diagnostics: Diagnostics) -> int:
    value = setting.values[0] if setting else None
    if isinstance(value, syntax.Number) and value.value in EDITIONS:
        return value.value
    if setting is not None:
        diagnostics.add(
            "E705",
            sentence("there is no edition `{}` of the language", _text(setting)),
            setting.values[0].span,
            sentence("write `edition 1`"),
        )
    return EDITIONS[-1]


def _first_day(setting: syntax.Setting | None, diagnostics: Diagnostics) -> int:
    value = setting.values[0] if setting else None
    if isinstance(value, syntax.Date):
        if value.year is not None and is_date(value.year, value.month, value.day):
            return day_number(value.year, value.month, value.day)
        cure = sentence("write the year: `in force from {} 2027`", value.span.text) if value.year is None else None
        diagnostics.add("E503", sentence("`{}` is not a day", value.span.text), value.span, cure)
    return day_number(2027, 1, 1)


def _zone(setting: syntax.Setting | None, diagnostics: Diagnostics) -> Zone:
    if setting is not None:
        name = _text(setting)
        places = [known for known in zone_names() if "/" in known and not known.startswith("Etc/")]
        zone = zone_from_name(name) if name in (*places, "UTC") else None
        if zone is not None:
            return zone
        cities = {known.rpartition("/")[2].casefold(): known for known in places}
        known = cities.get(name.rpartition("/")[2].casefold())
        example = sentence("name the place whose clocks it follows, as in `Europe/Brussels`")
        cure = (
            sentence("did you mean `{}`?", known) if known else mend(name, places, example) if "/" in name else example
        )
        elsewhere = sentence("`{}` does not say where the house is", name)
        problem = elsewhere if name in zone_names() else sentence("there is no time zone `{}`", name)
        diagnostics.add("E211", problem, setting.values[0].span, cure)
    utc = zone_from_name("UTC")
    assert utc is not None
    return utc


def _currency(setting: syntax.Setting | None, diagnostics: Diagnostics) -> str:
    if setting is not None:
        code = _text(setting)
        if decimals_of(code) is not None:
            return code
        diagnostics.add(
            "E211",
            sentence("there is no currency `{}`", code),
            setting.values[0].span,
            _code(code, "currencies") or sentence("write its three letters, as in `EUR`, `SEK`, `IDR` or `GBP`"),
        )
    return "EUR"


def _languages(setting: syntax.Setting | None, diagnostics: Diagnostics) -> tuple[str, ...]:
    if setting is None:
        return ("en",)
    names = [value.text for value in setting.values if isinstance(value, syntax.Name)]
    for value in setting.values:
        if not (isinstance(value, syntax.Name) and value.text.isalpha() and len(value.text) in (2, 3)):
            diagnostics.add(
                "E211",
                sentence("`{}` is not a language", value.span.text),
                value.span,
                _code(value.span.text, "languages") or sentence("write two letters, as in `en` or `nl`"),
            )
    return tuple(dict.fromkeys(names)) or ("en",)


def _holidays(
    setting: syntax.Setting | None, since: syntax.Setting | None, diagnostics: Diagnostics
) -> tuple[tuple[int, str], ...]:
    if setting is None:
        return ()
    region = _text(setting)
    if not is_holiday_region(region):
        diagnostics.add(
            "E211",
            sentence("no public holidays are known for `{}`", region),
            setting.values[0].span,
            _code(region, "territories")
            or mend(
                region,
                holiday_regions() if region.isupper() else (),
                sentence("write a country or a part of it, as in `BE` or `DE-BY`"),
            ),
        )
        return _STAND_IN
    date = since.values[0] if since else None
    year = date.year if isinstance(date, syntax.Date) and date.year else 2027
    first, last = holiday_years(region)
    return holiday_dates(region, max(first, year - _YEARS_BEFORE), min(last, year + _YEARS_AFTER))


def _code(name: str, of: str) -> str | None:
    """The code that somebody meant who wrote the English name of a currency, a language or a country."""
    # Imported here, as only a house with this problem needs it.
    from babel import Locale

    known = {str(text).casefold(): str(code) for code, text in getattr(Locale("en"), of).items()}
    return sentence("write `{}`", known[name.casefold()]) if name.casefold() in known else None
