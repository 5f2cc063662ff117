"""A witness as a reader has it: in a sentence, as words for `ask`, and as a scenario."""

import json
import shlex
from collections import Counter
from collections.abc import Iterator

from attrs import frozen

from engine.memory.decision import Decision, EntryMade
from engine.model import Always, AlwaysPromises, House, NeverDeclines, NeverRises, Promise
from engine.proof.history import BOOKING, Json
from engine.proof.search import Witness
from engine.telling.plain_text import listed, plain_amount, plain_moment, with_article
from engine.time.moments import moment_from_text
from engine.values import duration_text, money_from_text

_SAID = ("type", "at", "client", "booking", "id", "sent")


@frozen
class WitnessText:
    """Tells a witness; `promise` is what it breaks, None where only the answer is told."""

    witness: Witness
    promise: Promise | None
    path: str

    @property
    def house(self) -> House:
        """The house."""
        return self.witness.house

    # --- in a sentence -----------------------------------------------------------------------

    def sentence(self) -> str:
        """`a cancellation 12 hours before a cut of EUR 20.00, after 2 no-shows: charged EUR 25.00`."""
        decisions = self.witness.decisions
        told = [self._event(decision) for decision in decisions]
        after = self._before()
        if isinstance(self.promise, NeverRises) and len(decisions) == 2:
            earlier, later = (self._entries(decision) or "charged nothing" for decision in decisions)
            return f"{told[0]}{after}: {earlier}; {self._distance(decisions[1]) or 'later'}: {later}"
        return f"{told[0]}{after}: {self._answer(decisions[0])}"

    def event(self) -> str:
        """The event with what was before it: `a cancellation 12 hours before a cut of EUR 20.00, after 2 no-shows`."""
        return f"{self._event(self.witness.decisions[0])}{self._before()}"

    def _event(self, decision: Decision) -> str:
        """The event, how far it lies from the start, and of what."""
        distance = self._distance(decision, self._booked())
        facts = self._facts(decision)
        return (
            with_article(decision.kind.name) + (f" {distance}" if distance else "") + (f" ({facts})" if facts else "")
        )

    def _booked(self) -> str:
        opening = self.witness.scene.opening or (self.witness.scene.events[0] if self._opens else {})
        service, price = opening.get("service"), opening.get("price")
        if price is None:
            return "start" if service is None else with_article(str(service))
        return f"{with_article(str(service or 'booking'))} of {self._plain(price)}"

    @property
    def _opens(self) -> bool:
        return self.witness.decisions[0].kind.life == "opens"

    def _distance(self, decision: Decision, of: str = "start") -> str:
        opening = self.witness.scene.opening or self.witness.scene.events[0]
        start = moment_from_text(str(opening.get("start", "")), self.house.zone)
        if not isinstance(start, int):
            return ""
        span = start - decision.event.at
        if span == 0:
            return f"at the start of {of}" if of != "start" else "at the start"
        return f"{_span(abs(span))} {'before' if span > 0 else 'after the start of' if of != 'start' else 'after'} {of}"

    def _facts(self, decision: Decision) -> str:
        """The facts that the fitting lines read, but for those said already."""
        shown = {}
        for one in _all(decision):
            for reason in one.because:
                for label, kind, value in reason.facts:
                    if kind.base in ("choice", "yes or no") and value is not None and " is " not in label:
                        word = "yes" if value is True else "no" if value is False else value
                        shown[label] = f"{label} {word}"
        event = self.witness.scene.events[0]
        for name in decision.kind.fields:
            if name in event and name not in shown and name not in ("service", "price", "start", "channel"):
                shown[name] = f"{name} {self._plain(event[name])}"
        return ", ".join(shown.values())

    def _plain(self, value: object) -> str:
        if isinstance(value, bool):
            return "yes" if value else "no"
        text = str(value)
        amount = money_from_text(text, self.house.currency) if text.endswith(self.house.currency) else None
        if isinstance(amount, int):
            return plain_amount(amount, self.house.currency, self.house)
        moment = moment_from_text(text, self.house.zone)
        return plain_moment(moment, self.house.zone) if isinstance(moment, int) else text

    def _before(self) -> str:
        """What was before: earlier events, marks, money."""
        scene = self.witness.scene
        counts = Counter(str(one["type"]) for one in scene.past if one.get("id") not in ("made", "paid"))
        parts = []
        if counts:
            named = [f"{n} {name if n == 1 else self.house.events[name].plural}" for name, n in counts.items()]
            parts.append(f"after {listed(named)}")
        whose = {"client": "the client", "booking": "the booking", "house": "the house"}
        parts += [f"while {whose[mark.subject]} is {mark.name}" for mark in scene.marks]
        parts += [f"with {what} {state}" for what, state in scene.obligations if what]
        for one in scene.past:
            if one.get("id") == "paid":
                value = next(value for key, value in one.items() if key not in _SAID)
                parts.append(f"with {self._plain(value)} paid")
        parts += [f"with {self._entry(entry)} before" for entry in scene.entries]
        if scene.used:
            parts.append("and what the house may do is done")
        return f", {', '.join(parts)}" if parts else ""

    def _answer(self, decision: Decision) -> str:
        match self.promise:
            case NeverDeclines():
                return "declined"
            case AlwaysPromises(what, _):
                for one in _all(decision):
                    for owed in one.obligations:
                        if owed.is_new and (owed.kind, owed.what) == ("promise", what):
                            due = plain_moment(owed.due, self.house.zone)
                            return f"on {plain_moment(decision.event.at, self.house.zone)}, {what} promised by {due}"
                return f"{decision.verdict}, and no {what} is promised"
            case Always() | NeverRises():
                return self._entries(decision) or "charged nothing"
        return self._entries(decision) or decision.verdict

    def _entries(self, decision: Decision) -> str:
        return listed([self._entry(one) for each in _all(decision) for one in each.entries if one.amount]).replace(
            "nothing", ""
        )

    def _entry(self, entry: EntryMade) -> str:
        said = {"charge": "charged", "refund": "refunded", "credit": "credited"}[entry.kind]
        name = f" as {entry.account}" if entry.account else ""
        return f"{said} {plain_amount(entry.amount, entry.unit, self.house)}{name}"

    # --- as words for ask --------------------------------------------------------------------

    def asked(self) -> tuple[str, ...]:
        """The command that gives the answer, with the lines of its history before it; empty where no command can."""
        scene = self.witness.scene
        decision = self.witness.decisions[0]
        if scene.marks or scene.entries or scene.obligations or scene.used or decision.kind.cause is not None:
            return ()
        only_booked = all(one is scene.opening for one in scene.past)
        commands = []
        for event in scene.events:
            words = [f"{key}={self._word(value)}" for key, value in event.items() if key not in (*_SAID, "at")]
            words.append(f"at={self._short(event['at'])}")
            if only_booked and scene.opening:
                own = decision.kind.fields
                booked = {key: value for key, value in scene.opening.items() if key not in _SAID}
                words += [
                    f"{'booking.' if key in own else ''}{key}={self._word(value)}" for key, value in booked.items()
                ]
                words.append(f"booking.at={self._short(scene.opening['at'])}")
            elif not only_booked:
                words += [f"booking={event['booking']}"] if "booking" in event else []
            history = "" if only_booked else " --history history.jsonl"
            said = " ".join(shlex.quote(word) for word in words)
            commands.append(f"evenhand ask {shlex.quote(self.path)} {scene.kind}{history} {said}")
        past = () if only_booked else ("history.jsonl:", *(json.dumps(one, ensure_ascii=False) for one in scene.past))
        return (*past, *commands)

    def _word(self, value: object) -> str:
        text = "yes" if value is True else "no" if value is False else str(value)
        return self._short(text) if isinstance(moment_from_text(text, self.house.zone), int) else text

    def _short(self, written: object) -> str:
        """The moment without what the house's zone says anyhow."""
        text = str(written)
        local = text[:16] if text[16:19] == ":00" else text[:19]
        return local if moment_from_text(local, self.house.zone) == moment_from_text(text, self.house.zone) else text

    # --- as a scenario -----------------------------------------------------------------------

    def scenarios(self, title: str) -> tuple[str, ...]:
        """The lines of a scenario that holds today, one for each event; empty where no steps can say it."""
        scene = self.witness.scene
        unsaid = any(entry.kind != "credit" or entry.unit != self.house.currency for entry in scene.entries)
        if unsaid or scene.obligations or scene.used or self.witness.decisions[0].kind.cause is not None:
            return ()
        lines: list[str] = []
        for event, decision in zip(scene.events, self.witness.decisions, strict=True):
            at = plain_moment(decision.event.at, self.house.zone)
            lines += [f"Scenario: {title}" + (f", {at}" if len(scene.events) > 1 else "")]
            lines += [f"  {line}" for line in self._steps(event, decision, at)]
        return tuple(lines)

    def _steps(self, event: Json, decision: Decision, at: str) -> Iterator[str]:
        yield "Given a client"
        told = {key.removeprefix("client."): value for key, value in event.items() if key.startswith("client.")}
        if told:
            yield "And we know of her:"
            yield from self._table(told)
        scene = self.witness.scene
        of_booking = [one for one in scene.past if one.get("booking") == BOOKING and one is not scene.opening]
        for one in [one for one in scene.past if one not in of_booking and one is not scene.opening]:
            yield from self._past(one)
        if scene.opening:
            booked = _facts_of(scene.opening)
            yield f"And a booking made on {self._moment(scene.opening['at'])}" + (" with:" if booked else "")
            yield from self._table(booked)
        for one in of_booking:
            yield from self._past(one)
        for mark in scene.marks:
            subject = {"client": "she", "booking": "the booking", "house": "the house"}[mark.subject]
            yield f"And {subject} is {mark.name}"
        for entry in scene.entries:
            yield f"And she has {plain_amount(entry.amount, entry.unit, self.house)} left"
        facts = {key: value for key, value in _facts_of(event).items() if not key.startswith("client.")}
        yield f"When {with_article(decision.kind.name)} comes on {at}" + (" with:" if facts else "")
        yield from self._table(facts)
        yield from self._then(decision)

    def _past(self, one: Json) -> Iterator[str]:
        kind = self.house.events[str(one["type"])]
        facts = _facts_of(one)
        yield f"And on {self._moment(one['at'])} there was {with_article(kind.name)}" + (" with:" if facts else "")
        yield from self._table(facts)

    def _then(self, decision: Decision) -> Iterator[str]:
        yield f"Then the answer is {decision.verdict}"
        totals: Counter[tuple[str, str | None, str]] = Counter()
        for one in _all(decision):
            for entry in one.entries:
                totals[entry.kind, entry.account, entry.unit] += entry.amount
        for (kind, account, unit), amount in totals.items():
            if amount:
                money = plain_amount(amount, unit, self.house)
                said = {"charge": f"charged {money}", "refund": f"refunded {money}", "credit": f"credited {money}"}
                yield f"And she is {said[kind]}" + (f" as {account}" if account else "")
        if not any(amount for (kind, _, _), amount in totals.items() if kind == "charge"):
            yield "And she is charged nothing"
        promised = [
            owed for one in _all(decision) for owed in one.obligations if owed.is_new and owed.kind == "promise"
        ]
        for owed in promised:
            yield f"And we owe {with_article(owed.what)} by {plain_moment(owed.due, self.house.zone)}"

    def _table(self, facts: Json) -> Iterator[str]:
        width = max((len(name) for name in facts), default=0)
        for name, value in facts.items():
            text = "yes" if value is True else "no" if value is False else self._plain(value)
            yield f"  | {name.ljust(width)} | {text} |"

    def _moment(self, written: object) -> str:
        moment = moment_from_text(str(written), self.house.zone)
        assert isinstance(moment, int)
        return plain_moment(moment, self.house.zone)


def _facts_of(said: Json) -> Json:
    return {key: value for key, value in said.items() if key not in _SAID and value is not None}


def _all(decision: Decision) -> Iterator[Decision]:
    yield decision
    for child in decision.recorded:
        yield from _all(child)


def _span(seconds: int) -> str:
    days, rest = divmod(seconds, 86_400)
    return f"{days} days" if days >= 3 and not rest else duration_text(seconds)
