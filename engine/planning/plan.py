"""The compiled form of a house: what is run to judge an event."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from msgspec import Struct, field
from msgspec.structs import force_setattr

from engine.events.event import Event, Value
from engine.memory.decision import Common, Decision, Due
from engine.memory.record import Record
from engine.memory.situation import Situation
from engine.model import EventKind, House, Kind
from engine.planning.form import Form, form_from_lines
from engine.planning.line_plan import LinePlan
from engine.planning.placeholders import Place
from engine.remembered import Remembered

_MOST_FORMS = 4096

ValueWriter: TypeAlias = Callable[..., str]
"""What makes the text of a `value` of a `kind`, for a `house`."""


class WordsPlan(Struct, frozen=True):
    """Words: their languages, and the names of their placeholders."""

    languages: tuple[str, ...]
    placeholders: tuple[str, ...]


class KindPlan(Struct, frozen=True, eq=False):
    """The rules on one kind of event. `source` is the Python that was made for them, kept for reading.

    `judge` returns, for each rule in the order of the house, the index in `lines` of the line that fitted, or -1.
    `needs` are the event's facts and `booking_needs` those of its booking that the rules cannot do without,
    `client_needs` those of the client; `is_whole` says whether all of them are there. `places` has, by words, how the
    values of their placeholders are found. `texts` are the expressions of the functions of its lines, by their names;
    `readings` are those of the values alone in what its lines read.

    By the lines that fitted, `answers` has the functions that were written for the answers that come often. `decide`
    gives at once the decision that follows from the event alone, if it has what such decisions have in common in
    `commons`; None for those that do not follow.
    """

    house: House
    kind: EventKind
    source: str
    lines: tuple[LinePlan, ...]
    judge: Callable[[Situation], tuple[int, ...]]
    is_whole: Callable[[Situation], bool]
    needs: tuple[str, ...]
    booking_needs: tuple[str, ...]
    client_needs: tuple[str, ...]
    places: Mapping[str, tuple[Place, ...]]
    texts: Mapping[str, str] = field(default_factory=dict)
    readings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    decide: Callable[[Record, Event], Decision | None] | None = None
    commons: dict[Any, Common | None] = field(default_factory=dict)
    answers: dict[tuple[int, ...], Callable[[Situation], Decision | None]] = field(default_factory=dict)
    _forms: dict[tuple[int, ...], Form] = field(default_factory=dict)

    def form(self, fitted: tuple[int, ...]) -> Form:
        """What all answers have in common for which `judge` returned this; () where no rule was asked."""
        form = self._forms.get(fitted)
        if form is None:
            if len(self._forms) >= _MOST_FORMS:
                self._forms.clear()
                self.commons.clear()
                self.answers.clear()
            form = form_from_lines(self.house, self.kind, (self.lines[index] for index in fitted if index >= 0))
            self._forms[fitted] = form
        return form


def kind_without_rules(house: House, kind: EventKind) -> KindPlan:
    """The plan of a kind of event on which no rule is asked."""
    return KindPlan(house, kind, "", (), _no_rules, always_whole, (), (), (), {})


def always_whole(_: object) -> bool:
    """Where the rules on a kind of event need no fact."""
    return True


def _no_rules(_: object) -> tuple[int, ...]:
    return ()


class AsAsked(Mapping[str, KindPlan]):
    """The kinds of a plan, each compiled when it is first asked for."""

    def __init__(self, names: tuple[str, ...], of_kind: Callable[[str], KindPlan]) -> None:
        self._names = names
        self._of_kind = of_kind
        self._known: dict[str, KindPlan] = {}

    def __getitem__(self, name: str) -> KindPlan:
        if name not in self._known and name in self._names:
            self._known[name] = self._of_kind(name)
        return self._known[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class Coming(Struct, frozen=True):
    """What will happen to each booking by itself, counted from its moment `fact`: an event of `kind`, or its end.

    `cause` is moment or end. `at` is None where a calendar never gets there.
    """

    kind: str
    cause: str
    fact: str
    at: Callable[[int], int | None]

    def due(self, booking: str, fields: Mapping[str, Value]) -> Due | None:
        """When it happens to a booking with such facts; None where the booking does not have the moment."""
        moment = fields.get(self.fact)
        at = self.at(moment) if isinstance(moment, int) else None
        return None if at is None else Due(at, f"{booking}/{self.kind}", self.cause, booking, self.kind)


class Plan(Struct, frozen=True, eq=False):
    """A house, compiled.

    `coming` is what happens to bookings by itself, in the order of the house and the end of their life last. `at_once`
    has `KindPlan.decide` of the kinds that have it. `texts` are the values that were written lately, by their kind and
    what writes them.
    """

    house: House
    kinds: Mapping[str, KindPlan]
    words: Mapping[str, WordsPlan]
    coming: tuple[Coming, ...]
    silences: tuple[EventKind, ...]
    at_once: Mapping[str, Callable[[Record, Event], Decision | None]] = field(default_factory=dict)
    texts: dict[tuple[Kind, ValueWriter], Remembered[Value, str]] = field(default_factory=dict)
    _facts: dict[str, KindPlan] = field(default_factory=dict)

    def __post_init__(self) -> None:
        kinds = {} if isinstance(self.kinds, AsAsked) else self.kinds
        at_once = {name: kind.decide for name, kind in kinds.items() if kind.decide is not None}
        # A copy with other kinds has those of its own.
        force_setattr(self, "at_once", at_once)
        force_setattr(self, "_facts", {})

    @property
    def source(self) -> str:
        """The Python that was made for the house, for reading."""
        return "\n\n".join(kind.source for kind in self.kinds.values() if kind.source)

    def as_fact(self, kind: str) -> KindPlan:
        """The plan of a kind of event where one is taken as a fact: no rule on it is asked, so none is compiled."""
        if kind not in self._facts:
            self._facts[kind] = kind_without_rules(self.house, self.house.events[kind])
        return self._facts[kind]

    def dues_of(self, kind: EventKind, situation: Situation) -> tuple[Due, ...]:
        """The coming moments of the booking that an event opens or changes."""
        booking = situation.booking_id
        if kind.life == "ends" or booking is None:
            return ()
        fields: Mapping[str, Value] = situation.known
        if kind.life == "changes":
            changed = {name: situation.fields.get(name) for name in kind.changes}
            fields = {**fields, **{name: value for name, value in changed.items() if value is not None}}
        return self.dues(booking, fields, situation.now)

    def dues(self, booking: str, fields: Mapping[str, Value], since: int) -> tuple[Due, ...]:
        """What will happen by itself to a booking with such facts, made or changed at `since`."""
        dues = []
        for coming in self.coming:
            due = coming.due(booking, fields)
            if due is None:
                continue
            if due.at >= since:
                dues.append(due)
            elif coming.cause == "end":
                dues.append(due._replace(at=since))
        return tuple(dues)
