"""Whether everyone was treated alike: like cases with unlike answers, and what staff did otherwise than the rules.

`verify` asks whether each decision would be given again. Here the decisions of a book are held against one another:
where two cases are alike in all that the rules read, the answers that stand in the book have to be alike too.
"""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from attrs import define, field, frozen

from engine.desk.desk import Desk
from engine.desk.event_row import event_from_row
from engine.desk.journal import Journal
from engine.desk.likeness import Case, Likeness
from engine.desk.listing import Listing
from engine.desk.reading import name_of
from engine.desk.repetition import Repeated
from engine.desk.retelling import decision_referred_to, named
from engine.desk.tables import DecisionRow, EventRow
from engine.desk.verify import Finding, verified
from engine.memory.decision import USED, Decision
from engine.memory.decision_json import Json
from engine.memory.record import Record
from engine.planning.plan import Plan
from engine.telling.plain_text import plain_value
from engine.telling.tried import recorded_in_turn
from engine.time.moments import moment_text
from engine.values import amount_text

OVERRIDE = "override"
"""The event by which staff say that they did otherwise than the house answered."""

_NAMED = 5
"""Of how many decisions with one answer the numbers are said."""


@frozen
class Given:
    """An answer to like cases: how often it was given, and the numbers of the first decisions that gave it."""

    answer: str
    times: int
    decisions: tuple[int, ...]


@frozen
class Unlike:
    """Like cases with unlike answers: what they had in common, as texts, and the answers, the commonest first."""

    version: str
    type: str
    facts: tuple[tuple[str, str], ...]
    answers: tuple[Given, ...]


@frozen
class Departure:
    """What somebody did otherwise than the house had answered.

    `alike` is how many cases there are like the one departed from, itself among them; None where it is not known.
    `cost` is in the currency of the house.
    """

    number: int
    at: str
    client: str | None
    decision: str
    answer: str | None
    alike: int | None
    person: str | None
    because: str | None
    cost: str | None


@frozen
class Audit:
    """What an audit found; `broken` is what would not stand up to `verify`."""

    decisions: int
    cases: int
    unlike: tuple[Unlike, ...]
    departures: tuple[Departure, ...]
    broken: tuple[Finding, ...]

    @property
    def json(self) -> dict[str, Json]:
        """All there is."""
        return {
            "decisions": self.decisions,
            "cases": self.cases,
            "unlike": [
                {
                    "version": one.version,
                    "type": one.type,
                    "facts": dict(one.facts),
                    "answers": [
                        {"answer": given.answer, "times": given.times, "decisions": list(given.decisions)}
                        for given in one.answers
                    ],
                }
                for one in self.unlike
            ],
            "departures": [
                {
                    "number": one.number,
                    "at": one.at,
                    "client": one.client,
                    "decision": one.decision,
                    "answer": one.answer,
                    "alike": one.alike,
                    "person": one.person,
                    "because": one.because,
                    "cost": one.cost,
                }
                for one in self.departures
            ],
            "broken": [{"number": finding.number, "text": finding.message} for finding in self.broken],
        }

    @property
    def text(self) -> str:
        """For people: each group of like cases, the table of departures, and what there is in all."""
        lines = [line for one in self.unlike for line in _unlike_lines(one)]
        if self.departures:
            lines += ["Departures from the rules", *(f"  {line}" for line in _table(self.departures).splitlines()), ""]
        counted = f"{_many(self.decisions, 'decision')} on {_many(self.cases, 'sort')} of cases"
        unlike = f"{len(self.unlike) or 'none'} of them with unlike answers"
        lines.append(f"{counted}, {unlike}; {_many(len(self.departures), 'departure')}")
        return "\n".join(lines) + "\n"


def audited(desk: Desk, seen: Callable[[int], None] | None = None) -> Audit:
    """Looks through a whole book; `seen` hears of each row looked at."""
    search = _Search()
    done = verified(desk.journal, None, seen, search.look)
    with desk.journal.reading():
        for row in _events(desk.journal, USED):
            search.use(decision_referred_to(desk.journal, event_from_row(row)))
        departures = tuple(_departures(desk, search))
    return Audit(search.decisions, len(search.groups), tuple(search.unlike()), departures, tuple(done.found))


@define
class _Group:
    """Decisions on like cases, by their answers."""

    plan: Plan
    answers: dict[str, list[int]] = field(factory=dict)


@define
class _Search:
    """Like cases, and the decisions on each of them."""

    likeness: Likeness = field(factory=Likeness)
    groups: dict[Case, _Group] = field(factory=dict)
    places: dict[int, tuple[Case, str]] = field(factory=dict)
    decisions: int = 0

    def look(self, one: Repeated) -> None:
        """One more decision: what stands in the book, on the case as it was when it was taken again."""
        self.decisions += 1
        if one.row.type == USED:
            # What is done then is what another decision left open, and counts there.
            return
        said = msgspec.json.decode(one.row.decision)
        self.places[one.row.number] = self._put(one.row.number, one.plan, one.record, one.decision, said)

    def _put(
        self, number: int, plan: Plan, record: Record, decision: Decision, said: dict[str, Any]
    ) -> tuple[Case, str]:
        case, answer = self.likeness.case(plan, record, decision), _answer(said)
        group = self.groups.setdefault(case, _Group(plan))
        group.answers.setdefault(answer, []).append(number)
        # A book that was changed may say something else than what is recorded here.
        for (ahead, child), of_child in zip(recorded_in_turn(record, decision), said["recorded"], strict=False):
            self._put(number, plan, ahead, child, of_child)
        return case, answer

    def use(self, number: int | None) -> None:
        """What a decision left open was made use of, which is another answer than the same without it."""
        if number in self.places:
            case, answer = self.places[number]
            answers = self.groups[case].answers
            if number in answers.get(answer, ()):
                answers[answer].remove(number)
                answers.setdefault(f"{answer}, made use of", []).append(number)

    def unlike(self) -> Iterator[Unlike]:
        """The groups with several answers, in the order in which they began."""
        for case, group in self.groups.items():
            answers = {answer: numbers for answer, numbers in group.answers.items() if numbers}
            if len(answers) > 1:
                readings = self.likeness.facts(group.plan, case)
                facts = tuple((label, plain_value(value, kind, group.plan.house)) for label, kind, value in readings)
                commonest = sorted(answers.items(), key=lambda item: (-len(item[1]), item[1]))
                given = (Given(answer, len(numbers), tuple(numbers[:_NAMED])) for answer, numbers in commonest)
                yield Unlike(case[0], case[1], facts, tuple(given))

    def alike(self, number: int) -> tuple[str, int] | None:
        """The answer of a decision, and how many cases there are like its own."""
        if number not in self.places:
            return None
        case, answer = self.places[number]
        return answer, sum(len(numbers) for numbers in self.groups[case].answers.values())


def _answer(said: dict[str, Any]) -> str:
    """What a decision says that may not differ between like cases: no moments, no names, nothing of earlier dues."""
    parts = [str(said["verdict"]) if said["channel"] is None else f"{said['verdict']} to {said['channel']}"]
    parts += [f"{entry['slot']} {entry['amount']} {entry['unit']}" for entry in said["entries"]]
    for owed in said["obligations"]:
        if owed["id"].startswith(f"{said['event']}/") and owed["state"] == "open":
            of = "" if owed["amount"] is None else f" of {owed['amount']} {owed['unit']}"
            parts.append(f"{owed['kind']} {owed['what']}{of}")
    parts += [f"{mark['of']} {mark['name']}" for mark in said["marks"]]
    parts += [f"record {child['event'].rpartition('/')[2]}" for child in said["recorded"]]
    parts += [f"do {action['do']}" for action in said["actions"]]
    parts += [f"tell {told['role']}" for told in said["tells"]]
    if said["words"] is not None:
        parts.append(f"say {said['words']['name']}")
    parts += [f"may {allowed['text'].removeprefix('may ')}" for allowed in said["allowed"]]
    return ", ".join(parts)


def _events(journal: Journal, kind: str) -> Iterator[EventRow]:
    """The events of a kind as they stand: one that was corrected comes as its latest correction."""
    for row in list(journal.rows("events", type=kind)):
        assert isinstance(row, EventRow)
        first = row.number if row.corrects is None else row.corrects
        if all(later[0] <= row.number for later in journal.rows("events", corrects=first)):
            yield row


def _departures(desk: Desk, search: _Search) -> Iterator[Departure]:
    journal, house = desk.journal, desk.houses[-1]
    for row in _events(journal, OVERRIDE):
        (made,) = journal.rows("decisions", number=row.number)
        assert isinstance(made, DecisionRow)
        if made.verdict in ("redirect", "decline"):
            continue
        fields = event_from_row(row).fields
        about = decision_referred_to(journal, event_from_row(row))
        answer, alike = (None if about is None else search.alike(about)) or (None, None)
        cost = fields.get("cost")
        yield Departure(
            row.number,
            moment_text(row.at, house.zone),
            None if row.client is None else name_of(journal, row.client),
            str(about or fields.get("decision")),
            answer,
            alike,
            _said(journal, fields.get("person")),
            _said(journal, fields.get("because")),
            f"{amount_text(cost, house.currency)} {house.currency}" if isinstance(cost, int) else None,
        )


def _said(journal: Journal, text: object) -> str | None:
    return named(journal, text) if isinstance(text, str) else None


def _unlike_lines(unlike: Unlike) -> Iterator[str]:
    yield f"{unlike.type}, under the version of {unlike.version}"
    for label, value in unlike.facts:
        yield f"  {label}: {value}"
    for given in unlike.answers:
        numbers = ", ".join(str(number) for number in given.decisions)
        more = "" if given.times <= len(given.decisions) else f" and {given.times - len(given.decisions)} more"
        yield f"  {given.times} × {given.answer}"
        yield f"      decision{'' if given.times == 1 else 's'} {numbers}{more}"
    yield ""


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _table(departures: tuple[Departure, ...]) -> str:
    header = ("number", "at", "client", "decision", "answered", "alike", "person", "because", "cost")
    rows = [
        (
            one.number, one.at, one.client, one.decision, one.answer, one.alike, one.person, one.because, one.cost,
        )
        for one in departures
    ]  # fmt: skip
    return Listing(header, rows, "").text()
