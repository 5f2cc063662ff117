"""Names and free text, kept apart from all that is judged and bound.

An event is judged with a sign in the place of each text that a client could be known by: `⟦client 17⟧`, `⟦text 5⟧`.
Rules cannot compare text, so that the answer is the same; the signs give way to the texts when an answer is handed
out. A sign says nothing once its text is forgotten.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from secrets import token_bytes

from engine.desk.tables import ClientRow, TextRow
from engine.events.event import Event, Value
from engine.model import House

Names = Callable[[int], str | None]
"""What a sign with a number stands for; None once it is forgotten."""

OPEN = "⟦"
"""With this letter a sign begins; no id may hold it."""

_SIGN = re.compile("⟦(client|text) ([0-9]+)⟧")
_json_text = json.JSONEncoder(ensure_ascii=False).encode
_SALT = 16
FORGOTTEN = "(forgotten)"
"""What stands in the place of a text that was forgotten."""


def client_sign(number: int | None) -> str | None:
    """What stands for a client; None for the house itself."""
    return None if number is None else f"⟦client {number}⟧"


def text_sign(number: int) -> str:
    """What stands for a text."""
    return f"⟦text {number}⟧"


def sealed_client(number: int, name: str, since: int) -> ClientRow:
    """A client who comes for the first time, with the event `since`."""
    salt = token_bytes(_SALT)
    return ClientRow(number, name, salt, commitment(salt, name), since)


def sealed_event(
    event: Event, client: int | None, texts: frozenset[str], number: int, first: int
) -> tuple[Event, list[TextRow]]:
    """An event with signs for its client and its texts, and those texts, numbered from `first` on.

    `texts` are the names of its facts that are free text; `number` is that of its decision.
    """
    rows: list[TextRow] = []
    if not event.told and not _has_any(event.fields, texts):
        return _signed(event, client, event.fields, event.told), rows

    def seal(name: str, value: Value) -> Value:
        if name not in texts or not isinstance(value, str):
            return value
        salt = token_bytes(_SALT)
        rows.append(TextRow(first + len(rows), client, name, value, salt, commitment(salt, value), number))
        return text_sign(rows[-1].number)

    fields = {name: seal(name, value) for name, value in event.fields.items()}
    told = {name: seal(f"client.{name}", value) for name, value in event.told.items()}
    return _signed(event, client, fields, told), rows


def _has_any(fields: Mapping[str, Value], names: Iterable[str]) -> bool:
    for name in names:  # noqa: SIM110  # a generator would cost more than all the rest
        if fields.get(name) is not None:
            return True
    return False


def _signed(event: Event, client: int | None, fields: Mapping[str, Value], told: Mapping[str, Value]) -> Event:
    return Event(
        event.id, event.kind, event.at, client_sign(client), event.booking, fields, event.assumed, event.sent,
        event.source, event.re, told,
    )  # fmt: skip


def text_facts(houses: Iterable[House]) -> dict[str, frozenset[str]]:
    """For each kind of event the names of its facts that are free text, in any version; `client.` before a client's."""
    found: dict[str, set[str]] = {}
    of_client: set[str] = set()
    for house in houses:
        of_client |= {f"client.{name}" for name, fact in house.client_facts.items() if fact.kind.base == "text"}
        for kind in house.events.values():
            known = found.setdefault(kind.name, set())
            known |= {name for name, fact in kind.fields.items() if fact.kind.base == "text"}
            if kind.by == "house":
                # Not words of anybody, but the name of a decision.
                known.discard("decision")
    return {kind: frozenset(names | of_client) for kind, names in found.items()}


def commitment(salt: bytes, text: str) -> str:
    """What the chain holds of a text: it shows that the text was not changed, and without the salt nothing else."""
    return sha256(salt + text.encode()).hexdigest()


def unsealed(text: str, client: Names, words: Names) -> str:
    """A text with what its signs stand for."""
    return _unsealed(text, client, words, str)


def unsealed_json(text: str, client: Names, words: Names) -> str:
    """JSON with what the signs in it stand for."""
    return _unsealed(text, client, words, lambda meant: _json_text(meant)[1:-1])


def _unsealed(text: str, client: Names, words: Names, written: Callable[[str], str]) -> str:
    place = text.find(OPEN)
    if place < 0:
        return text
    parts: list[str] = []
    done = 0
    while place >= 0:
        sign = _SIGN.match(text, place)
        if sign is not None:
            found = (client if sign[1] == "client" else words)(int(sign[2]))
            parts += text[done:place], written(FORGOTTEN if found is None else found)
            done = sign.end()
        place = text.find(OPEN, place + 1)
    parts.append(text[done:])
    return "".join(parts)
