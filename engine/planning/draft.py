"""The rules on one kind of event while they are written as Python."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from engine.memory.deadline import anchors_of
from engine.model import (
    Act,
    Amount,
    AsOf,
    Consequence,
    Entry,
    EventKind,
    Fact,
    House,
    Kind,
    Literal,
    Mark,
    May,
    Moment,
    Obligation,
    Rule,
    Say,
    ServiceFact,
    Verdict,
)
from engine.planning.line_plan import (
    VERDICTS,
    ActStep,
    EntryStep,
    LinePlan,
    MarkStep,
    MayStep,
    ObligationStep,
    Step,
)
from engine.planning.placeholders import place_of
from engine.planning.plan import KindPlan, WordsPlan, always_whole, kind_without_rules
from engine.planning.python_from_amount import Needs, Piece, speaks_of_rest
from engine.planning.python_from_condition import Conditions, Read, kind_of_read, reads_of
from engine.planning.python_from_rules import Branches, Leaf, function_text, is_of_event


class Draft:
    """The functions of one kind of event while they are written. `functions` are their texts by name, and
    `texts` what those of the lines give; `readings` has the values alone of what they read.

    `kinds` names the kinds of the values that lines read. `beside_event` are the leaves of which something sees more
    than the event; `sees_more`: the one being written does.
    """

    def __init__(self, house: House, kind: EventKind, number: int) -> None:
        self.house = house
        self.kind = kind
        self.number = number
        self.leaves: list[Leaf] = []
        self.functions: dict[str, str] = {}
        self.texts: dict[str, str] = {}
        self.readings: dict[str, tuple[str, ...]] = {}
        self.kinds: dict[Kind, str] = {}
        self.beside_event: set[int] = set()
        self.sees_more = False
        self.needs = Needs()
        self.writer = Conditions(house, kind, self.needs)
        self.crediting = Conditions(house, kind, self.needs, rest="s.left")
        self.rules: list[Rule] = list(house.rules_by_event.get(kind.name, ()))

    # --- writing -----------------------------------------------------------------------------

    def source(self) -> str:
        """All functions of this kind of event, as Python."""
        if not self.rules:
            return ""
        branches = Branches(self.kind, self.number, self.rules, Conditions(self.house, self.kind, self.needs, held={}))
        self.leaves = branches.leaves
        for index, leaf in enumerate(self.leaves):
            self.sees_more = False
            self._write_leaf(index, leaf)
            if self.sees_more:
                self.beside_event.add(index)
        self._write_needs()
        follow = len(self.beside_event) < len(self.leaves)
        decide = branches.decide(follow, self.needs.event, self.needs.client)
        return "\n\n".join(
            [*branches.tables, branches.judge(), *([] if decide is None else [decide]), *self.functions.values()]
        )

    def _write_leaf(self, index: int, leaf: Leaf) -> None:
        for place, consequence in enumerate(leaf.line.consequences):
            name = f"{self.number}_{index}_{place}"
            match consequence.consequence if isinstance(consequence, May) else consequence:
                case Entry() as entry:
                    writer = self.crediting if entry.kind == "credit" else self.writer
                    self._write(f"amount_{name}", writer.amount(entry.amount).rounded())
                    if entry.until is not None:
                        self._write_moment(f"until_{name}", entry.until)
                case Obligation() as owed:
                    if owed.amount is not None:
                        self._write(f"amount_{name}", self.writer.amount(owed.amount).rounded())
                    self._write_moment(f"due_{name}", owed.due)
                    for depth, anchor in enumerate(anchors_of(owed.due)):
                        self._write_moment(f"anchor_{name}_{depth}", anchor)
                case Mark() as mark:
                    if mark.since is not None:
                        self._write_moment(f"since_{name}", mark.since)
                    if mark.until is not None:
                        self._write_moment(f"until_{name}", mark.until)
                case Act() as act:
                    for number, (_, value, kind) in enumerate(act.arguments):
                        self._write_argument(f"argument_{name}_{number}", value, kind)
        before, after = self._reads(leaf)
        if before:
            self._write_reads(f"reads_{self.number}_{index}", [(read, self.writer) for read in before])
        if after:
            others = [one for one in leaf.line.consequences if not _is_entry(one, "credit")]
            seen = {read for one in others for read in reads_of(one)}
            found = [(read, self.writer if read in seen else self.crediting) for read in after]
            self._write_reads(f"reads_after_{self.number}_{index}", found)

    def _write_needs(self) -> None:
        """Whether all facts are there that the rules cannot do without."""
        tests = [
            f"(f.get({name!r}) is not None or g.get({name!r}) is not None)"
            if name in self.kind.changes
            else f"f[{name!r}] is not None"
            for name in self.needs.event
        ]
        tests += [f"g[{name!r}] is not None" for name in self.needs.booking]
        tests += [f"r.known({name!r}, e) is not None" for name in self.needs.client]
        if tests:
            name = f"is_whole_{self.number}"
            body = ["    try:", f"        return {' and '.join(tests)}", "    except KeyError:", "        return False"]
            self.functions[name] = function_text(name, body)

    def _write_reads(self, name: str, reads: Iterable[tuple[Read, Conditions]]) -> None:
        found, values = [], []
        for read, writer in reads:
            kind = kind_of_read(read, self.house.currency)
            named = self.kinds.setdefault(kind, f"kind_{len(self.kinds)}")
            values.append(writer.reading(read))
            found.append(f"({read.label!r}, {named}, {values[-1]}), ")
        self._write(name, f"({''.join(found)})")
        self.readings[name] = tuple(values)

    def _write_moment(self, name: str, moment: Moment) -> None:
        self._write(name, self.writer.moment(moment).when_given())

    def _write_argument(self, name: str, value: Amount | Moment, kind: Kind) -> None:
        if isinstance(value, Literal) and not isinstance(value.value, Fraction):
            piece = Piece(repr(value.value))
        elif kind.base == "moment":
            piece = self.writer.moment(value)  # type: ignore[arg-type]  # the kind says so
        else:
            piece = self.writer.amount(value)  # type: ignore[arg-type]  # the kind says so
        self._write(name, piece.rounded())

    def _write(self, name: str, expression: str) -> None:
        self.sees_more = self.sees_more or not is_of_event(expression)
        self.texts[name] = expression
        self.functions[name] = function_text(name, [f"    return {expression}"])

    def _reads(self, leaf: Leaf) -> tuple[tuple[Read, ...], tuple[Read, ...]]:
        """What the line reads: its conditions, those it is nested in, its `when`, its amounts and deadlines.

        First what is read before its charges, then what its refunds, credits, obligations and actions read after.
        """
        consequences = leaf.line.consequences
        charges = [one for one in consequences if _is_entry(one, "charge")]
        first = [*leaf.path, *(one for one in consequences if isinstance(one, Mark) or one in charges)]
        later = [one for one in consequences if isinstance(one, Entry | Obligation | Act) and one not in charges]
        before = dict.fromkeys(read for node in first for read in reads_of(node))
        after = dict.fromkeys(read for node in later for read in reads_of(node) if read not in before)
        return tuple(before), tuple(after)

    # --- the finished form -------------------------------------------------------------------

    def plan(self, source: str, names: Mapping[str, Any], words: Mapping[str, WordsPlan]) -> KindPlan:
        """The plan of this kind of event, from the functions that were made of its source."""
        if not self.rules:
            return kind_without_rules(self.house, self.kind)
        lines = []
        places = 0
        for index, leaf in enumerate(self.leaves):
            lines.append(self._line_plan(index, leaf, names, places))
            places += len(leaf.line.consequences)
        judge = names[f"judge_{self.number}"]
        needs = (tuple(self.needs.event), tuple(self.needs.booking), tuple(self.needs.client))
        all_made = (one for leaf in self.leaves for one in leaf.line.consequences)
        bare = (one.consequence if isinstance(one, May) else one for one in all_made)
        said = sorted({one.words for one in bare if isinstance(one, Say)})
        found = {
            name: tuple(place_of(self.house, self.kind, place) for place in words[name].placeholders) for name in said
        }
        is_whole = names.get(f"is_whole_{self.number}", always_whole)
        decide, commons = names.get(f"decide_{self.number}"), names.get(f"commons_{self.number}", {})
        made = (*needs, found, self.texts, self.readings, decide, commons)
        return KindPlan(self.house, self.kind, source, tuple(lines), judge, is_whole, *made)

    def _line_plan(self, index: int, leaf: Leaf, names: Mapping[str, Any], places: int) -> LinePlan:
        verdict, channel = 0, None
        charges: list[tuple[int, EntryStep]] = []
        refunds: list[tuple[int, EntryStep]] = []
        credits: list[tuple[int, EntryStep]] = []
        made = {"charge": charges, "refund": refunds, "credit": credits}
        others: list[Step] = []
        for place, consequence in enumerate(leaf.line.consequences):
            if isinstance(consequence, Verdict) or (isinstance(consequence, Obligation) and consequence.kind == "ask"):
                word = consequence.word if isinstance(consequence, Verdict) else "ask"
                if VERDICTS.index(word) > verdict:
                    verdict = VERDICTS.index(word)
                    channel = consequence.channel if isinstance(consequence, Verdict) else None
            step = self._step(consequence, f"{self.number}_{index}_{place}", names)
            if isinstance(step, EntryStep):
                made[step.entry.kind].append((places + place, step))
            elif step is not None:
                others.append(step)
        before, after = self._reads(leaf)
        currency = self.house.currency
        labels = tuple((read.label, kind_of_read(read, currency)) for read in (*before, *after))
        return LinePlan(
            leaf.rule,
            leaf.line,
            verdict,
            channel,
            tuple(charges),
            tuple(refunds),
            tuple(credits),
            tuple(others),
            frozenset(fact.name for fact in _facts((*before, *after)) if fact.source == "booking"),
            tuple(dict.fromkeys(fact.name for fact in _facts((*before, *after)) if self._has_default(fact))),
            labels,
            names.get(f"reads_{self.number}_{index}"),
            names.get(f"reads_after_{self.number}_{index}"),
            index not in self.beside_event,
        )

    def _has_default(self, fact: Fact) -> bool:
        return fact.source == "client" and self.house.client_facts[fact.name].default is not None

    def _step(self, consequence: Consequence, name: str, names: Mapping[str, Any]) -> Step | None:
        match consequence:
            case Verdict():
                return None
            case Entry():
                is_kept = consequence.kind == "credit" and consequence.unit == self.house.currency
                keeps = is_kept and speaks_of_rest(consequence.amount)
                return EntryStep(consequence, names[f"amount_{name}"], names.get(f"until_{name}"), keeps)
            case Obligation(due=due):
                anchors = tuple(names[f"anchor_{name}_{depth}"] for depth in range(len(anchors_of(due))))
                return ObligationStep(consequence, names.get(f"amount_{name}"), names[f"due_{name}"], anchors)
            case Mark():
                return MarkStep(consequence, names.get(f"since_{name}"), names.get(f"until_{name}"))
            case Act(arguments=arguments):
                values = (names[f"argument_{name}_{number}"] for number in range(len(arguments)))
                return ActStep(consequence, tuple(values))
            case May(inner):
                return MayStep(consequence, self._step(inner, name, names))
        return consequence


def _facts(reads: Iterable[Read]) -> Iterator[Fact]:
    for read in reads:
        match read:
            case Fact():
                yield read
            case ServiceFact(of=fact) | AsOf(fact=fact):
                yield fact


def _is_entry(consequence: object, kind: str) -> bool:
    return isinstance(consequence, Entry) and consequence.kind == kind
