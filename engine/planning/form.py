"""What all answers have in common in which the same lines fitted: worked out once, not for every event."""

from collections.abc import Iterable
from fractions import Fraction

from msgspec import Struct

from engine.events.event import Event
from engine.memory.booking import Booking
from engine.memory.decision import NOT_HAPPENED, Allowed, Because, Common, Reading, Told
from engine.memory.record import Record
from engine.model import EventKind, Excuse, House, Literal, Recorded, Say, Tell, Unmark
from engine.planning.line_plan import VERDICTS, ActStep, EntryStep, LinePlan, MarkStep, MayStep, ObligationStep, Step

Made = tuple[int, str, EntryStep]
"""The place of an entry among all consequences on the event, the id of its line, and how it is made."""


class Form(Struct, eq=False):
    """The fixed part of an answer. `fitted` are the lines that keep their consequences.

    `common` is what the decisions have in common. `said` is the name of the words; `steps` are those other
    consequences that have to be worked out each time. `because` is ready where no line reads anything, else None.
    `excuses` are the charges dropped. `weighs`: something looks at the money as the charges leave it. `of_event`: all
    follows from the event alone, where nothing is owed. `uses` counts how often it was met.
    """

    common: Common
    fitted: tuple[LinePlan, ...]
    happened: bool
    ends: bool
    charges: tuple[Made, ...] = ()
    refunds: tuple[Made, ...] = ()
    credits: tuple[Made, ...] = ()
    excuses: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    records: tuple[str, ...] = ()
    said: str | None = None
    tells: tuple[Told, ...] = ()
    allowed: tuple[Allowed, ...] = ()
    because: tuple[Because, ...] | None = ()
    client_defaults: tuple[str, ...] = ()
    booking_facts: frozenset[str] = frozenset()
    uses: int = 0
    has_entries: bool = False
    weighs: bool = False
    of_event: bool = False

    def __post_init__(self) -> None:
        money = bool(self.refunds or self.credits or self.excuses)
        self.has_entries = bool(self.charges or money or not self.happened)
        after = any(line.reads_after is not None for line in self.fitted)
        self.weighs = bool(after or money or self.steps or self.records or self.said)
        others = self.records or self.said or self.ends or self.client_defaults or self.booking_facts
        steps = all(isinstance(step, ObligationStep | MarkStep | ActStep | Unmark) for step in self.steps)
        self.of_event = steps and not money and not others and all(line.of_event for line in self.fitted)


def assumed_of(form: Form, event: Event, booking: Booking | None, record: Record | None) -> tuple[Reading, ...]:
    """The event's facts that were not given, and those of its booking that the lines read."""
    house = form.common.house
    found: list[Reading] = []
    for name in form.client_defaults:
        if record is not None and record.known(name, event) is None:
            fact = house.client_facts[name]
            assert isinstance(fact.default, Literal)
            assert not isinstance(fact.default.value, Fraction)
            found.append((f"client.{name}", fact.kind, fact.default.value))
    own = form.common.kind.fields
    found.extend((name, own[name].kind, event.fields[name]) for name in event.assumed if name in own)
    if booking is not None and booking.assumed:
        declared = house.events[booking.kind].fields
        assumed = (name for name in booking.assumed if name not in event.fields and name in form.booking_facts)
        found.extend((name, declared[name].kind, booking.fields[name]) for name in assumed)
    return tuple(found)


def form_from_lines(house: House, kind: EventKind, lines: Iterable[LinePlan]) -> Form:
    """The form of the answers on a kind of event in which these lines fitted, the strictest verdict deciding."""
    fitted = tuple(lines)
    strictest = max((line.verdict for line in fitted), default=0)
    verdict = VERDICTS[strictest]
    happened = verdict not in NOT_HAPPENED
    if not happened:
        fitted = tuple(line for line in fitted if line.verdict == strictest)
    others = [(step, line.line.id) for line in fitted for step in line.others]
    channel = next((line.channel for line in fitted if line.channel is not None and verdict == "redirect"), None)
    return Form(
        Common(house, kind, verdict, channel),
        fitted,
        happened,
        kind.life == "ends" and happened,
        tuple((place, line.line.id, step) for line in fitted for place, step in line.charges),
        tuple((place, line.line.id, step) for line in fitted for place, step in line.refunds),
        tuple((place, line.line.id, step) for line in fitted for place, step in line.credits),
        tuple(step.name for step, _ in others if isinstance(step, Excuse) and step.of != "event"),
        tuple(step for step, _ in others if not isinstance(step, Recorded | Say | Tell | MayStep)),
        tuple(step.event for step, _ in others if isinstance(step, Recorded)),
        next((step.words for step, _ in others if isinstance(step, Say)), None),
        tuple(Told(step.role, step.text) for step, _ in others if isinstance(step, Tell)),
        tuple(Allowed(step.may.text, line) for step, line in others if isinstance(step, MayStep)),
        tuple(Because(line.rule, line.line) for line in fitted) if not any(line.labels for line in fitted) else None,
        tuple(dict.fromkeys(name for line in fitted for name in line.client_defaults)),
        frozenset().union(*(line.booking_facts for line in fitted)),
    )
