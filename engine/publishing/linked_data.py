"""What machines read of a published house: opening hours and offers in the words of schema.org."""

from engine.memory.decision_json import Json
from engine.model import House
from engine.publishing.opening_times import OpeningTimes
from engine.time.days import date_text
from engine.time.moments import clock_text
from engine.time.openings import Spell
from engine.values import amount_text

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MIDNIGHT = 24 * 60


def linked_data(house: House, times: tuple[OpeningTimes, ...], language: str) -> dict[str, Json]:
    """A `LocalBusiness` with its weekly hours, the exceptions that come next, and an offer for each priced service."""
    opening = next((one for one in times if one.calendar.name == "opening"), None)
    data: dict[str, Json] = {
        "@context": "https://schema.org",
        "@type": "LocalBusiness",
        "name": house.name,
        "currenciesAccepted": house.currency,
        "knowsLanguage": list(house.languages),
    }
    if opening is not None:
        data["openingHoursSpecification"] = _week(opening)
        special = _exceptions(opening)
        if special:
            data["specialOpeningHoursSpecification"] = special
    offers: list[Json] = [
        {
            "@type": "Offer",
            "itemOffered": {"@type": "Service", "name": service.name},
            "price": amount_text(service.price, house.currency),
            "priceCurrency": house.currency,
        }
        for service in house.services.values()
        if service.price is not None
    ]
    if offers:
        data["makesOffer"] = offers
    return data


def _week(times: OpeningTimes) -> list[Json]:
    """Each spell once, with all the days that have it."""
    days: dict[Spell, list[Json]] = {}
    for day, spells in zip(_DAYS, times.calendar.hours.weekly, strict=True):
        for spell in spells:
            days.setdefault(spell, []).append(day)
    return [
        {"@type": "OpeningHoursSpecification", "dayOfWeek": named, **_clocks(spell)} for spell, named in days.items()
    ]


def _exceptions(times: OpeningTimes) -> list[Json]:
    closed = (0, 0)
    return [
        {
            "@type": "OpeningHoursSpecification",
            "validFrom": date_text(days.first),
            "validThrough": date_text(days.last),
            **_clocks(spell),
        }
        for days in times.exceptions
        for spell in (days.spells or (closed,))
    ]


def _clocks(spell: Spell) -> dict[str, Json]:
    opens, closes = spell
    # The vocabulary knows no 24:00: the last minute of a day stands for its end.
    closing = "23:59" if closes == _MIDNIGHT else clock_text(closes % _MIDNIGHT)
    return {"opens": clock_text(opens), "closes": closing}
