"""What would have turned an answer, in sentences and as JSON."""

from collections.abc import Callable, Iterator

from engine.asking import Answered
from engine.memory.decision import Decision, EntryMade
from engine.memory.decision_json import Json, decision_json, value_text
from engine.model import House
from engine.telling.explanation import MADE_NOW
from engine.telling.plain_text import capital, plain_duration, plain_moment, plain_value, with_article
from engine.telling.sentences import consequence_sentences, verdict_text
from engine.turning.nearest_change import COUNT, MARK, MOMENT, NearestChange, nearest_changes
from engine.turning.variation import Question
from grammar.sentence import in_language, sentence


def turned_text(answered: Answered, style: Callable[[str], str] = str) -> str:
    """A line for each change, with what would then have been otherwise, in the language of the house; without a newline
    at the end."""
    house, decision = answered.plan.house, answered.decision
    assert decision is not None
    language = house.language
    lines = [
        f"  {in_language(capital(_change(one, house)), language)}: "
        + " ".join(told_otherwise(decision, one.decision, language))
        for one in nearest_changes(_question(answered))
    ]
    none = in_language(sentence("No change of one fact alone gives another answer."), language)
    heading = in_language(sentence("What would have changed the answer"), language)
    return "\n".join([style(heading), *(lines or [f"  {none}"])])


def _question(answered: Answered) -> Question:
    assert answered.decision is not None
    return Question(answered.plan, answered.record, answered.decision.event, MADE_NOW in answered.assumed)


def told_otherwise(before: Decision, after: Decision, language: str) -> list[str]:
    """What a decision says that another does not."""
    own, other = ([in_language(text, language) for text in _said(one)] for one in (after, before))
    found = [text for text in own if text not in other]
    if _is_charged(before) and not any(entry.kind == "charge" for entry in _entries(after)):
        found.append(in_language(sentence("Nothing is charged."), language))
    return found or [in_language(sentence("Nothing of all this follows."), language)]


def _is_charged(decision: Decision) -> bool:
    return any(entry.kind == "charge" and entry.amount for entry in _entries(decision))


def _entries(decision: Decision) -> Iterator[EntryMade]:
    yield from decision.entries
    for child in decision.recorded:
        yield from _entries(child)


def _said(decision: Decision) -> Iterator[str]:
    yield sentence("{}.", capital(verdict_text(decision)))
    yield from (text for depth, text in consequence_sentences(decision) if not depth)
    for child in decision.recorded:
        yield sentence("{} is recorded.", capital(with_article(child.kind.name)))
        yield from _said(child)


def _change(change: NearestChange, house: House) -> str:
    """`15 hours earlier, by Thursday 18 November 2027 18:00`, `with 1 no-show less`."""
    now, then = change.now, change.then
    if change.what == MOMENT:
        assert isinstance(now, int)
        assert isinstance(then, int)
        moment = plain_moment(then, house.zone)
        if then < now:
            return sentence("{} earlier, by {}", plain_duration(now - then), moment)
        return sentence("{} later, from {} on", plain_duration(then - now), moment)
    if change.what == COUNT:
        assert isinstance(now, int)
        assert isinstance(then, int)
        number, kind = abs(then - now), house.events[change.name]
        name = kind.name if number == 1 else kind.plural
        return sentence("with {} {} more", number, name) if then > now else sentence("with {} {} less", number, name)
    if change.what == MARK:
        subject, _, mark = change.name.partition(" is ")
        return (
            sentence("if the {} were {}", subject, mark) if then else sentence("if the {} were not {}", subject, mark)
        )
    return sentence(
        "with {} {} in the place of {}",
        change.name,
        plain_value(then, change.kind, house),
        plain_value(now, change.kind, house),
    )


def turned_json(answered: Answered) -> list[Json]:
    """The changes as JSON, each with the whole decision it leads to."""
    house = answered.plan.house
    return [
        {
            "change": one.what,
            "of": one.name,
            "from": value_text(one.now, one.kind, house),
            "to": value_text(one.then, one.kind, house),
            "told": _change(one, house),
            "decision": decision_json(one.decision),
        }
        for one in nearest_changes(_question(answered))
    ]
