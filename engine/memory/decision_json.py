"""A decision as JSON: as data, and as the one line of bytes that is the same for equal decisions."""

from functools import lru_cache
from typing import TypeAlias

from msgspec.json import encode

from engine.events.event import Value
from engine.memory.deadline import deadline_receipt
from engine.memory.decision import Because, Decision, ObligationMade, Own, Reading
from engine.model import House, Kind
from engine.time.moments import Zone, date_text, moment_text
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
        "tells": _tells(own),
        "words": _words(own, house),
        "allowed": _allowed(own),
        "assumed": _texts(own.assumed, house),
        "amends": own.amends,
        "not_before": _moment(own.not_before, house.zone),
        "because": [_reason(reason, house) for reason in own.because],
        "excused": _excused(own, house),
        "notes": list(own.notes),
    }


# The same, in the same order. Most of it is the same for many decisions and was encoded before, and a list without
# items is not worked out.
_LINE = (
    b'%b"event":%b%b"at":"%b","client":%b,"booking":%b,"verdict":"%b","channel":%b,"entries":%b,"obligations":%b,'
    b'"marks":%b,"recorded":%b,"actions":%b,"tells":%b,"words":%b,"allowed":%b,"assumed":%b,"amends":%b,'
    b'"not_before":%b,"because":[%b],"excused":%b,"notes":%b}'
)


def canonical_bytes(decision: Decision) -> bytes:
    """The decision as one line of JSON, without a newline: equal decisions are equal bytes."""
    common, event, own = decision.common, decision.event, decision.own
    house = common.house
    zone = house.zone
    start, of_house = _fixed(house.name, house.in_force_from, house.hash, house.edition)
    return _LINE % (
        start,
        encode(event.id),
        of_house,
        moment_text(event.at, zone).encode(),
        encode(event.client),
        encode(own.booking),
        common.verdict.encode(),
        encode(common.channel),
        encode(_entries(own, house)) if own.entries else b"[]",
        encode(_obligations(own, house)) if own.obligations else b"[]",
        encode(_marks(own, zone)) if own.marks else b"[]",
        b"[%b]" % b",".join(map(canonical_bytes, own.recorded)) if own.recorded else b"[]",
        encode(_actions(own, house)) if own.actions else b"[]",
        encode(_tells(own)) if own.tells else b"[]",
        encode(_words(own, house)) if own.words is not None else b"null",
        encode(_allowed(own)) if own.allowed else b"[]",
        encode(_texts(own.assumed, house)) if own.assumed else b"{}",
        encode(own.amends),
        encode(_moment(own.not_before, zone)),
        b",".join([_reason_bytes(reason, house) for reason in own.because]),
        encode(_excused(own, house)) if own.excused else b"[]",
        encode(own.notes) if own.notes else b"[]",
    )


@lru_cache(maxsize=256)
def _fixed(name: str, in_force_from: int, digest: str, edition: int) -> tuple[bytes, bytes]:
    """What every decision of a house has before the id of its event, and after it."""
    version = {"house": name, "version": date_text(in_force_from), "hash": digest, "edition": edition}
    return b'{"shape":%d,' % SHAPE, b",%b," % encode(version)[1:-1]


def _reason_bytes(reason: Because, house: House) -> bytes:
    ground = reason.ground
    if not reason.notes:
        if not reason.values:
            return ground.json_alone
        return b'%b,"facts":%b,"notes":[]}' % (ground.json, encode(_facts(reason, house)))
    return b'%b,"facts":%b,"notes":%b}' % (ground.json, encode(_facts(reason, house)), encode(reason.notes))


def _facts(reason: Because, house: House) -> dict[str, Json]:
    pairs = zip(reason.ground.labels, reason.values, strict=True)
    return {label: value_text(value, kind, house) for (label, kind), value in pairs}


def _reason(reason: Because, house: House) -> Json:
    return {
        "rule": reason.rule.title,
        "line": reason.line.id,
        "text": reason.line.text,
        "place": reason.line.span.place,
        "facts": _facts(reason, house),
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


def _tells(own: Own) -> list[Json]:
    return [{"role": told.role, "text": told.text} for told in own.tells]


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
