"""Why each line fitted or did not, in sentences."""

from collections.abc import Iterator

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
)
from engine.telling.model_text import EDGES, SIZES, days_text, distance_text, length_text, range_text
from engine.telling.plain_text import NOTHING, listed, plain_duration, plain_moment, plain_value
from engine.telling.tried import Leaf, Tried, TriedLine, TriedRule, Weighed, deciding_leaves, readings_of

_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
_OUTCOMES = {"decides": "decides", "fits": "fits", "fails": "no", "untried": "not tried"}
_WIDTH = max(len(word) for word in _OUTCOMES.values()) + 2


def tried_lines(tried: Tried, decision: Decision) -> Iterator[str]:
    """The rules with each line that was tried, and under it the fact that settled it."""
    for rule in tried.rules:
        yield f'"{rule.rule.title}" ({rule.rule.span.place})'
        yield from (f"  {text}" for text in _rule(rule, decision))
    if not tried.rules:
        yield f"No rule speaks of {decision.kind.name}."


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
    return [
        so_text(leaf, house) if weighed.holds else f"{so_text(leaf, house)}{_needed(leaf, wanted, house)}"
        for leaf, wanted in deciding_leaves(weighed)
    ]


def _rule(tried: TriedRule, decision: Decision) -> Iterator[str]:
    house = decision.house
    if tried.when is not None:
        yield f"{'applies' if tried.when.holds else 'does not apply'}: only when {tried.rule.when_text}"
        yield from (f"  {reason}" for reason in reasons(tried.when, house))
        if not tried.when.holds:
            return
    yield from _lines(tried.lines, decision)


def _lines(lines: tuple[TriedLine, ...], decision: Decision) -> Iterator[str]:
    for tried in lines:
        yield f"{_OUTCOMES[tried.outcome]:{_WIDTH}}{tried.line.text} ({tried.line.span.place})"
        indent = " " * (_WIDTH + 2)
        if tried.weighed is not None:
            yield from (f"{indent}{reason}" for reason in reasons(tried.weighed, decision.house))
        if tried.outcome == "fits" and not tried.lines:
            yield f"{indent}it has no consequences: the event was {_refused(decision)} by another rule"
        yield from (f"    {text}" for text in _lines(tried.lines, decision))
    if lines and all(tried.outcome == "fails" for tried in lines):
        yield "no line fits"


def _refused(decision: Decision) -> str:
    return {"decline": "declined", "redirect": "redirected"}.get(decision.verdict, decision.verdict)


def so_text(leaf: Leaf, house: House) -> str:
    """What was so: `price is EUR 80.00`, `it came on Friday 19 November 2027 09:00, 5 hours before start`."""
    match leaf.condition:
        case Marked(subject, mark):
            return f"the {subject} is {'' if leaf.holds else 'not '}{mark}"
        case ObligationIs(what, state):
            return f"{what} is {'' if leaf.holds else 'not '}{state}"
        case Accepted():
            return f"the client has {'' if leaf.holds else 'not '}accepted these rules"
        case Compared(Counted(event)):
            label, _, value = leaf.sides[0]
            counted = house.events[event]
            if value == 1:
                return f"there was 1 {label.replace(counted.plural, counted.name)}"
            return f"there were {value} {label}"
        case Holds() | Is() | IsNothing():
            return _is_text(leaf.sides[0], house)
        case Compared(Ledger(name="balance")):
            _, kind, value = leaf.sides[0]
            return f"there {'is' if value == 1 else 'are'} {plain_value(value, kind, house)} left"
        case Compared():
            label, kind, value = leaf.sides[0]
            return _is_text((label or "the amount", kind, value), house)
    return _moment_so(leaf, house)


def _moment_so(leaf: Leaf, house: House) -> str:
    label, _, at = leaf.sides[0]
    if not isinstance(at, int):
        return _missing(label)
    so = f"{'it came on' if label == 'now' else f'{label} is'} {plain_moment(at, house.zone)}"
    match leaf.condition:
        case Distance():
            anchor, _, value = leaf.sides[1]
            if not isinstance(value, int):
                return _missing(anchor)
            apart = "" if at == value else f"{_apart(at, value, leaf.condition.length, house)} "
            side = "at" if at == value else "before" if at < value else "after"
            return f"{so}, {apart}{side} {anchor}"
        case Order():
            anchor, _, value = leaf.sides[1]
            return so if isinstance(value, int) else _missing(anchor)
        case InHours(_, calendar):
            inside = house.calendars[calendar].is_open(at)
            return f"{so}, {'inside' if inside else 'outside'} {calendar} hours"
        case OnDays(holidays=True):
            day = house.zone.day_of(at)
            if day in house.holidays:
                return f"{so}, a public holiday ({house.holidays[day]})"
    return so


def _missing(moment: str) -> str:
    return f"there is no {moment.removeprefix('the ')}" if moment.startswith("the ") else f"{moment} is {NOTHING}"


def _apart(at: int, anchor: int, length: Length, house: House) -> str:
    """How far two moments lie from one another, as the length measures it."""
    first, last = sorted((at, anchor))
    match length:
        case Open(_, calendar):
            seconds = house.calendars[calendar].open_seconds_between(first, last)
            return length_text(Open(seconds, calendar))
        case Days(_, calendar, True):
            return length_text(Days(house.calendars[calendar].full_days_between(first, last), calendar, True))
    return plain_duration(last - first)


def _is_text(reading: Reading, house: House) -> str:
    label, kind, value = reading
    return f"{label} is {plain_value(value, kind, house)}"


def _needed(leaf: Leaf, wanted: bool, house: House) -> str:
    """What was needed instead, with the sign before it; empty where what was so says it all."""
    if isinstance(leaf.condition, Distance | Order) and any(value is None for _, _, value in leaf.sides):
        return ""
    what = _what_needed(leaf, wanted, house)
    is_count = isinstance(leaf.condition, Compared) and isinstance(leaf.condition.left, Counted)
    return f"; {what} {'were' if is_count else 'was'} needed" if what else ""


def _what_needed(leaf: Leaf, wanted: bool, house: House) -> str:
    negated = "" if wanted else "not "
    match leaf.condition:
        case Is(fact, values):
            texts = [plain_value(value, fact.kind, house) for value in values]
            return ("" if wanted else "anything but ") + listed(texts, "or")
        case Holds():
            return "yes" if wanted else "no"
        case IsNothing():
            return "nothing" if wanted else "a value"
        case Compared():
            return _size_needed(leaf.condition, leaf.sides[1], wanted, house)
        case Distance():
            return negated + distance_text(leaf.condition) + _span_needed(leaf.condition, leaf.sides, wanted, house)
        case Order(_, op):
            label, kind, value = leaf.sides[1]
            shown = plain_value(value, kind, house)
            word = EDGES[op if wanted else _OPPOSITE[op]]
            return f"{word} {shown}" if label.endswith(shown) else f"{word} {label}, {shown},"
        case InHours(_, calendar, inside):
            return f"{'inside' if inside == wanted else 'outside'} {calendar} hours"
        case OnDays():
            return ("" if wanted else "any day but ") + days_text(leaf.condition)
        case Marked() | ObligationIs() | Accepted():
            return ""
    return negated + range_text(leaf.condition)


def _size_needed(condition: Compared, right: Reading, wanted: bool, house: House) -> str:
    label, kind, value = right
    op = condition.op if wanted else _OPPOSITE[condition.op]
    if isinstance(condition.left, Counted) and op == "==" and value == 0:
        return "none"
    shown = plain_value(value, kind, house)
    named = f"{label} ({shown})" if label and not isinstance(condition.right, Literal) else shown
    return f"{SIZES[op]} {named}"


def _span_needed(condition: Distance, sides: tuple[Reading, ...], wanted: bool, house: House) -> str:
    """When it would have been so: ` (until Wednesday 17 November 2027 14:00)`; empty where that is not known."""
    edge, anchor = sides[2][2], sides[1][2]
    if not wanted or not isinstance(edge, int) or not isinstance(anchor, int):
        return ""
    limit, start = plain_moment(edge, house.zone), plain_moment(anchor, house.zone)
    before = condition.direction == "before"
    match condition.op:
        case ">=":
            span = f"until {limit}" if before else f"from {limit} on"
        case ">":
            span = f"before {limit}" if before else f"after {limit}"
        case "<=":
            span = f"from {limit} to {start}" if before else f"from {start} to {limit}"
        case "<":
            span = f"after {limit}, to {start}" if before else f"from {start}, before {limit}"
        case _:
            span = f"at {limit}"
    return f" ({span})"


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
