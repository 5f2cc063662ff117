"""Public holidays, by the `holidays` library. A version keeps the dates it was made with, so this is asked once.

The library is imported when first needed, since that takes longer than most decisions.
"""

import warnings
from collections.abc import Iterable
from functools import lru_cache

from engine.time.days import date_text, day_number


@lru_cache(maxsize=1)
def _subdivisions() -> dict[str, tuple[str, ...]]:
    import holidays

    countries = holidays.list_supported_countries(include_aliases=False)
    return {country: tuple(sorted(parts)) for country, parts in sorted(countries.items())}


def holiday_regions() -> tuple[str, ...]:
    """All regions known: countries (`BE`), and parts of them that have holidays of their own (`DE-BY`)."""
    return tuple(
        region
        for country, parts in _subdivisions().items()
        for region in (country, *(f"{country}-{part}" for part in parts))
    )


def is_holiday_region(region: str) -> bool:
    """Whether the holidays of a region are known."""
    country, _, part = region.partition("-")
    parts = _subdivisions().get(country)
    return parts is not None and (part in parts if "-" in region else True)


def holiday_years(region: str) -> tuple[int, int]:
    """The first and last year for which the holidays of a known region are known."""
    import holidays

    known = getattr(holidays, region.partition("-")[0])
    return known.start_year, known.end_year


@lru_cache(maxsize=16)
def holiday_dates(region: str, first_year: int, last_year: int) -> tuple[tuple[int, str], ...]:
    """The public holidays of a known region from one year to another, both included: (day number, name), in order.

    There are none outside `holiday_years`. Names are English where the library has them, else in the region's own
    language. Holidays that fall on one day share its name: `Ascension Day; Labor Day`.
    """
    import holidays

    country, _, part = region.partition("-")
    known = getattr(holidays, country)
    language = "en_US" if "en_US" in known.supported_languages else None
    with warnings.catch_warnings():
        # It warns of years it does not know, in words for programmers; `holiday_years` tells them to owners.
        warnings.simplefilter("ignore")
        found = holidays.country_holidays(
            country, subdiv=part or None, years=range(first_year, last_year + 1), language=language
        )
    return tuple(sorted((day_number(date.year, date.month, date.day), name) for date, name in found.items()))


def holidays_text(dates: Iterable[tuple[int, str]]) -> str:
    """What a version keeps in its hash: a line for each (day number, name), `2027-12-25 Christmas Day`."""
    return "".join(f"{date_text(day)} {name}\n" for day, name in dates)


def holiday_names(region: str, language: str, first_year: int, last_year: int) -> dict[int, str]:
    """The names of a known region's holidays by day, in a language such as `nl`; none where they have none in it."""
    import holidays

    country, _, part = region.partition("-")
    known = getattr(holidays, country)
    offered = sorted(known.supported_languages) or [known.default_language]
    found = next((name for name in offered if name is not None and name.partition("_")[0] == language), None)
    if found is None:
        return {}
    years = range(max(first_year, known.start_year), min(last_year, known.end_year) + 1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        named = holidays.country_holidays(country, subdiv=part or None, years=years, language=found)
    return {day_number(date.year, date.month, date.day): name for date, name in named.items()}
