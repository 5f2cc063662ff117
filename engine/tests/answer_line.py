"""A question and its answer on one line: `cancellation start=2027-11-19T14:00 at=2027-11-17T14:00 -> charge 0.00`.

- `given EVENT …` happened before each question below it; an answer may stand there too.
- `EVENT … -> ANSWER` is asked of a client with just that past, `then EVENT …` after the line above it.
- `then until MOMENT -> …` is what comes by itself: `overdue answer: credit 10.00; …`, or `nothing`.
- `-> refused CODE: MESSAGE` where the event cannot be judged.
- an indented text in double quotes is the reply that the line above says, its parts one after the other.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any

from attrs import define, field

from engine.events.event_from_words import event_from_words
from engine.judging.advance import advance
from engine.judging.decide import EventRefused, decide, noted
from engine.memory.decision import Decision
from engine.memory.decision_json import decision_json
from engine.memory.record import Record
from engine.model import House
from engine.planning.plan import Plan
from engine.planning.plan_from_model import plan_from_model
from engine.telling.words import reply_text
from engine.time.moments import moment_from_text

CLIENT = "a-client"
PARAGRAPH = "\n\n"
_WORD = re.compile(r'[^\s"]*"[^"]*"|\S+')
_SECONDS = re.compile(r"(T\d\d:\d\d)(?::00)?(:\d\d)?[+-]\d\d:\d\d$")


@define
class Answers:
    """A house that is asked, line by line. `said` is the reply of the last question, `asked` the
    number of questions by kind of event."""

    house: House
    plan: Plan = field(init=False)
    past: Record = field(factory=lambda: Record(CLIENT))
    record: Record = field(factory=lambda: Record(CLIENT))
    said: str | None = None
    asked: Counter[str] = field(factory=Counter)

    def __attrs_post_init__(self) -> None:
        self.plan = plan_from_model(self.house)

    def answer(self, line: str) -> str:
        """What a line should have after its arrow, or for a text the text itself."""
        if line.startswith(" "):
            return f'"{(self.said or "").replace(PARAGRAPH, " ")}"'
        question = line.partition(" -> ")[0]
        if question.startswith("given "):
            self.record = self.past
            return self._ask(question.removeprefix("given "))
        if question.startswith("then until "):
            return self._wait(question.removeprefix("then until "))
        if question.startswith("then "):
            return self._ask(question.removeprefix("then "))
        self.record = deepcopy(self.past)
        return self._ask(question)

    def _ask(self, question: str) -> str:
        kind, *words = _WORD.findall(question)
        words = [word.replace('"', "") for word in words]
        known = self.house.events.get(kind)
        is_about = known is not None and known.about == "booking" and bool(self.record.bookings)
        if is_about and not any(word.startswith("booking=") for word in words):
            words.append(f"booking={list(self.record.bookings)[-1]}")
        self.asked[kind] += 1
        asked = event_from_words(self.house, kind, [*words, f"id={kind}-{self.asked[kind]}"])
        if asked.event is None:
            return _refused(asked.problems[0].code, asked.problems[0].message)
        if asked.opening is not None:
            self.record.apply(noted(self.plan, self.record, asked.opening))
        decision = decide(self.plan, self.record, asked.event)
        if isinstance(decision, EventRefused):
            return _refused(decision.code, decision.message)
        self.said = reply_text(decision)
        self.record.apply(decision)
        return answer_text(decision)

    def _wait(self, until: str) -> str:
        moment = moment_from_text(until, self.house.zone)
        assert isinstance(moment, int), until
        decisions = advance(self.plan, self.record, moment)
        for decision in decisions:
            self.record.apply(decision)
            self.said = reply_text(decision)
        return "; ".join(f"{one.event.kind}: {answer_text(one)}" for one in decisions) or "nothing"


def compare_answers(house: House, lines: Iterable[tuple[int, str]]) -> None:
    """Asks a house what stands on a page, each line with its number; AssertionError where it answers otherwise."""
    answers = Answers(house)
    for number, line in lines:
        if not line.strip():
            continue
        answer = answers.answer(line)
        question, arrow, _ = line.partition(" -> ")
        if arrow:
            assert f"{number}: {question} -> {answer}" == f"{number}: {line}"
        elif line.startswith(" "):
            assert f"{number}: {answer}" == f"{number}: {line.strip()}"
        else:
            assert not answer.startswith("refused"), f"{number}: {line} -> {answer}"


def _refused(code: str, message: str) -> str:
    return f"refused {code}: {message}"


def answer_text(decision: Decision) -> str:
    """All that a decision does, in the order of its shape; `noted` where it does nothing."""
    return ", ".join(_pieces(decision)) or "noted"


def _pieces(decision: Decision) -> Iterator[str]:
    answer: Any = decision_json(decision)
    asks = any(owed.is_new and owed.kind == "ask" for owed in decision.obligations)
    if decision.verdict != "noted" and not (decision.verdict == "ask" and asks):
        yield f"redirect to {decision.channel}" if decision.channel else decision.verdict
    for entry, shown in zip(decision.entries, answer["entries"], strict=True):
        named = f" as {entry.account}" if entry.account else ""
        amount = f"{shown['amount']}{_unit(entry.amount, entry.unit, decision)}"
        yield f"{entry.kind} {amount}{named}{_moment(' until', shown['until'])}"
    for owed, shown in zip(decision.obligations, answer["obligations"], strict=True):
        amount = f" of {shown['amount']}{_unit(owed.amount, owed.unit, decision)}" if owed.amount is not None else ""
        if owed.is_new:
            yield f"{owed.kind} {owed.what}{amount}{_moment(' by', shown['due'])}"
        elif decision.event.kind != f"overdue {owed.what}":
            yield f"{owed.what} {owed.state}"
    for mark, shown in zip(decision.marks, answer["marks"], strict=True):
        if mark.ends:
            yield f"{mark.subject} is no longer {mark.name}"
        else:
            later = "" if mark.since == decision.event.at else _moment(" from", shown["from"])
            yield f"{mark.subject} is {mark.name}{later}{_moment(' until', shown['until'])}"
    for excused in answer["excused"]:
        yield f"excused {excused['name'].removeprefix('charge.')} {excused['amount']}"
    for child in decision.recorded:
        yield f"recorded {child.event.kind} ({answer_text(child)})"
    if decision.words is not None:
        yield f"say {decision.words.name}"
    for told in decision.tells:
        yield f'tell {told.role} "{told.text}"'
    for action in answer["actions"]:
        values = "".join(f" {name}={_moment('', value).strip() or value}" for name, value in action["with"].items())
        yield f"do {action['do']}{values}"
    for allowed in decision.allowed:
        yield f"may {allowed.text}"
    if answer["not_before"] is not None:
        yield f"not before{_moment('', answer['not_before'])}"


def _unit(amount: int, unit: str | None, decision: Decision) -> str:
    """The unit that an amount is counted in; empty for money."""
    if unit is None or unit == decision.house.currency:
        return ""
    known = decision.house.units[unit]
    return f" {known.name if amount == 1 else known.plural}"


def _moment(word: str, value: object) -> str:
    """A local moment without its offset, and without seconds where they are 00; empty for what is none."""
    text = _SECONDS.sub(r"\1\2", str(value))
    return f"{word} {text}" if text != str(value) else ""
