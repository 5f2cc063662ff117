"""What a book's decisions say to others and was not handed on: words, what is told inside the house, actions.

A message is named `17/1`: the number of its decision, and its place among all that the decision says. The name never
changes, so that who hands messages on can see which ones it had.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator

from attrs import evolve, frozen

from engine.desk.consequence_rows import said
from engine.desk.desk import Desk, name_of
from engine.desk.journal import BookError, add
from engine.desk.retelling import named, named_json, reply, retold
from engine.desk.tables import DecisionRow, HandedRow, Rows
from engine.memory.decision import Action, Decision, Told, WordsSaid
from engine.memory.decision_json import Json, decision_json
from engine.time.moments import moment_text

_NAME = re.compile(r"([0-9]{1,18})/([0-9]{1,9})")


@frozen
class Message:
    """Something to hand on, with all names. `kind` is words, tell or do; `language` is that of words.

    `to` is the client, the role inside the house, or the action; `text` is None for an action, which has `values`.
    """

    name: str
    kind: str
    not_before: str | None
    at: str
    event: str
    client: str | None
    booking: str | None
    to: str | None
    language: str | None
    text: str | None
    values: Json

    @property
    def json(self) -> dict[str, Json]:
        """All there is, under the keys that are promised."""
        return {
            "id": self.name,
            "kind": self.kind,
            "not_before": self.not_before,
            "at": self.at,
            "event": self.event,
            "client": self.client,
            "booking": self.booking,
            "to": self.to,
            "language": self.language,
            "text": self.text,
            "with": self.values,
        }

    @property
    def plain(self) -> str:
        """For people: a heading, and under it what is said."""
        language = "" if self.language is None else f" ({self.language})"
        wait = "" if self.not_before is None else f", not before {self.not_before}"
        head = f"{self.name}  {self.kind} {'to ' if self.kind == 'words' else ''}{self.to}{language}{wait}\n"
        whose = "" if self.kind == "words" or self.client is None else f"    client: {self.client}\n"
        text = self.text or ""
        if isinstance(self.values, dict):
            text = "\n".join(f"{name}: {value}" for name, value in self.values.items())
        return head + whose + "".join(f"    {line}".rstrip() + "\n" for line in text.splitlines())


@frozen
class Handed:
    """What became of a name: it was noted as handed on now, or (`before` has the moment) had been noted before."""

    name: str
    before: str | None


def messages(desk: Desk, ready: int | None = None, seen: Callable[[int], None] | None = None) -> Iterator[Message]:
    """What waits to be handed on, in the order given; with `ready` only what may go out at that moment.

    `seen` hears how many were looked at.
    """
    with desk.journal.reading():
        waiting = list(desk.journal.waiting())
        said_by: tuple[int, list[Message]] = (0, [])
        for count, row in enumerate(waiting, start=1):
            if ready is None or row.not_before is None or row.not_before <= ready:
                if said_by[0] != row.decision:
                    said_by = row.decision, list(_messages_of(desk, row.decision))
                yield said_by[1][row.place - 1]
            if seen is not None:
                seen(count)


def hand_on(desk: Desk, names: Iterable[str], now: int) -> list[Handed]:
    """Notes that messages were handed on, all of them or (BookError, where one is none of this book) none."""
    journal, zone = desk.journal, desk.houses[-1].zone
    done: list[Handed] = []
    rows: Rows = {}
    with journal.writing():
        for name in dict.fromkeys(names):
            match = _NAME.fullmatch(name)
            decision, place = (0, 0) if match is None else (int(match[1]), int(match[2]))
            if next(journal.rows("outbox", decision=decision, place=place), None) is None:
                raise BookError(f"there is no `{name}` in the outbox", "nothing was noted; see `evenhand outbox`")
            known = next(journal.rows("handed", decision=decision, place=place), None)
            if isinstance(known, HandedRow):
                done.append(Handed(name, moment_text(known.at, zone)))
            else:
                add(rows, [("handed", HandedRow(decision, place, now))])
                done.append(Handed(name, None))
        journal.append(rows)
    return done


def _messages_of(desk: Desk, number: int) -> Iterator[Message]:
    """All that a decision says, in the order of its places."""
    (row,) = desk.journal.rows("decisions", number=number)
    assert isinstance(row, DecisionRow)
    for place, (kind, content, by) in enumerate(_said(desk, row), start=1):
        yield _message(desk, f"{number}/{place}", kind, content, by, row)


def _said(desk: Desk, row: DecisionRow) -> Iterator[tuple[str, WordsSaid | Told | Action, Decision]]:
    if row.amends is None:
        yield from said(retold(desk, row).decision)
        return
    # An amendment only tells the owner; what it would have said is not handed on.
    (amended,) = desk.journal.rows("decisions", number=row.amends)
    assert isinstance(amended, DecisionRow)
    by = retold(desk, amended).decision.but(booking=row.booking, not_before=None)
    for told in json.loads(row.decision)["tells"]:
        yield "tell", Told(told["role"], told["text"]), by


def _message(
    desk: Desk, name: str, kind: str, content: WordsSaid | Told | Action, by: Decision, row: DecisionRow
) -> Message:
    journal, zone = desk.journal, by.house.zone
    client = None if row.client is None else name_of(journal, row.client)
    message = Message(
        name,
        kind,
        None if by.not_before is None else moment_text(by.not_before, zone),
        moment_text(row.at, zone),
        named(journal, row.event),
        client,
        by.booking,
        client,
        None,
        None,
        None,
    )
    match content:
        case WordsSaid(language=language):
            return evolve(message, language=language, text=reply(desk, row, by))
        case Told(role, text):
            return evolve(message, to=role, text=named(journal, text))
        case Action(action):
            place = by.actions.index(content)
            actions = json.loads(named_json(journal, json.dumps(decision_json(by)["actions"])))
            return evolve(message, to=action, values=actions[place]["with"])
