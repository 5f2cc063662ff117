"""What the house answered to one event, and the same as JSON.

A decision is made of whole numbers and of references to the house; its texts are made when somebody reads them.
"""

from typing import NamedTuple, TypeAlias

import msgspec
from msgspec import Struct

from engine.events.event import Event, Value
from engine.memory.deadline import deadline_receipt
from engine.model import EventKind, House, Kind, Line, Moment, OverdueOf, Rule
from engine.time.moments import date_text, moment_text
from engine.values import amount_text, duration_text, money_text

SHAPE = 1

NOT_HAPPENED = ("redirect", "decline")
"""Verdicts after which the event has not happened."""

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"

Reading: TypeAlias = tuple[str, Kind, Value]
"""A label, the kind of its value, and the value."""


class EntryMade(Struct, frozen=True, gc=False):
    """An entry of the ledger: `amount` in minor units, or in whole units of the client's balance.

    `line` is the id of the line that made it; `until` when a credit ends. `kept` is what a credit takes out of the
    rest of the booking.
    """

    slot: str
    kind: str
    account: str | None
    amount: int
    unit: str
    line: str
    until: int | None = None
    kept: int = 0


class ObligationMade(Struct, frozen=True, gc=False):
    """An obligation that this event made, met in part or whole, dropped, or made late or overdue.

    `state` is open, met, dropped, overdue or late; `got` what came in so far of `amount`. `deadline` and `anchors`
    say how `due` was reached. `unit` is that of the amount.
    """

    id: str
    kind: str
    what: str
    amount: int | None
    unit: str | None
    due: int
    state: str
    got: int
    booking: str | None
    is_new: bool
    deadline: Moment | None = None
    anchors: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


class MarkMade(Struct, frozen=True, gc=False):
    """The subject has the mark from `since` until `until` (None: no end); with `ends`, what it had is cut at `until`.

    A booking that a line ended has the mark `ended`.
    """

    subject: str
    name: str
    since: int | None
    until: int | None
    ends: bool = False


class Action(Struct, frozen=True, gc=False):
    """Something for another system to do."""

    name: str
    arguments: tuple[Reading, ...]


class Told(Struct, frozen=True, gc=False):
    """Words inside the house."""

    role: str
    text: str


class WordsSaid(Struct, frozen=True, gc=False):
    """Words to the client: their name, the language, and what stands in their places."""

    name: str
    language: str
    values: tuple[Reading, ...]


class Allowed(Struct, frozen=True, gc=False):
    """What a line leaves open."""

    text: str
    line: str


class Excused(Struct, frozen=True, gc=False):
    """What was dropped: `amount` of a charge (`of` charge, `name` its account), or past events (`of` event)."""

    of: str
    name: str
    amount: int


class Because(Struct, frozen=True, gc=False):
    """A line that fitted: the rule, the line, what it read, and what has to be said about its amounts."""

    rule: Rule
    line: Line
    labels: tuple[tuple[str, Kind], ...]
    values: tuple[Value, ...]
    notes: tuple[str, ...] = ()

    @property
    def facts(self) -> tuple[Reading, ...]:
        """What the line read: each label with the kind and the value."""
        return tuple((label, kind, value) for (label, kind), value in zip(self.labels, self.values, strict=True))


class Due(NamedTuple):
    """Something that will happen by itself: at `at`, as the event `id`.

    `kind` is the kind of that event. `cause` is overdue (`of` is the obligation), moment (`of` is the booking), end
    (`of` is the booking that ends) or silence (`of` is the kind of event that did not come).
    """

    at: int
    id: str
    cause: str
    of: str
    kind: str


class Used(Struct, frozen=True, gc=False):
    """What somebody used: the `place` among all that the decision on an event (`of`, its id) allowed.

    `event` is that event, as if it came when it was used.
    """

    of: str
    place: int
    event: Event


class Decision(Struct, frozen=True, gc=False):
    """The answer to one event. Lists are in the order of the house.

    `booking` is the one the event is about, or opens. `dues` are the coming moments of a booking that this event
    opened or changed. `assumed` are the facts that were not given and got their default. `used` is what an earlier
    decision allowed and this one did.
    """

    house: House
    kind: EventKind
    event: Event
    booking: str | None
    verdict: str
    channel: str | None = None
    entries: tuple[EntryMade, ...] = ()
    obligations: tuple[ObligationMade, ...] = ()
    marks: tuple[MarkMade, ...] = ()
    recorded: tuple["Decision", ...] = ()
    actions: tuple[Action, ...] = ()
    tells: tuple[Told, ...] = ()
    words: WordsSaid | None = None
    allowed: tuple[Allowed, ...] = ()
    assumed: tuple[Reading, ...] = ()
    amends: str | None = None
    not_before: int | None = None
    because: tuple[Because, ...] = ()
    excused: tuple[Excused, ...] = ()
    notes: tuple[str, ...] = ()
    dues: tuple[Due, ...] = ()
    used: Used | None = None

    @property
    def happened(self) -> bool:
        """Whether the event has happened: it was neither declined nor redirected."""
        return self.verdict not in NOT_HAPPENED

    def is_deadline_of(self, owed: ObligationMade) -> bool:
        """Whether this is the event with which an obligation became overdue, whatever the rules on it then did."""
        return isinstance(self.kind.cause, OverdueOf) and self.event.re == owed.id


def decision_json(decision: Decision) -> dict[str, Json]:
    """The decision in the shape that is promised: all keys, in their order, amounts as strings, local moments."""
    house, event = decision.house, decision.event
    zone = house.zone

    def moment(value: int | None) -> str | None:
        return None if value is None else moment_text(value, zone)

    words: Json = None
    if decision.words is not None:
        said = decision.words
        words = {"name": said.name, "language": said.language, "values": _texts(said.values, house)}
    return {
        "shape": SHAPE,
        "event": event.id,
        "house": house.name,
        "version": date_text(house.in_force_from),
        "hash": house.hash,
        "edition": house.edition,
        "at": moment(event.at),
        "client": event.client,
        "booking": decision.booking,
        "verdict": decision.verdict,
        "channel": decision.channel,
        "entries": [
            {
                "slot": entry.slot,
                "kind": entry.kind,
                "amount": amount_text(entry.amount, entry.unit),
                "unit": entry.unit,
                "line": entry.line,
                "until": moment(entry.until),
            }
            for entry in decision.entries
        ],
        "obligations": [_obligation_json(owed, house) for owed in decision.obligations],
        "marks": [
            {"of": mark.subject, "name": mark.name, "from": moment(mark.since), "until": moment(mark.until)}
            for mark in decision.marks
        ],
        "recorded": [decision_json(child) for child in decision.recorded],
        "actions": [
            {"do": action.name, "with": {name: _bare(value, kind, house) for name, kind, value in action.arguments}}
            for action in decision.actions
        ],
        "tells": [{"role": told.role, "text": told.text} for told in decision.tells],
        "words": words,
        "allowed": [{"text": allowed.text, "line": allowed.line} for allowed in decision.allowed],
        "assumed": _texts(decision.assumed, house),
        "amends": decision.amends,
        "not_before": moment(decision.not_before),
        "because": [
            {
                "rule": reason.rule.title,
                "line": reason.line.id,
                "text": reason.line.text,
                "place": reason.line.span.place,
                "facts": _texts(reason.facts, house),
                "notes": list(reason.notes),
            }
            for reason in decision.because
        ],
        "excused": [
            {
                "of": excused.of,
                "name": excused.name,
                "amount": amount_text(excused.amount, house.currency) if excused.of == "charge" else excused.amount,
            }
            for excused in decision.excused
        ],
        "notes": list(decision.notes),
    }


def _obligation_json(owed: ObligationMade, house: House) -> dict[str, Json]:
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


def canonical_bytes(decision: Decision) -> bytes:
    """The decision as one line of JSON, without a newline: equal decisions are equal bytes."""
    return msgspec.json.encode(decision_json(decision))


def receipt(owed: ObligationMade, house: House) -> tuple[str, ...]:
    """How the deadline was reached, a sentence for each stretch; empty for an obligation made earlier."""
    if owed.deadline is None:
        return owed.notes
    return (*deadline_receipt(house, owed.deadline, owed.anchors), *owed.notes)


def value_text(value: Value, kind: Kind, house: House) -> bool | int | str | None:
    """A value as decisions show it: `80.00 EUR`, `2027-11-19T14:00:00+01:00`, `25 hours 30 minutes`, 3, `illness`."""
    if value is None or isinstance(value, (bool, str)):
        return value
    match kind.base:
        case "money" | "units":
            return money_text(value, kind.of or house.currency)
        case "moment":
            return moment_text(value, house.zone)
        case "duration":
            return duration_text(value)
        case "date":
            return date_text(value)
    return value


def _texts(readings: tuple[Reading, ...], house: House) -> dict[str, Json]:
    return {label: value_text(value, kind, house) for label, kind, value in readings}


def _bare(value: Value, kind: Kind, house: House) -> Json:
    """As `value_text`, but money without its currency."""
    if kind.base in ("money", "units") and isinstance(value, int):
        return amount_text(value, kind.of or house.currency)
    return value_text(value, kind, house)
