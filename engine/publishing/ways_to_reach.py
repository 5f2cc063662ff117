"""How a house is reached and how fast it answers: found by asking the engine, channel by channel."""

from attrs import frozen

from engine.memory.record import Record
from engine.model import House
from engine.planning.plan import Plan
from engine.publishing.client_language import ClientLanguage
from engine.publishing.consequence_told import sentences_told
from engine.publishing.sample_event import CLIENT, judged, sample_event

_MINUTES_OPEN = 10 * 60


@frozen
class WayToReach:
    """What follows a first message about `subjects` (None: whatever it is about) by any of `channels`."""

    channels: str
    subjects: str | None
    sentences: tuple[str, ...]


def ways_to_reach(plan: Plan, language: ClientLanguage, now: int) -> tuple[WayToReach, ...]:
    """A row for each answer to a message; none where the house has no rules on messages."""
    house = plan.house
    if not any("message" in rule.events for rule in house.rules):
        return ()
    channels = house.choices.get("channel", ())
    topic = house.events["message"].fields.get("topic")
    topics: tuple[str, ...] = house.choices.get("topic", ()) if topic is not None else ("",)
    at = _open_moment(house, now)
    # Channels with the same answers for every subject stand together, and so do subjects with the same answer.
    by_channel: dict[tuple[tuple[str, ...] | None, ...], list[str]] = {}
    for channel in channels:
        answers = tuple(_answer(plan, language, at, channel, topic) for topic in topics)
        by_channel.setdefault(answers, []).append(channel)
    rows = []
    for answers, alike in by_channel.items():
        by_answer: dict[tuple[str, ...], list[str]] = {}
        for topic_name, answer in zip(topics, answers, strict=True):
            if answer is not None:
                by_answer.setdefault(answer, []).append(topic_name)
        named = language.listed([language.channel(channel) for channel in alike], "or")
        for sentences, about in by_answer.items():
            subjects = None if len(by_answer) == 1 else language.listed([language.topic(one) for one in about], "or")
            rows.append(WayToReach(named, subjects, sentences))
    return tuple(rows)


def _open_moment(house: House, now: int) -> int:
    calendar = house.calendars.get("opening")
    opening = calendar.next_opening(now) if calendar is not None else now
    return (opening if opening is not None else now) + _MINUTES_OPEN


def _answer(plan: Plan, language: ClientLanguage, at: int, channel: str, topic: str) -> tuple[str, ...] | None:
    house = plan.house
    facts = {"channel": channel} | ({"topic": topic} if topic else {})
    for is_full in (False, True):
        event = sample_event(house, house.events["message"], at, facts, is_full)
        decision = judged(plan, Record(CLIENT), event)
        if decision is not None:
            lines = [because.line for because in decision.because]
            told = [sentence for line in lines for sentence in sentences_told(line.consequences, language)]
            return tuple(dict.fromkeys(told)) or (language.say("verdicts", "noted"),)
    return None
