"""The steps of a case: what was so, and what happens, in the words that a scenario has for it."""

from collections.abc import Iterator
from typing import Any

from attrs import define, frozen

from engine.model import AfterSilence, AtOffset, BeforeDue, EventKind, Field, House, OverdueOf, shifted
from engine.probing.case import Case
from engine.telling.plain_text import plain_amount, plain_moment
from engine.testing.called_step import CalledStep, Row
from engine.time.days import date_text
from engine.time.moments import moment_text
from engine.values import duration_text

_BOOKED = "A booking that stands when the scenario begins."
_PAID = "Money that came in before, for the booking last spoken of."
_ANY = "An event of any kind that the house knows."
_HAPPENED = "An event of the past, taken as a fact: nobody judges it."
_NOW = "What moment it is when the scenario begins."
_PASSES = "Time goes on, and what falls due is judged."
_LATE = "The deadline of what is open under that name comes, and passes."
_FROM_START = ("no-show", "arrival", "departure")
_OWN_PHRASES = {
    "confirmation": "The client says once more that she will come.",
    "no-show": "A missed visit, noted when it would have started.",
    "departure": "The visit is over.",
    "abuse": "Abuse.",
    "answer": "The house replies.",
}
_LONGEST_DISTANCE = 96 * 3600


@frozen
class Script:
    """What was so before, and blocks of what happens; what follows is asked after each block."""

    given: tuple[CalledStep, ...]
    blocks: tuple[tuple[CalledStep, ...], ...]


@define
class Scripting:
    """Writes the script of cases of one house. `by_distance`: moments are told by how far they lie from the start
    wherever that is short."""

    house: House
    by_distance: bool = True

    def script(self, case: Case) -> Script:
        """The script of a case."""
        return Script(tuple(self._given(case.first)), tuple(self._blocks(case)))

    def _blocks(self, case: Case) -> list[tuple[CalledStep, ...]]:
        """What happens, each event with what leads to it in a block of its own."""
        blocks = [] if case.before is None else self._blocks(case.before)
        match self.house.events[case.kind].cause:
            case None:
                blocks.append((*self._owed(case), self._event(case)))
            case OverdueOf(what):
                late = self._late(what)
                times = int(case.get("times") or 1)
                if times > 1:
                    blocks[-1] = (*blocks[-1], *[late] * (times - 1))
                blocks.append((late,))
            case _:
                blocks.append((CalledStep("when", _PASSES, (("moment", self._moment(case.get("now"))),)),))
        return blocks

    # --- what was so -------------------------------------------------------------------------

    def _given(self, case: Case) -> Iterator[CalledStep]:
        """`case` is the first that happens."""
        house, kind = self.house, self.house.events[case.kind]
        yield from self._client(case)
        for dial, moments in case.set:
            if dial[0] == "past":
                for moment in moments:
                    places = (("moment", self._moment(moment)), ("event", str(dial[1])))
                    yield CalledStep("given", _HAPPENED, places)
        facts = case.facts("booking")
        if facts or (kind.about == "booking" and kind.life != "opens"):
            yield self._booking(facts, case)
        for dial, number in case.set:
            if dial[0] == "within":
                for hours in range(number, 0, -1):
                    places = (("moment", self._moment(case.get("now") - hours * 3600)), ("event", str(dial[1])))
                    yield CalledStep("given", _HAPPENED, places)
        if case.get("paid"):
            paid = [one for one in house.events.values() if one.pays is not None and one.about == "booking"]
            name = next((one.name for one in paid if one.name == "payment"), paid[0].name if paid else "payment")
            money = plain_amount(case.get("paid"), house.currency, house)
            yield CalledStep(
                "given",
                _PAID,
                (("she", "she"), ("money", money), *([("event", name)] if name != "payment" else [])),
            )
        for dial, value in case.set:
            if dial[0] == "mark" and value:
                subject = {
                    "client": ("she", "she"),
                    "booking": ("booking", "the booking"),
                    "house": ("house", "the house"),
                }
                places = (subject[str(dial[1])], ("mark", str(dial[2])))
                yield CalledStep("given", "A mark that is there when the scenario begins.", places)
            if dial[0] == "left" and value:
                unit = str(dial[1])
                amount = plain_amount(value, unit, house)
                place = "units" if unit in house.units else "money"
                meaning = "Money or units kept for the client when the scenario begins."
                yield CalledStep("given", meaning, (("she", "she"), (place, amount)))
        if case.get("accepted"):
            yield CalledStep("given", "The version in force, accepted.", (("she", "she"),))
        if case.get("begin") is not None:
            yield CalledStep("given", _NOW, (("moment", self._moment(case.get("begin"))),))
        elif kind.life == "opens":
            yield CalledStep("given", _NOW, (("moment", self._moment(case.get("now"))),))

    def _client(self, case: Case) -> Iterator[CalledStep]:
        counts = [(dial, value) for dial, value in case.set if dial[0] == "count"]
        places: list[tuple[str, str]] = []
        for number, (dial, value) in enumerate(counts[:2]):
            end = "2" if number else ""
            places += self._counted(dial, value, end)
        if places:
            yield CalledStep("given", "Somebody with a past.", tuple(places))
        for dial, value in counts[2:]:
            yield CalledStep("given", "More of the past.", (("she", "she"), *self._counted(dial, value, "")))
        told = case.facts("client")
        if told:
            rows = tuple(self._row(name, self.house.client_facts[name], value) for name, value in told.items())
            yield CalledStep("given", "Other facts of the client.", (("she", "her"),), rows)

    def _counted(self, dial: Any, value: int, end: str) -> list[tuple[str, str]]:
        kind = self.house.events[dial[1]]
        events = kind.name if value == 1 else kind.plural
        return [
            (f"count{end}", str(value) if value else "no"),
            (f"events{end}", events),
            (f"window{end}", str(dial[2])),
        ]

    def _booking(self, facts: dict[str, Any], case: Case) -> CalledStep:
        opening = self.opening(facts)
        own = [one for one in self.house.events.values() if one.life == "opens"]
        places: list[tuple[str, str]] = []
        if "service" in facts:
            places.append(("service", str(facts["service"])))
        elif opening is not own[0]:
            places.append(("service", opening.name))
        if "start" in facts:
            places.append(("start", self._moment(facts["start"])))
        if "price" in facts:
            places.append(("price", plain_amount(facts["price"], self.house.currency, self.house)))
        if case.get("made") is not None:
            places.append(("made", self._moment(case.get("made"))))
        rest = [name for name in facts if name not in ("service", "start", "price")]
        rows = tuple(self._row(name, opening.fields[name], facts[name]) for name in rest)
        return CalledStep("given", _BOOKED, tuple(places), rows)

    def opening(self, facts: dict[str, Any]) -> EventKind:
        """The kind that opens bookings and has most of some facts; the first of those."""
        kinds = [kind for kind in self.house.events.values() if kind.life == "opens"]
        return max(kinds, key=lambda kind: len(set(facts) & set(kind.fields)))

    # --- what happens ------------------------------------------------------------------------

    def _event(self, case: Case) -> CalledStep:
        kind = self.house.events[case.kind]
        facts = {name: value for name, value in case.facts("event").items() if name in kind.fields}
        where, when = self._where(case, kind)
        places: list[tuple[str, str]] = [("she", "she")]
        channel = facts.pop("channel", None)
        if channel is not None:
            where.append(("channel", channel))
        match kind.name:
            case "cancellation" if facts.get("cancelled-by", "client") in ("client", "house"):
                by_client = facts.pop("cancelled-by", "client") == "client"
                meaning = f"The {'client' if by_client else 'house'} calls the booking off."
                places = places if by_client else []
                if "reason" in facts:
                    where.append(("reason", facts.pop("reason")))
            case "move" if "start" in facts and facts.get("moved-by", "client") in ("client", "house"):
                by_client = facts.pop("moved-by", "client") == "client"
                meaning = "The client asks for another time." if by_client else "The house takes another time."
                places = [*(places if by_client else []), ("start", self._moment(facts.pop("start")))]
            case "message":
                meaning = "A message."
                if "topic" in facts:
                    places.append(("topic", facts.pop("topic")))
            case "arrival" if when is not None and "start" in case.facts("booking") and not facts and channel is None:
                return self._arrival(when - case.facts("booking")["start"])
            case name if name in _OWN_PHRASES:
                meaning = _OWN_PHRASES[name]
                places = [] if name in ("departure", "answer") else places
            case _ if kind.life == "opens" and "service" in facts:
                meaning = "A booking is made."
                places.append(("service", facts.pop("service")))
                if "start" in facts:
                    places.append(("start", self._moment(facts.pop("start"))))
                if "price" in facts:
                    places.append(("price", plain_amount(facts.pop("price"), self.house.currency, self.house)))
            case _ if kind.pays is not None and facts.get(kind.pays) is not None and kind.about == "booking":
                meaning = "Money comes in: a payment, unless the step says what it is."
                money = plain_amount(facts.pop(kind.pays), self.house.currency, self.house)
                places += [("money", money), *([("event", kind.name)] if kind.name != "payment" else [])]
            case _:
                meaning, places = _ANY, [("event", kind.name)]
        rows = tuple(self._row(name, kind.fields[name], value) for name, value in facts.items())
        if case.get("sent") is not None:
            rows = (*rows, Row("sent", moment_text(case.get("sent"), self.house.zone), "text"))
        return CalledStep("when", meaning, (*places, *where), rows)

    def _arrival(self, late: int) -> CalledStep:
        places = [("she", "she")]
        if late == 0:
            return CalledStep("when", "The client is there.", tuple(places))
        places.append(("late", duration_text(late)) if late > 0 else ("early", duration_text(-late)))
        return CalledStep("when", "The client is there, but not on time.", tuple(places))

    def _where(self, case: Case, kind: EventKind) -> tuple[list[tuple[str, str]], int | None]:
        """When the event happens, as places; and the moment."""
        now = case.get("now")
        if now is None or kind.life == "opens":
            # What moment it is stands before it.
            return [], now
        start = case.facts("booking").get("start")
        if start is not None and self.by_distance and kind.life != "opens":
            span = start - now
            if span == 0 and kind.name in _FROM_START:
                return [], now
            if span and abs(span) <= _LONGEST_DISTANCE:
                return [("before" if span > 0 else "after", duration_text(abs(span)))], now
        return [("moment", self._moment(now))], now

    def _owed(self, case: Case) -> Iterator[CalledStep]:
        """What becomes of what the earlier event asked or promised, before this one happens."""
        for dial, state in case.set:
            if dial[0] == "owed" and state == "overdue":
                yield self._late(str(dial[1]))

    def _late(self, what: str) -> CalledStep:
        pays = self.house.events[what].pays is not None
        return CalledStep("when", _LATE, (("owed:asked" if pays else "owed:owed", what),))

    # --- values ------------------------------------------------------------------------------

    def _moment(self, moment: int) -> str:
        return str(plain_moment(moment, self.house.zone))

    def _row(self, name: str, declared: Field, value: Any) -> Row:
        return Row(name, self.text(declared, value), declared.kind.base)

    def text(self, declared: Field, value: Any) -> str:
        """A value as a table of facts has it."""
        match declared.kind.base:
            case "yes or no":
                return "yes" if value else "no"
            case "money" | "units":
                unit = declared.kind.of or self.house.currency
                return str(plain_amount(value, unit, self.house)) if unit not in self.house.units else str(value)
            case "moment":
                return self._moment(value)
            case "date":
                return date_text(value)
            case "duration":
                return duration_text(value)
        return str(value)


def due_moment(house: House, cause: AtOffset | BeforeDue | AfterSilence, anchor: int) -> int | None:
    """When something comes by itself, from the moment it is counted from."""
    direction = (
        cause.direction if isinstance(cause, AtOffset) else "before" if isinstance(cause, BeforeDue) else "after"
    )
    return shifted(house, anchor, cause.length, direction)
