"""A decision as a person reads it: what follows, why, and why not something else.

A `style` makes headings stand out on a terminal; without one the texts are plain.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from engine.memory.decision import Because, Decision, Reading
from engine.memory.decision_json import Json
from engine.memory.record import Record
from engine.model import Line
from engine.planning.plan import Plan
from engine.telling.phrase import Phrase
from engine.telling.plain_text import capital, plain_moment, plain_value, with_article
from engine.telling.sentences import consequence_sentences, verdict_text
from engine.telling.words import reply_text
from grammar.sentence import in_language, sentence

if TYPE_CHECKING:
    from engine.telling.tried import Tried

Style: TypeAlias = Callable[[str], str]
Block: TypeAlias = list[str]

MADE_NOW = "the booking"
"""In `assumed`: when the booking was made was not said."""


def plain(text: str) -> str:
    """The style of a text that is not shown on a terminal."""
    return text


def answer_text(decision: Decision, style: Style = plain, assumed: Iterable[str] = ()) -> str:
    """What was decided, what follows from it and why, in words; lines without a newline at the end.

    `assumed` are names of what the question did not say beside the decision's own; `the booking` among them stands
    for the moment it was made.
    """
    return _text(_blocks(decision, None, style, MADE_NOW in assumed))


def why_text(plan: Plan, record: Record, decision: Decision, style: Style = plain, assumed: Iterable[str] = ()) -> str:
    """As `answer_text`, with every line that was tried and what settled it.

    `record` is what the house knew before the event, and `plan` what decided it.
    """
    from engine.telling.tried import tried

    return _text(_blocks(decision, tried(plan, record, decision), style, MADE_NOW in assumed))


def why_json(plan: Plan, record: Record, decision: Decision) -> dict[str, Json]:
    """The decision as JSON, with `tried` beside its keys: for each rule on the event its `when` and its lines.

    A line has its `outcome` (decides, fits, fails, untried), the `reasons` as sentences, and the `facts` it read.
    """
    from engine.telling.tried import tried
    from engine.telling.tried_text import tried_json

    return tried_json(tried(plan, record, decision), decision)


def _text(blocks: Iterable[Block]) -> str:
    return "\n\n".join("\n".join(block) for block in blocks)


def _blocks(decision: Decision, found: "Tried | None", style: Style, made_now: bool = False) -> Iterator[Block]:
    """The parts of an explanation, each a few lines under its heading; the first begins with the verdict.

    All is said in the language of the house.
    """
    event, house = decision.event, decision.house
    say = partial(in_language, language=house.language)
    head = sentence(
        "{} on {}: {}", capital(decision.kind.name), plain_moment(event.at, house.zone), verdict_text(decision)
    )
    follows = [f"  {line}" for line in _what_follows(decision, found, style)]
    nothing = say(sentence("Nothing follows."))
    yield [style(say(head)), *(follows or [f"  {nothing}"])]
    if found is None:
        yield [style(say(sentence("Why"))), *(f"  {line}" for line in _because(decision))]
    else:
        # Imported here, as most answers are told without what was tried.
        from engine.telling.tried_text import facts_read, tried_lines

        yield [style(say(sentence("What was tried"))), *(f"  {line}" for line in tried_lines(found, decision))]
        facts = [f"  {_fact(reading, decision)}" for reading in facts_read(found, decision)]
        if facts:
            yield [style(say(sentence("What was read"))), *facts]
    assumed = [_fact(reading, decision) for reading in decision.assumed]
    if made_now:
        assumed.append(say(sentence("the booking was made at this moment")))
    if assumed:
        yield [style(say(sentence("Assumed, as it was not said"))), *(f"  {line}" for line in assumed)]
    reply = reply_text(decision)
    if reply is not None and decision.words is not None:
        heading = say(sentence("Words to the client ({})", decision.words.language))
        yield [style(heading), *(f"  {line}" if line else "" for line in reply.split("\n"))]


def _what_follows(decision: Decision, found: "Tried | None", style: Style) -> Iterator[str]:
    say = partial(in_language, language=decision.house.language)
    if not decision.happened:
        yield say(sentence("It is as if the {} had not happened.", decision.kind.name))
    for depth, text in consequence_sentences(decision):
        yield "  " * depth + say(text)
    for number, child in enumerate(decision.recorded):
        yield say(sentence("{} is recorded.", capital(with_article(child.kind.name))))
        if not child.because:
            yield from (f"  {capital(say(note))}" for note in child.notes)
            continue
        for block in _blocks(child, None if found is None else found.recorded[number], style):
            yield from (f"  {line}" for line in block)


def _because(decision: Decision) -> Iterator[str]:
    say = partial(in_language, language=decision.house.language)
    for because in decision.because:
        title, when = because.rule.title, because.rule.when_text
        yield f'"{title}"' if when is None else say(sentence('"{}", when {}', title, when))
        yield from (f"  {line}" for line in _line(because, decision))
    if not decision.because:
        yield say(sentence("No rule speaks of {}.", decision.kind.name))


def _line(because: Because, decision: Decision) -> Iterator[str]:
    say = partial(in_language, language=decision.house.language)
    line, rule = because.line, because.rule
    *outer, text = _path(rule.lines, line)
    if line.condition is None:
        alone = rule.lines == (line,)
        text = say(sentence("always") if alone else sentence("otherwise, as no line above it fits"))
    yield f"{': '.join([*outer, text])} ({line.span.place})"
    for reading in because.facts:
        yield f"  {_fact(reading, decision)}"
    yield from (f"  {say(note)}" for note in because.notes)


def _path(lines: tuple[Line, ...], wanted: Line) -> list[str]:
    """The texts of the lines down to one of them; empty where it is not among them."""
    for line in lines:
        inner = [line.text] if line.id == wanted.id else _path(line.lines, wanted)
        if inner:
            return inner if line.id == wanted.id else [line.text, *inner]
    return []


def _fact(reading: Reading, decision: Decision) -> str:
    label, kind, value = reading
    language = decision.house.language
    return (
        f"{in_language(Phrase.of(label), language)}: {in_language(plain_value(value, kind, decision.house), language)}"
    )
