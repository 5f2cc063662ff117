"""From a form to a function that writes its decisions as a line of JSON: what `memory.decision_json` says, with all
that is the same for every decision of the form joined beforehand.

It gives None where a line of the house has a note, and what is long but comes seldom is written the general way.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from json.encoder import encode_basestring
from operator import itemgetter
from typing import Any

from msgspec import Struct, field
from msgspec.json import encode

from engine.events.event import Event
from engine.memory.decision import Decision
from engine.memory.decision_json import SHAPE, bare_json, end_json, made_json, moment_json, open_json, value_json
from engine.model import Kind
from engine.planning.answer_from_form import absent_of, made_of
from engine.planning.form import Form, Made
from engine.planning.line_plan import LinePlan
from engine.planning.plan import KindPlan, Plan, ValueWriter
from engine.planning.python_from_rules import words_of
from engine.remembered import Remembered
from engine.time.days import date_text
from engine.time.moments import moment_text

_MOMENT = Kind("moment")
_NOTHING_MADE = '],"obligations":[],"marks":[],"recorded":[],"actions":[],"tells":'
_END = '],"excused":[],"notes":[]}'


def line_from_form(plan: Plan, kind_plan: KindPlan, form: Form) -> Callable[[Decision], str | None] | None:
    """The function that writes the decisions of a form; None where a line reads two things of one name."""
    if _reads_one_name_twice(form):
        return None
    return _Line(plan, kind_plan, form).function("d", {"e": "d.event", "own": "d.own_or_unread or d.own"})


def line_of_event_from_form(plan: Plan, kind_plan: KindPlan, form: Form) -> Callable[[Event], str | None] | None:
    """The same for decisions that nobody has read: straight from the event, where entries and reasons are all that
    follows from it."""
    others = form.steps or kind_plan.kind.by == "house" or (plan.house.sends_within is not None and form.tells)
    if not form.of_event or others or _reads_one_name_twice(form):
        return None
    return _LineOfEvent(plan, kind_plan, form).function("e", {"now": "e.at", "f": "e.fields"})


def _reads_one_name_twice(form: Form) -> bool:
    return any(len(dict(line.labels)) < len(line.labels) for line in form.fitted)


class _Line(Struct, eq=False):
    """A function of a decision while it is written: its statements, and the f-string that it returns. `names` are the
    constants and tables that they name."""

    plan: Plan
    kind_plan: KindPlan
    form: Form
    names: dict[str, Any] = field(default_factory=dict)
    tables: dict[tuple[Kind, ValueWriter], str] = field(default_factory=dict)
    _lines: list[str] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)

    def function(self, argument: str, known: Mapping[str, str]) -> Callable[[Any], str | None]:
        """The function of an argument, with what is `known` of it in locals where it is used."""
        house = self.plan.house
        self.names |= {"house": house, "made_json": made_json, "open_json": open_json, "end_json": end_json}
        self.names |= {"quoted": encode_basestring, "null": "null", "value_json": value_json}
        self.names |= {"zone": house.zone, "moment_json": moment_json, "moment_text": moment_text}
        self._head()
        self._entries()
        self._middle()
        self._reasons()
        body = "\n".join([*self._lines, f"    return f{''.join(self._parts)!r}"])
        words = words_of(body)
        begin = [f"    {local} = {value}" for local, value in known.items() if local in words]
        names = self.kind_plan.judge.__globals__ | self.names
        exec(compile("\n".join([f"def line({argument}):", *begin, body]), f"<lines of {house.name}>", "exec"), names)
        line: Callable[[Any], str | None] = names["line"]
        return line

    # --- pieces ------------------------------------------------------------------------------

    def _fixed(self, text: str) -> None:
        self._parts.append(text.replace("{", "{{").replace("}", "}}"))

    def _hole(self, expression: str) -> None:
        """Quotation marks and backslashes cannot stand in a hole."""
        self._parts.append(f"{{{expression}}}")

    def _constant(self, value: object) -> str:
        name = f"k{len(self.names)}"
        self.names[name] = value
        return name

    def _value(self, name: str, kind: Kind) -> str:
        """A value of a kind as JSON: looked up, but for texts and moments, which seldom come again."""
        if kind.base == "text":
            return f"null if {name} is None else quoted({name})"
        if kind == _MOMENT:
            return f"null if {name} is None else moment_json({name}, zone)"
        return f"{self._table(kind, value_json)}[{name}]"

    def _table(self, kind: Kind, write: ValueWriter) -> str:
        """The name of the table of values of a kind, which all lines of the house share."""
        key, house = (kind, write), self.plan.house
        if key not in self.plan.texts:
            self.plan.texts[key] = Remembered(partial(write, kind=kind, house=house))
        if key not in self.tables:
            self.tables[key] = self._constant(self.plan.texts[key])
        return self.tables[key]

    # --- the line, in its order --------------------------------------------------------------

    def _head(self) -> None:
        house, common = self.plan.house, self.form.common
        version = {
            "house": house.name,
            "version": date_text(house.in_force_from),
            "hash": house.hash,
            "edition": house.edition,
        }
        self._fixed(f'{{"shape":{SHAPE},"event":')
        self._hole("quoted(e.id)")
        self._fixed(f',{_json(version)[1:-1]},"at":"')
        self._hole("moment_text(e.at, zone)")
        self._fixed('","client":')
        self._hole("null if e.client is None else quoted(e.client)")
        self._fixed(',"booking":')
        booking = self._booking()
        self._hole(f"null if {booking} is None else quoted({booking})")
        self._fixed(f',{_json({"verdict": common.verdict, "channel": common.channel})[1:-1]},"entries":[')

    def _entries(self) -> None:
        form = self.form
        made = sorted((*form.charges, *form.refunds, *form.credits), key=itemgetter(0))
        self._made(made)
        for number, (place, line, step) in enumerate(made):
            entry = step.entry
            self._fixed(f'{"," if number else ""}{_json({"slot": entry.slot, "kind": entry.kind})[:-1]},"amount":')
            unit = Kind("money" if entry.unit == self.plan.house.currency else "units", entry.unit)
            self._hole(f"{self._table(unit, bare_json)}[a{place}]")
            self._fixed(f',{_json({"unit": entry.unit, "line": line})[1:-1]},"until":')
            if step.until is None:
                self._fixed("null")
            else:
                self._hole(self._value(f"u{place}", _MOMENT))
            self._fixed("}")

    def _middle(self) -> None:
        form = self.form
        self._rest("made", _NOTHING_MADE, "own.obligations or own.marks or own.recorded or own.actions")
        self._fixed(_json([{"role": told.role, "text": told.text} for told in form.tells]))
        self._fixed(',"words":')
        if form.said is None:
            self._fixed("null")
        else:
            self._words(form.said)
        allowed = _json([{"text": allowed.text, "line": allowed.line} for allowed in form.allowed])
        nothing = f',"allowed":{allowed},"assumed":{{}},"amends":null,"not_before":null,"because":['
        self._rest("open", nothing, "own.assumed or own.amends is not None or own.not_before is not None")

    def _words(self, name: str) -> None:
        places = self.kind_plan.places[name]
        languages = self.plan.words[name].languages
        heads = {language: f'{_json({"name": name, "language": language})[:-1]},"values":{{' for language in languages}
        self._lines.append("    said = own.words")
        if places:
            self._lines.append(f"    {_tuple(f'(_, o{n}, w{n})' for n in range(len(places)))} = said.values")
        self._hole(f"{self._constant(heads)}[said.language]")
        for number, place in enumerate(places):
            self._fixed(f"{',' if number else ''}{_json(place.name)}:")
            made = made_of(self.form, place.name) if place.read is None else None
            if made is not None:
                self._hole(self._value(f"w{number}", made[0]))
            elif place.read is not None and not place.of_booking:
                self._hole(self._value(f"w{number}", place.kind))
            else:
                self._hole(f"value_json(w{number}, o{number}, house)")
        self._fixed("}}")

    def _reasons(self) -> None:
        for number, line in enumerate(self.form.fitted):
            self._read(number, line)
            fixed = {
                "rule": line.rule.title,
                "line": line.line.id,
                "text": line.line.text,
                "place": line.line.span.place,
            }
            self._fixed(f'{"," if number else ""}{_json(fixed)[:-1]},"facts":{{')
            for place, (label, kind) in enumerate(line.labels):
                self._fixed(f"{',' if place else ''}{_json(label)}:")
                self._hole(self._value(f"v{number}_{place}", kind))
            self._fixed('},"notes":[]}')
        self._rest("end", _END, "own.excused or own.notes")

    # --- what the line is written of ---------------------------------------------------------

    def _booking(self) -> str:
        return "own.booking"

    def _made(self, made: Iterable[Made]) -> None:
        """The amount `a` and the end `u` of each entry."""
        for number, (place, _, step) in enumerate(made):
            self._lines += [f"    c{place} = own.entries[{number}]", f"    a{place} = c{place}.amount"]
            if step.until is not None:
                self._lines.append(f"    u{place} = c{place}.until")

    def _read(self, number: int, line: LinePlan) -> None:
        """The values `v` of what a line read; nothing is written here where it has a note."""
        can_note = line.charges or line.refunds or line.credits
        if can_note or line.labels:
            self._lines.append(f"    b{number} = own.because[{number}]")
        if can_note:
            self._lines += [f"    if b{number}.notes:", "        return None"]
        if line.labels:
            values = _tuple(f"(_, _, v{number}_{n})" for n in range(len(line.labels)))
            self._lines.append(f"    {values} = b{number}.facts")

    def _rest(self, name: str, nothing: str, something: str) -> None:
        """A part of the line that is the same for most decisions, and written the general way for those that have
        something there."""
        self._lines += [
            f"    {name} = {self._constant(nothing)}",
            f"    if {something}:",
            f"        {name} = {name}_json(own, house)",
        ]
        self._hole(name)


class _LineOfEvent(_Line, eq=False):
    """A function of an event."""

    def _booking(self) -> str:
        return "e.booking"

    def _made(self, made: Iterable[Made]) -> None:
        self._lines += ["    if e.assumed:", "        return None"]
        texts = self.kind_plan.texts
        for place, _, step in made:
            text = texts[step.amount.__name__]
            self._lines += [f"    a{place} = {text}", f"    if {absent_of(f'a{place}', text)}:", "        return None"]

    def _read(self, number: int, line: LinePlan) -> None:
        found = [one.__name__ for one in (line.reads, line.reads_after) if one is not None]
        texts = [text for name in found for text in self.kind_plan.readings[name]]
        self._lines += [f"    v{number}_{place} = {text}" for place, text in enumerate(texts)]

    def _rest(self, name: str, nothing: str, something: str) -> None:
        self._fixed(nothing)


def _json(found: object) -> str:
    return encode(found).decode()


def _tuple(parts: Iterable[str]) -> str:
    return f"({''.join(f'{part}, ' for part in parts)})"
