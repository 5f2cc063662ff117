"""Mistakes that can mean only one thing: taken as they are meant, and written so by `fmt`."""

import pytest
from mistakes import SOUND, problems_of

from engine.formatting import formatted


def canonical(data: bytes) -> str | None:
    """What `fmt` makes of a file."""
    return formatted("salon.house", data).text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param(
            SOUND.replace("free", "charge 30 % of price"), SOUND.replace("free", "charge 30% of price"), id="30 %"
        ),
        pytest.param(SOUND.replace("free", "charge €25"), SOUND.replace("free", "charge EUR 25"), id="€25"),
        pytest.param(SOUND.replace("free", "charge € 25"), SOUND.replace("free", "charge EUR 25"), id="€ 25"),
        pytest.param(SOUND.replace("free", "charge 25€"), SOUND.replace("free", "charge EUR 25"), id="25€"),
        pytest.param(SOUND.replace("free", "charge 25 EUR"), SOUND.replace("free", "charge EUR 25"), id="25 EUR"),
        pytest.param(SOUND.replace("free", "charge EUR25"), SOUND.replace("free", "charge EUR 25"), id="EUR25"),
        pytest.param(SOUND.replace("09:00-18:00", "9:00–18:00"), SOUND, id="en dash"),
        pytest.param(SOUND.replace("09:00-18:00", "9:00 — 18:00"), SOUND, id="em dash and blanks"),
        pytest.param(SOUND.replace('"Fee"', "“Fee”"), SOUND, id="smart quotes"),
        pytest.param(SOUND.replace('"Fee"', "„Fee“"), SOUND, id="low quotes"),
        pytest.param(SOUND.replace("    ", "\t"), SOUND, id="tabs alone"),
        pytest.param(SOUND.replace("\n", "\r\n"), SOUND, id="CRLF"),
        pytest.param(SOUND.replace("\n", "\r"), SOUND, id="CR"),
        pytest.param(SOUND.replace("\n", "   \n"), SOUND, id="blanks at the end of lines"),
        pytest.param(SOUND.removesuffix("\n"), SOUND, id="no newline at the end"),
        pytest.param("\ufeff" + SOUND, SOUND, id="BOM"),
        pytest.param(SOUND.replace("24 hours", "24\u00a0hours"), SOUND, id="a blank that does not break"),
        pytest.param(SOUND.replace("24 hours", "24 hour"), SOUND, id="24 hour"),
        pytest.param(SOUND.replace("24 hours", "1 hours"), SOUND.replace("24 hours", "1 hour"), id="1 hours"),
        pytest.param(SOUND.replace("rule ", "Rule ").replace("on can", "On can"), SOUND, id="capital letters"),
        pytest.param(SOUND.replace("tuesday", "TUESDAY").replace("January", "january"), SOUND, id="small letters"),
        pytest.param(SOUND.replace("timezone", "time zone"), SOUND, id="time zone"),
        pytest.param(SOUND.replace("at least 24", "at  least   24"), SOUND, id="many blanks"),
    ],
)
def test_taken_as_it_is_meant(written: str, meant: str) -> None:
    """What can be read in one way only is accepted, and `fmt` writes it as the language does."""
    data = written.encode()

    assert ([], canonical(meant.encode())) == (problems_of(data), canonical(data))
