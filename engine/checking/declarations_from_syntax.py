"""What a house and its vocabulary declare: services, choices, units, events and the facts of each."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import TypeVar

from attrs import define, evolve
from msgspec.structs import replace

from engine.checking.calendar_from_syntax import calendars_from_syntax
from engine.checking.condition_from_syntax import Conditions
from engine.checking.house_settings import Settings
from engine.checking.moment_from_syntax import a_kind
from engine.checking.overdue_kinds import overdue_kinds
from engine.checking.scope import Declarations, Scope
from engine.checking.syntax_walk import consequences_of
from engine.model import (
    Amount,
    AsOf,
    Counted,
    EventKind,
    Fact,
    Field,
    FirstFitting,
    Kind,
    LastOf,
    Ledger,
    Literal,
    Moment,
    Service,
    Summed,
    Unit,
)
from engine.model.parts import parts
from engine.nearest import listed, mend
from grammar import syntax
from grammar.diagnostic import Diagnostics
from grammar.sentence import sentence

_PLAIN_KINDS = ("money", "number", "text", "yes or no", "moment", "duration", "date", "service")
# Keys that every event carries, so that no fact can have their names.
_TAKEN = ("type", "at", "client", "booking", "id", "source", "re", "sent", "now", "house", "event")

B = TypeVar("B")


@define
class DeclarationReader:
    """Gathers the declarations of all files of a house, the vocabulary first."""

    settings: Settings
    blocks: tuple[syntax.Block, ...]
    diagnostics: Diagnostics

    def declarations(self) -> Declarations:
        """All of them; those with problems are left out."""
        choices = self._choices()
        units = {unit.name.text: Unit(unit.name.text, unit.plural.text) for unit in self._of(syntax.Unit)}
        services = self._services()
        money = Kind("money", self.settings.currency)
        kinds = {kind: Kind(kind) for kind in _PLAIN_KINDS} | {"money": money}
        kinds |= {choice: Kind("choice", choice) for choice in choices}
        kinds |= {unit.plural: Kind("units", unit.name) for unit in units.values()}
        client_facts: dict[str, Field] = {}
        for block in self._of(syntax.Client):
            client_facts |= self._fields(block.fields, kinds)
        declared = Declarations(
            self.settings.currency,
            self.settings.languages,
            self.settings.zone,
            self.settings.in_force_from,
            calendars_from_syntax(self._of(syntax.Hours), self.settings, self.diagnostics),
            services,
            choices,
            client_facts,
            units,
            self._events(kinds),
            self._defines(),
            self._marks(),
            {},
        )
        declared = evolve(declared, client_facts=self._with_client_defaults(declared))
        declared = evolve(declared, events=self._with_defaults(declared))
        owed = self._owed(declared)
        return evolve(
            declared, owed=owed, events=dict(declared.events) | overdue_kinds(declared, owed, self._of(syntax.Rule))
        )

    def _of(self, kind: type[B]) -> list[B]:
        return [block for block in self.blocks if isinstance(block, kind)]

    def _twice(self, name: syntax.Name, what: str) -> None:
        self.diagnostics.add(
            "E206",
            sentence("{} called `{}` is declared already", what, name.text),
            name.span,
            sentence("give it another name"),
        )

    def _choices(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {"language": self.settings.languages}
        for block in self._of(syntax.Choice):
            values = found.get(block.name.text, ())
            if block.name.text in _PLAIN_KINDS:
                self._twice(block.name, "a kind")
                continue
            found[block.name.text] = tuple(dict.fromkeys((*values, *(value.text for value in block.values))))
        return found

    def _services(self) -> dict[str, Service]:
        found: dict[str, Service] = {}
        for line in chain.from_iterable(block.services for block in self._of(syntax.Services)):
            if line.name.text in found:
                self._twice(line.name, "a service")
                continue
            price = None
            if line.price is not None:
                reader = Conditions(Scope(_only_money(self.settings), ()), self.diagnostics)
                typed = reader.amount(line.price)
                price = (
                    typed[0].value
                    if typed and isinstance(typed[0], Literal) and isinstance(typed[0].value, int)
                    else None
                )
            length = None
            if line.length is not None:
                reader = Conditions(Scope(_only_money(self.settings), ()), self.diagnostics)
                measured = reader.amount(line.length)
                if measured and isinstance(measured[0], Literal) and isinstance(measured[0].value, int):
                    length = measured[0].value
            found[line.name.text] = Service(line.name.text, price, length)
        return found

    def _fields(self, written: Iterable[syntax.Field], kinds: Mapping[str, Kind]) -> dict[str, Field]:
        found: dict[str, Field] = {}
        for field in written:
            kind = kinds.get(field.kind.name)
            if kind is None:
                self.diagnostics.add(
                    "E201",
                    sentence("`{}` is not a kind of fact", field.kind.name),
                    field.kind.span,
                    mend(
                        field.kind.name,
                        kinds,
                        sentence("it is money, number, text, yes or no, moment, duration, date or a choice"),
                    ),
                )
                continue
            if field.name.text in _TAKEN or "." in field.name.text:
                self.diagnostics.add(
                    "E206",
                    sentence("`{}` has its meaning already", field.name.text),
                    field.name.span,
                    sentence("choose another name"),
                )
                continue
            if field.name.text in found:
                self._twice(field.name, "a fact")
            optional = field.kind.optional
            found[field.name.text] = Field(
                field.name.text, kind, optional, None, field.kind.low, field.kind.high, field.span
            )
        return found

    def _events(self, kinds: Mapping[str, Kind]) -> dict[str, EventKind]:
        found: dict[str, EventKind] = {}
        for block in self._of(syntax.Event):
            name = block.name.text
            fields = self._fields(block.fields, kinds)
            earlier = found.get(name)
            if earlier is None:
                found[name] = self._new_event(block, fields)
                continue
            found[name] = replace(
                earlier,
                plural=block.plural.text if block.plural else earlier.plural,
                about=block.subject or earlier.about,
                by="house" if block.by_house else earlier.by,
                life=block.life or earlier.life,
                changes=tuple(dict.fromkeys((*earlier.changes, *(change.text for change in block.changes)))),
                pays=block.pays.text if block.pays else earlier.pays,
                after_end=block.after_end or earlier.after_end,
                fields=dict(earlier.fields) | fields,
            )
        self._check_names(found)
        booked = dict(chain.from_iterable(kind.fields.items() for kind in found.values() if kind.life == "opens"))
        return {name: self._with_changes(kind, booked) for name, kind in found.items()}

    def _new_event(self, block: syntax.Event, fields: dict[str, Field]) -> EventKind:
        name = block.name.text
        plural = block.plural.text if block.plural else f"{name}s"
        changes = tuple(change.text for change in block.changes)
        by = "house" if block.by_house or block.subject == "house" else "client"
        pays = block.pays.text if block.pays else None
        return EventKind(name, plural, block.subject, by, block.life, changes, pays, block.after_end, fields)

    def _check_names(self, found: Mapping[str, EventKind]) -> None:
        names = {block.name.text: block for block in self._of(syntax.Event)}
        called = Counter(chain.from_iterable({kind.name, kind.plural} for kind in found.values()))
        for kind in found.values():
            block = names[kind.name]
            if called[kind.plural] > 1 and block.plural:
                self._twice(block.plural, "an event")
            if block.pays and not _is_money(kind.fields.get(block.pays.text)):
                self.diagnostics.add(
                    "E201", sentence("`{}` is not an amount of money of this event", kind.pays), block.pays.span
                )
            if kind.life in ("ends", "changes") and kind.about != "booking":
                self.diagnostics.add(
                    "E409",
                    sentence("`{}` {} a booking but is of none", kind.name, kind.life),
                    block.name.span,
                    sentence("write `of booking`"),
                )

    def _with_changes(self, kind: EventKind, booked: Mapping[str, Field]) -> EventKind:
        fields = dict(kind.fields)
        for name in kind.changes:
            if name in booked:
                fields.setdefault(name, replace(booked[name], default=None))
                continue
            block = next(b for b in self._of(syntax.Event) if name in [change.text for change in b.changes])
            span = next(change.span for change in block.changes if change.text == name)
            self.diagnostics.add("E201", sentence("a booking has no `{}` to change", name), span, mend(name, booked))
        return replace(kind, fields=fields)

    def _with_client_defaults(self, declared: Declarations) -> dict[str, Field]:
        facts = dict(declared.client_facts)
        for written in (field for block in self._of(syntax.Client) for field in block.fields):
            known = facts.get(written.name.text)
            if written.default is not None and known is not None:
                default = self._default(known, written.default, Scope(declared, ()))
                if default is not None and not isinstance(default, Literal):
                    self.diagnostics.add(
                        "E304",
                        sentence("what is taken of a client is one plain value"),
                        written.default.span,
                        sentence("write it out"),
                    )
                facts[known.name] = replace(known, default=default)
        return facts

    def _with_defaults(self, declared: Declarations) -> dict[str, EventKind]:
        events = dict(declared.events)
        for block in self._of(syntax.Event):
            kind = events[block.name.text]
            fields = dict(kind.fields)
            for field in block.fields:
                if field.default is None or field.name.text not in fields:
                    continue
                default = self._default(
                    fields[field.name.text], field.default, Scope(declared, (replace(kind, about=None),))
                )
                fields[field.name.text] = replace(fields[field.name.text], default=default)
            events[kind.name] = replace(kind, fields=fields)
        return events

    def _default(self, field: Field, written: syntax.Expression, scope: Scope) -> Amount | Moment | None:
        default = self._default_of_kind(field, written, scope)
        if default is not None and _needs_more(default):
            self.diagnostics.add(
                "E214",
                sentence("`{}` cannot be told from a {} alone", written.span.text, scope.events[0].name),
                written.span,
                sentence(
                    "a default is worked out from what comes with the event: its own facts, `now`, the price list"
                ),
            )
            return None
        return default

    def _default_of_kind(self, field: Field, written: syntax.Expression, scope: Scope) -> Amount | Moment | None:
        reader = Conditions(scope, self.diagnostics)
        if field.kind.base in ("choice", "service"):
            known = scope.declarations.choice_values(field.kind)
            if isinstance(written, syntax.Name) and written.text in known:
                return Literal(written.text, field.kind)
            cure = mend(written.span.text, known, sentence("it is one of {}", listed(known)))
            self.diagnostics.add(
                "E203", sentence("`{}` is not a value of `{}`", written.span.text, field.kind), written.span, cure
            )
            return None
        if field.kind.base == "yes or no":
            if isinstance(written, syntax.YesNo):
                return Literal(written.value, field.kind)
            self.diagnostics.add("E203", sentence("a fact of this kind is `yes` or `no`"), written.span)
            return None
        if isinstance(written, syntax.Text) and field.kind.base == "text":
            return Literal(written.value, field.kind)
        if field.kind.base == "moment":
            return reader.moment(written)
        typed = reader.amount(written)
        if typed is not None and typed[1] != field.kind:
            stands = a_kind_of(field)
            self.diagnostics.add(
                "E301",
                sentence("`{}` is {}, and `{}` is {}", field.name, stands, written.span.text, typed[1]),
                written.span,
            )
            return None
        return typed[0] if typed else None

    def _defines(self) -> dict[str, syntax.Define]:
        found: dict[str, syntax.Define] = {}
        for block in self._of(syntax.Define):
            if block.name.text in found:
                self._twice(block.name, "a definition")
            found.setdefault(block.name.text, block)
        return found

    def _marks(self) -> dict[str, frozenset[str]]:
        made: dict[str, set[str]] = {"client": set(), "booking": set(), "house": set()}
        for rule in self._of(syntax.Rule):
            for consequence in consequences_of(rule):
                if isinstance(consequence, syntax.Becomes):
                    made[consequence.subject].add(consequence.mark.text)
        return {subject: frozenset(names) for subject, names in made.items()}

    def _owed(self, declared: Declarations) -> dict[str, frozenset[str]]:
        made: dict[str, set[str]] = {}
        for rule in self._of(syntax.Rule):
            for consequence in consequences_of(rule):
                if isinstance(consequence, syntax.Owe) and (kind := declared.event_named(consequence.what.text)):
                    made.setdefault(kind.name, set()).add(consequence.kind)
        return {name: frozenset(kinds) for name, kinds in made.items()}


def _needs_more(node: object) -> bool:
    """Whether it reads something that does not come with the event itself."""
    return any(
        part.source != "event"
        if isinstance(part, Fact)
        else isinstance(part, (AsOf, Counted, FirstFitting, LastOf, Ledger, Summed))
        for part in parts(node)
    )


def _is_money(field: Field | None) -> bool:
    return field is not None and field.kind.base == "money"


def a_kind_of(field: Field) -> str:
    """The kind of a declared fact, inside a sentence."""
    return a_kind(Fact("event", field.name, field.kind, field.optional, field.name))


def _only_money(settings: Settings) -> Declarations:
    empty: dict[str, frozenset[str]] = {}
    return Declarations(
        settings.currency,
        settings.languages,
        settings.zone,
        settings.in_force_from,
        {},
        {},
        {},
        {},
        {},
        {},
        {},
        empty,
        empty,
    )
