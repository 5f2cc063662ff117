"""What stands in the places of a step in another language is handed on in English."""

import re

import pytest

from engine.testing.spoken_types import parameter_types


@pytest.mark.parametrize(
    ("language", "type_", "said", "english"),
    [
        ("nl", "moment", "vrijdag 19 november 2027 om 14:00", "Friday 19 November 2027 at 14:00"),
        ("nl", "moment", "morgen 10:00", "tomorrow 10:00"),
        ("sv", "moment", "fredagen den 19 november 2027 14:00", "Friday 19 November 2027 14:00"),
        ("sv", "moment", "i morgon kl 10:00", "tomorrow at 10:00"),
        ("id", "moment", "Jumat 19 Agustus 2027 14:00", "Friday 19 August 2027 14:00"),
        ("id", "moment", "Minggu pukul 09:00", "Sunday at 09:00"),
        ("nl", "length", "2 openingsdagen", "2 opening days"),
        ("nl", "length", "1 uur en 30 minuten", "1 hours and 30 minutes"),
        ("sv", "length", "2 hela arbetsdagar", "2 full working days"),
        ("id", "length", "26 jam", "26 hours"),
        ("id", "length", "2 hari kerja", "2 working days"),
        ("nl", "window", "in de laatste 12 maanden", "in the last 12 months"),
        ("nl", "window", "dit kalenderjaar", "this calendar year"),
        ("sv", "window", "under de senaste 12 månaderna", "in the last 12 months"),
        ("sv", "window", "någonsin", "ever"),
        ("id", "window", "dalam 12 bulan terakhir", "in the last 12 months"),
        ("nl", "events", "uitgebleven antwoorden", "overdue answers"),
        ("sv", "events", "dröjande svar", "overdue answers"),
        ("id", "events", "ketidakhadiran", "no-shows"),
        ("nl", "money", "EUR 60,50", "EUR 60.50"),
        ("id", "money", "IDR 600000", "IDR 600000"),
        ("nl", "reason", "ziekte", "illness"),
        ("sv", "channel", "e-post", "email"),
        ("id", "event", "keluhan", "complaint"),
        ("nl", "she", "de klant", "the client"),
        ("sv", "her", "henne", "her"),
        ("id", "she", "Ann", "Ann"),
        ("nl", "count", "geen", "no"),
        ("nl", "verdict", "weiger", "decline"),
        ("sv", "answered", "godkänd", "accepted"),
        ("nl", "fact", "klant.naam", "client.name"),
        ("nl", "mark", "vooruitbetaler", "vooruitbetaler"),
    ],
)
def test_it_is_said_in_english(language: str, type_: str, said: str, english: str) -> None:
    """A place takes what the language says, and the step gets what English would say."""
    found = parameter_types(language)[type_]
    assert re.fullmatch(found.pattern, said)
    assert english == found.english(said)


@pytest.mark.parametrize(
    ("language", "type_", "said"),
    [("nl", "moment", "Friday 14:00"), ("sv", "length", "26 hours"), ("id", "window", "dalam 12 bulan")],
)
def test_what_another_language_says_does_not_fit(language: str, type_: str, said: str) -> None:
    """Nor does a phrase that is not closed."""
    assert not re.fullmatch(parameter_types(language)[type_].pattern, said)
