"""An event, and the booking it is about, from `key=value` words of a command."""

from collections.abc import Iterable

from msgspec import Struct

from engine.events.event import Event
from engine.events.event_from_json import RESERVED, EventReader, one_letter_off
from engine.events.event_problem import EventProblem
from engine.model import EventKind, House
from engine.nearest import nearest
from grammar.names import names
from grammar.sentence import sentence

_SOMEBODY = "a-client"
_SOME_BOOKING = "a-booking"
_MADE = "booking.at"


class Question(Struct, frozen=True):
    """What a command asks: an event, and where its booking was described beside it the event that opens that one.

    Both are None where a word cannot be read; `problems` then says why, and holds the warnings too. `assumed` names
    what the question did not say of its booking and got by default, `the booking` for the moment it was made.
    """

    event: Event | None
    opening: Event | None
    assumed: tuple[str, ...] = ()
    problems: tuple[EventProblem, ...] = ()


def event_from_words(house: House, kind: str, words: Iterable[str], now: str | None = None) -> Question:
    """The question `kind key=value …`.

    A key is a field of the event, else one of its booking; `booking.start` is always the booking's, and `booking.at`
    says when that was made (the event's moment, where not said). `now` is the event's moment where no `at` is given.
    A booking that is named with `booking=` and not described is one of the client's history. Names of the vocabulary
    may be said in the language of the house.
    """
    problems: list[EventProblem] = []
    kind = names(house.language).english(kind)
    said = _in_english(house, kind, _split(words, problems))
    asked = house.events.get(kind)
    reader = EventReader(house)
    opening_kind = _opening_kind(house, asked, said) if asked and asked.about == "booking" else None
    described = {}
    if asked and opening_kind:
        described = {key: said.pop(key) for key in list(said) if _is_of_booking(key, asked, opening_kind)}
        problems += _nearly_described(said, asked, opening_kind)
        said = {key: value for key, value in said.items() if not any(f"`{key}`" in p.message for p in problems)}
    named = "booking" in said
    data: dict[str, object] = {"type": kind, **said}
    if now is not None:
        data.setdefault("at", now)
    if asked and asked.about != "house":
        data.setdefault("client", _SOMEBODY)
    if opening_kind:
        data.setdefault("booking", _SOME_BOOKING)
    reading = reader.read(data)
    problems += reading.problems
    opening = None
    if opening_kind and (described or not named):
        made: dict[str, object] = {key.removeprefix("booking."): value for key, value in described.items()}
        made |= {"type": opening_kind.name, "client": data["client"], "booking": data["booking"]}
        made["at"] = made.get("at", data.get("at"))
        if made["at"] is not None:
            opened = reader.read(made)
            problems += opened.problems
            opening = opened.event
    if reading.event is None or any(not problem.is_warning for problem in problems):
        return Question(None, None, (), tuple(dict.fromkeys(problems)))
    assumed = opening.assumed if opening else ()
    if opening and _MADE not in described:
        assumed = (*assumed, "the booking")
    return Question(reading.event, opening, assumed, tuple(problems))


def _split(words: Iterable[str], problems: list[EventProblem]) -> dict[str, object]:
    said: dict[str, object] = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not equals or not key:
            problems.append(
                EventProblem(
                    "E801",
                    sentence("`{}` does not say of what", word),
                    sentence("write `{}=value`", key or sentence("key")),
                )
            )
        elif key in said:
            problems.append(EventProblem("E801", sentence("`{}` is given twice", key)))
        else:
            said[key] = value
    return said


def _in_english(house: House, kind: str, said: dict[str, object]) -> dict[str, object]:
    """What was said in the language that the house is written in, by the names that events have."""
    known = names(house.language)
    kinds = (house.events.get(kind), *(opening for opening in house.events.values() if opening.life == "opens"))
    found: dict[str, object] = {}
    for key, value in said.items():
        name = known.english(key)
        owner, _, fact = name.rpartition(".")
        declared = [house.client_facts] if owner == "client" else [each.fields for each in kinds if each]
        field = next((fields[fact] for fields in declared if fact in fields), None)
        is_choice = field is not None and field.kind.base == "choice" and isinstance(value, str)
        found[name] = known.english(str(value)) if is_choice else value
    return found


def _opening_kind(house: House, asked: EventKind, said: dict[str, object]) -> EventKind | None:
    """The kind of event that opens bookings; of several the one that has most of the facts that were given."""
    opening = [kind for kind in house.events.values() if kind.life == "opens"]
    return max(opening, key=lambda kind: sum(_is_of_booking(key, asked, kind) for key in said), default=None)


def _is_of_booking(key: str, asked: EventKind, opening: EventKind) -> bool:
    if key == _MADE or (key.removeprefix("booking.") in opening.fields and key.startswith("booking.")):
        return True
    return key in opening.fields and key not in asked.fields


def _nearly_described(said: dict[str, object], asked: EventKind, opening: EventKind) -> list[EventProblem]:
    """Keys that look like facts of the booking, and of nothing nearer."""
    problems = []
    own = {*asked.fields, *RESERVED}
    for key in said:
        if key in own or key.startswith("client."):
            continue
        facts = dict.fromkeys([*opening.fields, *(f"booking.{name}" for name in opening.fields), _MADE])
        close = next(one_letter_off(key, facts), None) or (nearest(key, facts) if key.startswith("booking.") else None)
        if close and next(one_letter_off(key, dict.fromkeys(own)), None) is None:
            problems.append(
                EventProblem(
                    "E808", sentence("a {} has no `{}`", opening.name, key), sentence("did you mean `{}`?", close)
                )
            )
    return problems
