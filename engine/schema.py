"""JSON Schema (2020-12) of the events a house reads and the decisions it gives."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from engine.events.event_defaults import literal_default
from engine.events.value_from_json import YES_OR_NO
from engine.memory.decision_json import SHAPE, value_text
from engine.model import (
    Act,
    EventKind,
    Field,
    House,
    Kind,
    Mark,
    Obligation,
    Say,
    Tell,
    Unmark,
    Verdict,
)
from engine.model.lines import consequences_in
from engine.time.days import date_text
from engine.values import decimals_of

Schema: TypeAlias = dict[str, object]

_CLOCK = "([01][0-9]|2[0-4]):[0-5][0-9](:[0-5][0-9]([.,][0-9]+)?)?"
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_MOMENT = f"^{_DAY}[Tt ]{_CLOCK} *([Zz]|[+-][0-9]{{2}}(:?[0-9]{{2}})?)?$"
_NAME: Schema = {"type": ["string", "integer"], "minLength": 1}
_TEXT: Schema = {"type": "string"}
_OBJECT: Schema = {"type": "object"}
_TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
_MOMENT_OR_NULL: Schema = {"anyOf": [{"$ref": "#/$defs/moment"}, {"type": "null"}]}


def schema_of(house: House) -> Schema:
    """What a program may send this house, and what it gets back: `$defs` has `event` and `decision`."""
    outside = [kind for kind in house.events.values() if kind.cause is None]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Events and decisions of {house.name}, version {date_text(house.in_force_from)}",
        "anyOf": [{"$ref": "#/$defs/event"}, {"$ref": "#/$defs/decision"}],
        "$defs": {
            "moment": {
                "type": "string",
                "pattern": _MOMENT,
                "description": f"ISO 8601; without an offset it is local time in {house.zone.name}",
            },
            "client": _client(house),
            "event": {"oneOf": [_event(kind, house) for kind in outside]},
            "decision": _decision(house),
        },
    }


# --- events ----------------------------------------------------------------------------------


def _event(kind: EventKind, house: House) -> Schema:
    properties: Schema = {
        "type": {"const": kind.name},
        "at": {"$ref": "#/$defs/moment"},
        "id": _NAME,
        "client": {"$ref": "#/$defs/client"},
        "booking": _or_null(_NAME),
        "source": _or_null(_NAME),
        "re": _or_null(_NAME),
        "sent": _MOMENT_OR_NULL,
        "corrects": _or_null(_NAME),
    }
    if kind.about == "house":
        del properties["client"]
    properties |= {f"client.{name}": _or_null(_fact(field, house)) for name, field in house.client_facts.items()}
    properties |= {name: _or_null(_fact(field, house)) for name, field in kind.fields.items()}
    required = [key for key in ("type", "at", "client") if key in properties]
    return {"title": kind.name, "type": "object", "properties": properties, "required": required}


def _client(house: House) -> Schema:
    facts = {name: _or_null(_fact(field, house)) for name, field in house.client_facts.items()}
    whole = {"type": "object", "properties": {"id": _NAME, **facts}, "required": ["id"]}
    return {"anyOf": [_NAME, whole]}


def _fact(field: Field, house: House) -> Schema:
    schema = _value(field, house)
    default = literal_default(field)
    return schema if default is None else {**schema, "default": value_text(default, field.kind, house)}


def _value(field: Field, house: House) -> Schema:
    match field.kind:
        case Kind("money", currency):
            return _money(currency or house.currency)
        case Kind("number"):
            bounds = {"minimum": field.low, "maximum": field.high}
            said = {bound: value for bound, value in bounds.items() if value is not None}
            return {"anyOf": [{"type": "integer", **said}, {"type": "string", "pattern": "^-?[0-9]+$"}]}
        case Kind("units", unit):
            names = house.units[unit or ""]
            pattern = f"^[0-9]+ *({names.plural}|{names.name})?$"
            return {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": pattern}]}
        case Kind("yes or no"):
            return {"enum": [True, False, *YES_OR_NO]}
        case Kind("duration"):
            part = "[0-9]+ *(second|minute|hour)s?"
            return {"type": "string", "pattern": f"^{part}([ ,]+(and +)?{part})*$", "examples": ["90 minutes"]}
        case Kind("moment"):
            return {"$ref": "#/$defs/moment"}
        case Kind("date"):
            return {"type": "string", "pattern": f"^{_DAY}$"}
        case Kind("service"):
            return _one_of(house.services)
        case Kind("choice", "language"):
            return {"type": "string", "examples": list(house.languages)}
        case Kind("choice", name):
            return _one_of(house.choices.get(name or "", ()))
    return _TEXT


def _money(currency: str) -> Schema:
    decimals = decimals_of(currency) or 0
    figure = f"[0-9]+(\\.[0-9]{{1,{decimals}}}0*)?" if decimals else "[0-9]+(\\.0+)?"
    pattern = f"^({currency} *{figure}|{figure} *{currency}|{figure})$"
    return {"anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": pattern}]}


def _or_null(schema: Schema) -> Schema:
    """A key that says nothing may be there all the same."""
    return {"anyOf": [schema, {"type": "null"}]}


# --- decisions -------------------------------------------------------------------------------


def _decision(house: House) -> Schema:
    made = [one for rule in house.rules for one in consequences_in(rule.lines)]
    units = [house.currency, *house.units]
    verdicts = ("noted", "accept", "ask", "redirect", "decline")
    channels = [c.channel for c in made if isinstance(c, Verdict) and c.channel]
    said = [c.words for c in made if isinstance(c, Say)]
    entry = _all_of(
        slot=_TEXT,
        kind={"enum": ["charge", "refund", "credit"]},
        amount=_TEXT,
        unit={"enum": units},
        line=_TEXT,
        until=_MOMENT_OR_NULL,
    )
    owed = _all_of(
        kind={"enum": ["ask", "promise"]},
        what=_one_of(c.what for c in made if isinstance(c, Obligation)),
        amount=_TEXT_OR_NULL,
        unit={"enum": [*units, None]},
        got=_TEXT_OR_NULL,
        due={"$ref": "#/$defs/moment"},
        state={"enum": ["open", "met", "dropped", "overdue", "late", "withdrawn"]},
        receipt={"type": "array", "items": _TEXT},
        id=_TEXT,
    )
    marks = [c.name for c in made if isinstance(c, Mark | Unmark)]
    mark = _all_of(
        of={"enum": ["client", "booking", "house"]},
        name=_one_of([*marks, "ended"]),
        **{"from": _MOMENT_OR_NULL},
        until=_MOMENT_OR_NULL,
    )
    action = _all_of(do=_one_of(c.action for c in made if isinstance(c, Act)), **{"with": _OBJECT})
    roles = [c.role for c in made if isinstance(c, Tell)]
    tell = _all_of(role=_one_of([*roles, "owner"]), text=_TEXT)
    words = _all_of(name=_one_of(said), language={"enum": list(house.languages)}, values=_OBJECT)
    because = _all_of(
        rule=_one_of(rule.title for rule in house.rules),
        line=_TEXT,
        text=_TEXT,
        place=_TEXT,
        facts=_OBJECT,
        notes={"type": "array", "items": _TEXT},
    )
    return _all_of(
        shape={"const": SHAPE},
        event=_TEXT,
        house={"const": house.name},
        version={"const": date_text(house.in_force_from)},
        hash={"const": house.hash},
        edition={"const": house.edition},
        at={"$ref": "#/$defs/moment"},
        client=_TEXT_OR_NULL,
        booking=_TEXT_OR_NULL,
        verdict={"enum": list(verdicts)},
        channel={"enum": [*dict.fromkeys(channels), None]},
        entries=_list(entry),
        obligations=_list(owed),
        marks=_list(mark),
        recorded=_list({"$ref": "#/$defs/decision"}),
        actions=_list(action),
        tells=_list(tell),
        words=_or_null(words),
        allowed=_list(_all_of(text=_TEXT, line=_TEXT)),
        assumed=_OBJECT,
        amends=_TEXT_OR_NULL,
        not_before=_MOMENT_OR_NULL,
        because=_list(because),
        excused=_list(
            _all_of(of={"enum": ["charge", "event", "mark"]}, name=_TEXT, amount={"type": ["string", "integer"]})
        ),
        notes={"type": "array", "items": _TEXT},
    )


def _all_of(**properties: Schema) -> Schema:
    """An object that has all these keys; later shapes may add to them."""
    return {"type": "object", "properties": properties, "required": list(properties)}


def _list(items: Mapping[str, object]) -> Schema:
    return {"type": "array", "items": items}


def _one_of(names: Iterable[str]) -> Schema:
    known = list(dict.fromkeys(names))
    return {"enum": known} if known else {"not": {}}
