"""From a form to a function that makes its answers: what `judging.judgement` works out step by step, written out.

It is written for forms that are met again and again, and gives None where the answer is not a plain one: where
something has to be noted, an obligation is met or dropped, or an amount is not there.
"""

import re
from collections.abc import Callable, Iterable
from operator import itemgetter
from typing import Any

from msgspec import Struct, field

from engine.events.event import Event
from engine.memory.decision import (
    Action,
    Because,
    Decision,
    EntryMade,
    MarkMade,
    ObligationMade,
    Own,
    WordsSaid,
)
from engine.memory.situation import Situation
from engine.model import Kind, Unmark
from engine.planning.form import Form, assumed_of
from engine.planning.line_plan import ActStep, EntryStep, Figure, MarkStep, ObligationStep
from engine.planning.placeholders import Filling
from engine.planning.plan import KindPlan, Plan
from engine.planning.python_from_rules import LOCALS, words_of

_PLAIN = (ObligationStep, MarkStep, ActStep, Unmark)


def answer_from_form(plan: Plan, kind_plan: KindPlan, form: Form) -> Callable[[Situation], Decision | None] | None:
    """The function that gives the decision of a form on a situation; None where the form is not a plain one."""
    if form.said is not None and any(place.is_foreseen for place in kind_plan.places[form.said]):
        return None
    if form.records or not _is_plain(form):
        return None
    if form.weighs and any(step.entry.unit != plan.house.currency for _, _, step in form.charges):
        return None
    return _Answer(plan, kind_plan, form).function("s", "Decision(e, common, {})")


def own_from_form(
    plan: Plan, kind_plan: KindPlan, form: Form, otherwise: Callable[[Event], Own]
) -> Callable[[Event], Own]:
    """The same for a form that follows from the event alone: a function of the event that gives its own part. Where
    that is not a plain one, it is what `otherwise` gives."""
    return _Answer(plan, kind_plan, form, otherwise).function("e", "{}")


class _Answer(Struct, eq=False):
    """A function while it is written. `constants` are what it names.

    With `otherwise` it sees the event, and no situation.
    """

    plan: Plan
    kind_plan: KindPlan
    form: Form
    otherwise: Callable[[Event], Own] | None = None
    constants: dict[str, Any] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    _lines: list[str] = field(default_factory=list)
    _has_rest: bool = False

    def function(self, argument: str, result: str) -> Callable[[Any], Any]:
        """The function that makes `result` of what the decision has for itself."""
        self._write()
        given = max(index for index, name in enumerate(Own.__struct_fields__) if name in self.parts) + 1
        own = f"Own({', '.join(self.parts.get(name, self._empty(name)) for name in Own.__struct_fields__[:given])})"
        body = "\n".join([*self._lines, f"    return {result.format(own)}"])
        words = words_of(body)
        known = {"now": "e.at", "f": "e.fields"} if self.otherwise is not None else LOCALS | {"b": "s.booking"}
        begin = [f"    {local} = {value}" for local, value in known.items() if local in words]
        text = "\n".join([f"def answer({argument}):", *begin, body])
        names = (
            self.kind_plan.judge.__globals__
            | _NAMES
            | self.constants
            | {"common": self.form.common, "house": self.plan.house, "otherwise": self.otherwise}
        )
        exec(compile(text, f"<answers of {self.plan.house.name}>", "exec"), names)
        answer: Callable[[Any], Any] = names["answer"]
        return answer

    def _empty(self, name: str) -> str:
        return "None" if name in ("words", "amends", "not_before", "used") else "()"

    def _constant(self, value: object) -> str:
        name = f"k{len(self.constants)}"
        self.constants[name] = value
        return name

    def _unless(self, condition: str) -> str:
        """Gives up where the answer is not a plain one."""
        return f"    if {condition}:\n        return {'None' if self.otherwise is None else 'otherwise(e)'}"

    def _text(self, figure: Figure | Callable[[Situation], Any]) -> str:
        text = self.kind_plan.texts[figure.__name__]
        return re.sub(r"\bl\.rest\b", "rest", text) if self._has_rest else text

    # --- the parts, in the order in which they see one another -------------------------------

    def _write(self) -> None:
        form, lines = self.form, self._lines
        happened = form.happened
        if self.otherwise is None and happened:
            lines.append(self._unless("s.meetings"))
        if form.ends:
            lines.append(self._unless("r.owed and b is not None and b.end_at(now) is None and r.asks_of(b.id)"))
        for index, line in enumerate(form.fitted):
            if line.reads is not None:
                lines.append(f"    v{index} = {self._text(line.reads)}")
        if not happened and self.otherwise is None:
            lines += ["    s.take_out()", "    l = s.ledger"]
        self._entries()
        for index, line in enumerate(form.fitted):
            if line.reads_after is not None:
                lines.append(f"    w{index} = {self._text(line.reads_after)}")
        self._steps()
        if form.said is not None:
            self._words(form.said)
        self._because()
        self._rest()

    def _entries(self) -> None:
        form, lines = self.form, self._lines
        made = {place: f"c{place}" for place, _, _ in (*form.charges, *form.refunds, *form.credits)}
        for place, line, step in form.charges:
            self._entry(place, line, step)
        if form.weighs and self.otherwise is None:
            if form.charges:
                lines.append("    l = l.copy()")
                lines += [f"    l.charge({step.entry.account or ''!r}, a{place})" for place, _, step in form.charges]
                lines.append("    s.ledger = l")
            if form.refunds or form.credits:
                lines.append("    rest = s.left = l.rest")
                self._has_rest = True
        for place, line, step in form.refunds:
            self._entry(place, line, step)
        for place, line, step in form.credits:
            self._entry(place, line, step)
        if made:
            self.parts["entries"] = _tuple(made[place] for place in sorted(made))

    def _entry(self, place: int, line: str, step: EntryStep) -> None:
        entry, lines = step.entry, self._lines
        amount = self._text(step.amount)
        if amount.isdecimal() and entry.kind != "refund" and step.until is None and not step.keeps:
            made_once = EntryMade(entry.slot, entry.kind, entry.account, int(amount), entry.unit, line)
            lines += [f"    a{place} = {amount}", f"    c{place} = {self._constant(made_once)}"]
            return
        lines.append(f"    a{place} = {amount}")
        absent = absent_of(f"a{place}", amount)
        lines.append(self._unless(f"{absent} or a{place} > s.left" if entry.kind == "refund" else absent))
        if entry.kind == "refund":
            lines.append(f"    s.left -= a{place}")
        made = f"{entry.slot!r}, {entry.kind!r}, {entry.account!r}, a{place}, {entry.unit!r}, {line!r}"
        if step.until is not None or step.keeps:
            until = "None" if step.until is None else self._text(step.until)
            made += f", {until}, {f'min(a{place}, s.left)' if step.keeps else '0'}"
        lines.append(f"    c{place} = EntryMade({made})")

    def _steps(self) -> None:
        obligations, marks, actions = [], [], []
        for number, step in enumerate(self.form.steps):
            match step:
                case ObligationStep():
                    obligations.append(self._obligation(number, step))
                case MarkStep(mark, since, until):
                    self._lines.append(f"    m{number} = {'now' if since is None else self._text(since)}")
                    end = "None" if until is None else self._text(until)
                    begin = f"now if m{number} is None else m{number}"
                    marks.append(f"MarkMade({mark.subject!r}, {mark.name!r}, {begin}, {end})")
                case Unmark(subject, name):
                    marks.append(f"MarkMade({subject!r}, {name!r}, None, now, True)")
                case ActStep(act, values):
                    named = zip(act.arguments, values, strict=True)
                    arguments = [f"({n!r}, {self._constant(kind)}, {self._text(v)})" for (n, _, kind), v in named]
                    actions.append(f"Action({act.action!r}, {_tuple(arguments)})")
        for name, found in (("obligations", obligations), ("marks", marks), ("actions", actions)):
            if found:
                # Words may show what was made.
                self._lines.append(f"    {name} = {_tuple(found)}")
                self.parts[name] = name

    def _obligation(self, number: int, step: ObligationStep) -> str:
        owed, lines = step.obligation, self._lines
        lines.append(f"    d{number} = {self._text(step.due)}")
        lines.append(self._unless(f"d{number} is None or d{number} < now"))
        lines.append(f"    n{number} = e.id + {'/' + owed.what!r}")
        if self.otherwise is None:
            lines.append(self._unless(f"n{number} in r.owed"))
        amount = "None" if step.amount is None else self._text(step.amount)
        lines.append(f"    q{number} = {amount}")
        if step.amount is not None:
            lines += [f"    if q{number} is not None and q{number} < 0:", f"        q{number} = 0"]
        lines.append(f"    p{number} = {_tuple(self._text(anchor) for anchor in step.anchors)}")
        booking = "e.booking" if self.otherwise is not None else "s.booking_id"
        fixed = f"n{number}, {owed.kind!r}, {owed.what!r}, q{number}, {owed.unit!r}, d{number}, 'open', 0, {booking}"
        anchors = f"() if None in p{number} else p{number}"
        return f"ObligationMade({fixed}, True, {self._constant(owed.due)}, {anchors})"

    def _words(self, name: str) -> None:
        languages = self.plan.words[name].languages
        lines = self._lines
        lines.append("    language = r.known('language', e)")
        lines.append(f"    if language.__class__ is not str or language not in {languages!r}:")
        lines.append(f"        language = {languages[0]!r}")
        values = []
        for place in self.kind_plan.places[name]:
            made = made_of(self.form, place.name)
            if place.read is None and made is not None:
                kind, value = made
                values.append(f"({place.name!r}, {self._constant(kind)}, {value})")
                continue
            filled = f"{place.name!r}, *Filling(house, s, entries, obligations, marks).value({place.name!r})"
            if place.read is None:
                values.append(f"({filled})")
                continue
            value = f"({place.name!r}, {self._constant(place.kind)}, {self._constant(place.read)}(s))"
            values.append(f"({value} if b is not None else ({filled}))" if place.of_booking else value)
        used = words_of(" ".join(values))
        for part in ("entries", "obligations", "marks"):
            if part in used and self.parts.get(part) != part:
                lines.append(f"    {part} = {self.parts.get(part, '()')}")
        self.parts["words"] = f"WordsSaid({name!r}, language, {_tuple(values)})"

    def _because(self) -> None:
        reasons = []
        for index, line in enumerate(self.form.fitted):
            values = [f"v{index}"] if line.reads is not None else []
            values += [f"w{index}"] if line.reads_after is not None else []
            if values:
                fixed = f"{self._constant(line.rule)}, {self._constant(line.line)}"
                reasons.append(f"Because({fixed}, {' + '.join(values)})")
            else:
                reasons.append(self._constant(Because(line.rule, line.line)))
        self.parts["because"] = _tuple(reasons)

    def _rest(self) -> None:
        form, kind, house = self.form, self.kind_plan.kind, self.plan.house
        self.parts["booking"] = "e.booking" if self.otherwise is not None else "s.booking_id"
        if form.tells:
            self.parts["tells"] = self._constant(form.tells)
        if form.allowed:
            self.parts["allowed"] = self._constant(form.allowed)
        form_name, booking, record = (
            self._constant(form),
            *(("None", "None") if self.otherwise is not None else ("b", "r")),
        )
        if form.client_defaults:
            self.parts["assumed"] = f"assumed_of({form_name}, e, {booking}, {record})"
        else:
            given = "e.assumed" if self.otherwise is not None else "e.assumed or (b is not None and b.assumed)"
            self.parts["assumed"] = f"assumed_of({form_name}, e, {booking}, {record}) if {given} else ()"
        if kind.by == "house":
            self.parts["amends"] = "amended if (amended := f.get('decision')).__class__ is str else None"
        if house.sends_within is not None and (form.said is not None or form.tells or "actions" in self.parts):
            calendar = self._constant(house.calendars[house.sends_within])
            self.parts["not_before"] = f"None if {calendar}.is_open(now) else {calendar}.next_opening(now)"
        if kind.life in ("opens", "changes") and form.happened:
            self.parts["dues"] = f"{self._constant(self.plan)}.dues_of({self._constant(kind)}, s)"


def made_of(form: Form, name: str) -> tuple[Kind, str] | None:
    """The kind and the expression of what stands in a place for an amount or a deadline that the answers of a form
    always make; None where another thing has to be looked for."""
    if not _is_plain(form):
        return None
    currency = form.common.house.currency

    def amount_kind(unit: str | None) -> Kind:
        return Kind("money", currency) if unit is None or unit == currency else Kind("units", unit)

    made = sorted((*form.charges, *form.refunds, *form.credits), key=itemgetter(0))
    found = [(place, step.entry.unit) for place, _, step in made if step.entry.slot == name]
    if found:
        return amount_kind(found[0][1]), " + ".join(f"a{place}" for place, _ in found)
    what, _, which = name.rpartition(".")
    for number, step in enumerate(form.steps):
        if isinstance(step, ObligationStep) and step.obligation.what == what and which in ("due", "amount"):
            is_due = which == "due"
            return (Kind("moment"), f"d{number}") if is_due else (amount_kind(step.obligation.unit), f"q{number}")
    return None


def _is_plain(form: Form) -> bool:
    return not form.excuses and all(isinstance(step, _PLAIN) for step in form.steps)


def absent_of(name: str, text: str) -> str:
    """The test whether an amount, worked out by an expression, is not one to enter."""
    return f"{name} is None or {name} < 0" if "None" in words_of(text) else f"{name} < 0"


def _tuple(parts: Iterable[str]) -> str:
    return f"({''.join(f'{part}, ' for part in parts)})"


_NAMES: dict[str, Any] = {
    "Action": Action,
    "Because": Because,
    "Decision": Decision,
    "EntryMade": EntryMade,
    "Filling": Filling,
    "MarkMade": MarkMade,
    "ObligationMade": ObligationMade,
    "Own": Own,
    "WordsSaid": WordsSaid,
    "assumed_of": assumed_of,
}
