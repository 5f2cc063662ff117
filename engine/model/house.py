"""Rules, guarantees, words, and the whole house."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import ClassVar, TypeAlias

from engine.model.conditions import Condition
from engine.model.consequences import Consequence
from engine.model.declared import AtOffset, BeforeDue, EventKind, Field, Service, Unit
from engine.model.kinds import Length
from engine.model.node import Node, Worded
from engine.time.calendars import Calendar
from engine.time.moments import Zone
from grammar.source import Span


class Line(Worded, frozen=True):
    """A line of a rule. `condition` None is `otherwise`; a line has consequences or lines of its own.

    `id` is a stable short hash of the rule's title and the texts of the lines down to it. `text` is its
    condition in canonical words, `span` its place, `places` where each consequence stands.
    """

    beside: ClassVar[tuple[str, ...]] = (
        "text",
        "span",
        "places",
    )

    id: str
    condition: Condition | None
    consequences: tuple[Consequence, ...]
    lines: tuple["Line", ...]
    text: str
    span: Span
    places: tuple[Span, ...]


class Rule(Worded, frozen=True):
    """A rule: `events` are the names of the event kinds it is on."""

    beside: ClassVar[tuple[str, ...]] = (
        "when_text",
        "span",
    )

    title: str
    events: tuple[str, ...]
    when: Condition | None
    lines: tuple[Line, ...]
    when_text: str | None
    span: Span


class Always(Node, frozen=True):
    """`charge is at most price`: a condition that must hold; it may read what was decided (`Decided`)."""

    condition: Condition


class NeverRises(Node, frozen=True):
    """`charge never rises with notice`."""

    what: str


class AlwaysPromises(Node, frozen=True):
    """`always promises answer within 1 hour`."""

    what: str
    within: Length


class NeverDeclines(Node, frozen=True):
    """`never declines`."""


class ReadsNo(Node, frozen=True):
    """`reads no client.age`."""

    fact: str


Promise: TypeAlias = Always | NeverRises | AlwaysPromises | NeverDeclines | ReadsNo


class Guarantee(Worded, frozen=True):
    """What must hold of each decision on these events."""

    beside: ClassVar[tuple[str, ...]] = ("span",)

    title: str
    events: tuple[str, ...]
    when: Condition | None
    promises: tuple[Promise, ...]
    span: Span


class Words(Worded, frozen=True):
    """`parts`: (part name or None, language → template) in the order written.

    A template has `{placeholders}`: names of facts, `charge`, `refund`, `credit`, `answer.due`, `deposit.amount`,
    `house.name`, `client.name`.
    """

    beside: ClassVar[tuple[str, ...]] = ("span",)

    name: str
    parts: tuple[tuple[str | None, Mapping[str, str]], ...]
    span: Span


class House(Worded, frozen=True, dict=True):
    """A checked house, ready to be compiled. Mappings keep the order of the file.

    `holidays` are those of `region`, as the house names it. `language` is the one it is written in. `begins` and
    `announced` are where it says from when it is in force, and how long before it announces changes.
    """

    beside: ClassVar[tuple[str, ...]] = ("language", "begins", "announced")

    name: str
    edition: int
    in_force_from: int
    zone: Zone
    currency: str
    languages: tuple[str, ...]
    region: str | None
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
    language: str
    begins: Span
    announced: Span | None

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
