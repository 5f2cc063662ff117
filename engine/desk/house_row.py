"""A version of the house as a row of a book, and back."""

import msgspec

from engine.compiler import Checked, check_sources
from engine.desk.tables import HouseRow
from engine.model import House
from engine.time.almanac import Almanac
from engine.time.days import date_text
from engine.time.moments import Zone
from grammar.source import Source

_encoder = msgspec.json.Encoder()


def row_from_house(number: int, checked: Checked, added: int) -> HouseRow:
    """The row of a checked version, not yet bound: all that is needed to judge by it again, whatever changes here."""
    house = checked.house
    assert house is not None
    *others, own = checked.sources
    sources = [*((source.name, source.text) for source in others), (own.file_name, own.text)]
    return HouseRow(
        number,
        house.name,
        date_text(house.in_force_from),
        house.hash,
        _encoder.encode(sources).decode(),
        _encoder.encode(list(house.holidays.items())).decode(),
        _encoder.encode((house.zone.name, house.zone.transitions)).decode(),
        added,
        "",
    )


def house_from_row(row: HouseRow) -> House | None:
    """The version of a row, checked again; None where it cannot be read any more.

    Its hash is worked out anew: where it is not the one in the row, the row or this program has changed.
    """
    try:
        name, transitions = msgspec.json.decode(row.zone, type=tuple[str, tuple[tuple[int, int], ...]])
        holidays = msgspec.json.decode(row.holidays, type=tuple[tuple[int, str], ...])
        sources = msgspec.json.decode(row.sources, type=list[tuple[str, str]])
    except msgspec.MsgspecError:
        return None
    zone = Zone(name, tuple(start for start, _ in transitions), tuple(offset for _, offset in transitions))
    return check_sources([Source(name, text) for name, text in sources], Almanac(zone, holidays)).house
