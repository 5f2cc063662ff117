"""Events as programs send them."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from houses import EVERY_KIND
from houses import house as house_from_lines

from engine.events.event import Event
from engine.events.event_from_json import EventReader
from engine.model import House
from engine.time.moments import moment_from_text

CANCELLATIONS = """
rule "Cancellations"
    on cancellation
    otherwise: noted
"""


@pytest.fixture(scope="module")
def house() -> House:
    """A small house with a field of every kind."""
    return house_from_lines(CANCELLATIONS, EVERY_KIND)


def read(house: House, **data: object) -> Event:
    """The event of these keys (with `-` for `_`), which has no problem."""
    reading = EventReader(house).read(_event(data))
    assert reading.event is not None, reading.problems
    assert () == reading.problems
    return reading.event


def problems(house: House, **data: object) -> list[tuple[str, str, str | None]]:
    """Code, sentence and mend of what is wrong with the event of these keys."""
    reading = EventReader(house).read(_event(data))
    return [(problem.code, problem.message, problem.help) for problem in reading.problems]


def _event(data: Mapping[str, object]) -> dict[str, object]:
    base = {"type": "booking", "at": "2027-11-19T09:00", "client": "c-17"}
    return base | {key.replace("__", ".").replace("_", "-"): value for key, value in data.items()}


def at(text: str, house: House) -> int:
    """A moment as the engine has it."""
    moment = moment_from_text(text, house.zone)
    assert isinstance(moment, int)
    return moment


def test_reads_the_event_of_the_interface_page(house: House) -> None:
    """JSON text becomes an event, local time in the zone of the house."""
    text = b"""{"id": "e-1207", "type": "cancellation", "at": "2027-11-19T09:00:00+01:00",
        "client": "c-17", "booking": "b-99", "cancelled-by": "client", "channel": "phone"}"""
    fields = {"cancelled-by": "client", "reason": None, "channel": "phone"}
    moment = 1826611200
    expected = Event("e-1207", "cancellation", moment, "c-17", "b-99", fields, (), moment, "", None, {})
    assert expected == EventReader(house).read(text).event


@pytest.mark.parametrize(
    "written", ["EUR 80.10", "80.10 EUR", "EUR80.10", "80.10", Decimal("80.10"), Decimal("8.010e1")]
)
def test_reads_money(house: House, written: object) -> None:
    """Money may name the house's currency or leave it out."""
    assert 8010 == read(house, price=written).fields["price"]


def test_reads_a_json_figure_exactly(house: House) -> None:
    """A figure is never a float on its way: one that floats cannot hold comes out to the cent."""
    text = b'{"type": "booking", "at": "2027-11-19T09:00", "client": "c", "price": 90071992547409.93}'
    event = EventReader(house).read(text).event
    assert event is not None
    assert 9007199254740993 == event.fields["price"]


@pytest.mark.parametrize(
    ("field", "written", "expected"),
    [
        ("length", "90 minutes", 5400),
        ("length", "1 hour 30 minutes", 5400),
        ("first_day", "1970-01-03", 2),
        ("beginners", True, True),
        ("beginners", "no", False),
        ("used", 3, 3),
        ("used", "3 sessions", 3),
        ("used", None, None),
    ],
)
def test_reads_a_value_by_its_kind(house: House, field: str, written: object, expected: object) -> None:
    """Durations, dates, yes or no, and units."""
    event = read(house, type="course", **{field: written})
    assert expected == event.fields[field.replace("_", "-")]


@pytest.mark.parametrize(
    ("field", "written", "code", "message", "mend"),
    [
        ("price", "USD 80", "E804", "in `price`, `USD 80` is not in EUR, the currency of this house", None),
        (
            "price",
            Decimal("80.005"),
            "E804",
            "in `price`, `80.005` has more decimals than EUR, which has 2 decimals",
            None,
        ),
        (
            "price",
            -5,
            "E804",
            "in `price`, `-5` is below 0",
            "write `5.00` in an event that says which way the money went",
        ),
        (
            "price",
            Decimal("1e999999999"),
            "E804",
            "in `price`, `1E+999999999` is not an amount of money",
            "write `EUR 80.00`, or `80.00`",
        ),
        ("party_size", 501, "E804", "in `party-size`, `501` is too large", "`party-size` is a number from 1 to 500"),
        (
            "party_size",
            Decimal("2.5"),
            "E804",
            "in `party-size`, `2.5` is not a whole number",
            "write digits alone: `3`",
        ),
        ("party_size", True, "E804", "in `party-size`, `true` is not a whole number", "write digits alone: `3`"),
        ("channel", "phne", "E804", "in `channel`, `phne` is not a channel", "did you mean `phone`?"),
        ("service", "Cut", "E804", "in `service`, `Cut` is not a service", "did you mean `cut`?"),
        ("service", ["cut"], "E804", 'in `service`, `["cut"]` is not a service', "it is one of `cut` or `colouring`"),
        (
            "start",
            "2027-11-19",
            "E804",
            "in `start`, `2027-11-19` is a date, and a moment was expected",
            "add a clock: `2027-11-19T14:00`",
        ),
        (
            "start",
            "2027-03-28T02:30",
            "E805",
            "in `start`, `2027-03-28T02:30` does not exist in Europe/Brussels, since clocks go forward then",
            "write `2027-03-28T01:30:00+01:00` or `2027-03-28T03:30:00+02:00`",
        ),
        (
            "at",
            "2027-10-31T02:30",
            "E805",
            "in `at`, `2027-10-31T02:30` comes twice in Europe/Brussels, since clocks go back then",
            "write `2027-10-31T02:30:00+02:00` or `2027-10-31T02:30:00+01:00`",
        ),
    ],
)
def test_refuses_a_value_that_does_not_fit(
    house: House, field: str, written: object, code: str, message: str, mend: str | None
) -> None:
    """One sentence that names the key and the value, and the mend."""
    assert [(code, message, mend)] == problems(house, **{field: written})


def test_refuses_a_bare_figure_for_a_duration(house: House) -> None:
    """5400 of what?"""
    expected = ("E804", "in `length`, `5400` does not say of what", "write `5400 minutes` or `5400 hours`")
    assert [expected] == problems(house, type="course", length=5400)


def test_tells_all_problems_of_an_event_at_once(house: House) -> None:
    """One run names each wrong key."""
    found = problems(house, at=None, client=None, price="a lot", servise="cut")
    assert ["E803", "E803", "E804", "E808"] == [code for code, _, _ in found]


@pytest.mark.parametrize("key", ["servise", "srevice", "servic", "services", "Service"])
def test_refuses_a_key_one_letter_from_a_declared_one(house: House, key: str) -> None:
    """A letter changed, swapped, left out, added, or in capitals."""
    assert [("E808", f"`booking` has no `{key}`", "did you mean `service`?")] == problems(house, **{key: "cut"})


def test_warns_of_another_unknown_key(house: House) -> None:
    """The event is read all the same."""
    reading = EventReader(house).read(_event({"colour": "red"}))
    assert ["W906"] == [problem.code for problem in reading.problems]
    assert reading.event is not None
    assert "colour" not in reading.event.fields


def test_warns_of_a_fact_of_the_booking(house: House) -> None:
    """On a cancellation the price is the booking's, not what the event says."""
    message = "`price` is ignored: it is a fact of the booking, not of `cancellation`"
    assert [("W906", message, None)] == problems(house, type="cancellation", price=80)


def test_refuses_an_unknown_type(house: House) -> None:
    """With the nearest."""
    expected = ("E802", "`cancelation` is not an event of this house", "did you mean `cancellation`?")
    assert [expected] == problems(house, type="cancelation")


def test_takes_a_default_and_says_so(house: House) -> None:
    """The price of a booking is its service's where the event does not say."""
    event = read(house, service="colouring")
    assert 12000 == event.fields["price"]
    assert ("price", "party-size") == event.assumed


def test_takes_no_default_where_its_source_is_missing(house: House) -> None:
    """Without a service there is no price to assume."""
    event = read(house)
    assert event.fields["price"] is None
    assert ("party-size",) == event.assumed


def test_leaves_what_a_move_does_not_say_to_the_booking(house: House) -> None:
    """A move to another service keeps the start."""
    event = read(house, type="move", service="cut", booking="b")
    assert (None, "cut") == (event.fields["start"], event.fields["service"])
    assert () == event.assumed


def test_reads_facts_of_the_client(house: House) -> None:
    """Inside `client`, or beside it with a dotted key; a language in any of its spellings."""
    inside = read(house, client={"id": 17, "name": "An", "language": "nl-BE"})
    beside = read(house, client="17", client__name="An", client__language="nl")
    assert ("17", {"name": "An", "language": "nl"}) == (inside.client, inside.told)
    assert inside.told == beside.told


def test_serves_a_client_of_a_language_the_house_does_not_speak(house: House) -> None:
    """A warning, and the event stands."""
    reading = EventReader(house).read(_event({"client.language": "fr"}))
    expected = ("W906", "in `client.language`, `fr` is not a language of this house", "words go out in `nl`")
    assert [expected] == [(p.code, p.message, p.help) for p in reading.problems]
    assert reading.event is not None
    assert {} == reading.event.told


def test_needs_no_client_for_an_event_of_the_house(house: House) -> None:
    """A disruption is everybody's."""
    event = read(house, type="disruption", client=None, summary="no water")
    assert event.client is None


def test_makes_the_same_id_for_the_same_event(house: House) -> None:
    """Without an `id` the content gives it, however it was written."""
    first, again = read(house, price="EUR 80"), read(house, price=Decimal("80.00"))
    other = read(house, price="EUR 81")
    assert first.id == again.id
    assert first.id != other.id


def test_knows_an_unnamed_booking_by_its_event(house: House) -> None:
    """So that a later event can name it."""
    assert "e-1" == read(house, id="e-1").booking


def test_takes_the_envelope_off_a_cloud_event(house: House) -> None:
    """`time` is `at`, `subject` the client, the last part of `type` the kind."""
    event = (
        EventReader(house)
        .read(
            {
                "specversion": "1.0",
                "id": "ce-1",
                "source": "/desk",
                "type": "com.example.cancellation",
                "time": "2027-11-19T08:00:00Z",
                "subject": "c-17",
                "data": {"booking": "b-99", "cancelled-by": "client", "channel": "phone"},
            },
        )
        .event
    )
    assert event is not None
    plain = read(
        house, type="cancellation", id="ce-1", source="/desk", booking="b-99", cancelled_by="client", channel="phone"
    )
    assert plain == event


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"{", "the event is not one whole JSON object"),
        (b"3", "the event is not a JSON object"),
        (b"[" * 100_000, "the event is nested too deeply"),
        (b'{"type": "\xff"}', "the event is not text in UTF-8"),
    ],
)
def test_refuses_what_is_no_json_object(house: House, text: bytes, message: str) -> None:
    """Garbage is a problem of the event, never a failure."""
    assert [("E801", message)] == [(p.code, p.message) for p in EventReader(house).read(text).problems]
