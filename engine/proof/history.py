"""A model of the solver as events: what was before, and what is judged.

What happened before are events that count as facts, as `ask --history` takes them; marks, charges, obligations and
balances stand when the event comes, as the `Given` steps of a scenario have it.
"""

from collections.abc import Mapping
from typing import Any

import z3
from attrs import define, field, frozen

from engine.events.event import Event
from engine.events.event_defaults import with_defaults
from engine.events.event_from_json import EventReader
from engine.judging.decide import EventRefused, decide
from engine.judging.records import Records
from engine.judging.run import take_as_facts
from engine.judging.timeline import Timeline
from engine.memory.decision import Common, Decision, EntryMade, MarkMade, ObligationMade, Own
from engine.memory.record import Record
from engine.model import EVERY_DAY, BeforeDue, Days, Elapsed, EventKind, Field, House, Kind, Months, Window
from engine.planning.plan import Plan
from engine.proof.groundwork import Groundwork
from engine.proof.solving import value_in
from engine.proof.variables import Variables
from engine.proof.world import World
from engine.time.days import date_text
from engine.time.moments import DAY, moment_text
from engine.values import duration_text, money_text

CLIENT, BOOKING = "c-1", "b-1"
GIVEN = EventKind("given", "given", None, "house", None, (), None, True, {})
"""As what the marks, charges and obligations of the beginning are brought into a record."""

Json = dict[str, object]


@frozen
class Scene:
    """What was before, and the events to be judged on it (one, or two that differ in their moment alone)."""

    past: tuple[Json, ...]
    events: tuple[Json, ...]
    marks: tuple[MarkMade, ...] = ()
    entries: tuple[EntryMade, ...] = ()
    obligations: tuple[tuple[str, str], ...] = ()
    now: int = 0
    kind: str = ""
    used: tuple[tuple[str, int], ...] = ()

    @property
    def opening(self) -> Json:
        """What is said of the booking; empty where there is none."""
        return next((one for one in self.past if one.get("booking") == BOOKING and one.get("id") == "made"), {})


@frozen
class Replayed:
    """A scene as the real plan saw it: the record before, and the decisions on its events."""

    plan: Plan
    record: Record
    decisions: tuple[Decision, ...]


@define(eq=False)
class Teller:
    """Makes the scene of a model; `with_unread` gives the facts too that no rule reads."""

    world: World
    model: Any
    with_unread: bool = False
    past: list[Json] = field(factory=list)

    @property
    def variables(self) -> Variables:
        """The variables that the model gives values."""
        return self.world.variables

    @property
    def house(self) -> House:
        """The house."""
        return self.world.house

    def scene(self, *nows: Any) -> Scene:
        """The scene with an event at each of these moments (the world's own where none is named)."""
        kind = self.world.kind
        moments = [value_in(self.model, now) for now in nows or (self.world.now,)]
        first = min(moments)
        if self.world.has_booking and kind.life != "opens":
            self._book(first)
        self._count(first)
        self._pay(first)
        events = tuple(self._event(kind, at) for at in moments)
        return Scene(
            tuple(sorted(self.past, key=lambda one: str(one["at"]))),
            events,
            tuple(self._marks(first)),
            tuple(self._entries()),
            tuple(self._obligations()),
            first,
            kind.name,
            tuple(key[1:] for key in self._keys("used") if self._is_true(key)),
        )

    # --- values ------------------------------------------------------------------------------

    def _keys(self, first: str) -> list[Any]:
        return [key for key in self.variables.by_key if isinstance(key, tuple) and key[0] == first]

    def _is_true(self, key: Any) -> bool:
        return bool(z3.is_true(self.model.eval(self.variables.by_key[key], True)))

    def _value(self, *key: Any) -> int | None:
        variable = self.variables.by_key.get(key)
        return None if variable is None else value_in(self.model, variable)

    def _facts(self, source: str, fields: Mapping[str, Field], start: int, at: int) -> Json:
        """The facts of a source as JSON: those that were asked for as the model has them, the needed others plainly."""
        found: Json = {}
        for name, declared in fields.items():
            value = self._value("value", source, name)
            given = self._is_true(("given", source, name)) if ("given", source, name) in self.variables.by_key else None
            has_default = declared.default is not None
            is_left_out = source == "event" and name in self.world.defaults and not given
            if is_left_out:
                continue
            if value is not None and (given or (given is None and not declared.optional)):
                found[name] = self._text(value, declared.kind)
            elif value is None and (given or (self.with_unread and not declared.optional and not has_default)):
                found[name] = self._plain(declared, start, at)
        return found

    def _plain(self, declared: Field, start: int, at: int) -> object:
        """A plain value for a fact that nothing hangs on."""
        match declared.kind.base:
            case "text":
                return "…"
            case "moment":
                return moment_text(start, self.house.zone)
            case "date":
                return date_text(self.house.zone.day_of(at))
            case "money" | "duration":
                return self._text(3600, declared.kind)
            case "number" | "units":
                return self._text(max(1, declared.low or 0), declared.kind)
        return self._text(0, declared.kind)

    def _text(self, value: int, kind: Kind) -> object:
        match kind.base:
            case "money":
                return money_text(value, kind.of or self.house.currency)
            case "moment":
                return moment_text(value, self.house.zone)
            case "date":
                return date_text(value)
            case "duration":
                return duration_text(value)
            case "yes or no":
                return bool(value)
            case "choice" | "service":
                values = self.variables.values_of(kind)
                return values[value] if 0 <= value < len(values) else None
            case "text":
                return "…"
        return value

    # --- events ------------------------------------------------------------------------------

    def _at(self, moment: int) -> str:
        return moment_text(moment, self.house.zone)

    def _start(self, at: int) -> int:
        found = [self._value("value", source, "start") for source in ("booking", "event")]
        return next((value for value in found if value is not None), at + DAY)

    def _event(self, kind: EventKind, at: int) -> Json:
        said: Json = {"type": kind.name, "at": self._at(at)}
        if kind.about != "house":
            said["client"] = CLIENT
        if self.world.has_booking:
            said["booking"] = BOOKING
        sent = self._value("sent")
        if sent is not None and sent < at:
            said["sent"] = self._at(sent)
        said |= self._facts("event", kind.fields, self._start(at), at)
        told = self._facts("client", self.house.client_facts, self._start(at), at)
        read = {key[2] for key in (*self._keys("value"), *self._keys("given")) if key[1] == "client"}
        return said | {f"client.{name}": value for name, value in told.items() if name in read}

    def _book(self, now: int) -> None:
        made = self._value("made")
        start = self._start(now)
        made = min(now, start) - DAY if made is None else made
        made = min(made, now)
        opening = self._opening()
        said: Json = {"id": "made", "type": opening.name, "at": self._at(made), "client": CLIENT, "booking": BOOKING}
        self.past.append(said | self._facts("booking", opening.fields, start, made))

    def _opening(self) -> EventKind:
        """The kind that opens bookings with the facts that were asked for, as they are."""
        asked = {key[2] for key in (*self._keys("value"), *self._keys("given")) if key[1] == "booking"}
        kinds = [kind for kind in self.house.events.values() if kind.life == "opens"]
        return max(kinds, key=lambda kind: sum(self._fits(kind.fields[name]) for name in asked & set(kind.fields)))

    def _fits(self, declared: Field) -> bool:
        """Whether the booking's value of a fact is within the bounds of a field."""
        value = self._value("value", "booking", declared.name)
        low, high = declared.low, declared.high
        return value is None or ((low is None or low <= value) and (high is None or value <= high))

    def _count(self, now: int) -> None:
        """Earlier events, so many as the model counts, each in the smallest window that counts it."""
        wanted: dict[str, list[tuple[int, Window, int]]] = {}
        for _, event, window in self._keys("count"):
            number = self._value("count", event, window) or 0
            wanted.setdefault(event, []).append((-self._window_start(window, now), window, number))
        sums = {(event, window): (fact, self._value("sum", event, fact, window) or 0)
                for _, event, fact, window in self._keys("sum")}  # fmt: skip
        for (event, window), (_, total) in sums.items():
            if total and not any(known == window and number for _, known, number in wanted.get(event, [])):
                wanted.setdefault(event, []).append((-self._window_start(window, now), window, 1))
        for event, windows in wanted.items():
            there = sum(one["type"] == event for one in self.past)
            # What only a longer window counts lies before the shorter one.
            latest = now
            for back, window, number in sorted(windows, key=lambda one: one[0]):
                fact, total = sums.get((event, window), ("", 0))
                for _ in range(there, min(number, there + 60)):
                    self._happened(event, window, -back, latest, fact, total)
                    there, total = there + 1, 0
                if window.kind in ("last", "year", "month"):
                    latest = -back
        for _, event in self._keys("last"):
            moment = self._value("last", event)
            is_there = any(one["type"] == event for one in self.past)
            if self._is_true(("given", "last", event)) and moment is not None and not is_there:
                self._happened(event, Window("ever"), moment, moment + 1, "", 0)

    def _happened(self, event: str, window: Window, since: int, now: int, fact: str, total: int) -> None:
        kind = next(house.events[event] for house in self.variables.ground.houses if event in house.events)
        number = len(self.past) + 1
        step = max(1, min(DAY, (now - since) // 64))
        at = max(since, now - step * number)
        said: Json = {"id": f"p-{number}", "type": event, "at": self._at(at)}
        if kind.about != "house":
            said["client"] = CLIENT
        if kind.about == "booking":
            said["booking"] = BOOKING if window.kind == "booking" else f"b-p{number}"
        plain = {name: self._plain(one, at, at) for name, one in kind.fields.items()
                 if not one.optional and one.default is None}  # fmt: skip
        if fact and fact in kind.fields:
            plain[fact] = self._text(total, kind.fields[fact].kind)
        if kind.cause is None:
            self.past.append(said | plain)

    def _window_start(self, window: Window, now: int) -> int:
        zone = self.house.zone
        match window:
            case Window("last", Elapsed(seconds)):
                return now - seconds
            case Window("last", Months(count)):
                return zone.window_start(now, count, "months")
            case Window("last", Days(count, calendar)) if calendar == EVERY_DAY:
                return zone.window_start(now, count, "days")
            case Window("year"):
                return zone.start_of_year(now)
            case Window("month"):
                return zone.start_of_month(now)
            case Window("booking"):
                return self._value("made") or now - DAY
            case Window("ever"):
                return now - 5 * 366 * DAY
        return now - DAY

    def _pay(self, now: int) -> None:
        paid = self._value("paid")
        if not paid:
            return
        kinds = [kind for kind in self.house.events.values() if kind.pays is not None and kind.about == "booking"]
        if kinds:
            kind = kinds[-1]
            plain = {name: self._plain(one, now, now) for name, one in kind.fields.items()
                     if not one.optional and one.default is None}  # fmt: skip
            assert kind.pays is not None
            said: Json = {"id": "paid", "type": kind.name, "at": self._at(now), "client": CLIENT, "booking": BOOKING}
            self.past.append(said | plain | {kind.pays: self._text(paid, kind.fields[kind.pays].kind)})

    # --- what stands -------------------------------------------------------------------------

    def _marks(self, now: int) -> list[MarkMade]:
        found = [key[1:] for key in self._keys("mark") if self._is_true(key)]
        return [MarkMade(subject, name, now - 3600, None) for subject, name in found]

    def _entries(self) -> list[EntryMade]:
        currency = self.house.currency
        found = []
        for _, account in self._keys("charged"):
            amount = self._value("charged", account)
            if amount:
                found.append(EntryMade("charge", "charge", account or None, amount, currency, ""))
        for _, unit in self._keys("balance"):
            amount = self._value("balance", unit)
            if amount:
                found.append(EntryMade("credit", "credit" if amount > 0 else "charge", None, abs(amount), unit, ""))
        refunded = self._value("refunded")
        if refunded:
            found.append(EntryMade("refund", "refund", None, refunded, currency, ""))
        return found

    def _obligations(self) -> list[tuple[str, str]]:
        found = [key[1:3] for key in self._keys("obligation") if len(key) == 3 and self._is_true(key)]
        return found + [("", "accepted")] * any(len(key) == 1 and self._is_true(key) for key in self._keys("accepted"))


def replayed(plan: Plan, scene: Scene) -> Replayed | None:
    """The scene through the plan; None where an event of it cannot be read or judged."""
    house = plan.house
    reader = EventReader(house)
    past = [reader.read(one).event for one in scene.past]
    if None in past:
        return None
    records = Records(Timeline((plan,)))
    if any(True for _ in take_as_facts(records, [(0, one) for one in past if one is not None])):
        return None
    judged = [_event_of(house, reader, one) for one in scene.events]
    if any(event is None for event in judged):
        return None
    events = [event for event in judged if event is not None]
    record = records.record_of(events[0].client)
    record.client = events[0].client
    _stand(house, record, scene, events[0])
    decisions = [decide(plan, record, event) for event in events]
    if any(isinstance(decision, EventRefused) for decision in decisions):
        return None
    return Replayed(plan, record, tuple(one for one in decisions if isinstance(one, Decision)))


def _event_of(house: House, reader: EventReader, said: Json) -> Event | None:
    kind = house.events[str(said["type"])]
    if kind.cause is None:
        return reader.read(said).event
    plain = reader.read({**said, "type": next(one.name for one in house.events.values() if one.cause is None)})
    if plain.event is None:
        return None
    problems: list[Any] = []
    given = reader.fields(kind, said, problems)
    at = plain.event.at
    fields, assumed = with_defaults(kind, given, house, at, at)
    # What comes before a deadline is about an obligation that stands.
    re = f"given/{kind.cause.what}" if isinstance(kind.cause, BeforeDue) else None
    return Event("judged", kind.name, at, plain.event.client, plain.event.booking, fields, assumed, at, "", re, {})


def _stand(house: House, record: Record, scene: Scene, event: Event) -> None:
    since = scene.now - 3600
    given = Event("given", GIVEN.name, since, record.client, event.booking, {}, (), since, "", None, {})
    promised = Groundwork(house).promises
    open_ones = dict.fromkeys(what for what, state in scene.obligations if state == "open")
    cause = house.events[event.kind].cause
    if isinstance(cause, BeforeDue):
        open_ones[cause.what] = None
    owed = tuple(_standing(what, what in promised, scene, event) for what in open_ones)
    if any(state == "accepted" for _, state in scene.obligations):
        record.accept(house.in_force_from)
    own = Own(event.booking, marks=scene.marks, entries=scene.entries, obligations=owed)
    record.apply(Decision(given, Common(house, GIVEN, "noted"), own))


def _standing(what: str, is_promise: bool, scene: Scene, event: Event) -> ObligationMade:
    due = scene.now + 30 * DAY
    kind = "promise" if is_promise else "ask"
    return ObligationMade(f"given/{what}", kind, what, None, None, due, "open", 0, event.booking, True)
