"""What follows, as Then steps: everything that an answer says, each in a slot, and what a slot says that is empty."""

from collections.abc import Iterator
from typing import Any

from attrs import define, frozen

from engine.memory.decision import Decision
from engine.model import Entry, EventKind, House, Recorded, Say
from engine.model.parts import parts
from engine.probing.stage import Played
from engine.telling.plain_text import plain_amount, plain_moment, plain_value
from engine.testing.called_step import CalledStep, Row
from engine.testing.scene import flat

_SHE = ("she", "she")
_ANSWERED = {"accept": "accepted", "decline": "declined", "noted": "noted", "ask": "asked", "redirect": "redirected"}
_CHARGED = "The charge in all since the `When`; one with a name of its own stands beside it."
_ASKED = "What the answer asks of the client, how much, and by when."
_PROMISED = "What the house has promised the client and not done yet."
_MARKED = "A mark that the answer made."
_SAID = "The words that are said, by their name, and in which language."
_TOLD = "Words inside the house."
_ALLOWED = "What the answer leaves to the people of the house, as the line says it after `may`."
_ACTION = "An action for another system, with its values as the explanation says them."

_NOTHING = {
    "charge": CalledStep("then", "No charge of any name or unit.", (_SHE,)),
    "back": CalledStep("then", "No money back.", (_SHE,)),
    "credit": CalledStep("then", "Nothing is kept for the client.", (_SHE,)),
    "asked": CalledStep("then", "The answer asks the client for nothing.", (_SHE,)),
    "promised": CalledStep("then", "The answer promises nothing."),
    "recorded": CalledStep("then", "No event, or none of a kind."),
    "said": CalledStep("then", "No words, or not those."),
    "told": CalledStep("then", "No words inside the house."),
}


def nothing_in(slot: str, beside: CalledStep) -> CalledStep | None:
    """What a slot says where nothing is in it, from what it says elsewhere; None where no step can say so."""
    match slot.split(" ")[0]:
        case "client" | "booking" | "house":
            places = tuple(place for place in beside.places if place[0] in ("she", "booking", "house", "mark"))
            return CalledStep("then", "A mark that is not there at this moment.", places)
        case "ended":
            return CalledStep("then", "The booking last spoken of goes on.")
        case first:
            return _NOTHING.get(first)


@frozen
class Follows:
    """A Then step, and its slot. `beside`: it is said only beside a scenario in which that slot says more."""

    slot: str
    step: CalledStep
    beside: bool = False


@define
class Outcome:
    """Tells what follows in cases of one house."""

    house: House

    def of(self, played: Played, kind: EventKind) -> list[Follows]:
        """Everything that follows in the last block, the answer first."""
        answers = played.answers[-1]
        decisions = list(flat(answers))
        found = [
            *self._verdict(answers),
            *self._entries(decisions, kind),
            *self._obligations(decisions),
            *self._marks(decisions),
            *self._rest(decisions, kind, played),
        ]
        if all(one.beside for one in found):
            found = [Follows("answer", CalledStep("then", "The verdict in a word.", (("answered", "noted"),)))]
        return [one for one in found if self._holds(played, one.step)]

    def setting(self, played: Played, block: int, kind: EventKind) -> CalledStep:
        """What an earlier block led to, in one step: what was asked or promised, first what the event of a kind comes
        of; else what was charged."""
        decisions = list(flat(played.answers[block]))
        of = getattr(kind.cause, "what", "")
        latest = {one.slot: one for one in self._obligations(decisions)}
        for one in sorted(latest.values(), key=lambda one: not one.slot.endswith(f" {of}")):
            return one.step
        for one in self._entries(decisions, kind):
            if one.slot.startswith("charge") and one.step != _NOTHING["charge"]:
                return one.step
        verdict = next(self._verdict(played.answers[block]), None)
        if verdict is not None and not verdict.beside:
            return verdict.step
        return CalledStep("then", "The verdict in a word.", (("answered", _ANSWERED[decisions[0].verdict]),))

    def _holds(self, played: Played, step: CalledStep) -> bool:
        from engine.testing.step_problem import StepProblem

        try:
            step.run(played.scene)
        except StepProblem:
            return False
        return True

    def _can(self, kind: EventKind, test: Any) -> bool:
        rules = self.house.rules_by_event.get(kind.name, ())
        return any(test(part) for rule in rules for part in parts(rule.lines))

    def _verdict(self, answers: tuple[Decision, ...]) -> Iterator[Follows]:
        sent = [one for one in answers if one.kind.cause is None]
        if not sent:
            return
        answer = sent[-1]
        if answer.verdict == "redirect" and answer.channel is not None:
            meaning = "The way that the house would rather have it come."
            yield Follows("answer", CalledStep("then", meaning, (_SHE, ("channel", answer.channel))))
            return
        step = CalledStep("then", "The verdict in a word.", (("answered", _ANSWERED[answer.verdict]),))
        yield Follows("answer", step, answer.verdict in ("noted", "ask"))

    def _entries(self, decisions: list[Decision], kind: EventKind) -> Iterator[Follows]:
        sums: dict[tuple[str, str | None, str], int] = {}
        until: dict[tuple[str, str | None, str], set[int | None]] = {}
        for decision in decisions:
            for entry in decision.entries:
                key = entry.kind, entry.account, entry.unit
                sums[key] = sums.get(key, 0) + entry.amount
                until.setdefault(key, set()).add(entry.until)
        given = {key: amount for key, amount in sums.items() if amount}
        if not any(key[0] == "charge" for key in given) and self._can(
            kind, lambda part: isinstance(part, Entry) and part.kind == "charge"
        ):
            yield Follows("charge", _NOTHING["charge"])
        for (which, account, unit), amount in given.items():
            place = "units" if unit in self.house.units else "money"
            places = [_SHE, (place, str(plain_amount(amount, unit, self.house)))]
            if which == "charge":
                name = [("account", account)] if account else []
                yield Follows(f"charge {account or ''}".strip(), CalledStep("then", _CHARGED, (*places, *name)))
            elif which == "refund":
                meaning = "Money back, in all since the `When`."
                yield Follows("back", CalledStep("then", meaning, tuple(places)))
            else:
                ends = until[which, account, unit]
                end = next(iter(ends)) if len(ends) == 1 else None
                when = [("moment", str(plain_moment(end, self.house.zone)))] if end is not None else []
                meaning = "What is kept for the client, and perhaps when it ends."
                yield Follows("credit", CalledStep("then", meaning, (*places, *when)))

    def _obligations(self, decisions: list[Decision]) -> Iterator[Follows]:
        for decision in decisions:
            for one in decision.obligations:
                amount: list[tuple[str, str]] = []
                if one.amount is not None and one.unit is not None:
                    place = "units" if one.unit in self.house.units else "money"
                    amount = [(place, str(plain_amount(one.amount, one.unit, self.house)))]
                due = ("moment", str(plain_moment(one.due, self.house.zone)))
                if one.is_new and one.kind == "ask":
                    step = CalledStep("then", _ASKED, (_SHE, ("asked", one.what), *amount, due))
                    yield Follows(f"asked {one.what}", step)
                elif one.is_new:
                    yield Follows(
                        f"promised {one.what}", CalledStep("then", _PROMISED, (("owed", one.what), *amount, due))
                    )
                elif one.state in ("met", "late") and not decision.is_deadline_of(one):
                    when = "before" if one.state == "met" else "after"
                    meaning = f"An event of this block met what was owed, {when} its deadline."
                    yield Follows(f"came {one.what}", CalledStep("then", meaning, (("owed", one.what),)))

    def _marks(self, decisions: list[Decision]) -> Iterator[Follows]:
        zone = self.house.zone
        for decision in decisions:
            for one in decision.marks:
                place = {"client": _SHE, "booking": ("booking", "the booking"), "house": ("house", "the house")}
                subject = place[one.subject]
                if one.ends:
                    step = CalledStep("then", "A mark that is not there at this moment.", (subject, ("mark", one.name)))
                    yield Follows(f"no {one.subject} {one.name}", step)
                    continue
                places = [subject, ("mark", one.name)]
                if one.since is not None and one.since != decision.event.at:
                    places.append(("since", str(plain_moment(one.since, zone))))
                if one.until is not None:
                    places.append(("moment", str(plain_moment(one.until, zone))))
                yield Follows(f"{one.subject} {one.name}", CalledStep("then", _MARKED, tuple(places)))

    def _rest(self, decisions: list[Decision], kind: EventKind, played: Played) -> Iterator[Follows]:
        for decision in decisions:
            for child in decision.recorded:
                meaning = "An event that the answer recorded."
                yield Follows("recorded", CalledStep("then", meaning, (("recorded", child.kind.name),)))
        if not any(decision.recorded for decision in decisions) and self._can(
            kind, lambda part: isinstance(part, Recorded)
        ):
            yield Follows("recorded", _NOTHING["recorded"], beside=True)
        if kind.life != "ends":
            ended = CalledStep("then", "The booking last spoken of is over.")
            client = played.scene.current
            if client is not None and client.booking in client.record.bookings and self._holds(played, ended):
                yield Follows("ended", ended)
        words = [decision.words.name for decision in decisions if decision.words is not None]
        for name in dict.fromkeys(words):
            yield Follows("said", CalledStep("then", _SAID, (("words", name),)))
        if not words and self._can(kind, lambda part: isinstance(part, Say)):
            yield Follows("said", _NOTHING["said"])
        for decision in decisions:
            for told in decision.tells:
                if '"' not in told.text:
                    step = CalledStep("then", _TOLD, (("role", told.role), ("text", f'"{told.text}"')))
                    yield Follows("told", step)
            for action in decision.actions:
                rows = tuple(
                    Row(name, str(plain_value(value, of, decision.house)), "text")
                    for name, of, value in action.arguments
                )
                yield Follows(f"do {action.name}", CalledStep("then", _ACTION, (("action", action.name),), rows))
            for allowed in decision.allowed:
                text = allowed.text.removeprefix("may ")
                if '"' not in text:
                    yield Follows(f"may {text}", CalledStep("then", _ALLOWED, (("text", f'"{text}"'),)))
