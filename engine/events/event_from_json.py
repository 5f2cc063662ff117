"""An event from JSON, read against the house that judges it."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property

import msgspec
from msgspec import Struct

from engine.events.cloud_event import event_data_from_cloud_event, is_cloud_event
from engine.events.event import Event, Value
from engine.events.event_defaults import with_defaults
from engine.events.event_problem import EventProblem
from engine.events.value_from_json import quoted, text_of_moment, value_from_json
from engine.model import EventKind, Field, House
from engine.nearest import listed, mend
from engine.time.moments import Zone, moment_from_text
from engine.values import Misfit
from grammar.names import names
from grammar.sentence import sentence

RESERVED = ("type", "at", "client", "booking", "id", "source", "re", "sent", "corrects")
"""The keys that every event may carry; all others are its fields, or facts of its client."""

_decoder = msgspec.json.Decoder(float_hook=Decimal)
_encoder = msgspec.json.Encoder(order="deterministic")


class Reading(Struct, frozen=True):
    """What came of reading an event: the event, None where it has errors, and all problems, warnings among them."""

    event: Event | None
    problems: tuple[EventProblem, ...] = ()

    @property
    def errors(self) -> tuple[EventProblem, ...]:
        """The problems that kept it from being read."""
        return tuple(problem for problem in self.problems if not problem.is_warning)


class EventReader:
    """Reads events for one house. `booking_facts` are the names that a booking of this house can have."""

    def __init__(self, house: House) -> None:
        self.house = house
        opening = (kind for kind in house.events.values() if kind.life == "opens")
        self.booking_facts: frozenset[str] = frozenset(name for kind in opening for name in kind.fields)
        self._client_keys: Mapping[str, Field] = {
            f"client.{name}": fact for name, fact in self.house.client_facts.items()
        }

    @property
    def zone(self) -> Zone:
        """Where moments without an offset are local."""
        return self.house.zone

    @cached_property
    def quick(self) -> Callable[[bytes], Event | None]:
        """One event that is as it should be; None where it has to be read thoroughly."""
        # A question is no JSON text.
        from engine.events.quick_reader import quick_reader

        return quick_reader(self.house)

    def read(self, data: Mapping[str, object] | bytes) -> Reading:
        """One event, with every problem it has."""
        taken = decoded(data) if isinstance(data, bytes) else data
        if not isinstance(taken, EventProblem) and is_cloud_event(taken):
            taken = event_data_from_cloud_event(taken)
        if isinstance(taken, EventProblem):
            return Reading(None, (taken,))
        problems: list[EventProblem] = []
        event = self._event(taken, problems)
        return Reading(event, tuple(problems))

    def _event(self, data: Mapping[str, object], problems: list[EventProblem]) -> Event | None:
        kind = self._kind(data.get("type"), problems)
        at = self._at(data.get("at"), problems)
        if kind is None:
            return None
        told: dict[str, Value] = {}
        client = self._client(kind, data.get("client"), told, problems)
        given = self.fields(kind, data, problems, told)
        booking = _name("booking", data.get("booking"), problems)
        source = _name("source", data.get("source"), problems) or ""
        answers = _name("re", data.get("re"), problems)
        corrects = _name("corrects", data.get("corrects"), problems)
        sent = None if data.get("sent") is None else self._moment("sent", data["sent"], problems)
        known = _name("id", data.get("id"), problems)
        if at is None or any(not problem.is_warning for problem in problems):
            return None
        is_named = known is not None
        if known is None:
            said = [kind.name, at, client, booking, source, answers, sent, given, told]
            said += [] if corrects is None else [corrects]
            known = f"{kind.name}-{_sha256(_encoder.encode(said))[:12]}"
        if kind.life == "opens" and booking is None:
            booking = known if corrects is None else corrects
        sent = at if sent is None else sent
        fields, assumed = with_defaults(kind, given, self.house, at, sent)
        return Event(
            known, kind.name, at, client, booking, fields, assumed, sent, source, answers, told, corrects, is_named
        )

    def _kind(self, written: object, problems: list[EventProblem]) -> EventKind | None:
        kind = self.house.events.get(written) if isinstance(written, str) else None
        if kind is not None and kind.cause is None:
            return kind
        outside = [name for name, kind in self.house.events.items() if kind.cause is None]
        if written is None or written == "":
            help = sentence("say what happened, such as `{}`", outside[0]) if outside else None
            problems.append(EventProblem("E803", sentence("the event has no `type`"), help))
            return None
        if kind is not None:
            message = sentence("{} comes by itself when its time has come, and is not sent", quoted(written))
            problems.append(EventProblem("E802", message))
            return None
        known = sentence("this house has {}", listed(outside, "and"))
        nearest = mend(written, outside, known) if isinstance(written, str) else known
        problems.append(EventProblem("E802", sentence("{} is not an event of this house", quoted(written)), nearest))
        return None

    def _at(self, written: object, problems: list[EventProblem]) -> int | None:
        if written is None or written == "":
            mend = sentence("say when it happened: `2027-11-19T09:00`")
            problems.append(EventProblem("E803", sentence("the event has no `at`"), mend))
            return None
        return self._moment("at", written, problems)

    def _moment(self, key: str, written: object, problems: list[EventProblem]) -> int | None:
        text = text_of_moment(written)
        if text is not None:
            moment = moment_from_text(text, self.house.zone)
        else:
            moment = Misfit(sentence("{} is not a moment", quoted(written)), sentence("write `2027-11-19T09:00`"))
        if isinstance(moment, Misfit):
            problems.append(_in(key, moment))
            return None
        return moment

    def _client(
        self, kind: EventKind, written: object, told: dict[str, Value], problems: list[EventProblem]
    ) -> str | None:
        if isinstance(written, Mapping):
            facts = {f"client.{key}": value for key, value in written.items() if key != "id"}
            self._take(facts, self._client_keys, told, "a client", problems)
            written = written.get("id")
        before = len(problems)
        client = _name("client", written, problems)
        if kind.about == "house":
            if client is not None:
                message = sentence("`client` is ignored: `{}` is an event of the house", kind.name)
                problems.append(EventProblem("W906", message))
            return None
        if client is None and len(problems) == before:
            problems.append(
                EventProblem("E803", sentence("the event has no `client`"), sentence("say whose it is: `c-17`"))
            )
        return client

    def fields(
        self,
        kind: EventKind,
        data: Mapping[str, object],
        problems: list[EventProblem],
        told: dict[str, Value] | None = None,
    ) -> dict[str, Value]:
        """The fields of a kind that are given. What is wrong goes to `problems`, facts of the client to `told`."""
        found: dict[str, Value] = {}
        facts: dict[str, object] = {}
        for key, value in data.items():
            if key in RESERVED:
                continue
            declared = kind.fields.get(key)
            if declared is None:
                facts[key] = value
            elif value is not None:
                _put(found, key, key, value_from_json(value, declared, self.house), problems)
        if facts:
            others = {**self._client_keys, **dict.fromkeys((*kind.fields, *RESERVED))}
            self._take(facts, others, {} if told is None else told, sentence("`{}`", kind.name), problems)
        return found

    def _take(
        self,
        facts: Mapping[str, object],
        known: Mapping[str, Field | None],
        told: dict[str, Value],
        owner: str,
        problems: list[EventProblem],
    ) -> None:
        """Puts facts of the client into `told`; keys that nobody declared are problems."""
        for key, value in facts.items():
            declared = known.get(key)
            if declared is None:
                problems.append(self._unknown(str(key), known, owner))
            elif value is not None:
                read = value_from_json(_base_language(value, declared), declared, self.house)
                if isinstance(read, Misfit) and declared.kind.of == "language":
                    # A client of another language is served in the house's first one, not turned away.
                    mend = sentence("words go out in `{}`", self.house.languages[0])
                    problems.append(
                        EventProblem("W906", sentence("in `{}`, {} of this house", key, read.message), mend)
                    )
                    continue
                if told.get(declared.name, read) != read:
                    problems.append(EventProblem("E801", sentence("`{}` is said twice, and not the same", key)))
                _put(told, declared.name, key, read, problems)

    def _unknown(self, key: str, known: Mapping[str, object], owner: str) -> EventProblem:
        if key in self.booking_facts:
            return EventProblem("W906", sentence("`{}` is ignored: it is a fact of the booking, not of {}", key, owner))
        own = names(self.house.language).own
        close = next(one_letter_off(key, dict.fromkeys(own(one) or one for one in known)), None)
        close = next(one_letter_off(key, known), close)
        if close is None:
            return EventProblem("W906", sentence("`{}` is ignored: {} has no such fact", key, owner))
        return EventProblem("E808", sentence("{} has no {}", owner, quoted(key)), sentence("did you mean `{}`?", close))


def one_letter_off(key: str, known: Mapping[str, object]) -> Iterator[str]:
    """The known keys that one letter changed, added, left out or swapped with its neighbour makes of a key; capitals
    alone do not count as letters changed."""
    for other in known:
        if other == key:
            continue
        if other.lower() == key.lower():
            yield other
            continue
        if abs(len(other) - len(key)) > 1:
            continue
        short, long = sorted((key, other), key=len)
        first = next((i for i, letter in enumerate(short) if letter != long[i]), len(short))
        if len(short) < len(long):
            fits = short[first:] == long[first + 1 :]
        else:
            swapped = short[first + 1 : first + 2] + short[first]
            fits = short[first + 1 :] == long[first + 1 :] or swapped + short[first + 2 :] == long[first:]
        if fits:
            yield other


def decoded(data: bytes) -> Mapping[str, object] | EventProblem:
    """A JSON object, its figures with a point as Decimal; what else the bytes are is a problem."""
    try:
        decoded = _decoder.decode(data)
    except UnicodeDecodeError:
        return EventProblem("E801", sentence("the event is not text in UTF-8"), sentence("save the file as UTF-8"))
    except RecursionError:
        return EventProblem("E801", sentence("the event is nested too deeply"))
    except (msgspec.MsgspecError, ValueError):
        return EventProblem(
            "E801",
            sentence("the event is not one whole JSON object"),
            sentence('write it on one line: `{{"type": …}}`'),
        )
    if isinstance(decoded, dict):
        return decoded
    return EventProblem(
        "E801", sentence("the event is not a JSON object"), sentence('write `{{"type": …, "at": …, "client": …}}`')
    )


def _name(key: str, written: object, problems: list[EventProblem]) -> str | None:
    """The name under a key; a whole number is taken as its digits, a blank as not given."""
    if isinstance(written, str):
        return written.strip() or None
    if isinstance(written, int) and not isinstance(written, bool):
        return str(written)
    if written is not None:
        problems.append(
            EventProblem(
                "E804",
                sentence("in `{}`, {} is not a name", key, quoted(written)),
                sentence("put it in quotation marks"),
            )
        )
    return None


def _put(found: dict[str, Value], name: str, key: str, read: Value | Misfit, problems: list[EventProblem]) -> None:
    if isinstance(read, Misfit):
        problems.append(_in(key, read))
    else:
        found[name] = read


def _in(key: str, misfit: Misfit) -> EventProblem:
    return EventProblem(misfit.code, sentence("in `{}`, {}", key, misfit.message), misfit.help)


def _base_language(value: object, declared: Field) -> object:
    """`nl-BE` is `nl` to a house."""
    return value.split("-")[0].lower() if declared.kind.of == "language" and isinstance(value, str) else value


def _sha256(data: bytes) -> str:
    # Imported here, as most events have an id. As in the standard library's `random`, the function alone: hashlib
    # loads OpenSSL, which takes longer than to answer a question.
    try:
        from _sha2 import sha256  # type: ignore[import-not-found]  # no stubs know it
    except ImportError:
        try:
            from _sha256 import sha256  # type: ignore[import-not-found]  # no stubs know it
        except ImportError:
            from hashlib import sha256
    return str(sha256(data).hexdigest())
