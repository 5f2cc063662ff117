"""The rules on one kind of event as Python: which line of each rule fits, and the decision where that says it all."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct, field

from engine.memory.decision import USED
from engine.model import And, Condition, EventKind, Fact, Is, Line, Rule
from engine.planning.python_from_condition import Conditions

LOCALS = {
    "now": "s.now",
    "e": "s.event",
    "f": "s.fields",
    "g": "s.known",
    "l": "s.ledger",
    "o": "s.record.occurrences",
    "r": "s.record",
}
_WITHOUT_SITUATION = {"now": "e.at", "f": "e.fields", "o": "r.occurrences"}
_BESIDE_EVENT = frozenset("glors")
_FEW = 8
"""From so many lines in a row that begin by asking what the same fact is, they are found by its value."""


class Leaf(Struct, eq=False):
    """A line with consequences, and the conditions on the way to it."""

    rule: Rule
    line: Line
    path: tuple[Condition, ...]


class Branches(Struct, eq=False):
    """The rules on one kind of event while they are written as ifs. `writer` holds in locals what is asked often;
    `leaves` are the lines with consequences, and `tables` the functions of those that are found by a value."""

    kind: EventKind
    number: int
    rules: list[Rule]
    writer: Conditions
    leaves: list[Leaf] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)
    _body: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._body += [f"    x{index} = -1" for index in range(len(self.rules))]
        for index, rule in enumerate(self.rules):
            self._body += self._rule(index, rule)

    # --- functions ---------------------------------------------------------------------------

    def judge(self) -> str:
        """The function of a situation that gives the line of each rule that fitted."""
        results = "".join(f"x{index}, " for index in range(len(self.rules)))
        body = [*self._held(self._body), *self._body, f"    return ({results})"]
        return function_text(f"judge_{self.number}", body, f"on {self.kind.name!r}")

    def decide(self, follow: bool, needs: Iterable[str], client_needs: Iterable[str]) -> str | None:
        """The function of a record and an event that gives the decision where that follows from the event alone.

        `follow`: that is so for some line. It gives None where the answer has to be worked out, or is a refusal. There
        is none for events that have to do with a booking, happen by themselves or use what was allowed, nor where a
        condition sees a whole situation.
        """
        kind = self.kind
        if kind.life is not None or kind.about == "booking" or kind.cause is not None or kind.name == USED:
            return None
        # The event is one of those counted until it is declined.
        body = [re.sub(r"\bs\.itself\b", "1", line) for line in self._body]
        held = self._held(body)
        if not follow or words_of("\n".join([*body, *held])) & {"s", "g", "l"}:
            return None
        keys = ", ".join(f"x{index}" for index in range(len(self.rules)))
        facts = {text: name for name, text in self._names().items()}
        absent = [f"{facts.get(text, text)} is None" for text in (f"f[{name!r}]" for name in needs)]
        absent += [f"r.known({name!r}, e) is None" for name in client_needs]
        # A fact is held as it is; what is worked out of facts comes when all are there.
        read = [line for line in held if "[" in line]
        worked_out = [line for line in held if "[" not in line]
        body = [
            "    if e.corrects is not None or r.owed:",
            "        return None",
            *read,
            *([f"    if {' or '.join(absent)}:", "        return None"] if absent else []),
            *worked_out,
            *body,
            f"    common = commons_{self.number}[{keys}]",
            "    return None if common is None else Decision(e, common)",
        ]
        used = words_of("\n".join(body))
        begin = [f"    {local} = {value}" for local, value in _WITHOUT_SITUATION.items() if local in used]
        return "\n".join(
            [
                f"commons_{self.number} = {{}}\n\n",
                f"def decide_{self.number}(r, e):",
                "    try:",
                *(f"    {line}" for line in (*begin, *body)),
                "    except KeyError:",
                "        return None",
            ]
        )

    def _names(self) -> dict[str, str]:
        return {name: text for text, name in (self.writer.held or {}).items()}

    def _held(self, body: Iterable[str]) -> list[str]:
        """Works out what the body, or something else that is held, has in a local."""
        used = words_of("\n".join(body))
        lines: list[str] = []
        for name, text in reversed(self._names().items()):
            if name in used:
                used |= words_of(text)
                lines.insert(0, f"    {name} = {text}")
        return lines

    # --- rules -------------------------------------------------------------------------------

    def _rule(self, index: int, rule: Rule) -> Iterator[str]:
        yield f"    # {rule.title!r}"
        path: tuple[Condition, ...] = ()
        indent = "    "
        if rule.when is not None:
            yield f"    if {self.writer.condition(rule.when)}:"
            indent, path = "        ", (rule.when,)
        yield from self._lines(index, rule, rule.lines, indent, path)

    def _lines(
        self, index: int, rule: Rule, lines: tuple[Line, ...], indent: str, path: tuple[Condition, ...]
    ) -> Iterator[str]:
        keyword = "if"
        runs = dict(_runs(lines))
        past = 0
        for number, line in enumerate(lines):
            if number < past:
                continue
            if number in runs:
                yield f"{indent}{keyword} {self._by_value(index, rule, runs[number], path)}:"
                yield f"{indent}    pass"
                past = number + len(runs[number])
                keyword = "elif"
                continue
            if line.condition is None:
                head = f"{indent}else:" if keyword == "elif" else f"{indent}if True:"
            else:
                head = f"{indent}{keyword} {self.writer.condition(line.condition)}:"
            yield f"{head}  # {line.id!r}"
            keyword = "elif"
            here = path if line.condition is None else (*path, line.condition)
            if line.lines:
                yield from self._lines(index, rule, line.lines, f"{indent}    ", here)
            else:
                yield f"{indent}    x{index} = {len(self.leaves)}"
                self.leaves.append(Leaf(rule, line, here))
            if line.condition is None:
                break

    def _by_value(self, index: int, rule: Rule, run: list[Line], path: tuple[Condition, ...]) -> str:
        """Whether one of several lines fits that all begin by asking what the same fact is; only those of its value
        are tried, in their order."""
        first = len(self.leaves)
        bodies: dict[int | str | bool, list[str]] = {}
        for line in run:
            assert line.condition is not None
            body = bodies.setdefault(_asked(line)[1], [])
            body += [
                f"    if {self.writer.condition(line.condition)}:  # {line.id!r}",
                f"        return {len(self.leaves)}",
            ]
            self.leaves.append(Leaf(rule, line, (*path, line.condition)))
        table = f"lines_{self.number}_{first}"
        known = {*LOCALS, "s", *self._names()}
        used = set().union(*(words_of("\n".join(body)) for body in bodies.values())) & known
        arguments = ", ".join(sorted(used))
        found = []
        for place, (value, body) in enumerate(bodies.items()):
            self.tables.append("\n".join([f"def {table}_{place}({arguments}):", *body, "    return -1"]))
            found.append(f"    {value!r}: {table}_{place},")
        self.tables.append("\n".join([f"{table} = {{", *found, "}"]))
        asked = self.writer.fact(_asked(run[0])[0]).when_given()
        return f"{asked} in {table} and (x{index} := {table}[{asked}]({arguments})) >= 0"


def _runs(lines: tuple[Line, ...]) -> Iterator[tuple[int, list[Line]]]:
    """The runs of many lines, one after the other, that begin by asking what the same fact is; each with its place."""
    place = 0
    for fact, run in groupby(lines, key=lambda line: None if _question(line) is None else _asked(line)[0]):
        found = list(run)
        if fact is not None and len(found) >= _FEW:
            yield place, found
        place += len(found)


def _question(line: Line) -> Is | None:
    """The first question of a line without lines of its own, if it asks whether a fact is one value."""
    first = line.condition.items[0] if isinstance(line.condition, And) else line.condition
    if line.lines or not isinstance(first, Is) or len(first.values) != 1 or not isinstance(first.fact, Fact):
        return None
    return first


def _asked(line: Line) -> tuple[Fact, int | str | bool]:
    question = _question(line)
    assert question is not None
    assert isinstance(question.fact, Fact)
    return question.fact, question.values[0]


def words_of(text: str) -> set[str]:
    """The names in a piece of Python, and whatever else looks like one."""
    return set(re.findall(r"\w+", text))


def is_of_event(text: str) -> bool:
    """Whether an expression reads nothing beside the event."""
    return not words_of(text) & _BESIDE_EVENT


def function_text(name: str, body: list[str], comment: str = "") -> str:
    """A function of the situation, with the locals that its body uses."""
    text = "\n".join(body)
    words = words_of(text)
    used = [f"    {local} = {value}" for local, value in LOCALS.items() if local in words]
    head = f"def {name}(s):" + (f"  # {comment}" if comment else "")
    return "\n".join([head, *used, text])
