"""Why each line fitted or did not, in sentences."""

from collections.abc import Iterator
from functools import partial

from engine.memory.decision import Decision, Reading
from engine.memory.decision_json import Json, decision_json, value_text
from engine.model import (
    Accepted,
    Compared,
    Counted,
    Days,
    Distance,
    Holds,
    House,
    InHours,
    Is,
    IsNothing,
    Ledger,
    Length,
    Literal,
    Marked,
    ObligationIs,
    OnDays,
    Open,
    Order,
    PromisesKept,
)
from engine.telling.model_text import EDGES, SIZES, days_text, distance_text, length_text, range_text
from engine.telling.phrase import Phrase
from engine.telling.plain_text import NOTHING, listed, plain_duration, plain_moment, plain_value
from engine.telling.receipt_told import calendar_told
from engine.telling.tried import Leaf, Tried, TriedLine, TriedRule, Weighed, deciding_leaves, readings_of
from grammar.sentence import in_language, sentence

_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
_OUTCOMES = {
    "decides": sentence("decides"),
    "fits": sentence("fits"),
    "fails": sentence("no"),
    "untried": sentence("not tried"),
}


def tried_lines(tried: Tried, decision: Decision) -> Iterator[str]:
    """The rules with each line that was tried, and under it the fact that settled it."""
    for rule in tried.rules:
        yield f'"{rule.rule.title}" ({rule.rule.span.place})'
        yield from (f"  {text}" for text in _rule(rule, decision))
    if not tried.rules:
        yield in_language(sentence("No rule speaks of {}.", decision.kind.name), decision.house.language)


def facts_read(tried: Tried, decision: Decision) -> tuple[Reading, ...]:
    """All that was read while the rules on the event were tried, and for what follows from them; each once."""
    found: dict[str, Reading] = {}
    for rule in tried.rules:
        for weighed in _weighed(rule):
            for reading in readings_of(weighed):
                found.setdefault(reading[0], reading)
    for because in decision.because:
        for reading in because.facts:
            found.setdefault(reading[0], reading)
    return tuple(found.values())


def tried_json(tried: Tried, decision: Decision) -> dict[str, Json]:
    """The decision with `tried` beside its other keys, and the same in those it records."""
    data = decision_json(decision)
    data["tried"] = [_rule_json(rule, decision.house) for rule in tried.rules]
    pairs = zip(tried.recorded, decision.recorded, strict=True)
    data["recorded"] = [tried_json(inner, child) for inner, child in pairs]
    return data


def reasons(weighed: Weighed, house: House) -> list[str]:
    """What settled a condition: for one that does not hold, each with what was needed."""
    found = []
    for leaf, wanted in deciding_leaves(weighed):
        so = so_text(leaf, house)
        needed = None if weighed.holds else _needed(leaf, wanted, house)
        if needed is None:
            found.append(so)
        elif isinstance(leaf.condition, Compared) and isinstance(leaf.condition.left, Counted):
            found.append(sentence("{}; {} were needed", so, needed))
        else:
            found.append(sentence("{}; {} was needed", so, needed))
    return found


def _rule(tried: TriedRule, decision: Decision) -> Iterator[str]:
    house = decision.house
    say = partial(in_language, language=house.language)
    if tried.when is not None:
        text = tried.rule.when_text
        applies = tried.when.holds
        yield say(
            sentence("applies: only when {}", text) if applies else sentence("does not apply: only when {}", text)
        )
        yield from (f"  {say(reason)}" for reason in reasons(tried.when, house))
        if not tried.when.holds:
            return
    yield from _lines(tried.lines, decision)


def _lines(lines: tuple[TriedLine, ...], decision: Decision) -> Iterator[str]:
    say = partial(in_language, language=decision.house.language)
    width = max(len(say(word)) for word in _OUTCOMES.values()) + 2
    for tried in lines:
        text = say(sentence("otherwise")) if tried.line.condition is None else tried.line.text
        yield f"{say(_OUTCOMES[tried.outcome]):{width}}{text} ({tried.line.span.place})"
        indent = " " * (width + 2)
        if tried.weighed is not None:
            yield from (f"{indent}{say(reason)}" for reason in reasons(tried.weighed, decision.house))
        if tried.outcome == "fits" and not tried.lines:
            yield f"{indent}{say(_without_consequences(decision))}"
        yield from (f"    {text}" for text in _lines(tried.lines, decision))
    if lines and all(tried.outcome == "fails" for tried in lines):
        yield say(sentence("no line fits"))


def _without_consequences(decision: Decision) -> str:
    if decision.verdict == "redirect":
        return sentence("it has no consequences: the event was redirected by another rule")
    return sentence("it has no consequences: the event was declined by another rule")


def so_text(leaf: Leaf, house: House) -> str:
    """What was so: `price is EUR 80.00`, `it came on Friday 19 November 2027 09:00, 5 hours before start`."""
    match leaf.condition:
        case Marked(subject, mark):
            return (
                sentence("the {} is {}", subject, mark) if leaf.holds else sentence("the {} is not {}", subject, mark)
            )
        case ObligationIs(what, state):
            return sentence("{} is {}", what, state) if leaf.holds else sentence("{} is not {}", what, state)
        case Accepted():
            if leaf.holds:
                return sentence("the client has accepted these rules")
            return sentence("the client has not accepted these rules")
        case PromisesKept():
            return sentence("every promise is kept") if leaf.holds else sentence("a promise is not kept yet")
        case Compared(Counted(event)):
            label, _, value = leaf.sides[0]
            counted = house.events[event]
            if value == 1:
                return sentence("there was 1 {}", Phrase.of(label.replace(counted.plural, counted.name)))
            return sentence("there were {} {}", value, Phrase.of(label))
        case Holds() | Is() | IsNothing():
            return _is_text(leaf.sides[0], house)
        case Compared(Ledger(name="balance")):
            _, kind, value = leaf.sides[0]
            left = plain_value(value, kind, house)
            return sentence("there is {} left", left) if value == 1 else sentence("there are {} left", left)
        case Compared():
            label, kind, value = leaf.sides[0]
            return _is_text((label or sentence("the amount"), kind, value), house)
    return _moment_so(leaf, house)


def _moment_so(leaf: Leaf, house: House) -> str:
    label, _, at = leaf.sides[0]
    if not isinstance(at, int):
        return _missing(label)
    moment = plain_moment(at, house.zone)
    so = sentence("it came on {}", moment) if label == "now" else sentence("{} is {}", Phrase.of(label), moment)
    match leaf.condition:
        case Distance():
            anchor, _, value = leaf.sides[1]
            if not isinstance(value, int):
                return _missing(anchor)
            if at == value:
                return sentence("{}, at {}", so, Phrase.of(anchor))
            apart = _apart(at, value, leaf.condition.length, house)
            if at < value:
                return sentence("{}, {} before {}", so, apart, Phrase.of(anchor))
            return sentence("{}, {} after {}", so, apart, Phrase.of(anchor))
        case Order():
            anchor, _, value = leaf.sides[1]
            return so if isinstance(value, int) else _missing(anchor)
        case InHours(_, calendar):
            if house.calendars[calendar].is_open(at):
                return sentence("{}, inside {}", so, calendar_told(calendar))
            return sentence("{}, outside {}", so, calendar_told(calendar))
        case OnDays(holidays=True):
            day = house.zone.day_of(at)
            if day in house.holidays:
                return sentence("{}, a public holiday ({})", so, house.holidays[day])
    return so


def _missing(moment: str) -> str:
    if moment.startswith("the "):
        return sentence("there is no {}", moment.removeprefix("the "))
    return sentence("{} is {}", Phrase.of(moment), NOTHING)


def _apart(at: int, anchor: int, length: Length, house: House) -> str:
    """How far two moments lie from one another, as the length measures it."""
    first, last = sorted((at, anchor))
    match length:
        case Open(_, calendar):
            seconds = house.calendars[calendar].open_seconds_between(first, last)
            return Phrase.of(length_text(Open(seconds, calendar)))
        case Days(_, calendar, True):
            days = Days(house.calendars[calendar].full_days_between(first, last), calendar, True)
            return Phrase.of(length_text(days))
    return plain_duration(last - first)


def _is_text(reading: Reading, house: House) -> str:
    label, kind, value = reading
    return sentence("{} is {}", Phrase.of(label), plain_value(value, kind, house))


def _needed(leaf: Leaf, wanted: bool, house: House) -> str | None:
    """What was needed instead; None where what was so says it all."""
    if isinstance(leaf.condition, Distance | Order) and any(value is None for _, _, value in leaf.sides):
        return None
    return _what_needed(leaf, wanted, house)


def _what_needed(leaf: Leaf, wanted: bool, house: House) -> str | None:
    match leaf.condition:
        case Is(fact, values):
            texts = listed([plain_value(value, fact.kind, house) for value in values], "or")
            return texts if wanted else sentence("anything but {}", texts)
        case Holds():
            return sentence("yes") if wanted else sentence("no")
        case IsNothing():
            return sentence("nothing") if wanted else sentence("a value")
        case Compared():
            return _size_needed(leaf.condition, leaf.sides[1], wanted, house)
        case Distance():
            distance = Phrase.of(distance_text(leaf.condition))
            span = _span_needed(leaf.condition, leaf.sides, wanted, house)
            if span is not None:
                return sentence("{} ({})", distance, span)
            return distance if wanted else sentence("not {}", distance)
        case Order(_, op):
            label, kind, value = leaf.sides[1]
            shown = plain_value(value, kind, house)
            word = EDGES[op if wanted else _OPPOSITE[op]]
            if label.endswith(shown):
                return sentence("{} {}", Phrase.of(word), shown)
            return sentence("{} {}, {},", Phrase.of(word), Phrase.of(label), shown)
        case InHours(_, calendar, inside):
            hours = calendar_told(calendar)
            return sentence("inside {}", hours) if inside == wanted else sentence("outside {}", hours)
        case OnDays():
            days = Phrase.of(days_text(leaf.condition))
            return days if wanted else sentence("any day but {}", days)
        case Marked() | ObligationIs() | Accepted() | PromisesKept():
            return None
    stretch = Phrase.of(range_text(leaf.condition))
    return stretch if wanted else sentence("not {}", stretch)


def _size_needed(condition: Compared, right: Reading, wanted: bool, house: House) -> str:
    label, kind, value = right
    op = condition.op if wanted else _OPPOSITE[condition.op]
    if isinstance(condition.left, Counted) and op == "==" and value == 0:
        return sentence("none")
    shown = plain_value(value, kind, house)
    if label and not isinstance(condition.right, Literal):
        return sentence("{} {} ({})", Phrase.of(SIZES[op]), Phrase.of(label), shown)
    return sentence("{} {}", Phrase.of(SIZES[op]), shown)


def _span_needed(condition: Distance, sides: tuple[Reading, ...], wanted: bool, house: House) -> str | None:
    """When it would have been so: `until Wednesday 17 November 2027 14:00`; None where that is not known."""
    edge, anchor = sides[2][2], sides[1][2]
    if not wanted or not isinstance(edge, int) or not isinstance(anchor, int):
        return None
    limit, start = plain_moment(edge, house.zone), plain_moment(anchor, house.zone)
    before = condition.direction == "before"
    match condition.op:
        case ">=":
            return sentence("until {}", limit) if before else sentence("from {} on", limit)
        case ">":
            return sentence("before {}", limit) if before else sentence("after {}", limit)
        case "<=":
            return sentence("from {} to {}", limit, start) if before else sentence("from {} to {}", start, limit)
        case "<":
            if before:
                return sentence("after {}, to {}", limit, start)
            return sentence("from {}, before {}", start, limit)
    return sentence("at {}", limit)


def _weighed(rule: TriedRule) -> Iterator[Weighed]:
    if rule.when is not None:
        yield rule.when
    yield from _weighed_lines(rule.lines)


def _weighed_lines(lines: tuple[TriedLine, ...]) -> Iterator[Weighed]:
    for tried in lines:
        if tried.weighed is not None:
            yield tried.weighed
        yield from _weighed_lines(tried.lines)


def _rule_json(tried: TriedRule, house: House) -> Json:
    when: Json = None
    if tried.when is not None:
        when = {"text": tried.rule.when_text, **_weighed_json(tried.when, house)}
    return {
        "rule": tried.rule.title,
        "place": tried.rule.span.place,
        "when": when,
        "lines": [_line_json(line, house) for line in tried.lines],
    }


def _line_json(tried: TriedLine, house: House) -> Json:
    weighed: dict[str, Json] = {"holds": None, "reasons": [], "facts": {}}
    if tried.weighed is not None:
        weighed = _weighed_json(tried.weighed, house)
    return {
        "line": tried.line.id,
        "text": tried.line.text,
        "place": tried.line.span.place,
        "outcome": tried.outcome,
        **weighed,
        "lines": [_line_json(line, house) for line in tried.lines],
    }


def _weighed_json(weighed: Weighed, house: House) -> dict[str, Json]:
    return {
        "holds": weighed.holds,
        "reasons": list(reasons(weighed, house)),
        "facts": {label: value_text(value, kind, house) for label, kind, value in readings_of(weighed)},
    }
