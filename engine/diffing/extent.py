"""How wide a group of events is: over which moments, and which values of a fact, its two answers stay as they are.

Everything but that one moment or fact stays as it is in the example. The edges are found by asking both plans.
"""

from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from engine.diffing.changes import Group
from engine.judging.decide import EventRefused, decide
from engine.judging.edge import edge
from engine.judging.named_moments import moved, named_moments
from engine.memory.decision import Decision
from engine.model import Compared, Elapsed, Fact, House, Kind, Line, Literal, Rule
from engine.model.parts import parts
from engine.planning.plan import Plan
from engine.proof.history import BOOKING, Replayed, Scene, replayed
from engine.time.moments import DAY, moment_from_text, moment_text
from engine.values import duration_text, money_text

_BEFORE, _AFTER = 60 * DAY, 20 * DAY
_PACE = 3600


@frozen
class Extent:
    """From `low` to `high`, both included; None where there is no end. `of` is a fact, or `now` for the moment of the
    event. `are_general` says of each edge whether it lies as far from `start` in every other case, not just in this."""

    of: str
    kind: Kind
    low: int | None
    high: int | None
    start: int | None = None
    are_general: tuple[bool, bool] = (True, True)


def extents(group: Group, plans: tuple[Plan, Plan]) -> Iterator[Extent]:
    """The extents of a group: of its moment, and of each figure that the lines on it compare."""
    long_booked = _booked_long_ago(group, plans)
    found = [replayed(plan, long_booked) for plan in plans]
    if found[0] is not None and found[1] is not None:
        yield from _of_moment(group, (found[0], found[1]))
    for name, kind in _compared_facts(group).items():
        extent = _of_fact(group, plans, name, kind)
        if extent is not None:
            yield extent


# --- the moment ------------------------------------------------------------------------------


def _of_moment(group: Group, found: tuple[Replayed, Replayed]) -> Iterator[Extent]:
    event = found[0].decisions[0].event
    booking = found[0].record.bookings.get(event.booking or "")
    start = (booking.fields if booking is not None else event.fields).get("start")
    if not isinstance(start, int):
        return
    last = max((_at(one, found[0].plan.house) for one in group.scene.past if one.get("id") != "made"), default=0)
    made = booking.made if booking is not None else event.at - 400 * DAY
    first, end = max(start - _BEFORE, made, last + 1), max(start + _AFTER, event.at)

    def stays(at: int) -> bool:
        answers = []
        for one in found:
            answer = decide(one.plan, one.record, moved(one.decisions[0].event, one.plan.house, at))
            if isinstance(answer, EventRefused):
                return False
            answers.append(answer)
        return _decides_alike(group, (answers[0], answers[1]))

    looks = {moment + beside for one in found for beside in (-1, 0, 1)
             for moment in named_moments(one.plan.house, first, end, start, made)}  # fmt: skip
    looks |= {*range(first, end, _PACE), first, end, start}
    inside = sorted(look for look in looks if first <= look <= end)
    low = edge(stays, event.at, (look for look in reversed(inside) if look < event.at))
    high = edge(stays, event.at, (look for look in inside if look > event.at))
    if low is None and high is None:
        return
    # What is asked before a booking begins says nothing of what comes after it, and the other way round.
    lengths = {part.seconds for one in found for rule in one.plan.house.rules
               for part in parts(rule) if isinstance(part, Elapsed)} | {0}  # fmt: skip
    general = [
        moment is None or any(abs(start - moment) + beside in lengths for beside in (-1, 0, 1))
        for moment in (low, high)
    ]
    yield Extent("now", Kind("moment"), low, high, start, (general[0], general[1]))


def _booked_long_ago(group: Group, plans: tuple[Plan, Plan]) -> Scene:
    """The scene with its booking made long before, where that changes nothing."""
    scene, house = group.scene, plans[0].house
    if not scene.opening:
        return scene
    made = moment_text(scene.now - 200 * DAY, house.zone)
    earlier = evolve(scene, past=tuple({**one, "at": made} if one is scene.opening else one for one in scene.past))
    return earlier if _stays(group, plans, earlier) else scene


def _at(said: dict[str, object], house: House) -> int:
    moment = moment_from_text(str(said["at"]), house.zone)
    return moment if isinstance(moment, int) else 0


# --- facts -----------------------------------------------------------------------------------


def _compared_facts(group: Group) -> dict[str, Kind]:
    """The figures that the rules of a group compare with something."""
    found: dict[str, Kind] = {}
    for rule, _ in (*group.lines[0], *group.lines[1]):
        for part in parts(rule):
            if isinstance(part, Compared):
                for side in (part.left, part.right):
                    if isinstance(side, Fact) and side.source != "client" and side.kind.base in _FIGURES:
                        found[side.name] = side.kind
    return found


_FIGURES = ("money", "number", "duration")


def _of_fact(group: Group, plans: tuple[Plan, Plan], name: str, kind: Kind) -> Extent | None:
    scene = group.scene
    holder = next((one for one in (*scene.events, scene.opening) if name in one), None)
    if holder is None:
        return None
    fields = [found.fields[name] for one in plans for found in one.house.events.values() if name in found.fields]
    value = next(
        (decision.event.fields.get(name) for decision in group.decisions if name in decision.event.fields), None
    )
    if not isinstance(value, int):
        found = replayed(plans[0], scene)
        booking = None if found is None else found.record.bookings.get(BOOKING)
        value = None if booking is None else booking.fields.get(name)
    if not isinstance(value, int):
        return None
    unit = kind.of or plans[0].house.currency

    def stays(other: int) -> bool:
        text: object = other
        if kind.base == "money":
            text = money_text(other, unit)
        elif kind.base == "duration":
            text = duration_text(other)

        def changed(one: dict[str, object]) -> dict[str, object]:
            return {**one, name: text} if one is holder else one

        past, events = tuple(map(changed, scene.past)), tuple(map(changed, scene.events))
        return _stays(group, plans, evolve(scene, past=past, events=events))

    known = {part.value for plan in plans for rule in plan.house.rules for part in parts(rule)
             if isinstance(part, Literal) and part.kind.base == kind.base and isinstance(part.value, int)}  # fmt: skip
    bounds = [bound for field in fields for bound in (field.low, field.high) if bound is not None]
    most = max((*bounds, *known, value)) * 10 + 100_000
    looks = sorted({one + beside for one in known for beside in (-1, 0, 1)} | {1, most, *bounds})
    low = edge(stays, value, (look for look in reversed(looks) if 0 < look < value))
    high = edge(stays, value, (look for look in looks if look > value and (not bounds or look <= max(bounds))))
    return None if low is None and high is None else Extent(name, kind, low, high)


def _stays(group: Group, plans: tuple[Plan, Plan], scene: Scene) -> bool:
    found = [replayed(plan, scene) for plan in plans]
    if found[0] is None or found[1] is None:
        return False
    return _decides_alike(group, (found[0].decisions[0], found[1].decisions[0]))


def _decides_alike(group: Group, decisions: tuple[Decision, Decision]) -> bool:
    """Whether the lines that make the group decide in these answers too."""
    return all(_ids(lines) <= set(_deciding(decision)) for lines, decision in zip(group.lines, decisions, strict=True))


def _ids(lines: Iterable[tuple[Rule, Line]]) -> set[str]:
    return {line.id for _, line in lines}


def _deciding(decision: Decision) -> Iterator[str]:
    yield from (because.line.id for because in decision.because)
    for child in decision.recorded:
        yield from _deciding(child)
