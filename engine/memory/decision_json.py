"""A decision as JSON: as data, and as the one line of bytes that is the same for equal decisions."""

from functools import lru_cache
from typing import TypeAlias

from msgspec.json import encode
from msgspec.structs import force_setattr

from engine.events.event import Value
from engine.memory.deadline import deadline_receipt
from engine.memory.decision import Because, Common, Decision, EntryMade, ObligationMade, Own, Reading, Told, WordsSaid
from engine.model import House, Kind
from engine.time.days import date_text
from engine.time.moments import Zone, moment_text
from engine.values import DECIMALS, amount_text, duration_text, money_text

SHAPE = 1
_CENTS = [f".{cents:02d}" for cents in range(100)]

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


# The same, in the same order. Most of it is the same for many decisions and was encoded before, and what is not is put
# together from pieces that were.
_NOTHING_MADE = b',"obligations":[],"marks":[],"recorded":[],"actions":[],"tells":'
_NOTHING_OPEN = b',"allowed":[],"assumed":{},"amends":null,"not_before":null,"because":['
_END = b'],"excused":[],"notes":[]}'


def canonical_bytes(decision: Decision) -> bytes:
    """The decision as one line of JSON, without a newline: equal decisions are equal bytes."""
    common, event, own = decision.common, decision.event, decision.own
    house, pieces = common.house, common.json or _pieces(common)
    start, of_house, verdict = pieces
    return b"".join(
        (
            start,
            encode(event.id),
            of_house,
            moment_text(event.at, house.zone).encode(),
            b'","client":',
            encode(event.client),
            b',"booking":',
            encode(own.booking),
            verdict,
            _entries_bytes(own.entries, house.zone) if own.entries else b"[]",
            _made(own, house) if own.obligations or own.marks or own.recorded or own.actions else _NOTHING_MADE,
            _tells_bytes(own.tells) if own.tells else b"[]",
            b',"words":',
            b"null" if own.words is None else _words_bytes(own.words, house),
            _NOTHING_OPEN
            if not own.allowed and not own.assumed and own.amends is None and own.not_before is None
            else _open(own, house),
            b",".join(
                [
                    reason.ground.json_alone if not reason.values and not reason.notes else _reason_bytes(reason, house)
                    for reason in own.because
                ]
            ),
            _END if not own.excused and not own.notes else _end(own, house),
        )
    )


def _made(own: Own, house: House) -> bytes:
    recorded = b",".join(map(canonical_bytes, own.recorded))
    return b',"obligations":%b,"marks":%b,"recorded":[%b],"actions":%b,"tells":' % (
        encode(_obligations(own, house)),
        encode(_marks(own, house.zone)),
        recorded,
        encode(_actions(own, house)),
    )


def _open(own: Own, house: House) -> bytes:
    assumed, not_before = _texts(own.assumed, house), _moment(own.not_before, house.zone)
    found = {"allowed": _allowed(own), "assumed": assumed, "amends": own.amends, "not_before": not_before}
    return b',%b,"because":[' % encode(found)[1:-1]


def _end(own: Own, house: House) -> bytes:
    return b'],"excused":%b,"notes":%b}' % (encode(_excused(own, house)), encode(own.notes))


def _pieces(common: Common) -> tuple[bytes, bytes, bytes]:
    """What decisions have in common: before the id of the event, after it, and before the entries."""
    house = common.house
    version = {
        "house": house.name,
        "version": date_text(house.in_force_from),
        "hash": house.hash,
        "edition": house.edition,
    }
    verdict = {"verdict": common.verdict, "channel": common.channel}
    start, of_house = b'{"shape":%d,"event":' % SHAPE, b',%b,"at":"' % encode(version)[1:-1]
    pieces = start, of_house, b',%b,"entries":' % encode(verdict)[1:-1]
    force_setattr(common, "json", pieces)
    return pieces


def _entries_bytes(entries: tuple[EntryMade, ...], zone: Zone) -> bytes:
    found = []
    for entry in entries:
        head, decimals, tail = _entry_pieces(entry.slot, entry.kind, entry.unit, entry.line)
        if decimals == 2 and entry.amount >= 0:
            amount = f"{entry.amount // 100}{_CENTS[entry.amount % 100]}".encode()
        else:
            amount = amount_text(entry.amount, entry.unit).encode()
        until = b"null" if entry.until is None else _moment_bytes(entry.until, zone)
        found.append(b"".join((head, amount, tail, until, b"}")))
    return b"[%b]" % b",".join(found)


@lru_cache(maxsize=4096)
def _entry_pieces(slot: str, kind: str, unit: str, line: str) -> tuple[bytes, int | None, bytes]:
    """An entry up to its amount, the decimals of that, and the entry from there to its end."""
    head, tail = {"slot": slot, "kind": kind}, {"unit": unit, "line": line}
    return b'%b,"amount":"' % encode(head)[:-1], DECIMALS.get(unit), b'",%b,"until":' % encode(tail)[1:-1]


@lru_cache(maxsize=1024)
def _tells_bytes(tells: tuple[Told, ...]) -> bytes:
    return encode(_tells(tells))


def _words_bytes(said: WordsSaid, house: House) -> bytes:
    values = [_key(label) + _value_bytes(value, kind, house) for label, kind, value in said.values]
    return b"".join((_words_head(said.name, said.language), b",".join(values), b"}}"))


@lru_cache(maxsize=1024)
def _words_head(name: str, language: str) -> bytes:
    return b'%b,"values":{' % encode({"name": name, "language": language})[:-1]


def _reason_bytes(reason: Because, house: House) -> bytes:
    ground, values = reason.ground, reason.values
    parts = [ground.json, b',"facts":{']
    for key, (_, kind), value in zip(ground.keys, ground.labels, values):  # noqa: B905  # strict takes half the time
        parts.append(key)
        parts.append(_value_bytes(value, kind, house))
    parts += (b'},"notes":', encode(reason.notes) if reason.notes else b"[]", b"}")
    return b"".join(parts)


@lru_cache(maxsize=4096)
def _key(label: str) -> bytes:
    return b"%b:" % encode(label)


def _moment_bytes(moment: int, zone: Zone) -> bytes:
    return f'"{moment_text(moment, zone)}"'.encode()


def _value_bytes(value: Value, kind: Kind, house: House) -> bytes:
    """`value_text` as JSON."""
    if type(value) is int:
        base = kind.base
        if base == "money":
            unit = kind.of or house.currency
            if value >= 0 and DECIMALS.get(unit) == 2:
                return f'"{value // 100}{_CENTS[value % 100]} {unit}"'.encode()
        elif base == "number":
            return b"%d" % value
        elif base == "moment":
            return _moment_bytes(value, house.zone)
    return encode(value_text(value, kind, house))


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
