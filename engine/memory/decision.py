"""What the house answered to one event, and the same as JSON.

A decision is made of whole numbers and of references to the house; its texts are made when somebody reads them. What
follows from the event alone is worked out when somebody reads it, and all else at once: so a decision says the same
whenever it is read.
"""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.structs import force_setattr, replace

from engine.events.event import Event, Value
from engine.model import EventKind, House, Kind, Line, Moment, OverdueOf, Rule

NOT_HAPPENED = ("redirect", "decline")
"""Verdicts after which the event has not happened."""
USED = "used"
"""The event with which somebody of the house uses what a decision allowed."""

_OF_FORM = frozenset(("entries", "tells", "words", "allowed", "because"))
"""What all decisions have in the same shape that have a `Common` in common."""

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
    """A line that fitted: what it read, and what has to be said about its amounts."""

    rule: Rule
    line: Line
    facts: tuple[Reading, ...] = ()
    notes: tuple[str, ...] = ()


class Due(NamedTuple):
    """Something that will happen by itself: at `at`, as the event `id`.

    `kind` is the kind of that event. `cause` is overdue or warning (`of` is the obligation), moment (`of` is the
    booking), end (`of` is the booking that ends) or silence (`of` is the kind of event that did not come).
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


class Own(Struct, frozen=True, gc=False):
    """What a decision has for itself; see `Decision`. What most have comes first: the rest need not be given."""

    booking: str | None
    because: tuple[Because, ...] = ()
    entries: tuple[EntryMade, ...] = ()
    assumed: tuple[Reading, ...] = ()
    words: WordsSaid | None = None
    tells: tuple[Told, ...] = ()
    dues: tuple[Due, ...] = ()
    obligations: tuple[ObligationMade, ...] = ()
    marks: tuple[MarkMade, ...] = ()
    recorded: tuple["Decision", ...] = ()
    actions: tuple[Action, ...] = ()
    allowed: tuple[Allowed, ...] = ()
    amends: str | None = None
    not_before: int | None = None
    excused: tuple[Excused, ...] = ()
    notes: tuple[str, ...] = ()
    used: Used | None = None


class Common(Struct, frozen=True, gc=False):
    """What a decision has in common with others: `own_of` works out the rest of those that follow from the event
    alone. `write` writes them as lines of JSON, `write_unread` those that nobody has read; None, or giving None, where
    that has to be done the general way."""

    house: House
    kind: EventKind
    verdict: str
    channel: str | None = None
    own_of: Callable[[Event], Own] | None = None
    write: "Callable[[Decision], str | None] | None" = None
    write_unread: Callable[[Event], str | None] | None = None


class Decision(Struct, frozen=True, gc=False, eq=False):
    """The answer to one event. Lists are in the order of the house.

    `own_or_unread` is None until somebody reads what follows from the event alone.
    """

    event: Event
    common: Common
    own_or_unread: Own | None = None

    @property
    def own(self) -> Own:
        """What it has for itself."""
        own = self.own_or_unread
        if own is None:
            own_of = self.common.own_of
            assert own_of is not None
            own = own_of(self.event)
            force_setattr(self, "own_or_unread", own)
        return own

    @property
    def house(self) -> House:
        """The house that decided."""
        return self.common.house

    @property
    def kind(self) -> EventKind:
        """The kind of the event."""
        return self.common.kind

    @property
    def verdict(self) -> str:
        """How the event is taken: one of `VERDICTS`."""
        return self.common.verdict

    @property
    def channel(self) -> str | None:
        """Where a redirect sends the client."""
        return self.common.channel

    @property
    def booking(self) -> str | None:
        """The booking that the event is about, or opens."""
        return (self.own_or_unread or self.own).booking

    @property
    def entries(self) -> tuple[EntryMade, ...]:
        """What is charged, refunded and credited."""
        return (self.own_or_unread or self.own).entries

    @property
    def obligations(self) -> tuple[ObligationMade, ...]:
        """What is owed from here on, or not any more."""
        return (self.own_or_unread or self.own).obligations

    @property
    def marks(self) -> tuple[MarkMade, ...]:
        """The marks that are given and taken."""
        return (self.own_or_unread or self.own).marks

    @property
    def recorded(self) -> tuple["Decision", ...]:
        """The decisions on the events that it records."""
        return (self.own_or_unread or self.own).recorded

    @property
    def actions(self) -> tuple[Action, ...]:
        """What other systems are to do."""
        return (self.own_or_unread or self.own).actions

    @property
    def tells(self) -> tuple[Told, ...]:
        """What is told inside the house."""
        return (self.own_or_unread or self.own).tells

    @property
    def words(self) -> WordsSaid | None:
        """What is said to the client."""
        return (self.own_or_unread or self.own).words

    @property
    def allowed(self) -> tuple[Allowed, ...]:
        """What is left open."""
        return (self.own_or_unread or self.own).allowed

    @property
    def assumed(self) -> tuple[Reading, ...]:
        """The facts that were not given and got their default."""
        return (self.own_or_unread or self.own).assumed

    @property
    def amends(self) -> str | None:
        """The decision that it amends."""
        return (self.own_or_unread or self.own).amends

    @property
    def not_before(self) -> int | None:
        """When the words may be sent."""
        return (self.own_or_unread or self.own).not_before

    @property
    def because(self) -> tuple[Because, ...]:
        """The lines that fitted."""
        return (self.own_or_unread or self.own).because

    @property
    def excused(self) -> tuple[Excused, ...]:
        """What was dropped."""
        return (self.own_or_unread or self.own).excused

    @property
    def notes(self) -> tuple[str, ...]:
        """What has to be said about it as a whole."""
        return (self.own_or_unread or self.own).notes

    @property
    def dues(self) -> tuple[Due, ...]:
        """The coming moments of a booking that this event opened or changed."""
        return (self.own_or_unread or self.own).dues

    @property
    def used(self) -> Used | None:
        """What an earlier decision allowed and this one did."""
        return (self.own_or_unread or self.own).used

    @property
    def happened(self) -> bool:
        """Whether the event has happened: it was neither declined nor redirected."""
        return self.common.verdict not in NOT_HAPPENED

    def is_deadline_of(self, owed: ObligationMade) -> bool:
        """Whether this is the event with which an obligation became overdue, whatever the rules on it then did."""
        return isinstance(self.kind.cause, OverdueOf) and self.event.re == owed.id

    def but(self, **changes: Any) -> "Decision":
        """The same decision with another event, or with other things of its own."""
        common, own = self.common, self.own
        if not _OF_FORM.isdisjoint(changes) and common.write is not None:
            common = Common(common.house, common.kind, common.verdict, common.channel)
        return Decision(changes.pop("event", self.event), common, replace(own, **changes) if changes else own)

    def __eq__(self, other: object) -> bool:
        """Whether it says the same, read or unread."""
        return isinstance(other, Decision) and self._said() == other._said()

    def __repr__(self) -> str:
        """All that it says."""
        return f"Decision{self._said()!r}"

    def _said(self) -> tuple[object, ...]:
        common = self.common
        return common.house, common.kind, self.event, common.verdict, common.channel, self.own
