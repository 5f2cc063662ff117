"""The JSON Schema of a house."""

import json
from typing import Any

import pytest
from houses import EVERY_KIND
from houses import house as house_from_lines
from jsonschema import Draft202012Validator

from engine.events.event_from_json import EventReader
from engine.events.event_streams import read_events
from engine.judging.records import Records
from engine.judging.run import run_stream
from engine.judging.timeline import Timeline
from engine.memory.decision import Decision
from engine.model import House
from engine.planning.plan_from_model import plan_from_model
from engine.running import line_of
from engine.schema import schema_of

CANCELLATIONS = """
rule "Cancellations"
    on cancellation
    cancelled-by is house: free, client becomes favoured
    otherwise: charge 50% of price
"""


@pytest.fixture(scope="module")
def house() -> House:
    """A small house with a field of every kind."""
    return house_from_lines(CANCELLATIONS, EVERY_KIND)


@pytest.fixture(scope="module")
def schema(house: House) -> dict[str, Any]:
    """What `schema_of` makes of it."""
    return schema_of(house)


def test_is_a_json_schema(schema: dict[str, Any]) -> None:
    """By the meta-schema of the draft it names."""
    Draft202012Validator.check_schema(schema)
    assert "https://json-schema.org/draft/2020-12/schema" == schema["$schema"]


BASE = {"type": "booking", "at": "2027-11-19T09:00:00+01:00", "client": "c-17"}


@pytest.mark.parametrize(
    ("more", "fits"),
    [
        ({}, True),
        ({"at": "2027-11-19"}, False),
        ({"at": None}, False),
        ({"client": {"id": "c", "name": "An"}}, True),
        ({"client": {"name": "An"}}, False),
        ({"client": ""}, False),
        ({"type": "bookng"}, False),
        ({"type": "overdue deposit"}, False),
        ({"service": "cut", "price": 45, "party-size": 2}, True),
        ({"service": "trim"}, False),
        ({"price": "EUR 45.00"}, True),
        ({"price": "45.00 EUR"}, True),
        ({"price": "USD 45.00"}, False),
        ({"price": "45.005"}, False),
        ({"price": -1}, False),
        ({"price": None}, True),
        ({"party-size": 501}, False),
        ({"party-size": "2"}, True),
        ({"channel": "phone"}, True),
        ({"channel": "pigeon"}, False),
        ({"start": "2027-11-20 14:00"}, True),
        ({"colour": "red"}, True),
        ({"type": "course", "length": "1 hour 30 minutes", "beginners": "no", "used": "3 sessions"}, True),
        ({"type": "course", "length": 5400}, False),
        ({"type": "course", "length": "2 days"}, False),
        ({"type": "course", "beginners": 1}, False),
        ({"type": "course", "first-day": "2027-11-20"}, True),
        ({"type": "course", "first-day": "tomorrow"}, False),
        ({"type": "disruption", "client": None, "summary": "no water"}, True),
    ],
)
def test_accepts_the_events_that_the_house_reads(
    house: House, schema: dict[str, Any], more: dict[str, object], fits: bool
) -> None:
    """The schema and the reader agree."""
    event = {**BASE, **more}
    assert fits == Draft202012Validator(schema).is_valid(event)
    assert fits == (EventReader(house).read(event).event is not None)


def test_accepts_the_decisions_that_the_house_gives(house: House, schema: dict[str, Any]) -> None:
    """A booking and its cancellation, as `run` prints them."""
    stream = [
        b'{"type": "booking", "at": "2027-11-19T09:00", "client": "c", "booking": "b", "price": 80}',
        b'{"type": "cancellation", "at": "2027-11-19T10:00", "client": "c", "booking": "b", "cancelled-by": "house"}',
    ]
    answers = run_stream(Records(Timeline([plan_from_model(house)])), read_events(EventReader(house), stream))
    decisions = [json.loads(line_of(answer)) for answer in answers if isinstance(answer, Decision)]
    assert ["accept", "noted"] == [decision["verdict"] for decision in decisions]
    validator = Draft202012Validator({"$ref": "#/$defs/decision", "$defs": schema["$defs"]})
    for decision in decisions:
        assert [] == [error.message for error in validator.iter_errors(decision)]
        assert list(schema["$defs"]["decision"]["properties"]) == list(decision)


def test_names_what_this_house_can_decide(schema: dict[str, Any]) -> None:
    """Marks and rules of the house, and its unit beside the currency."""
    decision = schema["$defs"]["decision"]["properties"]
    assert ["favoured", "ended"] == decision["marks"]["items"]["properties"]["name"]["enum"]
    assert ["Appointments", "Cancellations"] == decision["because"]["items"]["properties"]["rule"]["enum"]
    assert ["EUR", "session"] == decision["entries"]["items"]["properties"]["unit"]["enum"]
    assert {"not": {}} == decision["actions"]["items"]["properties"]["do"]


def test_shows_the_default_of_a_field(schema: dict[str, Any]) -> None:
    """As an event could say it."""
    booking = next(event for event in schema["$defs"]["event"]["oneOf"] if event["title"] == "booking")
    assert 1 == booking["properties"]["party-size"]["anyOf"][0]["default"]
