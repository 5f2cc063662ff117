"""A decision of a book, told again: in words, with the names that its signs stand for."""

import json
from collections.abc import Callable, Iterable, Iterator

from attrs import frozen
from msgspec.structs import replace

from engine.desk.amendment import WITHDRAWN
from engine.desk.answer import Answer
from engine.desk.desk import Desk
from engine.desk.history import course, history
from engine.desk.house_past import HousePast, house_past
from engine.desk.journal import BookError, Journal
from engine.desk.reading import AsOf, decision_row, event_row, name_of, text_of
from engine.desk.sealing import unsealed, unsealed_json
from engine.desk.tables import DecisionRow
from engine.events.event import Event
from engine.memory.decision import Decision
from engine.memory.decision_json import Json, canonical_bytes
from engine.memory.record import Record
from engine.planning.plan import Plan
from engine.telling.explanation import answer_text, why_json, why_text
from engine.telling.words import reply_text


class NothingToTell(Exception):
    """An amendment of what did not happen after all has no decision in it; `notes` are all there is to say."""

    def __init__(self, notes: tuple[str, ...]) -> None:
        self.notes = notes
        super().__init__(*notes)


@frozen
class Retold:
    """A decision once more: what decided it, what was known before it, and the decision, with signs for names."""

    plan: Plan
    record: Record
    decision: Decision


def retold(desk: Desk, row: DecisionRow) -> Retold:
    """The decision of a row, taken again on what was known by then. BookError where it would be another one.

    An amendment is told as the decision that would have been given; NothingToTell where that is none.
    """
    with desk.journal.reading():
        known = AsOf(desk.journal, row.number + 1)
        first = row if row.amends is None else decision_row(desk.journal, row.amends)
        by_itself = bool(first.by_itself)
        source = "" if by_itself else event_row(desk.journal, first.number).source
        others = house_past(known).of_others(row.client)
        for step in course(desk.timeline, history(known, row.client), others):
            if step.position[1:] == (by_itself, source, first.event):
                break
        else:
            step = None
    notes: tuple[str, ...] = ()
    if row.amends is not None:
        notes = tuple(json.loads(row.decision)["notes"])
    if step is not None and isinstance(step.outcome, Decision):
        plan = desk.timeline.plan_for(step.event, step.record)
        made = step.outcome if row.amends is None else step.outcome.but(amends=str(row.amends), notes=notes)
        return Retold(plan, step.record, made)
    if row.amends is None:
        raise BookError(f"decision {row.number} cannot be given again as it was", "run `evenhand verify`")
    raise NothingToTell(notes)


def standing_decisions(desk: Desk, house: HousePast, client: int | None) -> Iterator[tuple[int, Decision]]:
    """What would be answered to a client by all that is known now, with the number of the decision first given.

    In the order of the moments; what would be refused now is left out. `house` is its past as known now.
    """
    past = history(desk.journal, client)
    for step in course(desk.timeline, past, house.of_others(client)):
        number = past.numbers.get(step.position[1:])
        if number is not None and isinstance(step.outcome, Decision):
            yield number, step.outcome


def decisions_told(
    desk: Desk, house: HousePast, client: int | None, rows: Iterable[DecisionRow]
) -> Iterator[tuple[DecisionRow, Decision]]:
    """The decisions in rows of one client, none an amendment, each as `retold` does; `house` is its past as known now.

    The client's past is gone through once; only where what is known now would be answered otherwise, as known then.
    """
    wanted = {row.number: row for row in rows}
    for number, decision in standing_decisions(desk, house, client):
        row = wanted.get(number)
        if row is not None and canonical_bytes(decision).decode() == row.decision:
            del wanted[number]
            yield row, decision
    for row in wanted.values():
        yield row, retold(desk, row).decision


def decision_called(journal: Journal, name: str) -> DecisionRow:
    """The decision with a number, or on the event with an id. BookError where there is none, or several."""
    by_number = journal.rows("decisions", number=int(name)) if name.isdecimal() and len(name) < 19 else iter(())
    found = [row for row in by_number if isinstance(row, DecisionRow)]
    if not found:
        numbers = [row[0] for row in journal.rows("events", id=name)]
        found = [
            row for one in numbers for row in journal.rows("decisions", number=one) if isinstance(row, DecisionRow)
        ]
    if not found:
        found = [row for row in journal.rows("decisions", event=name) if isinstance(row, DecisionRow)]
    if not found:
        raise BookError(f"there is no decision `{name}` in this book", "name its number, or the id of its event")
    if len(found) > 1:
        numbers_text = ", ".join(str(row.number) for row in found)
        raise BookError(f"several events are called `{name}`", f"name the number of the decision: {numbers_text}")
    return found[0]


def decision_referred_to(journal: Journal, event: Event) -> int | None:
    """The number of the decision that staff speak of in `used` or `override`; None where there is none.

    Of several things that it allowed, `e-7/2` names the second.
    """
    name = str(event.fields.get("decision"))
    for known_as in (name, name.rpartition("/")[0]):
        try:
            return decision_called(journal, known_as).number
        except BookError:
            continue
    return None


def explained(desk: Desk, row: DecisionRow, style: Callable[[str], str]) -> str:
    """Why a decision was as it was, as `evenhand why` says it, and by what it was amended."""
    try:
        told = retold(desk, row)
        text = why_text(told.plan, told.record, told.decision, style)
    except NothingToTell as nothing:
        text = "\n".join((style(f"This amends the decision {row.amends}."), *(f"  {note}" for note in nothing.notes)))
    later = [one for one in desk.journal.rows("decisions", client=row.client) if isinstance(one, DecisionRow)]
    amended = "".join(f"\n\nAmended by decision {one.number}." for one in later if one.amends == row.number)
    return named(desk.journal, text + amended)


def explained_json(desk: Desk, row: DecisionRow) -> Json:
    """The same as JSON, without the amendments."""
    try:
        told = retold(desk, row)
    except NothingToTell:
        text = row.decision
    else:
        text = json.dumps(why_json(told.plan, told.record, told.decision), ensure_ascii=False)
    found: Json = json.loads(named_json(desk.journal, text))
    return found


def answer_told(answer: Answer, style: Callable[[str], str]) -> str:
    """An answer as `evenhand ask` says it, under its number and the id of its event; with a newline at the end.

    One that was given before is only named.
    """
    if answer.made is None:
        return f"{answer.number}  {json.loads(answer.decision)['event']} was answered before\n"
    text = f"{answer.number}  {answer.made.event.id}\n{_told(answer.made, style)}\n"
    return unsealed(text, answer.client, answer.text)


def _told(made: Decision, style: Callable[[str], str]) -> str:
    if made.amends is None or made.used is not None:
        return answer_text(made, style)
    # Its notes say already what the owner is told, and what was withdrawn is owed by nobody.
    standing = tuple(owed for owed in made.obligations if owed.state != WITHDRAWN)
    text = answer_text(made.but(tells=(), obligations=standing), style)
    return text if made.because else text.partition("\n\n")[0]


def with_words(desk: Desk, answer: Answer) -> str:
    """An answer as JSON with the reply as `text` beside the name of its words."""
    said = json.loads(answer.decision)
    if said["words"] is not None:
        (row,) = desk.journal.rows("decisions", number=answer.number)
        assert isinstance(row, DecisionRow)
        said["words"]["text"] = reply(desk, row, answer.made)
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def reply(desk: Desk, row: DecisionRow, decision: Decision | None = None) -> str | None:
    """The words of a decision as the client reads them; None where nothing is said.

    `decision` is the one that the row holds, where it is at hand.
    """
    said = retold(desk, row).decision if decision is None else decision
    if said.words is None:
        return None
    values = tuple(
        (label, kind, named(desk.journal, value) if isinstance(value, str) else value)
        for label, kind, value in said.words.values
    )
    return reply_text(said.but(words=replace(said.words, values=values)))


def named_json(journal: Journal, text: str) -> str:
    """JSON with the names and texts that its signs stand for."""
    return unsealed_json(text, lambda number: name_of(journal, number), lambda number: text_of(journal, number))


def named(journal: Journal, text: str) -> str:
    """A text with the names and texts that its signs stand for."""
    return unsealed(text, lambda number: name_of(journal, number), lambda number: text_of(journal, number))
