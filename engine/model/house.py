"""Rules, guarantees, words, and the whole house."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TypeAlias

from attrs import field, frozen

from engine.model.conditions import Condition
from engine.model.consequences import Consequence
from engine.model.kinds import AtOffset, BeforeDue, EventKind, Field, Length, Service, Unit
from engine.time.calendars import Calendar
from engine.time.moments import Zone
from grammar.source import Span
from grammar.syntax import File


@frozen
class Line:
    """A line of a rule. `condition` None is `otherwise`; a line has consequences or lines of its own.

    `id` is a stable short hash of the rule's title and the texts of the lines down to it. `text` is its
    condition in canonical words, `span` its place, `places` where each consequence stands.
    """

    id: str
    condition: Condition | None
    consequences: tuple[Consequence, ...]
    lines: tuple["Line", ...]
    text: str = field(eq=False)
    span: Span = field(eq=False, repr=False)
    places: tuple[Span, ...] = field(eq=False, repr=False)


@frozen
class Rule:
    """A rule: `events` are the names of the event kinds it is on."""

    title: str
    events: tuple[str, ...]
    when: Condition | None
    lines: tuple[Line, ...]
    when_text: str | None = field(eq=False)
    span: Span = field(eq=False, repr=False)


@frozen
class Always:
    """`charge is at most price`: a condition that must hold; it may read what was decided (`Decided`)."""

    condition: Condition


@frozen
class NeverRises:
    """`charge never rises with notice`."""

    what: str


@frozen
class AlwaysPromises:
    """`always promises answer within 1 hour`."""

    what: str
    within: Length


@frozen
class NeverDeclines:
    """`never declines`."""


@frozen
class ReadsNo:
    """`reads no client.age`."""

    fact: str


Promise: TypeAlias = Always | NeverRises | AlwaysPromises | NeverDeclines | ReadsNo


@frozen
class Guarantee:
    """What must hold of each decision on these events."""

    title: str
    events: tuple[str, ...]
    when: Condition | None
    promises: tuple[Promise, ...]
    span: Span = field(eq=False, repr=False)


@frozen
class Words:
    """`parts`: (part name or None, language → template) in the order written.

    A template has `{placeholders}`: names of facts, `charge`, `refund`, `credit`, `answer.due`, `deposit.amount`,
    `house.name`, `client.name`.
    """

    name: str
    parts: tuple[tuple[str | None, Mapping[str, str]], ...]
    span: Span = field(eq=False, repr=False)


@frozen
class House:
    """A checked house, ready to be compiled. Mappings keep the order of the file."""

    name: str
    edition: int
    in_force_from: int
    zone: Zone
    currency: str
    languages: tuple[str, ...]
    holidays: Mapping[int, str]
    announces: Length | None
    sends_within: str | None
    booking_life: AtOffset | None
    calendars: Mapping[str, Calendar]
    services: Mapping[str, Service]
    choices: Mapping[str, tuple[str, ...]]
    client_facts: Mapping[str, Field]
    units: Mapping[str, Unit]
    events: Mapping[str, EventKind]
    rules: tuple[Rule, ...]
    guarantees: tuple[Guarantee, ...]
    notes: tuple[str, ...]
    words: Mapping[str, Words]
    hash: str
    file: File = field(eq=False, repr=False)

    @cached_property
    def rules_by_event(self) -> Mapping[str, tuple[Rule, ...]]:
        """The rules on each kind of event that has some."""
        return rules_by_event(self.rules)

    @cached_property
    def before_due(self) -> Mapping[str, tuple[tuple[EventKind, BeforeDue], ...]]:
        """What comes before the deadline of each obligation that has such rules."""
        found: dict[str, list[tuple[EventKind, BeforeDue]]] = {}
        for kind in self.events.values():
            if isinstance(kind.cause, BeforeDue):
                found.setdefault(kind.cause.what, []).append((kind, kind.cause))
        return {what: tuple(kinds) for what, kinds in found.items()}


def rules_by_event(rules: Iterable[Rule]) -> Mapping[str, tuple[Rule, ...]]:
    """The rules on each kind of event that has some, in the order given."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        for name in dict.fromkeys(rule.events):
            found.setdefault(name, []).append(rule)
    return {name: tuple(on_event) for name, on_event in found.items()}
