"""A question of the drill: a situation in plain words, answers to choose from, and why the right one is right."""

from collections.abc import Iterator
from random import Random

from attrs import frozen

from engine.drilling.situation import Situation, situation
from engine.memory.decision import Decision
from engine.model import EventKind
from engine.planning.plan import Plan
from engine.publishing.client_language import ClientLanguage, spaced
from engine.publishing.consequence_told import sentences_told
from engine.publishing.sample_event import judged
from engine.telling.explanation import answer_text
from engine.telling.plain_text import (
    capital,
    listed,
    plain_amount,
    plain_date,
    plain_duration,
    plain_moment,
    plain_value,
)

_TRIES = 60
_CHOICES = 4
_FEWEST = 2


@frozen
class Question:
    """`situation` in lines, the `choices`, which of them is `right` (from 0), and the `explanation` in lines."""

    situation: tuple[str, ...]
    choices: tuple[str, ...]
    right: int
    explanation: str


def questions(plan: Plan, language: ClientLanguage, seed: int, now: int) -> Iterator[Question]:
    """Questions without end on the events that the house has more than one answer to; none where it has no such."""
    chance = Random(seed)
    kinds = [kind for kind in plan.house.events.values() if _can_be_asked(kind, plan)]
    while kinds:
        chance.shuffle(kinds)
        for kind in list(kinds):
            question = _question(plan, language, kind, chance, now)
            if question is None:
                kinds.remove(kind)
            else:
                yield question


def _can_be_asked(kind: EventKind, plan: Plan) -> bool:
    return kind.cause is None and kind.about != "house" and any(kind.name in rule.events for rule in plan.house.rules)


def _question(plan: Plan, language: ClientLanguage, kind: EventKind, chance: Random, now: int) -> Question | None:
    """A question on a kind of event; None where no two situations got different answers."""
    found: dict[str, tuple[Situation, Decision]] = {}
    for _ in range(_TRIES):
        made = situation(plan, kind, chance, now)
        decision = None if made is None else judged(plan, made.record, made.event)
        if made is not None and decision is not None and decision.because:
            found.setdefault(_answer(decision, language), (made, decision))
    if len(found) < _FEWEST:
        return None
    answers = list(found)
    right = chance.choice(answers)
    others = [answer for answer in answers if answer != right]
    choices = [right, *chance.sample(others, min(len(others), _CHOICES - 1))]
    chance.shuffle(choices)
    made, decision = found[right]
    told = tuple(_told(made, decision))
    return Question(told, tuple(choices), choices.index(right), answer_text(decision))


def _answer(decision: Decision, language: ClientLanguage) -> str:
    """What the lines that decided say, in the words of the published rules; with what they record."""
    sentences = [text for because in decision.because for text in sentences_told(because.line.consequences, language)]
    noted = language.say("verdicts", "noted")
    telling = [text for text in dict.fromkeys(sentences) if text != noted] or [noted]
    return " ".join([*telling, *(_answer(child, language) for child in decision.recorded if child.because)])


def _told(made: Situation, decision: Decision) -> Iterator[str]:
    house, event = decision.house, made.event
    yield f"{capital(spaced(event.kind))} on {plain_moment(event.at, house.zone)}."
    about_booking = decision.kind.about == "booking" or decision.kind.life == "opens"
    if about_booking:
        distance = made.start - event.at
        side = "later" if distance > 0 else "earlier"
        when = f" ({plain_duration(abs(distance))} {side})" if distance else ""
        service = f"{spaced(made.service)}, " if made.service is not None else ""
        known = made.record.bookings.get(event.booking or "")
        price = event.fields.get("price") if known is None else known.fields.get("price")
        money = f"{plain_amount(price, house.currency, house)}, " if isinstance(price, int) else ""
        yield f"The booking: {service}{money}on {plain_moment(made.start, house.zone)}{when}."
    hidden = {"service", "price", "summary"} | ({"start"} if decision.kind.life == "opens" else set())
    for name, field in decision.kind.fields.items():
        value = event.fields.get(name)
        if name not in hidden and name not in event.assumed and value is not None and value != "…":
            label = f"new {name}" if name in decision.kind.changes else name
            yield f"{capital(spaced(label))}: {plain_value(value, field.kind, house)}."
    for name in dict.fromkeys(name for name, _ in made.past):
        days = [plain_date(house.zone.day_of(moment)) for known, moment in made.past if known == name]
        yield f"Before: {spaced(name if len(days) == 1 else house.events[name].plural)} on {listed(days)}."
