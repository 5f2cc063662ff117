"""A decision as JSON: as data, and as the one line of bytes that is the same for equal decisions."""

from typing import TypeAlias

from msgspec.json import encode

from engine.events.event import Value
from engine.memory.deadline import deadline_receipt
from engine.memory.decision import Because, Decision, ObligationMade, Own, Reading, Told
from engine.model import House, Kind
from engine.time.days import date_text
from engine.time.moments import Zone, moment_text
from engine.values import amount_text, duration_text, money_text

SHAPE = 1

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"


def decision_json(decision: Decision) -> dict[str, Json]:
    """The decision in the shape that is promised: all keys, in their order, amounts as strings, local moments."""
    common, event, own = decision.common, decision.event, decision.own
    house = common.house
    return {
        "shape": SHAPE,
        "event": event.id,
        "house": house.name,
        "version": date_text(house.in_force_from),
        "hash": house.hash,
        "edition": house.edition,
        "at": moment_text(event.at, house.zone),
        "client": event.client,
        "booking": own.booking,
        "verdict": common.verdict,
        "channel": common.channel,
        "entries": _entries(own, house),
        "obligations": _obligations(own, house),
        "marks": _marks(own, house.zone),
        "recorded": [decision_json(child) for child in own.recorded],
        "actions": _actions(own, house),
        "tells": _tells(own.tells),
        "words": _words(own, house),
        "allowed": _allowed(own),
        "assumed": _texts(own.assumed, house),
        "amends": own.amends,
        "not_before": _moment(own.not_before, house.zone),
        "because": [_reason(reason, house) for reason in own.because],
        "excused": _excused(own, house),
        "notes": list(own.notes),
    }


def canonical_bytes(decision: Decision) -> bytes:
    """The decision as one line of JSON, without a newline: equal decisions are equal bytes."""
    common, line = decision.common, None
    if decision.own_or_unread is None and common.write_unread is not None:
        line = common.write_unread(decision.event)
    if line is None and common.write is not None:
        line = common.write(decision)
    return encode(decision_json(decision)) if line is None else line.encode()


def made_json(own: Own, house: House) -> str:
    """What stands in the line between the entries and what is told, with the keys of both."""
    recorded = ",".join([canonical_bytes(child).decode() for child in own.recorded])
    obligations, marks, actions = _obligations(own, house), _marks(own, house.zone), _actions(own, house)
    head, tail = f'],"obligations":{_text(obligations)},"marks":{_text(marks)}', f'"actions":{_text(actions)},"tells":'
    return f'{head},"recorded":[{recorded}],{tail}'


def open_json(own: Own, house: House) -> str:
    """What stands in the line between the words and the reasons, with the keys of both."""
    assumed, not_before = _texts(own.assumed, house), _moment(own.not_before, house.zone)
    found = {"allowed": _allowed(own), "assumed": assumed, "amends": own.amends, "not_before": not_before}
    return f',{_text(found)[1:-1]},"because":['


def end_json(own: Own, house: House) -> str:
    """What stands in the line after the reasons."""
    return f'],"excused":{_text(_excused(own, house))},"notes":{_text(own.notes)}}}'


def value_json(value: Value, kind: Kind, house: House) -> str:
    """`value_text` as JSON."""
    text = value_text(value, kind, house)
    # Digits and the code of a currency are as they are.
    return f'"{text}"' if kind.base in ("moment", "money") and isinstance(text, str) else _text(text)


def moment_json(moment: int, zone: Zone) -> str:
    """The same of a moment."""
    return f'"{moment_text(moment, zone)}"'


def bare_json(value: Value, kind: Kind, house: House) -> str:
    """The same of an amount without its currency."""
    return _text(_bare(value, kind, house))


def _text(found: object) -> str:
    return encode(found).decode()


def _reason(reason: Because, house: House) -> Json:
    return {
        "rule": reason.rule.title,
        "line": reason.line.id,
        "text": reason.line.text,
        "place": reason.line.span.place,
        "facts": _texts(reason.facts, house),
        "notes": list(reason.notes),
    }


def _moment(moment: int | None, zone: Zone) -> str | None:
    return None if moment is None else moment_text(moment, zone)


def _entries(own: Own, house: House) -> list[Json]:
    return [
        {
            "slot": entry.slot,
            "kind": entry.kind,
            "amount": amount_text(entry.amount, entry.unit),
            "unit": entry.unit,
            "line": entry.line,
            "until": _moment(entry.until, house.zone),
        }
        for entry in own.entries
    ]


def _obligations(own: Own, house: House) -> list[Json]:
    return [_obligation(owed, house) for owed in own.obligations]


def _obligation(owed: ObligationMade, house: House) -> Json:
    amount, unit, got = None, None, None
    if owed.amount is not None:
        unit = owed.unit or house.currency
        amount, got = amount_text(owed.amount, unit), amount_text(owed.got, unit)
    return {
        "kind": owed.kind,
        "what": owed.what,
        "amount": amount,
        "unit": unit,
        "got": got,
        "due": moment_text(owed.due, house.zone),
        "state": owed.state,
        "receipt": list(receipt(owed, house)),
        "id": owed.id,
    }


def receipt(owed: ObligationMade, house: House) -> tuple[str, ...]:
    """How the deadline was reached, a sentence for each stretch; empty for an obligation made earlier."""
    if owed.deadline is None:
        return owed.notes
    return (*deadline_receipt(house, owed.deadline, owed.anchors), *owed.notes)


def _marks(own: Own, zone: Zone) -> list[Json]:
    return [
        {"of": mark.subject, "name": mark.name, "from": _moment(mark.since, zone), "until": _moment(mark.until, zone)}
        for mark in own.marks
    ]


def _actions(own: Own, house: House) -> list[Json]:
    return [
        {"do": action.name, "with": {name: _bare(value, kind, house) for name, kind, value in action.arguments}}
        for action in own.actions
    ]


def _tells(tells: tuple[Told, ...]) -> list[Json]:
    return [{"role": told.role, "text": told.text} for told in tells]


def _words(own: Own, house: House) -> Json:
    said = own.words
    if said is None:
        return None
    return {"name": said.name, "language": said.language, "values": _texts(said.values, house)}


def _allowed(own: Own) -> list[Json]:
    return [{"text": allowed.text, "line": allowed.line} for allowed in own.allowed]


def _excused(own: Own, house: House) -> list[Json]:
    return [
        {
            "of": excused.of,
            "name": excused.name,
            "amount": amount_text(excused.amount, house.currency) if excused.of == "charge" else excused.amount,
        }
        for excused in own.excused
    ]


def value_text(value: Value, kind: Kind, house: House) -> bool | int | str | None:
    """A value as decisions show it: `80.00 EUR`, `2027-11-19T14:00:00+01:00`, `25 hours 30 minutes`, 3, `illness`."""
    if value.__class__ is not int:
        return value
    assert isinstance(value, int)
    base = kind.base
    if base == "number":
        return value
    if base == "money" or base == "units":
        return money_text(value, kind.of or house.currency)
    if base == "moment":
        return moment_text(value, house.zone)
    if base == "duration":
        return duration_text(value)
    return date_text(value) if base == "date" else value


def _texts(readings: tuple[Reading, ...], house: House) -> dict[str, Json]:
    return {label: value_text(value, kind, house) for label, kind, value in readings}


def _bare(value: Value, kind: Kind, house: House) -> Json:
    """As `value_text`, but money without its currency."""
    if kind.base in ("money", "units") and isinstance(value, int):
        return amount_text(value, kind.of or house.currency)
    return value_text(value, kind, house)
