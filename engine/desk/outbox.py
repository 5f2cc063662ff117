"""What a book's decisions say to others and was not handed on: words, what is told inside the house, actions.

A message is named `17/1`: the number of its decision, and its place among all that the decision says. The name never
changes, so that who hands messages on can see which ones it had.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from attrs import evolve, frozen

from engine.desk.consequence_rows import said
from engine.desk.desk import Desk
from engine.desk.house_past import house_past
from engine.desk.journal import BookError, add
from engine.desk.reading import decision_row, name_of
from engine.desk.retelling import decisions_told, named, named_json, reply
from engine.desk.tables import DecisionRow, HandedRow, Rows
from engine.memory.decision import Action, Decision, Told, WordsSaid
from engine.memory.decision_json import Json, decision_json
from engine.time.days import date_text
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
        waiting = [
            row for row in desk.journal.waiting() if ready is None or row.not_before is None or row.not_before <= ready
        ]
        places: defaultdict[int, list[int]] = defaultdict(list)
        for row in waiting:
            places[row.decision].append(row.place)
        found: dict[tuple[int, int], Message] = {}
        for number, said_by in _messages_by(desk, (decision_row(desk.journal, number) for number in places)):
            found |= {(number, place): said_by[place - 1] for place in places[number]}
            if seen is not None:
                seen(len(found))
        yield from (found[row.decision, row.place] for row in waiting)


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


def _messages_by(desk: Desk, rows: Iterable[DecisionRow]) -> Iterator[tuple[int, list[Message]]]:
    """All that decisions say, in the order of its places, by the number of the decision; one client after the other."""
    house = house_past(desk.journal)
    of_clients: defaultdict[int | None, list[DecisionRow]] = defaultdict(list)
    for row in rows:
        if row.amends is None:
            of_clients[row.client].append(row)
        else:
            # An amendment only tells the owner; what it would have said is not handed on.
            tells = [Told(told["role"], told["text"]) for told in json.loads(row.decision)["tells"]]
            yield row.number, [_message(desk, row, place, "tell", told) for place, told in enumerate(tells, start=1)]
    for client, some in of_clients.items():
        for row, decision in decisions_told(desk, house, client, some):
            yield (
                row.number,
                [
                    _message(desk, row, place, kind, content, by)
                    for place, (kind, content, by) in enumerate(said(decision), start=1)
                ],
            )


def _message(
    desk: Desk, row: DecisionRow, place: int, kind: str, content: WordsSaid | Told | Action, by: Decision | None = None
) -> Message:
    """Something that a decision says; `by` is that, or what it records, and None for an amendment."""
    journal = desk.journal
    zone = next(house.zone for house in desk.houses if date_text(house.in_force_from) == row.version)
    client = None if row.client is None else name_of(journal, row.client)
    message = Message(
        f"{row.number}/{place}",
        kind,
        None if by is None or by.not_before is None else moment_text(by.not_before, zone),
        moment_text(row.at, zone),
        named(journal, row.event),
        client,
        row.booking if by is None else by.booking,
        client,
        None,
        None,
        None,
    )
    if isinstance(content, Told):
        return evolve(message, to=content.role, text=named(journal, content.text))
    assert by is not None
    if isinstance(content, WordsSaid):
        return evolve(message, language=content.language, text=reply(desk, row, by))
    actions = json.loads(named_json(journal, json.dumps(decision_json(by)["actions"])))
    return evolve(message, to=content.name, values=actions[by.actions.index(content)]["with"])
