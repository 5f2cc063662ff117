"""The fast way to read an event: what it reads is what the thorough way reads."""

from pathlib import Path

import msgspec
import pytest
from houses import house
from hypothesis import given
from hypothesis import strategies as st

import policies
from engine.compiler import check_file
from engine.events.event_from_json import EventReader, decoded

HOTEL = Path(policies.__file__).parent / "hotel"
LINES = """
client
    member: yes or no or nothing
choice colour: red, blue
unit session / sessions
event fitting / fittings of booking
    colour: colour = red
    length: duration or nothing
    day: date or nothing
    fee: money = EUR 10
    again: number from 0 to 9 or nothing
    later: moment = 2 hours after now
    worn: session or nothing
rule "Bookings"
    on booking
    otherwise: accept
rule "Fittings"
    on fitting
    otherwise: noted
"""
READER = EventReader(house(LINES.replace("    worn: session or nothing\n", "")))

VALUES = st.sampled_from(
    [
        None, True, False, 0, 3, 7.0, 1e2, 10**16, -1, "", " ", "cut", "Cut", "red", "EUR 80.00", "EUR 080.5", "80.00",
        "USD 3.00", "EUR 1.2.3", "EUR ١.00", "90 minutes", "2027-11-19", "2027-11-19T14:00",
        "2027-11-19T14:00:00+01:00", "2027-03-28T02:30", "yes", "nl", "EN", "client", " c-1 ",
        {"id": "c-9", "member": True}, [1],
    ]
)  # fmt: skip
KEYS = st.sampled_from(
    [
        "id", "type", "at", "client", "booking", "source", "re", "sent", "service", "start", "price", "party-size",
        "channel", "colour", "length", "day", "fee", "again", "later", "member", "client.member", "client.language",
        "pirce", "specversion",
    ]
)  # fmt: skip


@given(st.sampled_from(["booking", "fitting", "message", "disruption"]), st.dictionaries(KEYS, VALUES, max_size=6))
def test_reads_as_the_thorough_way(kind: str, more: dict[str, object]) -> None:
    """Whatever stands in an event: the same event, or none."""
    data = {"id": "e-1", "type": kind, "at": "2027-11-19T09:00", "booking": "b-1", "client": "c-1"} | more
    line = msgspec.json.encode(data)
    quick = READER.quick(line)
    if quick is not None:
        taken = decoded(line)
        assert isinstance(taken, dict)
        thorough = READER.read(taken)
        assert (quick, list(quick.fields), ()) == (thorough.event, list(quick.fields), thorough.problems)


def test_most_events_are_read_fast() -> None:
    """None of the hotel's sample needs the thorough way, and all are the same by it."""
    checked = check_file(HOTEL / "hotel.house")
    assert checked.house is not None
    reader = EventReader(checked.house)
    for line in (HOTEL / "bookings.jsonl").read_bytes().splitlines():
        taken = decoded(line)
        assert isinstance(taken, dict)
        assert reader.read(taken).event == reader.quick(line)


@pytest.mark.parametrize(
    ("given_fee", "fee", "assumed"),
    [("", 1000, ("colour", "fee", "later")), (', "fee": "EUR 3.50"', 350, ("colour", "later"))],
)
def test_defaults_are_assumed(given_fee: str, fee: int, assumed: tuple[str, ...]) -> None:
    """What is not given gets its default and is named, in the order in which it is declared."""
    line = f'{{"id": "e", "type": "fitting", "at": "2027-11-19T09:00", "client": "c", "booking": "b"{given_fee}}}'
    event = READER.read(line.encode()).event
    assert event is not None
    assert (fee, assumed) == (event.fields["fee"], event.assumed)
