"""Events as programs write them, read fast: decoded by their types, then made by a function written for their kind.

What is in any way unusual, right or wrong, comes back as None; the thorough reader then reads it again, and says what
is wrong.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Annotated, Any, Literal, TypeAlias, Union

import msgspec

from engine.events.event import Event
from engine.events.event_defaults import literal_default, with_defaults
from engine.model import EventKind, Fact, Field, House, ServiceFact
from engine.remembered import Remembered
from engine.time.moments import date_from_text
from engine.values import duration_from_text, money_from_text

_LARGEST = 10**15 - 1
_NAMES = ("id", "client", "booking", "source", "re")
_TABLES = {"money": "amounts_{}", "moment": "moments", "date": "dates", "duration": "durations"}
"""The table by which the text of a value is read, by the kind of value; other values stand as they are."""


def quick_reader(house: House) -> Callable[[bytes], Event | None]:
    """The function that reads well-formed events for a house from their JSON.

    It gives None where an event has to be read thoroughly.
    """
    kinds = [kind for kind in house.events.values() if kind.cause is None]
    if not kinds:
        return lambda _: None
    shapes = [_shape(house, kind, number) for number, kind in enumerate(kinds)]
    names: dict[str, Any] = {
        "Event": Event,
        "moments": house.zone.moments,
        "dates": Remembered(date_from_text),
        "durations": Remembered(duration_from_text),
        "with_defaults": with_defaults,
        "house": house,
        "prices": {name: service.price for name, service in house.services.items()},
        "lengths": {name: service.length for name, service in house.services.items()},
        "kinds": kinds,
    }
    fields = [field for kind in kinds for _, field, _ in _declared(house, kind)]
    for currency in dict.fromkeys(field.kind.of or "" for field in fields if field.kind.base == "money"):
        names[f"amounts_{currency}"] = Remembered(partial(money_from_text, currency=currency))
    source = "\n\n".join(_reader(house, kind, number) for number, kind in enumerate(kinds))
    exec(compile(source, f"<reader of {house.name}>", "exec"), names)
    readers: dict[type, Callable[[Any], Event | None]] = {
        shape: names[f"read_{number}"] for number, shape in enumerate(shapes)
    }
    # A union of types that are known only now.
    decode = msgspec.json.Decoder(Union[tuple(shapes)]).decode  # noqa: UP007
    unusual = (msgspec.MsgspecError, ValueError, RecursionError)

    def read(data: bytes) -> Event | None:
        try:
            decoded = decode(data)
        except unusual:
            return None
        return readers[decoded.__class__](decoded)

    return read


Declared: TypeAlias = tuple[str, Field, str]
"""A key of the JSON, what it declares, and the attribute it becomes."""


def _declared(house: House, kind: EventKind) -> Iterator[Declared]:
    for number, field in enumerate(kind.fields.values()):
        yield field.name, field, f"f{number}"
    for number, fact in enumerate(house.client_facts.values()):
        yield f"client.{fact.name}", fact, f"c{number}"


def _shape(house: House, kind: EventKind, number: int) -> type:
    """The type of the JSON of a kind of event: all keys that it may have."""
    declared = list(_declared(house, kind))
    fields: list[tuple[str, Any, Any]] = [(name, str | None, None) for name in (*_NAMES, "sent")]
    fields += [(attribute, _type(house, field) | None, None) for _, field, attribute in declared]
    return msgspec.defstruct(
        f"Kind{number}",
        [("at", str), *fields],
        tag_field="type",
        tag=kind.name,
        rename={attribute: key for key, _, attribute in declared},
        forbid_unknown_fields=True,
        gc=False,
    )


def _type(house: House, field: Field) -> Any:
    match field.kind.base:
        case "number":
            low = -_LARGEST if field.low is None else field.low
            return Annotated[int, msgspec.Meta(ge=low, le=_LARGEST if field.high is None else field.high)]
        case "units":
            return Annotated[int, msgspec.Meta(ge=0, le=_LARGEST)]
        case "yes or no":
            return bool
        case "choice" | "service":
            of = field.kind.of or ""
            values = tuple(house.services) if field.kind.base == "service" else house.choices.get(of, ())
            return Literal[values] if values else type(None)
    return str


def _reader(house: House, kind: EventKind, number: int) -> str:
    """The function that makes an event of what was decoded."""
    lines = [f"def read_{number}(d):  # {kind.name}"]
    for name in _NAMES:
        lines += [f"    {name} = d.{name}", f"    if {name} is not None:", f"        {name} = {name}.strip() or None"]
    lines += [
        f"    if id is None or client is {'not ' if kind.about == 'house' else ''}None:",
        "        return None",
        "    sent = at = moments[d.at]",
        "    if d.sent is not None:",
        "        sent = moments[d.sent]",
        "    if at.__class__ is not int or sent.__class__ is not int:",
        "        return None",
    ]
    if kind.life == "opens":
        lines += ["    if booking is None:", "        booking = id"]
    for _, field, attribute in _declared(house, kind):
        lines += _given(field, attribute)
    lines += _defaults(kind, number)
    lines.append("    told = {}")
    for index, fact in enumerate(house.client_facts.values()):
        lines += [f"    if c{index} is not None:", f"        told[{fact.name!r}] = c{index}"]
    lines.append(f"    return Event(id, {kind.name!r}, at, client, booking, f, assumed, sent, source or '', re, told)")
    return "\n".join(lines)


def _given(field: Field, attribute: str) -> Iterator[str]:
    """Reads a value that was given."""
    yield f"    {attribute} = d.{attribute}"
    table = _TABLES.get(field.kind.base)
    if table is not None:
        below = f" or {attribute} < 0" if field.kind.base == "money" else ""
        yield f"    if {attribute} is not None:"
        yield f"        {attribute} = {table.format(field.kind.of)}[{attribute}]"
        yield f"        if {attribute}.__class__ is not int{below}:"
        yield "            return None"


def _defaults(kind: EventKind, number: int) -> Iterator[str]:
    """Puts the fields together, with the defaults of those that were not given."""
    values = {name: f"f{index}" for index, name in enumerate(kind.fields)}
    own = f"{{{', '.join(f'{name!r}: {value}' for name, value in values.items())}}}"
    defaults = {
        values[name]: (name, _default(kind, field, values))
        for name, field in kind.fields.items()
        if field.default is not None and name not in kind.changes
    }
    if worked_out := [value for value, (_, default) in defaults.items() if default is None]:
        yield f"    if {' or '.join(f'{value} is None' for value in worked_out)}:"
        yield f"        given = {{name: value for name, value in {own}.items() if value is not None}}"
        yield f"        f, assumed = with_defaults(kinds[{number}], given, house, at, sent)"
        yield "    else:"
    indent = "        " if worked_out else "    "
    yield f"{indent}assumed = ()"
    for value, (name, default) in defaults.items():
        if default is not None:
            yield f"{indent}if {value} is None:"
            yield f"{indent}    {value} = {default}"
            yield f"{indent}    if {value} is not None:"
            yield f"{indent}        assumed += ({name!r},)"
    yield f"{indent}f = {own}"


def _default(kind: EventKind, field: Field, values: dict[str, str]) -> str | None:
    """A default as an expression; None where it has to be worked out."""
    written = literal_default(field)
    if written is not None:
        return repr(written)
    match field.default:
        case ServiceFact(of=Fact(name=name), which=which) if name in values:
            service = kind.fields[name]
            usual = literal_default(service)
            if service.default is not None and (usual is None or name in kind.changes):
                return None
            chosen = values[name] if usual is None else f"({usual!r} if {values[name]} is None else {values[name]})"
            return f"{'prices' if which == 'price' else 'lengths'}.get({chosen})"
    return None
